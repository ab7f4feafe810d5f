"""The history beside a document: one line for each change, with who made it, when, and what stood there before."""

import getpass
import json
import os
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, fields, is_dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from scorecard.core.apply import apply
from scorecard.core.change import (
    AddRows,
    Change,
    SetAnswer,
    SetCells,
    SetDetail,
    SetEntry,
    SetExemption,
    SetFact,
    SetFigure,
    SetJudgement,
    SetNarrative,
    SetNote,
    SetTable,
)
from scorecard.core.dossier import Dossier
from scorecard.core.framework import Edition
from scorecard.exchange.document.settled import settled
from scorecard.exchange.plain.converter import converter, plain
from scorecard.exchange.tables.reading import refused
from scorecard.exchange.tables.writing import plain_rows

HISTORY = "history.jsonl"
MOST_ROWS = 2_000
"""Rows of a table that the log repeats as the value before; of a larger one it keeps the digest."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One line of the history. `document` holds the digests of the document before and after the save it belongs to."""

    at: str
    by: str
    change: dict[str, Any]
    before: Any
    document: tuple[str, str]


def lines_of(
    edition: Edition, dossier: Dossier, changes: Iterable[Change], by: str, document: tuple[str, str]
) -> Iterator[str]:
    """Yield a line of the history for each change, in order."""
    at = datetime.now(UTC).isoformat(timespec="seconds")
    for change in changes:
        line = {
            "at": at,
            "by": by or author(),
            "change": plain(change),
            "before": before(edition, dossier, change),
        }
        yield json.dumps({**line, "document": list(document)}, ensure_ascii=False) + "\n"
        dossier = apply(edition, dossier, change)


def author() -> str:
    """Return the name of the operating system's user, or nothing where it has none."""
    try:
        return getpass.getuser()
    except (OSError, KeyError, ImportError):
        return ""


def before(edition: Edition, dossier: Dossier, change: Change) -> Any:
    """Return, as plain data, what stands where the change will write."""
    document = dossier.assessment
    match change:
        case SetAnswer(key=key):
            return plain(document.answers.get(key))
        case SetFact(question=question):
            return plain(document.facts.get(question))
        case SetFigure(measure=measure):
            return plain(document.figures.get(measure))
        case SetJudgement(indicator=indicator):
            return plain(document.judgements.get(indicator))
        case SetExemption(indicator=indicator):
            return plain(document.exemptions.get(indicator))
        case SetNote(key=key):
            return document.notes.get(key)
        case SetNarrative(section=section):
            return document.narrative.get(section)
        case SetEntry(register=register, entry=entry):
            return plain(entry_of(getattr(document, register, ()), entry))
        case SetDetail(path=path):
            return plain(detail_of(document, path))
        case SetCells(table=table) | AddRows(table=table) | SetTable(table=table):
            return _table_before(edition, dossier, table)


def _table_before(edition: Edition, dossier: Dossier, name: Any) -> Any:
    table, spec = dossier.tables.get(name), edition.tables.get(name)
    if table is None or spec is None:
        return None
    found: dict[str, Any] = {"digest": table.digest, "count": len(table.rows)}
    return found if len(table.rows) > MOST_ROWS else {**found, "rows": plain_rows(spec, table)}


def entry_of(register: object, entry: str) -> object | None:
    """Return the entry of a register by its id, or by its place in a list, or None."""
    if isinstance(register, Mapping):
        found: object | None = register.get(entry)
        return found
    if not isinstance(register, tuple):
        return None
    by_id = next((each for each in register if getattr(each, "id", None) == entry), None)
    if by_id is not None or not entry.isdigit():
        return by_id
    return register[int(entry)] if int(entry) < len(register) else None


def detail_of(document: object, path: str) -> object | None:
    """Return the value of the field at a path, or None."""
    for step in path.split("."):
        if isinstance(document, Mapping):
            document = document.get(step)
        elif is_dataclass(document) and step in {field.name for field in fields(document)}:
            document = getattr(document, step)
        else:
            return None
    return document


def append(file: Path, lines: Iterable[str]) -> int:
    """Add lines at the end of a file and flush them to the disk; return how long the file was before."""
    file.parent.mkdir(parents=True, exist_ok=True)
    with file.open("ab") as stream:
        length = stream.tell()
        stream.write("".join(lines).encode())
        stream.flush()
        os.fsync(stream.fileno())
    return length


def cut(file: Path, length: int) -> None:
    """Take back what was added to a file after this length."""
    with file.open("r+b") as stream:
        stream.truncate(length)


def read_history(folder: Path) -> Iterator[Entry]:
    """Yield the lines of a folder's history, oldest first. Raise Refused at a line that cannot be read."""
    file = folder / HISTORY
    if not file.exists():
        return
    with file.open(encoding="utf-8") as stream:
        for number, line in enumerate(stream, start=1):
            try:
                found = json.loads(line)
                yield Entry(**{**found, "document": tuple(found["document"])})
            except (ValueError, TypeError, KeyError):
                remedy = "Take the line out; the document itself is whole without it."
                raise refused(
                    f"{HISTORY}:{number}", "this line of the history cannot be read.", remedy, "history"
                ) from None


def replayed(edition: Edition, dossier: Dossier, entries: Iterable[Entry]) -> Dossier:
    """Return a document after every change of a history. Raise Refused at the first that does not fit."""
    for entry in entries:
        change: Change = converter().structure(entry.change, Change)  # type: ignore[arg-type]
        dossier = apply(edition, dossier, settled(edition, change))
    return dossier
