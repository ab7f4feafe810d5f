"""A change in one line of words, with what stood there before."""

from dataclasses import fields, is_dataclass
from typing import Any

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
from scorecard.exchange.document.history import detail_of, entry_of
from scorecard.exchange.tables.writing import said as cell_said

LONGEST = 70


def said(change: Change, before: Dossier) -> str:
    """Return a change in one line: what it is about, what stood there, what stands there after."""
    document = before.assessment
    match change:
        case SetAnswer(key=key, becomes=outcome):
            answer = document.answers.get(key)
            was = _with_evidence(answer.outcome.value, answer.evidence) if answer else ""
            return _line(str(key), was, _with_evidence(outcome.value, change.evidence) if outcome else "")
        case SetFact(question=question, value=value):
            fact = document.facts.get(question)
            was = _with_evidence(cell_said(fact.value), fact.evidence) if fact else ""
            return _line(
                str(question), was, "" if value is None else _with_evidence(cell_said(value), change.evidence)
            )
        case SetFigure(measure=measure, part=part, whole=whole):
            figure = document.figures.get(measure)
            now = "" if part is None else f"{part} of {whole}"
            return _line(str(measure), f"{figure.part} of {figure.whole}" if figure else "", now)
        case SetJudgement(indicator=indicator, level=level):
            judged = document.judgements.get(indicator)
            was = (
                f"{judged.level} ({judged.reason})"
                if judged and judged.reason
                else judged.level
                if judged
                else ""
            )
            now = "" if level is None else f"{level} ({change.reason})" if change.reason else level
            return _line(f"{indicator}, agreed level", was, now)
        case SetExemption(indicator=indicator, status=status):
            exemption = document.exemptions.get(indicator)
            was = exemption.status.replace("_", " ") if exemption else ""
            return _line(f"{indicator}, rated or not", was, (status or "").replace("_", " "))
        case SetNote(key=key, text=text):
            return _line(f"note on {key}", document.notes.get(key, ""), text)
        case SetNarrative(section=section, text=text):
            return _line(f"text of {section}", document.narrative.get(section, ""), text)
        case SetDetail(path=path, value=value):
            return _line(path, _words(detail_of(document, path)), _words(value))
        case SetEntry(register=register, entry=entry, becomes=becomes):
            return _entry(f"{register}, {entry}", entry_of(getattr(document, register, ()), entry), becomes)
        case SetCells() | AddRows() | SetTable():
            return _table(change, before)


def _line(what: str, was: str, now: str) -> str:
    return f"{what}: {_shown(was)} → {_shown(now)}"


def _shown(words: str) -> str:
    line = " ".join(words.split())
    return "nothing" if not line else line if len(line) <= LONGEST else f"{line[: LONGEST - 1]}…"


def _with_evidence(words: str, evidence: tuple[str, ...]) -> str:
    return f"{words} ({', '.join(evidence)})" if evidence else words


def _words(value: object) -> str:
    if isinstance(value, tuple):
        return f"{len(value)} entries" if value else ""
    if isinstance(value, dict):
        return f"{len(value)} entries" if value else ""
    return "" if value is None else str(value)


def _entry(what: str, old: Any, new: Any) -> str:
    if old is None or new is None:
        return _line(what, _title(old), _title(new))
    if not is_dataclass(new):
        return _line(what, str(old), str(new))
    names = [
        field.name for field in fields(new) if getattr(old, field.name, None) != getattr(new, field.name)
    ]
    changed = [
        f"{name} {_shown(_cell(getattr(old, name)))} → {_shown(_cell(getattr(new, name)))}" for name in names
    ]
    return f"{what}: {', '.join(changed) or 'as it was'}"


def _cell(value: Any) -> str:
    return (
        "; ".join(map(str, value))
        if isinstance(value, tuple)
        else cell_said(value)
        if isinstance(value, bool)
        else _words(value)
    )


def _title(entry: Any) -> str:
    if entry is None:
        return ""
    names = ("title", "what", "name", "group", "entity", "id")
    return next((str(words) for name in names if (words := getattr(entry, name, ""))), "an entry")


def _table(change: SetCells | AddRows | SetTable, before: Dossier) -> str:
    table = before.tables.get(change.table)
    rows = table.rows if table else ()
    if isinstance(change, SetCells):
        columns = ", ".join(
            f"{name} {_shown(cell_said_plain(value))}" for name, value in change.becomes.items()
        )
        return f"table {change.table}: {columns}"
    if isinstance(change, AddRows):
        return f"table {change.table}: {len(rows)} rows → {len(rows) + len(change.rows)}"
    old = [{name: cell_said(cell) for name, cell in row.cells.items() if cell_said(cell)} for row in rows]
    new = [
        {name: cell_said_plain(cell) for name, cell in row.items() if cell_said_plain(cell)}
        for row in change.rows
    ]
    added, gone = sum(row not in old for row in new), sum(row not in new for row in old)
    return f"table {change.table}: {len(old)} rows → {len(new)} ({added} new or changed, {gone} gone or as they were before)"


def cell_said_plain(value: object) -> str:
    """Return a plain cell of a change in words."""
    return "" if value is None else ("yes" if value else "no") if isinstance(value, bool) else str(value)
