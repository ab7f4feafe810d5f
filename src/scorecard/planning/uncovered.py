"""Gaps that the plan leaves: indicators that stay below the headline level or could go higher, and low survey statements."""

from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction
from typing import Literal

from scorecard.core.dossier import Dossier
from scorecard.core.framework import Edition
from scorecard.core.names import IndicatorId, LevelId
from scorecard.measures.survey import survey_result
from scorecard.planning.gaps import Gap, gaps_of
from scorecard.planning.replay import carried_out, plan_of, rerated
from scorecard.scoring.result import Result


@dataclass(frozen=True, slots=True, kw_only=True)
class Uncovered:
    """An indicator that stays at `at_least` although the whole plan is done, and the smallest gap to `to` that is left.

    Below the headline level it is a warning, above a hint. `is_open` says that facts which nobody knows yet stand in the way as well.
    """

    indicator: IndicatorId
    severity: Literal["warning", "hint"]
    at_least: LevelId
    to: LevelId
    criteria: tuple[str, ...]
    is_open: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class LowStatement:
    """A survey statement whose rate stays below the edition's threshold with the whole plan: a hint."""

    statement: str
    rate: Fraction
    threshold: Fraction
    severity: Literal["hint"] = "hint"


def uncovered(edition: Edition, dossier: Dossier) -> tuple[Uncovered | LowStatement, ...]:
    """Return what no action of the plan brings about, indicator by indicator and then the survey's statements."""
    after, _ = carried_out(edition, dossier, plan_of(dossier))
    results = rerated(edition, after).scorecard.results
    left = [found for result in results.values() if (found := _left(edition, result)) is not None]
    return (*left, *_low_statements(edition, after))


def _left(edition: Edition, result: Result) -> Uncovered | None:
    if result.at_least is None:
        return None
    below = edition.rank(result.at_least) < edition.rank(edition.headline.level)
    least = edition.rank(edition.headline.level) if below else 0
    found = gaps_of(edition, edition.indicators[result.indicator], result)
    gap = next((gap for gap in found if edition.rank(gap.to) >= least), None) or _first(found)
    if gap is None:
        return None
    return Uncovered(
        indicator=result.indicator,
        severity="warning" if below else "hint",
        at_least=result.at_least,
        to=gap.to,
        criteria=gap.criteria,
        is_open=result.is_open,
    )


def _first(found: tuple[Gap, ...]) -> Gap | None:
    return found[0] if found else None


def _low_statements(edition: Edition, dossier: Dossier) -> Iterator[LowStatement]:
    result = survey_result(edition, dossier)
    if edition.survey is None or result is None:
        return
    for name, tally in result.statements.items():
        if tally.rate is not None and tally.rate < edition.survey.threshold:
            yield LowStatement(statement=name, rate=tally.rate, threshold=edition.survey.threshold)
