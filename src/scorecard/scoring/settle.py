"""Statements imply one another: what follows from what is known is filled in before anything is rated."""

from collections.abc import Mapping
from dataclasses import dataclass

from scorecard.core.framework import Indicator
from scorecard.core.names import CriterionKey
from scorecard.core.outcome import Outcome


@dataclass(frozen=True, slots=True, kw_only=True)
class Settled:
    """The outcomes after filling in, which statement each filled-in one follows from, and the pairs that contradict."""

    outcomes: Mapping[CriterionKey, Outcome]
    implied_by: Mapping[CriterionKey, CriterionKey]
    contradictions: tuple[tuple[CriterionKey, CriterionKey], ...]


def settle(indicator: Indicator, given: Mapping[CriterionKey, Outcome]) -> Settled:
    """Return the given outcomes with what they imply.

    A stronger statement met makes the weaker met; a weaker one unmet makes the stronger unmet. A pair (stronger, weaker) given as
    met and unmet is a contradiction: both stay as they were given.
    """
    outcomes = {key: given.get(key, Outcome.UNKNOWN) for key in indicator.statements}
    implied_by: dict[CriterionKey, CriterionKey] = {}
    frontier = [key for key, outcome in outcomes.items() if outcome is not Outcome.UNKNOWN]
    while frontier:
        key = frontier.pop()
        for other in _follows(indicator, key, outcomes[key]):
            if outcomes[other] is Outcome.UNKNOWN:
                outcomes[other] = outcomes[key]
                implied_by[other] = implied_by.get(key, key)
                frontier.append(other)
    return Settled(
        outcomes=outcomes, implied_by=implied_by, contradictions=_contradictions(indicator, outcomes)
    )


def _follows(indicator: Indicator, key: CriterionKey, outcome: Outcome) -> list[CriterionKey]:
    if outcome is Outcome.MET:
        return [weaker for stronger, weaker in indicator.implies if stronger == key]
    return [stronger for stronger, weaker in indicator.implies if weaker == key]


def _contradictions(
    indicator: Indicator, outcomes: Mapping[CriterionKey, Outcome]
) -> tuple[tuple[CriterionKey, CriterionKey], ...]:
    return tuple(
        (stronger, weaker)
        for stronger, weaker in indicator.implies
        if outcomes[stronger] is Outcome.MET and outcomes[weaker] is Outcome.UNMET
    )
