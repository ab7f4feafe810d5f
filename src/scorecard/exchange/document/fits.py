"""Where a document does not fit its edition: names that the edition does not have, values that its questions do not take."""

from collections.abc import Iterable, Iterator
from difflib import get_close_matches

from scorecard.core.assessment import Assessment, Fact
from scorecard.core.framework import Edition
from scorecard.core.problem import Problem
from scorecard.core.question import Question
from scorecard.core.when import parse_when
from scorecard.exchange.plain.yamlfile import Path_, PlainFile


def misfits(edition: Edition, document: Assessment, plain: PlainFile) -> list[Problem]:
    """Return a problem, with its line, for every name and value in the document that the edition or the document itself lacks."""
    return [
        Problem(code="misfit", where=plain.place(path), what=what, remedy=remedy)
        for path, what, remedy in (
            *_keys(edition, document),
            *_facts(edition, document),
            *_figures(document),
            *_levels(edition, document),
            *_evidence(edition, document),
            *_actions(edition, document),
            *_stage(edition, document),
            *_dates(document),
        )
    ]


Found = Iterator[tuple[Path_, str, str]]


def _unknown(path: Path_, noun: str, name: str, known: Iterable[str]) -> tuple[Path_, str, str]:
    names = list(map(str, known))
    close = get_close_matches(name, names, n=1)
    hint = (
        f"Did you mean {close[0]}?"
        if close
        else f"Known are {', '.join(names[:20])}{'…' if len(names) > 20 else ''}."
        if names
        else f"Add it to the document first: there is no {noun} in it yet."
    )
    return path, f"there is no {noun} “{name}”.", hint


def _keys(edition: Edition, document: Assessment) -> Found:
    statements = [key for each in edition.indicators.values() for key in each.statements]
    places = {
        *statements,
        *edition.indicators,
        *(f"{each.id}/{level}" for each in edition.indicators.values() for level in each.rules),
    }
    sections = {*_sections(edition), *(dimension.id for dimension in edition.dimensions)}
    registers: list[tuple[str, str, Iterable[str], Iterable[str]]] = [
        ("answers", "criterion", document.answers, statements),
        ("facts", "question", document.facts, edition.questions),
        ("figures", "measure", document.figures, edition.measures),
        ("tables", "table", document.tables, edition.tables),
        ("judgements", "indicator", document.judgements, edition.indicators),
        ("exemptions", "indicator", document.exemptions, edition.indicators),
        ("notes", "criterion or indicator", document.notes, sorted(places)),
        ("narrative", "report section or dimension", document.narrative, sorted(sections)),
        ("stages", "stage", document.stages, [stage.id for stage in edition.stages]),
        ("local_names", "term", document.local_names, edition.terms),
    ]
    for register, noun, names, known in registers:
        listed = set(known)
        for name in names:
            if name not in listed:
                yield _unknown((register, name), noun, name, known)


def _sections(edition: Edition) -> Iterator[str]:
    todo = list(edition.outline)
    while todo:
        section = todo.pop()
        yield section.id
        todo += section.sections


def _facts(edition: Edition, document: Assessment) -> Found:
    for name, fact in document.facts.items():
        question = edition.questions.get(name)
        wrong = question and _wrong_value(question, fact, document)
        if wrong:
            yield ("facts", name), wrong, _value_remedy(question)


def _wrong_value(question: Question, fact: Fact, document: Assessment) -> str:
    value = fact.value
    number = not isinstance(value, bool | str)
    match question.kind:
        case "yes_no":
            return "" if isinstance(value, bool) else f"“{value}” is neither yes nor no."
        case "count":
            right = not isinstance(value, bool | str) and value >= 0 and value.denominator == 1
            return "" if right else f"“{value}” is not a whole number of 0 or more."
        case "amount":
            return (
                ""
                if not isinstance(value, bool | str) and value >= 0
                else f"“{value}” is not a number of 0 or more."
            )
        case "share":
            return (
                ""
                if not isinstance(value, bool | str) and 0 <= value <= 1
                else f"“{value}” is not a share from 0 to 1."
            )
        case "choice":
            return (
                ""
                if str(value) in {choice.id for choice in question.choices}
                else f"“{value}” is not offered."
            )
        case "when":
            return _wrong_date(str(value), document)
        case "text":
            return f"“{value}” is a number; words are expected." if number else ""


