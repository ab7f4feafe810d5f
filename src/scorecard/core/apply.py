"""The one place where a named change is carried out on a document."""

from collections.abc import Mapping
from dataclasses import fields, is_dataclass, replace
from datetime import date
from fractions import Fraction
from typing import TypeVar, assert_never, cast

from scorecard.core.assessment import Answer, Assessment, Exemption, Fact, Figure, Judgement, Origin, Status
from scorecard.core.cells import read_row
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
from scorecard.core.problem import Problem, Refused
from scorecard.core.table import CellValue, Table, TableRow, TableSpec

K = TypeVar("K")
V = TypeVar("V")


def apply(edition: Edition, dossier: Dossier, *changes: Change) -> Dossier:
    """Return the document after these changes, in order; the given one is untouched.

    Raise Refused, with every problem of the first change that does not fit the edition or the document.
    """
    for change in changes:
        dossier = _apply_one(edition, dossier, change)
    return dossier


def _apply_one(edition: Edition, dossier: Dossier, change: Change) -> Dossier:
    match change:
        case SetCells() | AddRows() | SetTable():
            return _table_changed(edition, dossier, change)
        case _:
            return replace(dossier, assessment=_document_changed(edition, dossier.assessment, change))


def _with(mapping: Mapping[K, V], key: K, value: V | None) -> Mapping[K, V]:
    if value is not None:
        return {**mapping, key: value}
    return {each: kept for each, kept in mapping.items() if each != key}


def _origin(words: str) -> Origin | None:
    return Origin(kind="sheet", note=words) if words else None


def _document_changed(
    edition: Edition,
    document: Assessment,
    change: SetAnswer
    | SetFact
    | SetFigure
    | SetJudgement
    | SetExemption
    | SetNote
    | SetNarrative
    | SetEntry
    | SetDetail,
) -> Assessment:
    match change:
        case SetAnswer(key=key, becomes=outcome):
            _known(edition.statement(key) is not None, key, "criterion", edition)
            answer = outcome and Answer(
                outcome=outcome,
                evidence=change.evidence,
                over_facts=change.over_facts,
                origin=_origin(change.origin),
            )
            return replace(document, answers=_with(document.answers, key, answer))
        case SetFact(question=question, value=value):
            _known(question in edition.questions, question, "question", edition)
            fact = None
            if value is not None:
                fact = Fact(value=value, evidence=change.evidence, origin=_origin(change.origin))
            return replace(document, facts=_with(document.facts, question, fact))
        case SetFigure(measure=measure):
            _known(measure in edition.measures, measure, "measure", edition)
            return replace(document, figures=_with(document.figures, measure, _figure(change)))
        case SetJudgement(indicator=indicator, level=level):
            _known(indicator in edition.indicators, indicator, "indicator", edition)
            judgement = None
            if level is not None:
                _known(any(each.id == level for each in edition.levels), level, "level", edition)
                judgement = Judgement(level=level, reason=change.reason, by=change.by, date=change.date)
            return replace(document, judgements=_with(document.judgements, indicator, judgement))
        case SetExemption(indicator=indicator, status=status):
            _known(indicator in edition.indicators, indicator, "indicator", edition)
            exemption = Exemption(status=cast("Status", status), reason=change.reason) if status else None
            return replace(document, exemptions=_with(document.exemptions, indicator, exemption))
        case SetNote(key=key, text=text):
            return replace(document, notes=_with(document.notes, key, text or None))
        case SetNarrative(section=section, text=text):
            return replace(document, narrative=_with(document.narrative, section, text or None))
        case SetEntry():
            return _entry_changed(document, change)
        case SetDetail(path=path, value=value):
            return _detail_changed(document, path.split("."), value, path)
        case _:
            assert_never(change)


def _known(found: bool, name: str, noun: str, edition: Edition) -> None:
    if not found:
        raise Refused(
            [
                Problem(
                    code="unknown-key",
                    where=name,
                    what=f"the edition {edition.id} has no {noun} “{name}”.",
                    remedy=f"`scorecard framework show {edition.id}` lists them.",
                )
            ]
        )


