"""Words in a cell become a typed value, or a problem that names the cell."""

import re
from collections.abc import Mapping
from datetime import date
from fractions import Fraction

from scorecard.core.problem import Problem
from scorecard.core.quantity import parse_exact
from scorecard.core.table import CellValue, ColumnSpec, TableSpec
from scorecard.core.when import parse_when

YES = frozenset({"yes", "y", "true", "1", "x", "oui"})
NO = frozenset({"no", "n", "false", "0", "non"})
GROUPS = re.compile(r"\d{1,3}([,\u00a0\u202f ]\d{3})+(\.\d+)?")
GROUPED = re.compile(r"[,\u00a0\u202f ]")
LONGEST = 10_000
"""Characters in one cell; more is a mistake, such as a file pasted into a cell."""


def read_row(
    spec: TableSpec,
    cells: Mapping[str, str],
    place: str,
    today: date,
    problems: list[Problem],
    *,
    complete: bool = True,
) -> Mapping[str, CellValue]:
    """Return the typed cells of one row; what is wrong joins `problems`, and its cell is left blank.

    With `complete` a required column that is blank is a problem, and columns that are not named are blank.
    """
    typed: dict[str, CellValue] = {}
    for name, words in cells.items():
        column = spec.column(name)
        if column is None:
            known = ", ".join(each.name for each in spec.columns)
            problems.append(_problem(place, f"there is no column “{name}”.", f"The columns are {known}."))
            continue
        try:
            typed[name] = read_cell(column, words, today)
        except ValueError as error:
            problems.append(_problem(f"{place}, column {name}", f"{error}.", remedy_of(column)))
    if complete:
        _complete(spec, typed, cells, place, problems)
    return typed


def _complete(
    spec: TableSpec,
    typed: dict[str, CellValue],
    cells: Mapping[str, str],
    place: str,
    problems: list[Problem],
) -> None:
    for column in spec.columns:
        if column.required and not cells.get(column.name, "").strip():
            problems.append(
                _problem(f"{place}, column {column.name}", "this cell must not be blank.", remedy_of(column))
            )
        typed.setdefault(column.name, None)


def read_cell(column: ColumnSpec, words: str, today: date) -> CellValue:
    """Return the typed value of a cell's words, None for a blank. Raise ValueError with a plain sentence for anything else."""
    text = words.strip()
    if not text:
        return None
    if len(text) > LONGEST:
        message = f"{len(text):,} characters stand in one cell; at most {LONGEST:,} are read"
        raise ValueError(message)
    match column.kind:
        case "text":
            return text
        case "list":
            return tuple(part.strip() for part in text.split(";") if part.strip())
        case "yes_no":
            return _yes_no(text)
        case "choice":
            return _choice(column, text)
        case "when":
            return parse_when(text, today)
        case "count" | "amount":
            return _number(column, text)


def _yes_no(text: str) -> bool:
    lowered = text.lower()
    if lowered in YES or lowered in NO:
        return lowered in YES
    message = f"“{text}” is neither yes nor no"
    raise ValueError(message)


def _choice(column: ColumnSpec, text: str) -> str:
    lowered = text.lower()
    for choice in column.choices:
        if lowered in {choice.id.lower(), *(title.lower() for title in choice.title.by_language.values())}:
            return choice.id
    message = f"“{text}” is not one of the allowed values"
    raise ValueError(message)


def _number(column: ColumnSpec, text: str) -> Fraction:
    try:
        value = parse_exact(GROUPED.sub("", text) if GROUPS.fullmatch(text) else text)
    except ValueError:
        message = f"“{text}” is not a number"
        raise ValueError(message) from None
    if value < 0:
        message = f"{text} is negative, and nothing here can be"
        raise ValueError(message)
    if column.kind == "count" and value.denominator != 1:
        message = f"{text} is not a whole number"
        raise ValueError(message)
    return value


def remedy_of(column: ColumnSpec) -> str:
    """Return what belongs in a cell of this column, as advice."""
    match column.kind:
        case "choice":
            return "Write one of: " + ", ".join(choice.id for choice in column.choices) + "."
        case "yes_no":
            return "Write yes or no, or leave it blank when it is not known."
        case "when":
            return "Write a day 2017-10-31, a month 2017-10, a year 2017, a span 2016-01..2017-03, or past 12 months."
        case "count":
            return "Write a whole number, 0 or more."
        case "amount":
            return "Write a number, 0 or more, with a point before decimals."
        case "text" | "list":
            return (
                "Write words; separate several with semicolons." if column.kind == "list" else "Write words."
            )


def _problem(where: str, what: str, remedy: str) -> Problem:
    return Problem(code="cell", where=where, what=what, remedy=remedy)
