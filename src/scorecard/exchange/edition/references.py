"""Names in an edition that lead nowhere: every rule, measure, table and implication must name things that exist."""

from collections.abc import Iterable, Iterator, Mapping, Sequence

from scorecard.core.framework import Edition, Indicator
from scorecard.core.measure import (
    AmountShare,
    Asked,
    BalancedCategories,
    MeasureSpec,
    Ratio,
    RowCount,
    RowShare,
    SurveyRate,
)
from scorecard.core.problem import Problem
from scorecard.core.rule import Criterion, LevelHolds, Rule, Threshold, atoms
from scorecard.exchange.plain.yamlfile import PlainFile


def dangling(edition: Edition, places: Mapping[str, PlainFile], folder: str) -> list[Problem]:
    """Return a problem for each name in the edition that names nothing."""
    found: list[Problem] = []
    for indicator in edition.indicators.values():
        plain = places[indicator.id]
        found += [
            _problem(plain.place(tuple(path.split("."))), what)
            for path, what in _of_indicator(edition, indicator)
        ]
    for measure in edition.measures.values():
        plain = places[measure.indicator]
        for what in _of_measure(edition, measure):
            found.append(_problem(plain.place(("measures", measure.id)), what))
    found += [_problem(f"{folder}/framework.yaml", what) for what in _of_whole(edition)]
    return found


def _problem(where: str, what: str) -> Problem:
    return Problem(code="dangling", where=where, what=what, remedy="Correct the name, or add what it names.")


def _of_indicator(edition: Edition, indicator: Indicator) -> Iterator[tuple[str, str]]:
    if all(each.id != indicator.dimension for each in edition.dimensions):
        yield "dimension", f"there is no dimension “{indicator.dimension}”."
    if indicator.measure and indicator.measure not in edition.measures:
        yield "measure", f"there is no measure “{indicator.measure}”."
    if indicator.part_of and indicator.part_of not in edition.indicators:
        yield "part_of", f"there is no indicator “{indicator.part_of}”."
    yield from _of_levels(edition, indicator)
    yield from _of_statements(edition, indicator)
    for pair in indicator.implies:
        for key in pair:
            if key not in indicator.statements:
                yield "implies", f"there is no criterion “{key}”."


def _of_levels(edition: Edition, indicator: Indicator) -> Iterator[tuple[str, str]]:
    order = [level.id for level in edition.levels]
    for level, rule in indicator.rules.items():
        if level not in order:
            yield f"levels.{level}", f"there is no level “{level}” in the scale."
            continue
        lower = order[: order.index(level)]
        for what in _of_rule(edition, rule, [each for each in lower if each in indicator.rules]):
            yield f"levels.{level}.rule", what


def _of_statements(edition: Edition, indicator: Indicator) -> Iterator[tuple[str, str]]:
    for statement in indicator.statements.values():
        path = f"levels.{indicator.level_of(statement.key)}.criteria.{statement.letter}"
        if not statement.text:
            yield path, "the criterion has no text, and the one that it is the same as is not there."
        if statement.window and statement.window not in edition.windows:
            yield f"{path}.window", f"there is no window “{statement.window}”."
        if statement.derive is not None:
            for what in _of_rule(edition, statement.derive, []):
                yield f"{path}.derive", what


def _of_rule(edition: Edition, rule: Rule, lower: Sequence[str]) -> Iterator[str]:
    for atom in atoms(rule):
        match atom:
            case Criterion(key):
                if edition.statement(key) is None and not _yes_no(edition, key):
                    yield f"“{key}” is neither a criterion nor a yes/no question."
            case Threshold(measure):
                if measure not in edition.measures:
                    yield f"there is no measure “{measure}”."
            case LevelHolds(level):
                if level not in lower:
                    yield f"“{level}” is not a lower level of this indicator."


def _yes_no(edition: Edition, key: str) -> bool:
    return any(question.id == key and question.kind == "yes_no" for question in edition.questions.values())


def _of_measure(edition: Edition, measure: MeasureSpec) -> Iterator[str]:  # noqa: C901 - one arm per recipe
    match measure.recipe:
        case RowShare(table=table, where=where, any_of=options, among=among, by=by):
            yield from _columns(
                edition, table, [*where, *(name for each in options for name in each), *among, *by]
            )
        case RowCount(table=table, where=where, distinct=distinct, date=date, within=within):
            yield from _columns(edition, table, [*where, *filter(None, (distinct, date))])
            if within and within not in edition.windows:
                yield f"there is no window “{within}”."
        case AmountShare(table=table, amount=amount, where=where, marked=marked, by=by, whole=whole):
            yield from _columns(edition, table, [amount, *where, *filter(None, [marked]), *by])
            yield from _question(edition, whole)
        case BalancedCategories(table=table, category=category, women=women, men=men, entity=entity):
            yield from _columns(edition, table, [category, women, men, entity])
            if edition.parity is None:
                yield "the edition states no parity band."
        case SurveyRate(statement=statement, area=area):
            survey = edition.survey
            if survey is None:
                yield "the edition has no survey."
            elif statement and all(each.id != statement for each in survey.statements):
                yield f"there is no survey statement “{statement}”."
            elif area and all(each.id != area for each in survey.areas):
                yield f"there is no survey area “{area}”."
        case Asked(question=question):
            yield from _question(edition, question)
        case Ratio(of=of, by=by_question):
            if of not in edition.measures:
                yield f"there is no measure “{of}”."
            yield from _question(edition, by_question)


def _question(edition: Edition, question: str | None) -> Iterator[str]:
    if question and question not in edition.questions:
        yield f"there is no question “{question}”."


def _columns(edition: Edition, table: str, names: Iterable[str]) -> Iterator[str]:
    spec = next((each for each in edition.tables.values() if each.id == table), None)
    if spec is None:
        yield f"there is no table “{table}”."
        return
    for name in names:
        if spec.column(name) is None:
            yield f"the table “{table}” has no column “{name}”."


def _of_whole(edition: Edition) -> Iterator[str]:
    if all(level.id != edition.headline.level for level in edition.levels):
        yield f"the headline's level “{edition.headline.level}” is not in the scale."
    survey = edition.survey
    if survey:
        for statement in survey.statements:
            if all(area.id != statement.area for area in survey.areas):
                yield f"the survey statement “{statement.id}” has an unknown area, “{statement.area}”."
        for name in (survey.answers, survey.tallies):
            yield from _columns(edition, name, [])
        yield from _question(edition, survey.population)
    if edition.parity:
        yield from _columns(edition, edition.parity.table, [])
    for table in edition.tables.values():
        for indicator in table.indicators:
            if indicator not in edition.indicators:
                yield f"the table “{table.id}” names an unknown indicator, “{indicator}”."
        yield from _columns(edition, table.id, table.unique)
