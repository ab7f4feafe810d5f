"""What changed from one document to another, as named changes that lead from the first to the second."""

from collections.abc import Iterator, Mapping
from dataclasses import fields
from typing import Any

from scorecard.core.assessment import Answer, Assessment, Exemption, Fact, Figure, Judgement, Origin
from scorecard.core.change import (
    Change,
    SetAnswer,
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
from scorecard.core.names import CriterionKey, IndicatorId, MeasureId, QuestionId
from scorecard.exchange.tables.writing import said

REGISTERS = ("stages", "evidence", "actions", "entities", "bodies", "team", "meetings", "interviews")
HEADS = ("framework", "subject", "cycle", "settings")
KEYED = ("facts", "answers", "figures", "judgements", "exemptions", "notes", "narrative")


def diff(before: Dossier, after: Dossier) -> list[Change]:
    """Return the changes that lead from one document to another, evidence first, so that nothing points to what is not there.

    Where a fact came from is compared by its words alone; a table that is gone is not a change.
    """
    old, new = before.assessment, after.assessment
    found: list[Change] = []
    for field in fields(Assessment):
        if field.name not in (*REGISTERS, *KEYED):
            found += _detail(field.name, getattr(old, field.name), getattr(new, field.name))
    for register in REGISTERS:
        found += _register(register, getattr(old, register), getattr(new, register))
    for name in KEYED:
        found += _keyed(name, getattr(old, name), getattr(new, name))
    for table, delivered in after.tables.items():
        known = before.tables.get(table)
        rows = tuple(
            {name: said(cell) for name, cell in row.cells.items() if said(cell)} for row in delivered.rows
        )
        if known is None or [row.cells for row in known.rows] != [row.cells for row in delivered.rows]:
            found.append(SetTable(table=table, rows=rows, origin=delivered.origin))
    return found


def _detail(name: str, old: Any, new: Any) -> Iterator[Change]:
    if old == new:
        return
    if name in HEADS:
        for field in fields(new):
            yield from _detail(f"{name}.{field.name}", getattr(old, field.name), getattr(new, field.name))
    else:
        yield SetDetail(path=name, value=new)


def _register(name: str, old: Any, new: Any) -> Iterator[Change]:
    if isinstance(new, Mapping):
        for key in dict.fromkeys((*old, *new)):
            if old.get(key) != new.get(key):
                yield SetEntry(register=name, entry=key, becomes=new.get(key))
        return
    steps = list(_listed(name, old, new))
    if _carried_out(old, steps) == new:
        yield from steps
    else:
        yield SetDetail(path=name, value=new)


def _listed(name: str, old: tuple[Any, ...], new: tuple[Any, ...]) -> Iterator[SetEntry]:
    if all(hasattr(each, "id") for each in (*old, *new)):
        known, wanted = {each.id: each for each in old}, {each.id: each for each in new}
        for key in dict.fromkeys((*known, *wanted)):
            if known.get(key) != wanted.get(key):
                yield SetEntry(register=name, entry=key, becomes=wanted.get(key))
        return
    for place, each in enumerate(new):
        if place >= len(old) or old[place] != each:
            yield SetEntry(register=name, entry=str(place), becomes=each)
    for place in range(len(old) - 1, len(new) - 1, -1):
        yield SetEntry(register=name, entry=str(place), becomes=None)


def _carried_out(old: tuple[Any, ...], steps: list[SetEntry]) -> tuple[Any, ...]:
    """Return a list after these steps, as `core.apply` takes them."""
    for step in steps:
        place = next((at for at, each in enumerate(old) if getattr(each, "id", None) == step.entry), None)
        if place is None:
            place = int(step.entry) if step.entry.isdigit() else len(old)
        old = old[:place] + (() if step.becomes is None else (step.becomes,)) + old[place + 1 :]
    return old


def _keyed(name: str, old: Mapping[Any, Any], new: Mapping[Any, Any]) -> Iterator[Change]:
    for key in dict.fromkeys((*old, *new)):
        was, becomes = _SET[name](key, old.get(key)), _SET[name](key, new.get(key))
        if was != becomes:
            yield becomes


def words_of(origin: Origin | None) -> str:
    """Return what an origin says."""
    return origin.note if origin else ""


def _answer(key: CriterionKey, value: Answer | None) -> Change:
    if value is None:
        return SetAnswer(key=key, becomes=None)
    return SetAnswer(
        key=key,
        becomes=value.outcome,
        evidence=value.evidence,
        over_facts=value.over_facts,
        origin=words_of(value.origin),
    )


def _fact(key: QuestionId, value: Fact | None) -> Change:
    if value is None:
        return SetFact(question=key, value=None)
    return SetFact(question=key, value=value.value, evidence=value.evidence, origin=words_of(value.origin))


def _figure(key: MeasureId, value: Figure | None) -> Change:
    if value is None:
        return SetFigure(measure=key, part=None, whole=None)
    origin = words_of(value.origin)
    return SetFigure(measure=key, part=value.part, whole=value.whole, evidence=value.evidence, origin=origin)


def _judgement(key: IndicatorId, value: Judgement | None) -> Change:
    if value is None:
        return SetJudgement(indicator=key, level=None)
    return SetJudgement(indicator=key, level=value.level, reason=value.reason, by=value.by, date=value.date)


def _exemption(key: IndicatorId, value: Exemption | None) -> Change:
    return SetExemption(
        indicator=key, status=value.status if value else None, reason=value.reason if value else ""
    )


def _note(key: str, value: str | None) -> Change:
    return SetNote(key=key, text=value or "")


def _narrative(key: str, value: str | None) -> Change:
    return SetNarrative(section=key, text=value or "")


_SET: dict[str, Any] = {
    "answers": _answer,
    "facts": _fact,
    "figures": _figure,
    "judgements": _judgement,
    "exemptions": _exemption,
    "notes": _note,
    "narrative": _narrative,
}
