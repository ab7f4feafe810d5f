"""Met, unmet, unknown, and how they combine."""

from collections.abc import Iterable
from enum import Enum


class Outcome(Enum):
    """The truth of a rule or a criterion. Unknown is an answer: it says that the facts are still open."""

    MET = "met"
    UNMET = "unmet"
    UNKNOWN = "unknown"


def at_least(needed: int, outcomes: Iterable[Outcome]) -> Outcome:
    """Return whether at least `needed` outcomes are met; unknown only while the open ones could still decide it.

    *All of* is `needed` = all and *any of* is `needed` = 1, so this one function decides all three.

    >>> at_least(1, [Outcome.MET, Outcome.UNKNOWN]), at_least(2, [Outcome.UNMET, Outcome.UNKNOWN])
    (<Outcome.MET: 'met'>, <Outcome.UNMET: 'unmet'>)
    """
    met = possible = 0
    for outcome in outcomes:
        met += outcome is Outcome.MET
        possible += outcome is not Outcome.UNMET
    if met >= needed:
        return Outcome.MET
    return Outcome.UNMET if possible < needed else Outcome.UNKNOWN


def within(low_holds: bool, high_holds: bool) -> Outcome:
    """Return the outcome of a test that is known at both ends of what is possible."""
    if low_holds:
        return Outcome.MET
    return Outcome.UNKNOWN if high_holds else Outcome.UNMET
