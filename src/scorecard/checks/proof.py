"""Evidence: whether there is any, whether it is in time, and whether what a person answered is what the facts say."""

import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import date

from scorecard.checks.material import Material
from scorecard.checks.passages import Sentence
from scorecard.core.assessment import Answer
from scorecard.core.framework import Statement
from scorecard.core.measure import RowCount
from scorecard.core.names import EvidenceId
from scorecard.core.outcome import Outcome
from scorecard.core.problem import Problem, Severity
from scorecard.core.rule import Threshold, atoms
from scorecard.core.text import Message
from scorecard.core.when import Span, months_before, parse_when
from scorecard.scoring.derive import standing
from scorecard.scoring.finding import Finding
from scorecard.scoring.result import Result

_PAST = re.compile(
    r"\b(?:in|within|during|over)\s+the\s+(?:past|last|previous|preceding)\s+(?:(?P<months>\d+)\s+months?|(?:12\s+months|twelve\s+months|year))",
    re.IGNORECASE,
)
_MONTHS = [
    *("January", "February", "March", "April", "May", "June"),
    *("July", "August", "September", "October", "November", "December"),
]
_DAY = re.compile(rf"\b(\d{{1,2}})\s+({'|'.join(_MONTHS)})\s+(\d{{4}})\b")


def evidence_problems(material: Material) -> Iterator[Problem]:
    """Yield a problem for each met statement without evidence, and for evidence that is missing or of a later day."""
    for result in material.scorecard.results.values():
        for key, finding in result.criteria.items():
            if _bare(material, key, finding):
                yield Problem(
                    code="no-evidence",
                    where=f"answers.{key}",
                    severity="warning",
                    what=Message("{key} is met, and nothing stands behind it.", {"key": key}),
                    remedy="Name the evidence that it rests on, or the table.",
                    values=(("outcome", "met"), ("evidence", "none")),
                )
    for name, each in material.document.evidence.items():
        if name in material.absent:
            yield _missing(name, each.file)
        span = _span(each.date, material.document.date)
        if span and span.first > material.document.date:
            yield _later(name, span, material.document.date)


def _bare(material: Material, key: str, finding: Finding) -> bool:
    """Whether a criterion is met by a person's word alone; what follows from another one rests on that one's evidence."""
    if finding.outcome is not Outcome.MET or finding.implied_by or isinstance(finding.rule, Threshold):
        return False
    leaves = [finding, *finding.leaves()]
    return finding.key == key and not any(
        leaf.evidence or leaf.rows or _measured(material, leaf) for leaf in leaves
    )


def _measured(material: Material, finding: Finding) -> bool:
    return any(
        bool(measured and (measured.rows or measured.stated))
        for atom in atoms(finding.rule)
        if isinstance(atom, Threshold)
        for measured in [material.measures.get(atom.measure)]
    )


def _missing(name: EvidenceId, file: str) -> Problem:
    return Problem(
        code="evidence-file-missing",
        where=f"evidence.{name}.file",
        what=Message("there is no file {file} in the folder evidence.", {"file": file}),
        remedy="Put the file there, or mend its name.",
        values=(("file", file),),
    )


def _later(name: EvidenceId, span: Span, day: date) -> Problem:
    values = {"span": str(span), "day": day.isoformat()}
    return Problem(
        code="evidence-after-assessment",
        where=f"evidence.{name}.date",
        severity="warning",
        what=Message("this evidence is of {span}, after the assessment date {day}.", values),
        remedy="Mend the date, or rate again at a later one.",
        values=(("evidence", str(span)), ("assessment", day.isoformat())),
    )


def _span(words: str, today: date) -> Span | None:
    try:
        return parse_when(words, today) if words.strip() else None
    except ValueError:
        return None


# ── windows ──────────────────────────────────────────────────────────────────────────────────


def window_problems(material: Material) -> Iterator[Problem]:
    """Yield a problem where evidence or activities lie outside the window, or a text calls an older day the past year."""
    for result in material.scorecard.results.values():
        for notice in result.notices:
            if notice.code == "outside-window":
                yield _outside(
                    f"answers.{notice.said.values['key']}", notice.said, str(notice.said.values["dates"])
                )
        yield from _counted_outside(material, result)
    for passage in material.passages:
        if passage.kind != "action":
            for sentence in passage.sentences:
                yield from _called_past(passage.where, sentence, material.document.date)


