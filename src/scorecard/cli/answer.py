"""`scorecard answer`: put one answer, fact, figure, level or note into the document."""

from dataclasses import replace
from datetime import datetime
from pathlib import Path

import click

from scorecard.cli.output import json_option, path_argument, print_json, print_problems, reporting_problems
from scorecard.core.assessment import FactValue
from scorecard.core.cells import NO, YES
from scorecard.core.change import (
    Change,
    SetAnswer,
    SetExemption,
    SetFact,
    SetFigure,
    SetJudgement,
    SetNarrative,
    SetNote,
)
from scorecard.core.framework import Edition
from scorecard.core.names import CriterionKey, EvidenceId, IndicatorId, LevelId, MeasureId, QuestionId
from scorecard.core.outcome import Outcome
from scorecard.core.problem import Problem, Refused
from scorecard.core.quantity import parse_exact
from scorecard.core.question import Question
from scorecard.exchange.document.assessment import Opened, open_folder
from scorecard.exchange.document.writing import save
from scorecard.flow import rated
from scorecard.scoring.notices import computed_words
from scorecard.scoring.result import Result

CLEAR = "clear"


@click.command("answer")
@path_argument
@click.argument("key")
@click.argument("value", required=False)
@click.option(
    "--evidence", multiple=True, metavar="ID", help="Evidence behind it; may be given several times."
)
@click.option("--note", help="Words about it.")
@click.option("--reason", default="", help="Why the agreed level differs, or why the indicator is not rated.")
@click.option("--over-facts", is_flag=True, help="Let the answer stand where the facts say otherwise.")
@click.option("--by", default="", help="Who answers; the user of this computer when not given.")
@json_option
@reporting_problems
def command(
    path: Path,
    key: str,
    value: str | None,
    evidence: tuple[str, ...],
    note: str | None,
    reason: str,
    over_facts: bool,
    by: str,
    as_json: bool,
) -> None:
    """Answer KEY with VALUE in the assessment at PATH.

    \b
    1.1/meets/a   met | unmet | unknown | clear    a criterion
    QUESTION      yes | no | a number | words      a fact that the edition asks for
    1.3           "5 of 29"                        the indicator's number
    1.3           approaches                       the level that the team agrees
    1.3           not_applicable                   with --reason
    SECTION       words                            of the report
    """  # noqa: D301 - click reads the backspace as: keep these lines
    opened = open_folder(path)
    behind = tuple(map(EvidenceId, evidence)) or _evidence_so_far(opened, key)
    if value == CLEAR and key in opened.edition.indicators:
        changes = _cleared(opened, IndicatorId(key))
    else:
        found = _changes(opened.edition, key, value, behind, reason, over_facts=over_facts)
        changes = [_signed(change, by) for change in found]
    if note is not None:
        changes.append(SetNote(key=key, text=note))
    if not changes:
        raise click.UsageError("give a VALUE, or --note.")
    after = save(opened, changes, by=by)
    _say(after, key, as_json=as_json)


def _cleared(opened: Opened, indicator: IndicatorId) -> list[Change]:
    """Return what takes back all that was said of an indicator as a whole: its status, its agreed level, its figure."""
    document, measure = opened.dossier.assessment, opened.edition.indicators[indicator].measure
    changes: list[Change] = []
    if indicator in document.exemptions:
        changes.append(SetExemption(indicator=indicator, status=None))
    if indicator in document.judgements:
        changes.append(SetJudgement(indicator=indicator, level=None))
    if measure and measure in document.figures:
        changes.append(SetFigure(measure=measure, part=None, whole=None))
    if not changes:
        raise _refused(
            indicator, "nothing is said of the indicator as a whole.", "Clear its criteria one by one."
        )
    return changes


def _signed(change: Change, by: str) -> Change:
    """Return a judgement with who agreed it and when; any other change as it is."""
    if not isinstance(change, SetJudgement):
        return change
    return replace(change, by=by, date=datetime.now().astimezone().date().isoformat())


def _evidence_so_far(opened: Opened, key: str) -> tuple[EvidenceId, ...]:
    """Return the evidence that stands behind a key now: a new answer does not lose it."""
    document, indicator = opened.dossier.assessment, opened.edition.indicators.get(IndicatorId(key))
    measure = indicator.measure if indicator else None
    entries = (
        document.answers.get(CriterionKey(key)),
        document.facts.get(QuestionId(key)),
        document.figures.get(measure or MeasureId(key)),
    )
    return next((entry.evidence for entry in entries if entry), ())


