"""What people fill in one by one, in a workbook or a form: each field has a key, its words, and the change that new words mean.

A key is a kind and a name: `answer:1.1/meets/a`, `evidence:1.1/meets/a`, `note:1.1`, `judgement:1.1`, `reason:1.1`, `fact:…`,
`fact-evidence:…`, `status:1.1`, `status-reason:1.1`, `narrative:1`.
"""

from collections.abc import Collection, Mapping
from fractions import Fraction

from scorecard.core.cells import read_cell, remedy_of
from scorecard.core.change import (
    Change,
    SetAnswer,
    SetExemption,
    SetFact,
    SetJudgement,
    SetNarrative,
    SetNote,
)
from scorecard.core.dossier import Dossier
from scorecard.core.framework import Edition
from scorecard.core.names import CriterionKey, EvidenceId, IndicatorId, LevelId, QuestionId
from scorecard.core.outcome import Outcome
from scorecard.core.problem import Problem
from scorecard.core.table import Choice, ColumnSpec
from scorecard.core.text import Text
from scorecard.exchange.document.threeway import Filled, Reading, tidy
from scorecard.exchange.tables.writing import said

__all__ = ["Reading", "changes_of", "settle_words", "spec_of", "words_of"]

OUTCOMES = tuple(Choice(id=each.value, title=Text({"en": each.value})) for each in Outcome)
PARTNERS = {
    "answer": ("answer", "evidence"),
    "evidence": ("answer", "evidence"),
    "fact": ("fact", "fact-evidence"),
    "fact-evidence": ("fact", "fact-evidence"),
    "judgement": ("judgement", "reason"),
    "reason": ("judgement", "reason"),
    "status": ("status", "status-reason"),
    "status-reason": ("status", "status-reason"),
    "note": ("note",),
    "narrative": ("narrative",),
}


def spec_of(edition: Edition, key: str) -> ColumnSpec | None:
    """Return what a field takes, or None where the edition has no such field."""
    kind, _, name = key.partition(":")
    choices: tuple[Choice, ...] = ()
    match kind:
        case "answer" if edition.statement(name):
            return _spec(key, "choice", OUTCOMES)
        case "evidence" if edition.statement(name):
            return _spec(key, "list")
        case "judgement" if name in edition.indicators:
            return _spec(
                key, "choice", tuple(Choice(id=level.id, title=level.title) for level in edition.levels)
            )
        case "status" if name in edition.indicators:
            offered = {"not_applicable": edition.not_applicable, "not_reported": edition.not_reported}
            choices = tuple(_status(status) for status, known in offered.items() if known)
            return _spec(key, "choice", choices)
        case "reason" | "status-reason" if name in edition.indicators:
            return _spec(key, "text")
        case "note" if edition.indicator(name):
            return _spec(key, "text")
        case "narrative":
            return _spec(key, "text")
        case "fact-evidence" if name in edition.questions:
            return _spec(key, "list")
        case "fact" if name in edition.questions:
            question = edition.questions[QuestionId(name)]
            kinds = {"share": "amount"}
            return _spec(key, kinds.get(question.kind, question.kind), question.choices)
        case _:
            return None


def _spec(key: str, kind: str, choices: tuple[Choice, ...] = ()) -> ColumnSpec:
    return ColumnSpec(name=key, title=Text({"en": key}), kind=kind, choices=choices)  # type: ignore[arg-type]


def _status(status: str) -> Choice:
    return Choice(id=status, title=Text({"en": status.replace("_", " ")}))


def words_of(dossier: Dossier, key: str) -> str:
    """Return the words that stand in a field as the document is."""
    document = dossier.assessment
    kind, _, name = key.partition(":")
    answer, fact = document.answers.get(CriterionKey(name)), document.facts.get(QuestionId(name))
    judgement, exemption = (
        document.judgements.get(IndicatorId(name)),
        document.exemptions.get(IndicatorId(name)),
    )
    match kind:
        case "answer":
            return answer.outcome.value if answer else ""
        case "evidence":
            return said(answer.evidence) if answer else ""
        case "fact":
            return said(fact.value) if fact else ""
        case "fact-evidence":
            return said(fact.evidence) if fact else ""
        case "judgement":
            return judgement.level if judgement else ""
        case "reason":
            return judgement.reason if judgement else ""
        case "status":
            return exemption.status if exemption else ""
        case "status-reason":
            return exemption.reason if exemption else ""
        case "note":
            return document.notes.get(name, "")
        case _:
            return document.narrative.get(name, "")


