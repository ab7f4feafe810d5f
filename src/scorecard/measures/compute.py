"""Every measure that an edition defines, from a team's tables, facts and figures, with the rows behind it."""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from fractions import Fraction
from typing import assert_never

from scorecard.core.dossier import Dossier
from scorecard.core.framework import Edition
from scorecard.core.measure import (
    AmountShare,
    Asked,
    BalancedCategories,
    Measured,
    MeasureSpec,
    Ratio,
    RowCount,
    RowShare,
    SurveyRate,
)
from scorecard.core.names import MeasureId, QuestionId
from scorecard.core.text import Message
from scorecard.measures.balance import balanced
from scorecard.measures.counts import row_count, row_share
from scorecard.measures.money import amount_share
from scorecard.measures.survey import SurveyResult, survey_result


def compute(edition: Edition, dossier: Dossier) -> Mapping[MeasureId, Measured]:
    """Return every measure of the edition. "Not enough data" is a value: `low` and `high` are None and `note` says why.

    A figure that the team stated stands where the rows give nothing; where both speak, the rows do,
    unless the figure says that it stands over them.
    """
    survey = survey_result(edition, dossier)
    found: dict[MeasureId, Measured] = {}
    for name, spec in _ordered(edition.measures):
        measured = replace(_measure(edition, dossier, spec, found, survey), is_share=spec.unit == "share")
        found[name] = _stated(dossier, measured)
    return {name: found[name] for name in edition.measures}


def _ordered(measures: Mapping[MeasureId, MeasureSpec]) -> Iterator[tuple[MeasureId, MeasureSpec]]:
    """Yield each measure after those that it divides, wherever the edition's files have it."""
    done: set[MeasureId] = set()
    for name in measures:
        chain: list[MeasureId] = []
        todo = [name]
        while todo and todo[0] in measures and todo[0] not in {*done, *chain}:
            chain.append(todo.pop())
            recipe = measures[chain[-1]].recipe
            todo = [recipe.of] if isinstance(recipe, Ratio) else []
        done.update(chain)
        yield from ((each, measures[each]) for each in reversed(chain))


def _measure(
    edition: Edition,
    dossier: Dossier,
    spec: MeasureSpec,
    found: Mapping[MeasureId, Measured],
    survey: SurveyResult | None,
) -> Measured:
    match spec.recipe:
        case RowShare() as recipe:
            return row_share(edition, dossier, spec.id, recipe)
        case RowCount() as recipe:
            return row_count(edition, dossier, spec.id, recipe)
        case AmountShare() as recipe:
            return amount_share(edition, dossier, spec.id, recipe)
        case BalancedCategories() as recipe:
            return balanced(edition, dossier, spec.id, recipe)
        case SurveyRate() as recipe:
            return _survey_rate(survey, spec.id, recipe)
        case Asked(question=question):
            value = number(dossier, question)
            return Measured(
                id=spec.id,
                low=value,
                high=value,
                note=None if value is not None else _unasked(edition, question),
            )
        case Ratio() as recipe:
            return _ratio(edition, dossier, spec.id, recipe, found)
        case _:
            assert_never(spec.recipe)


def _stated(dossier: Dossier, measured: Measured) -> Measured:
    figure = dossier.assessment.figures.get(measured.id)
    if figure is None or not figure.whole or (measured.low is not None and not figure.over_facts):
        return measured
    value = figure.part / figure.whole
    return Measured(
        id=measured.id,
        low=value,
        high=value,
        part=figure.part,
        whole=figure.whole,
        stated=True,
        is_share=measured.is_share,
    )


def _survey_rate(survey: SurveyResult | None, name: MeasureId, recipe: SurveyRate) -> Measured:
    if survey is None:
        return Measured(id=name, note=Message("there are no survey answers"))
    part: Fraction | None = None
    whole: Fraction | None = None
    if recipe.statement:
        tally = survey.statements[recipe.statement]
        value = tally.rate
        if value is not None:
            part, whole = Fraction(tally.positive), Fraction(tally.answered)
    else:
        rate = survey.areas.get(recipe.area) if recipe.area else survey.overall
        value = rate.mean if rate else None
    if value is None:
        return Measured(id=name, note=Message("nobody answered"), rows=survey.rows)
    return Measured(id=name, low=value, high=value, part=part, whole=whole, rows=survey.rows)


def number(dossier: Dossier, question: QuestionId) -> Fraction | None:
    """Return the number that a question was answered with, or None."""
    fact = dossier.assessment.facts.get(question)
    return fact.value if fact and isinstance(fact.value, Fraction) else None


def _unasked(edition: Edition, question: QuestionId) -> Message:
    return Message(
        "the question “{question}” is not answered", {"question": edition.questions[question].text}
    )


def _ratio(
    edition: Edition, dossier: Dossier, name: MeasureId, recipe: Ratio, found: Mapping[MeasureId, Measured]
) -> Measured:
    target = number(dossier, recipe.by)
    if target is None:
        return Measured(id=name, note=_unasked(edition, recipe.by))
    of = found.get(recipe.of)
    if of is None or of.low is None or of.high is None:
        return Measured(id=name, note=of.note if of else Message("its measure is not known"))
    if not target:
        return Measured(id=name, note=Message("the target is nothing"))
    return Measured(id=name, low=of.low / target, high=of.high / target, rows=of.rows)