def _changes(
    edition: Edition,
    key: str,
    value: str | None,
    evidence: tuple[EvidenceId, ...],
    reason: str,
    *,
    over_facts: bool,
) -> list[Change]:
    if value is None:
        return []
    given = None if value == CLEAR else value
    if edition.statement(key):
        outcome = _outcome(key, given)
        return [SetAnswer(key=CriterionKey(key), becomes=outcome, evidence=evidence, over_facts=over_facts)]
    question = next((each for each in edition.questions.values() if each.id == key), None)
    if question:
        return [SetFact(question=QuestionId(key), value=_fact(question, given), evidence=evidence)]
    if key in edition.indicators:
        return [_whole(edition, key, given, evidence, reason)]
    if any(measure.id == key for measure in edition.measures.values()):
        return [_figure(key, given, evidence)]
    if key in _sections(edition):
        return [SetNarrative(section=key, text=given or "")]
    remedy = f"`scorecard framework show {edition.id}` lists what can be answered."
    raise _refused(key, f"the edition {edition.id} has nothing called “{key}”.", remedy)


def _refused(where: str, what: str, remedy: str) -> Refused:
    return Refused([Problem(code="answer", where=where, what=what, remedy=remedy)])


def _outcome(key: str, value: str | None) -> Outcome | None:
    if value is None:
        return None
    try:
        return Outcome(value.lower())
    except ValueError:
        raise _refused(key, f"“{value}” is not an outcome.", "Write met, unmet, unknown or clear.") from None


def _fact(question: Question, value: str | None) -> FactValue | None:
    if value is None:
        return None
    if question.kind == "yes_no":
        if value.lower() not in YES | NO:
            raise _refused(question.id, f"“{value}” is neither yes nor no.", "Write yes, no or clear.")
        return value.lower() in YES
    if question.kind in ("count", "amount", "share"):
        try:
            return parse_exact(value.replace(",", ""))
        except ValueError as error:
            raise _refused(question.id, f"{error}.", "Write a number, a fraction or a percentage.") from None
    return value


def _whole(
    edition: Edition, key: str, value: str | None, evidence: tuple[EvidenceId, ...], reason: str
) -> Change:
    indicator = IndicatorId(key)
    if value in ("not_applicable", "not_reported"):
        return SetExemption(indicator=indicator, status=value, reason=reason)
    if any(level.id == value for level in edition.levels):
        return SetJudgement(indicator=indicator, level=LevelId(value or ""), reason=reason)
    measure = edition.indicators[indicator].measure
    if measure is None:
        levels = ", ".join(level.id for level in edition.levels)
        raise _refused(key, f"“{value}” is not a level.", f"Write {levels}, not_applicable or clear.")
    return _figure(measure, value, evidence)


def _figure(measure: str, value: str | None, evidence: tuple[EvidenceId, ...]) -> SetFigure:
    if value is None:
        return SetFigure(measure=MeasureId(measure), part=None, whole=None)
    remedy = 'Write it as "5 of 29".'
    part, separator, whole = value.replace("/", " of ").partition(" of ")
    if not separator:
        raise _refused(measure, f"“{value}” is not a part of a whole.", remedy)
    try:
        return SetFigure(
            measure=MeasureId(measure),
            part=parse_exact(part.strip()),
            whole=parse_exact(whole.strip()),
            evidence=evidence,
        )
    except ValueError as error:
        raise _refused(measure, f"{error}.", remedy) from None


def _sections(edition: Edition) -> set[str]:
    found: set[str] = {dimension.id for dimension in edition.dimensions}
    todo = list(edition.outline)
    while todo:
        section = todo.pop()
        found.add(section.id)
        todo += section.sections
    return found


def _say(after: Opened, key: str, *, as_json: bool) -> None:
    indicator = after.edition.indicator(key)
    result = rated(after.edition, after.dossier).scorecard.results[indicator.id] if indicator else None
    if as_json:
        print_json(
            {"saved": key, "at_least": result and result.at_least, "at_most": result and result.at_most}
        )
    elif result and result.status:
        click.echo(f"Saved. {result.indicator} is {result.status.replace('_', ' ')} and leaves the rating.")
    elif result:
        agreed = f", agreed {after.edition.level(result.agreed).short}" if result.agreed else ""
        click.echo(
            f"Saved. {result.indicator} is now {computed_words(after.edition, result)} by the rules{agreed}."
        )
        if result.differs and not result.agreed_reason:
            click.echo("The agreed level differs from the rules: say why with --reason.")
    else:
        click.echo("Saved.")
    print_problems((*after.remarks, *_contradictions(result)))


def _contradictions(result: Result | None) -> list[Problem]:
    """Return a warning for each statement of the indicator that cannot hold beside another."""
    return [
        Problem(
            code="contradiction",
            severity="warning",
            where=result.indicator,
            what=notice.said,
            remedy="Correct one of the two.",
        )
        for notice in (result.notices if result else ())
        if result and notice.code == "contradiction"
    ]
