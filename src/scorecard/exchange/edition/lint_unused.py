"""What an edition asks for and never uses."""

from collections.abc import Iterable, Iterator

from scorecard.core.framework import Edition, Indicator
from scorecard.core.measure import (
    AmountShare,
    Asked,
    BalancedCategories,
    MeasureSpec,
    Ratio,
    RowCount,
    RowShare,
)
from scorecard.core.outcome import Outcome
from scorecard.core.problem import Problem, Severity
from scorecard.core.rule import Criterion, Rule, Threshold, atoms
from scorecard.exchange.edition.files import EditionFiles
from scorecard.scoring.settle import settle


def unused(edition: Edition, files: EditionFiles) -> Iterator[Problem]:
    """Yield criteria that no rule reads, and questions, measures, tables and windows that nothing reads."""
    for indicator in edition.indicators.values():
        yield from _criteria(indicator, files)
    yield from _questions(edition, files)
    yield from _measures(edition, files)
    tables = set(_tables(edition))
    for table in edition.tables:
        if table not in tables:
            where = files.place("tables.yaml", "tables", table)
            yield _unused("table", where, f"the table “{table}” is read by no measure.")
    for window in set(edition.windows) - set(_windows(edition)):
        yield _unused(
            "window", files.place("framework.yaml", "windows"), f"the window “{window}” is used nowhere."
        )


def _unused(noun: str, where: str, what: str, severity: Severity = "hint") -> Problem:
    remedy = "Use it, or take it out: a team should not be asked for what decides nothing."
    return Problem(code=f"unused-{noun}", where=where, what=what, remedy=remedy, severity=severity)


def _criteria(indicator: Indicator, files: EditionFiles) -> Iterator[Problem]:
    if not indicator.scored:
        return
    used = {
        atom.key for rule in indicator.rules.values() for atom in atoms(rule) if isinstance(atom, Criterion)
    }
    for key in indicator.statements:
        follows = settle(indicator, {key: Outcome.MET}).outcomes
        if not any(outcome is Outcome.MET and other in used for other, outcome in follows.items()):
            _, level, letter = key.split("/")
            where = files.of_indicator(indicator.id, "levels", level, "criteria", letter)
            yield _unused("criterion", where, f"the criterion {key} is in no rule.", "warning")


def _rules(edition: Edition) -> Iterator[Rule]:
    for indicator in edition.indicators.values():
        yield from indicator.rules.values()
        yield from (each.derive for each in indicator.statements.values() if each.derive is not None)


def _questions(edition: Edition, files: EditionFiles) -> Iterator[Problem]:
    used = {str(atom.key) for rule in _rules(edition) for atom in atoms(rule) if isinstance(atom, Criterion)}
    used |= {str(name) for measure in edition.measures.values() for name in _asks(measure)}
    if edition.survey:
        used.add(edition.survey.population)
    for name, question in edition.questions.items():
        if name not in used:
            where = files.of_indicator(next(iter(question.indicators), ""), "questions", name)
            yield _unused("question", where, f"the question “{name}” decides nothing.")


def _asks(measure: MeasureSpec) -> Iterable[str]:
    match measure.recipe:
        case Asked(question=question):
            return [question]
        case Ratio(by=by):
            return [by]
        case AmountShare(whole=whole) if whole:
            return [whole]
    return []


def _measures(edition: Edition, files: EditionFiles) -> Iterator[Problem]:
    used = {atom.measure for rule in _rules(edition) for atom in atoms(rule) if isinstance(atom, Threshold)}
    used |= {indicator.measure for indicator in edition.indicators.values() if indicator.measure}
    used |= {measure.recipe.of for measure in edition.measures.values() if isinstance(measure.recipe, Ratio)}
    for name, measure in edition.measures.items():
        if name not in used:
            where = files.of_indicator(measure.indicator, "measures", name)
            yield _unused("measure", where, f"the measure “{name}” is shown but decides nothing.")


def _tables(edition: Edition) -> Iterator[str]:
    for measure in edition.measures.values():
        if isinstance(measure.recipe, RowShare | RowCount | AmountShare | BalancedCategories):
            yield measure.recipe.table
    if edition.survey:
        yield from (edition.survey.answers, edition.survey.tallies)
    if edition.parity:
        yield edition.parity.table


def _windows(edition: Edition) -> Iterator[str]:
    for measure in edition.measures.values():
        if isinstance(measure.recipe, RowCount):
            yield measure.recipe.within
    for indicator in edition.indicators.values():
        yield from (statement.window for statement in indicator.statements.values())