def _value_remedy(question: Question | None) -> str:
    if question is None:
        return ""
    choices = ", ".join(choice.id for choice in question.choices)
    return {
        "yes_no": "Write yes or no.",
        "count": "Write a whole number.",
        "amount": "Write a number.",
        "share": 'Write a fraction or a percentage, in quotes: "16 %".',
        "choice": f"Write one of {choices}.",
        "when": "Write a date.",
        "text": "Put it in quotes.",
    }[question.kind]


def _figures(document: Assessment) -> Found:
    for name, figure in document.figures.items():
        if not 0 <= figure.part <= figure.whole:
            yield (
                ("figures", name),
                f"the part, {figure.part}, is not between 0 and its whole, {figure.whole}.",
                "Correct them.",
            )


def _levels(edition: Edition, document: Assessment) -> Found:
    levels = [level.id for level in edition.levels]
    for name, judgement in document.judgements.items():
        if judgement.level not in levels:
            yield _unknown(("judgements", name, "level"), "level", judgement.level, levels)
    allowed = {"not_applicable": edition.not_applicable, "not_reported": edition.not_reported}
    for name, exemption in document.exemptions.items():
        if not allowed[exemption.status]:
            yield (
                ("exemptions", name),
                f"the edition does not know {exemption.status.replace('_', ' ')}.",
                "Rate it.",
            )
        elif not exemption.reason.strip():
            yield ("exemptions", name), "an indicator that is not rated needs a reason.", "Add `reason:`."


def _evidence(edition: Edition, document: Assessment) -> Found:
    del edition
    for register in ("answers", "facts", "figures", "tables"):
        for name, entry in getattr(document, register).items():
            for evidence in entry.evidence:
                if evidence not in document.evidence:
                    yield _unknown((register, name, "evidence"), "evidence", evidence, document.evidence)
    for at, action in enumerate(document.actions):
        for evidence in action.evidence:
            if evidence not in document.evidence:
                yield _unknown(("actions", at, "evidence"), "evidence", evidence, document.evidence)


def _actions(edition: Edition, document: Assessment) -> Found:
    levels = [level.id for level in edition.levels]
    seen: set[str] = set()
    for at, action in enumerate(document.actions):
        if action.id in seen:
            yield (
                ("actions", at, "id"),
                f"the action “{action.id}” stands here twice.",
                "Give each action an id of its own.",
            )
        seen.add(action.id)
        for indicator, level in action.claims.items():
            if indicator not in edition.indicators:
                yield _unknown(
                    ("actions", at, "claims", indicator), "indicator", indicator, edition.indicators
                )
            elif level not in levels:
                yield _unknown(("actions", at, "claims", indicator), "level", level, levels)
        for indicator in action.links:
            if indicator not in edition.indicators:
                yield _unknown(("actions", at, "links"), "indicator", indicator, edition.indicators)


def _stage(edition: Edition, document: Assessment) -> Found:
    known = [stage.id for stage in edition.stages]
    if known and document.stage and document.stage not in known:
        yield _unknown(("stage",), "stage", document.stage, known)


def _dates(document: Assessment) -> Found:
    for name, evidence in document.evidence.items():
        wrong = evidence.date and _wrong_date(evidence.date, document)
        if wrong:
            yield ("evidence", name, "date"), wrong, "Correct the date."
    cycle = document.cycle
    if cycle.start and cycle.end and cycle.start > cycle.end:
        yield ("cycle",), "the cycle ends before it begins.", "Put the earlier day at start."


def _wrong_date(words: str, document: Assessment) -> str:
    try:
        parse_when(words, document.date)
    except ValueError as error:
        return f"{error}."
    return ""