def settle_words(
    edition: Edition, dossier: Dossier, key: str, filled: Filled, problems: list[Problem]
) -> str:
    """Return the words of a field as `words_of` would say them; what does not belong there joins `problems`."""
    spec = spec_of(edition, key)
    words = tidy(filled.words)
    if spec is None:
        what = f"the edition has no field “{key}”."
        problems.append(Problem(code="field", where=filled.place, what=what, remedy="Write the file anew."))
        return words
    if spec.kind == "text" or not words:
        return words
    try:
        value = read_cell(spec, words, dossier.assessment.date)
    except ValueError as error:
        problems.append(Problem(code="field", where=filled.place, what=f"{error}.", remedy=_remedy(spec)))
        return words
    return words if spec.kind == "when" else said(value)


def _remedy(spec: ColumnSpec) -> str:
    if spec.kind == "choice":
        return "Choose one of: " + ", ".join(str(choice.title) for choice in spec.choices) + "."
    return remedy_of(spec)


def changes_of(
    edition: Edition,
    dossier: Dossier,
    wanted: Mapping[str, Filled],
    problems: list[Problem],
    known: Collection[str],
) -> list[Change]:
    """Return the changes that new words in fields mean, one for each thing that they are about; `known` is the evidence there is."""
    found: list[Change] = []
    done: set[tuple[str, str]] = set()
    for key, filled in wanted.items():
        kind, _, name = key.partition(":")
        partners = PARTNERS[kind]
        if (partners[0], name) in done:
            continue
        done.add((partners[0], name))
        words = [
            wanted[each].words if (each := f"{part}:{name}") in wanted else words_of(dossier, each)
            for part in partners
        ]
        missing = _alone(partners, words)
        if missing:
            problems.append(
                Problem(
                    code="field", where=filled.place, what=missing, remedy="Fill both cells, or empty both."
                )
            )
            continue
        if partners[0] in ("answer", "fact"):
            _evidence_known(known, words[1], filled, problems)
        found.append(_change(edition, dossier, partners[0], name, words, filled))
    return found


def _alone(partners: tuple[str, ...], words: list[str]) -> str:
    if len(words) == 1 or words[0] or not words[1]:
        return ""
    nouns = {"answer": "an answer", "fact": "an answer", "judgement": "a level", "status": "a status"}
    return f"“{words[1][:40]}” stands here without {nouns[partners[0]]}."


def _evidence_known(known: Collection[str], words: str, filled: Filled, problems: list[Problem]) -> None:
    for each in _parts(words):
        if each not in known:
            what = f"there is no evidence “{each}”."
            remedy = "Write its short name from the register of evidence, or add it there."
            problems.append(Problem(code="evidence", where=filled.place, what=what, remedy=remedy))


def _parts(words: str) -> tuple[EvidenceId, ...]:
    return tuple(EvidenceId(part.strip()) for part in words.split(";") if part.strip())


def _change(
    edition: Edition, dossier: Dossier, kind: str, name: str, words: list[str], filled: Filled
) -> Change:
    first, second = words[0], words[-1]
    document = dossier.assessment
    match kind:
        case "answer":
            old = document.answers.get(CriterionKey(name))
            return SetAnswer(
                key=CriterionKey(name),
                becomes=Outcome(first) if first else None,
                evidence=_parts(second),
                over_facts=old.over_facts if old else False,
                origin=filled.place,
            )
        case "fact":
            question = QuestionId(name)
            value = _fact(edition, dossier, question, first) if first else None
            return SetFact(question=question, value=value, evidence=_parts(second), origin=filled.place)
        case "judgement":
            judged = document.judgements.get(IndicatorId(name))
            return SetJudgement(
                indicator=IndicatorId(name),
                level=LevelId(first) if first else None,
                reason=second,
                by=judged.by if judged else "",
                date=judged.date if judged else "",
            )
        case "status":
            return SetExemption(indicator=IndicatorId(name), status=first or None, reason=second)
        case "note":
            return SetNote(key=name, text=first)
        case _:
            return SetNarrative(section=name, text=first)


def _fact(
    edition: Edition, dossier: Dossier, question: QuestionId, words: str
) -> bool | Fraction | str | None:
    spec = spec_of(edition, f"fact:{question}")
    if spec is None or spec.kind in ("when", "text"):
        return words
    value = read_cell(spec, words, dossier.assessment.date)
    return value if isinstance(value, bool | Fraction | str) else words
