"""The document's registers as tables: the columns that people fill, rows in words, and back."""

from dataclasses import fields
from fractions import Fraction
from typing import Any, Literal, get_args, get_type_hints

from scorecard.core.assessment import Action, Assessment, Body, Entity, Evidence, Interview, Meeting, Member
from scorecard.core.names import TableId
from scorecard.core.table import CellValue, Choice, ColumnKind, ColumnSpec, TableSpec
from scorecard.core.text import Text
from scorecard.exchange.plain.converter import plain, read_part
from scorecard.exchange.plain.yamlfile import PlainFile
from scorecard.exchange.tables.writing import said

SHAPES: dict[str, type[Any]] = {
    "evidence": Evidence,
    "actions": Action,
    "meetings": Meeting,
    "interviews": Interview,
    "team": Member,
    "entities": Entity,
    "bodies": Body,
}
TITLES = {
    "evidence": "Evidence",
    "actions": "Action plan",
    "meetings": "Meetings",
    "interviews": "Interviews",
    "team": "Assessment team",
    "entities": "Entities",
    "bodies": "Responsible bodies",
}
GUIDANCE = {
    "evidence": "One row for each document, minutes, interview or table behind an answer. Answers name it by its id.",
    "actions": "One row for each action of the plan. What an action claims and brings about is kept in the document.",
    "meetings": "Meetings on record, such as the induction and the debriefing.",
    "interviews": "Interviews by group, never by person; what was said is confidential.",
    "team": "The members of the assessment team; the name may stay empty.",
    "entities": "The entities that are present, resident or regional.",
    "bodies": "Bodies that can be responsible for an action, with their local names.",
}
LEFT_OUT = {"claims", "effect", "alternatives"}
REQUIRED = {"id", "title", "what", "group", "entity"}
KINDS: dict[str, ColumnKind] = {"date": "when", "cost": "amount", "count": "count", "effort": "count"}
WIDE = {"what", "explanation", "note", "title", "progress", "resources", "name"}


def register_spec(name: str) -> TableSpec:
    """Return a register as a table that people fill."""
    shape = SHAPES[name]
    own = ["id"] if name == "evidence" else []
    hints = get_type_hints(shape)
    columns = [
        _column(each, hints.get(each, str))
        for each in (*own, *(field.name for field in fields(shape)))
        if each not in LEFT_OUT
    ]
    unique = ("id",) if any(column.name == "id" for column in columns) else ()
    return TableSpec(
        id=TableId(f"register:{name}"),
        title=Text({"en": TITLES[name]}),
        columns=tuple(columns),
        unique=unique,
        guidance=Text({"en": GUIDANCE[name]}),
    )


def _column(name: str, hint: Any) -> ColumnSpec:
    kind: ColumnKind = KINDS.get(name, "text")
    choices: tuple[Choice, ...] = ()
    if str(hint).startswith("typing.Literal") or getattr(hint, "__origin__", None) is Literal:
        kind = "choice"
        choices = tuple(
            Choice(id=each, title=Text({"en": each.replace("_", " ")})) for each in get_args(hint)
        )
    elif hint is bool:
        kind = "yes_no"
    elif str(hint).startswith("tuple"):
        kind = "list"
    title = name.replace("_", " ").capitalize()
    return ColumnSpec(
        name=name, title=Text({"en": title}), kind=kind, required=name in REQUIRED, choices=choices
    )


def choices_taken(name: str) -> dict[str, str]:
    """Return what a register's choices are taken for where they were left open."""
    chosen = {column.name for column in register_spec(name).columns if column.kind == "choice"}
    return {field.name: str(field.default) for field in fields(SHAPES[name]) if field.name in chosen}


def register_rows(document: Assessment, name: str) -> list[dict[str, str]]:
    """Return the rows of a register in words."""
    register = getattr(document, name)
    spec = register_spec(name)
    if isinstance(register, tuple):
        return [_row(spec, each, "") for each in register]
    return [_row(spec, each, key) for key, each in register.items()]


def _row(spec: TableSpec, value: object, key: str) -> dict[str, str]:
    found: dict[str, str] = {}
    for column in spec.columns:
        cell = getattr(value, column.name, key)
        words = said(cell) if isinstance(cell, bool | tuple | Fraction) else "" if cell is None else str(cell)
        found |= {column.name: words} if words and not (column.kind == "yes_no" and cell is False) else {}
    return found


def register_entry(name: str, cells: dict[str, CellValue], row: dict[str, str], old: object | None) -> Any:
    """Return the entry that a row says; what no column holds stays as it was."""
    data = dict(plain(old)) if old is not None else {}
    for column in register_spec(name).columns:
        data.pop(column.name, None)
        value = cells.get(column.name)
        if value is None or (name == "evidence" and column.name == "id"):
            continue
        data[column.name] = _plain(column, value, row[column.name])
    return read_part(PlainFile(name), data, (), SHAPES[name])


def _plain(column: ColumnSpec, value: CellValue, words: str) -> object:
    if isinstance(value, tuple):
        return list(value)
    if column.kind == "when":
        return words.strip()
    if column.kind == "count":
        return int(said(value))
    return value if isinstance(value, bool) else said(value)