def _outside(where: str, what: Message, dates: str, severity: Severity = "error") -> Problem:
    return Problem(
        code="evidence-outside-window",
        where=where,
        severity=severity,
        what=what,
        remedy="Name evidence from inside the window, or answer that the statement is not met.",
        values=(("dates", dates),),
    )


def _counted_outside(material: Material, result: Result) -> Iterator[Problem]:
    """An agreed level above the criteria, where the only activities that could carry it lie outside the window."""
    edition = material.edition
    if (
        result.agreed is None
        or result.at_most is None
        or edition.rank(result.agreed) <= edition.rank(result.at_most)
    ):
        return
    for statement in edition.indicators[result.indicator].statements.values():
        note = _note_of(material, statement)
        if note is None or edition.rank(
            edition.indicators[result.indicator].level_of(statement.key)
        ) > edition.rank(result.agreed):
            continue
        what = Message(
            "{key} is needed for the agreed level, but {note}.", {"key": statement.key, "note": note}
        )
        yield _outside(f"judgements.{result.indicator}", what, str(note.values.get("dates", "")), "warning")


def _note_of(material: Material, statement: Statement) -> Message | None:
    for atom in atoms(statement.derive) if statement.derive else ():
        if isinstance(atom, Threshold):
            spec, measured = material.edition.measures.get(atom.measure), material.measures.get(atom.measure)
            if (
                spec
                and isinstance(spec.recipe, RowCount)
                and spec.recipe.within
                and measured
                and measured.note
            ):
                return measured.note if "dates" in measured.note.values else None
    return None


def _called_past(where: str, sentence: Sentence, today: date) -> Iterator[Problem]:
    said = _PAST.search(sentence.words)
    if said is None:
        return
    first = months_before(today, int(said["months"] or 12))
    for found in _DAY.finditer(sentence.words):
        try:
            day = date(int(found[3]), _MONTHS.index(found[2]) + 1, int(found[1]))
        except ValueError:
            continue
        if not first <= day <= today:
            values = {
                "said": said.group(),
                "day": found.group(),
                "first": first.isoformat(),
                "last": today.isoformat(),
            }
            what = Message("“{said}” runs from {first} to {last}, and {day} lies outside.", values)
            yield _outside(where, what, day.isoformat())


# ── answers against facts ────────────────────────────────────────────────────────────────────


def answer_problems(material: Material) -> Iterator[Problem]:
    """Yield a problem for each answer that differs from what tables and facts give; one that stands over them needs a note."""
    bare = replace(material.document, answers={})
    alone = standing(
        material.edition, replace(material.dossier, assessment=bare), material.measures
    ).statements
    for key, answer in material.document.answers.items():
        facts = alone.get(key)
        if (
            facts is None
            or Outcome.UNKNOWN in (facts.outcome, answer.outcome)
            or facts.outcome is answer.outcome
        ):
            continue
        if answer.over_facts and ((answer.origin and answer.origin.note) or material.document.notes.get(key)):
            continue
        yield _differs(key, answer, facts)


def _differs(key: str, answer: Answer, facts: Finding) -> Problem:
    values = {"said": answer.outcome.value, "facts": facts.outcome.value, "reason": facts.reason}
    if answer.over_facts:
        what = Message("answered {said} over the facts, which give {facts}, without saying why.", values)
        remedy = "Add the reason as a note of the answer's origin."
    else:
        what = Message("answered {said}, but the facts give {facts}: {reason} The facts count.", values)
        remedy = "Take the answer back, mend the facts, or set over_facts with a note that says why."
    return Problem(
        code="answer-contradicts-facts",
        where=f"answers.{key}",
        severity="error" if answer.over_facts else "warning",
        what=what,
        remedy=remedy,
        values=(("answer", answer.outcome.value), ("facts", facts.outcome.value)),
    )
