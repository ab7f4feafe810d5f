"""Statements from facts: what tables and questions decide is derived; what they leave open, a person may answer."""

from collections.abc import Iterable, Mapping
from dataclasses import replace

from scorecard.core.assessment import Answer, Assessment
from scorecard.core.dossier import Dossier
from scorecard.core.framework import Edition, Statement
from scorecard.core.measure import Measured
from scorecard.core.names import CriterionKey, IndicatorId, MeasureId
from scorecard.core.outcome import Outcome
from scorecard.core.rule import Criterion
from scorecard.core.text import Message
from scorecard.core.when import Span, inside, parse_when
from scorecard.measures.windows import span_of
from scorecard.scoring.evaluate import Known, evaluate
from scorecard.scoring.finding import Finding
from scorecard.scoring.rate import Standing, unknown
from scorecard.scoring.result import Notice


def standing(edition: Edition, dossier: Dossier, measures: Mapping[MeasureId, Measured]) -> Standing:
    """Return what rating reads of a document: a finding for every statement and every yes/no question."""
    document = dossier.assessment
    facts = {
        str(key): _question(edition, document, key)
        for key, question in edition.questions.items()
        if question.kind == "yes_no"
    }
    known = Known(criteria=lambda key: facts.get(key) or _direct(document, key), measures=measures)
    found = dict(facts)
    for indicator in edition.indicators.values():
        for statement in indicator.statements.values():
            finding = _statement(document, statement, known)
            if finding:
                found[statement.key] = finding
    return Standing(
        statements=found,
        measures=measures,
        exemptions=document.exemptions,
        judgements=document.judgements,
        remarks=_remarks(edition, dossier, found),
    )


def derived(statement: Statement, known: Known) -> Finding | None:
    """Return what the facts alone say of a statement, or None where it does not follow from facts."""
    return replace(evaluate(statement.derive, known), key=statement.key) if statement.derive else None


def _statement(document: Assessment, statement: Statement, known: Known) -> Finding | None:
    answer = document.answers.get(statement.key)
    facts = derived(statement, known)
    evidence = evidence_of(document, statement.key)
    if facts and facts.outcome is not Outcome.UNKNOWN and not (answer and answer.over_facts):
        return replace(facts, evidence=evidence)
    if answer:
        return _answered(statement.key, answer, evidence)
    return replace(facts, evidence=evidence) if facts else None


def _direct(document: Assessment, key: CriterionKey) -> Finding:
    """Return what a person answered of a criterion that another one is derived from."""
    answer = document.answers.get(key)
    return _answered(key, answer, evidence_of(document, key)) if answer else unknown(key)


def _answered(key: CriterionKey, answer: Answer, evidence: tuple[str, ...]) -> Finding:
    return Finding(
        rule=Criterion(key),
        key=key,
        outcome=answer.outcome,
        reason=_answer_reason(answer),
        evidence=evidence,
        stated=True,
    )


def _answer_reason(answer: Answer) -> Message:
    said = {
        Outcome.MET: "Answered as met",
        Outcome.UNMET: "Answered as not met",
        Outcome.UNKNOWN: "Answered as not known yet",
    }[answer.outcome]
    if answer.origin and answer.origin.note:
        return Message(said + ": {note}.", {"note": answer.origin.note.rstrip(".")})
    return Message(said + " by the team.")


def _question(edition: Edition, document: Assessment, key: str) -> Finding:
    question = next(each for each in edition.questions.values() if each.id == key)
    fact = document.facts.get(question.id)
    values = {"question": question.text}
    if fact is None or not isinstance(fact.value, bool):
        reason = Message("Not answered yet: {question}", values)
        return Finding(rule=Criterion(CriterionKey(key)), key=key, outcome=Outcome.UNKNOWN, reason=reason)
    outcome = Outcome.MET if fact.value else Outcome.UNMET
    reason = Message("Answered yes: {question}" if fact.value else "Answered no: {question}", values)
    return Finding(
        rule=Criterion(CriterionKey(key)),
        key=key,
        outcome=outcome,
        reason=reason,
        evidence=fact.evidence,
        stated=True,
    )


def evidence_of(document: Assessment, key: str) -> tuple[str, ...]:
    """Return the evidence of a criterion: what its answer names, and what says of itself that it supports it."""
    answer = document.answers.get(CriterionKey(key))
    named = answer.evidence if answer else ()
    indicator = key.partition("/")[0]
    supporting = [
        name for name, each in document.evidence.items() if key in each.supports or indicator in each.supports
    ]
    return tuple(dict.fromkeys([*named, *supporting]))


# ── evidence against windows ─────────────────────────────────────────────────────────────────


def _remarks(
    edition: Edition, dossier: Dossier, found: Mapping[str, Finding]
) -> Mapping[IndicatorId, tuple[Notice, ...]]:
    remarks: dict[IndicatorId, tuple[Notice, ...]] = {}
    for indicator in edition.indicators.values():
        statements = [each for each in indicator.statements.values() if each.window and each.key in found]
        notices = tuple(
            notice
            for each in statements
            if (notice := _outside(edition, dossier, each, found[each.key])) is not None
        )
        if notices:
            remarks[indicator.id] = notices
    return remarks


def _outside(edition: Edition, dossier: Dossier, statement: Statement, finding: Finding) -> Notice | None:
    """Remark on a statement that a person says is met while all its dated evidence lies outside its window."""
    window = edition.windows[statement.window]
    span = span_of(window, dossier.assessment)
    if span is None or not finding.stated or finding.outcome is not Outcome.MET:
        return None
    dates = list(dated(dossier.assessment, finding.evidence))
    if not dates or any(inside(date, span) is not Outcome.UNMET for date in dates):
        return None
    values = {"key": statement.key, "window": window.title, "dates": ", ".join(map(str, dates))}
    said = Message("{key} speaks of {window}, but its evidence is of {dates}.", values)
    return Notice(code="outside-window", said=said)


def dated(document: Assessment, evidence: Iterable[str]) -> Iterable[Span]:
    """Yield the dates of these pieces of evidence, where they have one that can be read."""
    entries = {str(name): each for name, each in document.evidence.items()}
    for name in evidence:
        entry = entries.get(name)
        if entry and entry.date:
            try:
                yield parse_when(entry.date, document.date)
            except ValueError:
                continue