def _figure(change: SetFigure) -> Figure | None:
    if change.part is None or change.whole is None:
        return None
    if not 0 <= change.part <= change.whole:
        problem = Problem(
            code="part-over-whole",
            where=change.measure,
            what=f"the part, {change.part}, is not between 0 and its whole, {change.whole}.",
            remedy="Correct the two numbers.",
        )
        raise Refused([problem])
    return Figure(
        part=change.part,
        whole=change.whole,
        evidence=change.evidence,
        origin=_origin(change.origin),
        over_facts=change.over_facts,
    )


def _entry_changed(document: Assessment, change: SetEntry) -> Assessment:
    register = getattr(document, change.register, None)
    if isinstance(register, Mapping):
        return _detail_changed(
            document, [change.register], _with(register, change.entry, change.becomes), change.register
        )
    if not isinstance(register, tuple):
        problem = Problem(
            code="unknown-key",
            where=change.register,
            what=f"the document has no register “{change.register}”.",
            remedy="Use evidence, actions, entities, bodies, team, meetings, interviews or stages.",
        )
        raise Refused([problem])
    return _detail_changed(document, [change.register], _list_changed(register, change), change.register)


def _list_changed(register: tuple[object, ...], change: SetEntry) -> tuple[object, ...]:
    place = next((at for at, each in enumerate(register) if getattr(each, "id", None) == change.entry), None)
    if place is None:
        place = int(change.entry) if change.entry.isdigit() else len(register)
    kept = () if change.becomes is None else (change.becomes,)
    return register[:place] + kept + register[place + 1 :]


def _detail_changed(part: Assessment, path: list[str], value: object, whole: str) -> Assessment:
    return cast("Assessment", _replaced(part, path, value, whole))


def _replaced(part: object, path: list[str], value: object, whole: str) -> object:
    head, *rest = path
    if isinstance(part, Mapping):
        return _with(part, head, value)
    if not is_dataclass(part) or isinstance(part, type) or head not in {field.name for field in fields(part)}:
        problem = Problem(
            code="unknown-key",
            where=whole,
            what=f"the document has no field “{whole}”.",
            remedy="`scorecard schema assessment` lists the fields.",
        )
        raise Refused([problem])
    return replace(part, **{head: _replaced(getattr(part, head), rest, value, whole) if rest else value})


# ── tables ───────────────────────────────────────────────────────────────────────────────────


def _table_changed(edition: Edition, dossier: Dossier, change: SetCells | AddRows | SetTable) -> Dossier:
    _known(change.table in edition.tables, change.table, "table", edition)
    spec = edition.tables[change.table]
    empty = Table(id=change.table, source=f"table {change.table}", digest="", rows=())
    table = dossier.tables.get(change.table, empty)
    today = dossier.assessment.date
    match change:
        case SetCells(becomes=becomes, where=where):
            wanted, taken = _typed(spec, where, today), _typed(spec, becomes, today)
            rows = tuple(_row_changed(row, wanted, taken) for row in table.rows)
        case AddRows(rows=added):
            first = table.rows[-1].number + 1 if table.rows else 2
            rows = table.rows + tuple(
                TableRow(first + at, _typed(spec, cells, today, complete=True))
                for at, cells in enumerate(added)
            )
        case SetTable(rows=delivered, origin=origin):
            table = replace(table, origin=origin)
            rows = tuple(
                TableRow(at, _typed(spec, cells, today, complete=True))
                for at, cells in enumerate(delivered, start=2)
            )
        case _:
            assert_never(change)
    changed = replace(table, rows=rows, digest="")
    return replace(dossier, tables={**dossier.tables, change.table: changed})


def _typed(
    spec: TableSpec, cells: Mapping[str, str | int | bool | None], today: date, *, complete: bool = False
) -> Mapping[str, CellValue]:
    problems: list[Problem] = []
    plain = {name: _plain(value) for name, value in cells.items()}
    typed = read_row(spec, plain, f"table {spec.id}", today, problems, complete=complete)
    if problems:
        raise Refused(problems)
    return typed


def _plain(value: str | int | bool | Fraction | None) -> str:
    if value is None:
        return ""
    return ("yes" if value else "no") if isinstance(value, bool) else str(value)


def _row_changed(row: TableRow, wanted: Mapping[str, CellValue], taken: Mapping[str, CellValue]) -> TableRow:
    if any(row.cells.get(name) != value for name, value in wanted.items()):
        return row
    return TableRow(row.number, {**row.cells, **taken})
