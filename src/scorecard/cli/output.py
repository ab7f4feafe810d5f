"""One way to print tables, JSON, progress and problems."""

import functools
import json
import sys
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from typing import Any, ParamSpec, TypeVar

import click

from scorecard.core.framework import Edition
from scorecard.core.names import LevelId
from scorecard.core.problem import Problem, Refused, Severity
from scorecard.exchange.edition.library import EditionRefused
from scorecard.exchange.plain.yamlfile import CONTROL
from scorecard.exchange.results import problems_data

DATA_PROBLEMS = 3
EDITION_PROBLEMS = 4
P = ParamSpec("P")
R = TypeVar("R")
STYLES: dict[Severity, str] = {"error": "red", "warning": "yellow", "hint": "cyan"}

json_option = click.option(
    "--json", "as_json", is_flag=True, help="Print JSON for programs instead of tables for people."
)
path_argument = click.argument("path", type=click.Path(path_type=Path), metavar="PATH")


def reporting_problems(function: Callable[P, R]) -> Callable[P, R]:
    """Turn refused data into problems on the error stream and the exit code that says where they lie."""

    @functools.wraps(function)
    def wrapped(*args: P.args, **kwargs: P.kwargs) -> R:
        try:
            return function(*args, **kwargs)
        except Refused as refused:
            print_problems(refused.problems, as_json=bool(kwargs.get("as_json")))
            sys.exit(EDITION_PROBLEMS if isinstance(refused, EditionRefused) else DATA_PROBLEMS)
        except BrokenPipeError:
            sys.stderr.close()
            sys.exit(0)
        except OSError as error:  # a full disk, a file in place of a folder, nobody's permission
            where = str(error.filename or "") or "files"
            what = f"the system refuses this: {error.strerror or error}."
            remedy = "Check the path, who may read and write there, and the space that is left."
            refusal = [Problem(code="file", where=where, what=what, remedy=remedy)]
            print_problems(refusal, as_json=bool(kwargs.get("as_json")))
            sys.exit(DATA_PROBLEMS)

    return wrapped


def print_json(value: object) -> None:
    """Print a value as JSON, with a final line end."""
    click.echo(json_words(value, indent=2))


def json_words(value: object, indent: int | None = None) -> str:
    """Return a value as JSON that every stream can take: half a letter stands as its escape."""
    words = json.dumps(value, ensure_ascii=False, indent=indent, default=str)
    return words.encode("utf-8", "backslashreplace").decode()


def print_problems(problems: Iterable[Problem], *, as_json: bool = False) -> None:
    """Print problems: as JSON on the output, or in words on the error stream."""
    if as_json:
        print_json(problems_data(problems))
        return
    for problem in problems:
        click.secho(
            f"{problem.severity}: ",
            fg=STYLES[problem.severity],
            bold=True,
            nl=False,
            err=True,
            color=colour(err=True),
        )
        remedy = f"\n    → {problem.remedy}" if problem.remedy else ""
        click.echo(CONTROL.sub("\ufffd", f"{problem.where}\n    {problem.what}{remedy}"), err=True)


def colour(*, err: bool = False) -> bool | None:
    """Return whether colours are wanted: False under NO_COLOR, else what the terminal is."""
    import os

    if os.environ.get("NO_COLOR"):
        return False
    return (sys.stderr if err else sys.stdout).isatty()


def print_table(
    columns: Sequence[str], rows: Iterable[Sequence[object]], *, title: str = "", ends: Sequence[int] = ()
) -> None:
    """Print a table: fitted to the terminal, or one line for each row where none is; columns in `ends` align to the end."""
    if not sys.stdout.isatty():
        click.echo(_lines(columns, [[str(cell) for cell in row] for row in rows], title, ends))
        return
    from rich import box
    from rich.console import Console
    from rich.table import Table

    console = Console(no_color=colour() is False, highlight=False)
    table = Table(title=title or None, title_justify="left", box=box.SIMPLE_HEAD, pad_edge=False)
    for place, column in enumerate(columns):
        table.add_column(column, justify="right" if place in ends else "left", overflow="fold")
    for row in rows:
        table.add_row(*(cell if hasattr(cell, "__rich__") else str(cell) for cell in map(_cell, row)))
    console.print(table)


def _lines(columns: Sequence[str], rows: Sequence[Sequence[str]], title: str, ends: Sequence[int]) -> str:
    widths = [max(map(len, column)) for column in zip(columns, *rows, strict=True)]
    rule = ["─" * width for width in widths]
    lines = [
        "  ".join(
            cell.rjust(width) if place in ends else cell.ljust(width)
            for place, (cell, width) in enumerate(zip(row, widths, strict=True))
        ).rstrip()
        for row in (columns, rule, *rows)
    ]
    return "\n".join([*([title] if title else []), *lines, ""])


def _cell(cell: object) -> Any:
    from rich.markup import escape

    return escape(cell) if isinstance(cell, str) else cell


LEVEL_COLOURS = ("red", "yellow", "cyan", "blue", "magenta", "green", "white")


def level_words(edition: Edition, level: LevelId | None) -> str:
    """Return a level's sign (a step for each one above the lowest) and its word."""
    if level is None:
        return ""
    place, top = edition.rank(level), len(edition.levels) - 1
    return f"{'■' * place}{'□' * (top - place)} {edition.level(level).short}"


def steps(items: Sequence[R], label: str) -> Iterable[R]:
    """Return the items, with a bar on the error stream while they are worked through, where a person is watching."""
    if not sys.stderr.isatty() or len(items) < 2:
        yield from items
        return
    with click.progressbar(items, label=label, file=sys.stderr) as bar:
        yield from bar
