#!/usr/bin/env python3
"""Write the pages of the manual that are made from the product; with --check, only tell which are stale.

A page is a path below `docs` and a function that returns its text. To add one, add a pair to PAGES.
"""

from __future__ import annotations

import inspect
import sys
from collections.abc import Callable, Iterator, Mapping
from dataclasses import MISSING, Field, fields, is_dataclass
from fractions import Fraction
from pathlib import Path
from typing import Any, Literal, get_args, get_origin, get_type_hints

import click
import yaml

from scorecard.checks.catalogue import render as checks
from scorecard.cli.main import main as scorecard
from scorecard.core.rule import Rule
from scorecard.core.text import Text
from scorecard.exchange.edition import shapes as edition_shapes

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


def rules() -> str:
    """Return the drawn tables of the rule language and of the measures, which are also their tests."""
    parts = [
        "# Rules and measures\n",
        (
            "Each table below is a test that the product passes. What stands left of the double line is given, what stands right of "
            "it comes out. *Unknown* means that nothing is known yet; it is never taken for unmet. "
            "[Three-valued rules](../explanation/three-valued-rules.md) says why.\n"
        ),
        "## The words of a rule\n",
        *drawn("rules"),
        "## The recipes of a measure\n",
        "A measure has a lower and an upper end, which are alike when everything is known.\n",
        *drawn("measures"),
    ]
    return "\n".join(parts)


def drawn(folder: str) -> Iterator[str]:
    """Yield each drawn table of a folder, its title one step lower than on its own."""
    for file in sorted((DOCS.parent / "tests" / "spec" / folder).glob("*.md")):
        yield file.read_text("utf-8").replace("# ", "### ", 1)


# ── the format of an edition, from the shapes that read it ──────────────────────────────────

FILES = [
    ("framework.yaml", edition_shapes.FrameworkFile),
    ("indicators/<id>.yaml", edition_shapes.IndicatorFile),
    ("tables.yaml", edition_shapes.TablesFile),
    ("survey.yaml", edition_shapes.SurveyFile),
    ("outline.yaml", edition_shapes.OutlineFile),
    ("examples/<name>.yaml", edition_shapes.ExampleFile),
]
PLAIN_WORDS: dict[Any, str] = {
    str: "word",
    int: "whole number",
    bool: "true or false",
    Fraction: "number",
    Text: "text",
    object: "anything",
    Any: "anything",
}


def edition_format() -> str:
    """Return every key of every file of an edition, with its kind, its default and what it means."""
    meanings = yaml.safe_load((DOCS / "edition-keys.yaml").read_text("utf-8"))
    parts = [meanings.pop("intro")]
    seen: set[type] = set()
    for name, shape in FILES:
        parts.append(f"## {name}\n")
        todo = [shape]
        while todo:
            here = todo.pop(0)
            if here in seen:
                continue
            seen.add(here)
            if here is not shape:
                parts.append(f"### {here.__name__}\n")
            parts += keys(here, meanings.pop(here.__name__))
            todo += [each for field in fields(here) for each in shapes_in(get_type_hints(here)[field.name])]
    if meanings:
        raise SystemExit(f"docs/edition-keys.yaml speaks of shapes that no file has: {', '.join(meanings)}")
    return "\n".join(parts)


def keys(shape: type, meanings: dict[str, str]) -> Iterator[str]:
    """Yield one shape's keys as a table. Raise SystemExit when the meanings are not those of its keys."""
    names = [field.name for field in fields(shape)]
    if sorted(names) != sorted(meanings):
        raise SystemExit(f"docs/edition-keys.yaml: {shape.__name__} has the keys {', '.join(names)}")
    yield "| Key | Holds | If left out | Meaning |\n| --- | --- | --- | --- |"
    hints = get_type_hints(shape)
    for field in fields(shape):
        cells = (f"`{field.name}`", kind_words(hints[field.name]), default_words(field), meanings[field.name])
        yield f"| {' | '.join(cell(each) for each in cells)} |"
    yield ""


def shapes_in(hint: object) -> list[type]:
    """Return the shapes with keys of their own that a type speaks of; rules and texts have a page of their own."""
    if isinstance(hint, type) and is_dataclass(hint) and hint is not Text:
        return [] if hint in get_args(Rule) else [hint]
    return [each for part in get_args(hint) for each in shapes_in(part)]


def kind_words(hint: Any) -> str:
    """Return what a key holds, in words."""
    inner = [part for part in get_args(hint) if part not in (type(None), ...)]
    if set(inner) == set(get_args(Rule)):
        return "[rule](rules.md)"
    if hint in PLAIN_WORDS:
        return PLAIN_WORDS[hint]
    if get_origin(hint) is Literal:
        return " or ".join(f"`{part}`" for part in inner)
    if get_origin(hint) is tuple:
        pair = ... not in get_args(hint)
        return "pair of words" if pair else f"list of {kind_words(inner[0])}"
    if get_origin(hint) is Mapping:
        return f"{kind_words(inner[1])}, by name"
    if len(inner) == 1 and not isinstance(hint, type):
        return kind_words(inner[0])
    if hasattr(hint, "__supertype__"):
        return PLAIN_WORDS[hint.__supertype__]
    return f"[{hint.__name__}](#{hint.__name__.lower()})"


def default_words(field: Field[Any]) -> str:
    """Return what stands in place of a key that is left out."""
    if field.default is MISSING and field.default_factory is MISSING:
        return "**needed**"
    value = field.default if field.default is not MISSING else None
    if isinstance(value, bool):
        return f"`{str(value).lower()}`"
    return f"`{value}`" if value else "nothing"


PAGES: list[tuple[str, Callable[[], str]]] = [
    ("reference/cli.md", cli),
    ("reference/rules.md", rules),
    ("reference/edition-format.md", edition_format),
    ("reference/checks.md", checks),
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
