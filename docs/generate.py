#!/usr/bin/env python3
"""Write the pages of the manual that are made from the product; with --check, only tell which are stale.

A page is a path below `docs` and a function that returns its text. To add one, add a pair to PAGES.
"""

from __future__ import annotations

import inspect
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import click

from scorecard.cli.main import main as scorecard

DOCS = Path(__file__).resolve().parent
NOTE = "<!-- Made by `python3 run.py docs`. Change the product, not this page. -->\n"


def cli() -> str:
    """Return the reference of the commands, read from the commands themselves."""
    parts = [
        "# Commands\n",
        "Every command explains itself with `--help`; this page is the same text in one place.\n",
    ]
    for context in walk(scorecard, "scorecard", None):
        parts += describe(context)
    return "\n".join(parts)


def walk(command: click.Command, name: str, parent: click.Context | None) -> Iterator[click.Context]:
    """Yield a context for a command and for each beneath it, hidden ones left out."""
    context = click.Context(command, info_name=name, parent=parent, terminal_width=100)
    yield context
    if isinstance(command, click.Group):
        for child in command.list_commands(context):
            found = command.get_command(context, child)
            if found is not None and not found.hidden:
                yield from walk(found, child, context)


def describe(context: click.Context) -> list[str]:
    """Return one command as Markdown: title, sentences, form, arguments and options."""
    command = context.command
    form = " ".join([context.command_path, *command.collect_usage_pieces(context)])
    parts = [f"## {context.command_path}\n", prose(command.help or ""), f"```text\n{form}\n```\n"]
    options = [
        record for option in command.get_params(context) if (record := option.get_help_record(context))
    ]
    if options:
        parts.append("| Option | Meaning |\n| --- | --- |")
        parts += [f"| `{cell(names)}` | {cell(meaning)} |" for names, meaning in options]
        parts.append("")
    return parts


def prose(text: str) -> str:
    """Return a help text as Markdown; a paragraph marked with a backspace keeps its lines."""
    paragraphs = inspect.cleandoc(text).split("\f", maxsplit=1)[0].strip().split("\n\n")
    kept = [
        f"```text\n{part.removeprefix(chr(8)).strip(chr(10))}\n```" if part.startswith("\b") else part
        for part in paragraphs
    ]
    return "\n\n".join(kept) + "\n"


def cell(text: str) -> str:
    """Return a text that fits a cell of a table."""
    return " ".join(text.split()).replace("|", "\\|")


PAGES: list[tuple[str, Callable[[], str]]] = [
    ("reference/cli.md", cli),
]


def main(arguments: list[str]) -> int:
    """Write the pages, or with --check compare them; return 1 when one is stale."""
    stale = []
    for name, make in PAGES:
        path, text = DOCS / name, NOTE + "\n" + make().rstrip("\n") + "\n"
        if path.is_file() and path.read_text("utf-8") == text:
            continue
        stale.append(name)
        if "--check" not in arguments:
            path.write_text(text, "utf-8", newline="\n")
            print(f"docs/{name} written")
    if stale and "--check" in arguments:
        print(f"Stale: {', '.join(stale)}. Run: python3 run.py docs")
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
