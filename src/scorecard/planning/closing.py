"""What would be, if some keys were met: the same facts with these taken as met, ready to be rated."""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from fractions import Fraction

from scorecard.core.framework import Edition
from scorecard.core.measure import Measured
from scorecard.core.names import CriterionKey, MeasureId
from scorecard.core.outcome import Outcome
from scorecard.core.rule import Criterion, Threshold
from scorecard.core.text import Message
from scorecard.planning.keys import keys_of
from scorecard.scoring.finding import Finding
from scorecard.scoring.rate import Standing, settled


def closed(edition: Edition, standing: Standing, keys: Iterable[str]) -> Standing:
    """Return the standing with these keys met, and with them all that they imply.

    A threshold is met by the least number that passes it, so nothing follows but the thresholds below.
    """
    known = keys_of(edition, edition.indicators.values())
    leaves = known.leaves(known.together(keys))
    thresholds = [leaf for leaf in known.bits if isinstance(leaf, Threshold)]
    measures = dict(standing.measures)
    for leaf in leaves:
        if isinstance(leaf, Threshold):
            measures[leaf.measure] = _raised(leaf.measure, _passing(leaf, thresholds), measures)
    met = {leaf: _taken_as_met(leaf) for leaf in leaves if isinstance(leaf, str)}
    return replace(standing, statements=_filled_in(edition, standing) | met, measures=measures)


def _filled_in(edition: Edition, standing: Standing) -> dict[str, Finding]:
    """Return all findings with what they imply, so that nothing is implied anew by what is now taken as met."""
    found = dict(standing.statements)
    for indicator in edition.indicators.values():
        found |= {str(key): each for key, each in settled(indicator, standing.statements).items()}
    return found


def _taken_as_met(key: str) -> Finding:
    reason = Message("Taken as met.")
    return Finding(
        rule=Criterion(CriterionKey(key)), key=key, outcome=Outcome.MET, reason=reason, stated=True
    )


def _passing(threshold: Threshold, thresholds: Iterable[Threshold]) -> Fraction:
    if not threshold.strict:
        return threshold.bound
    above = [
        each.bound
        for each in thresholds
        if each.measure == threshold.measure and each.bound > threshold.bound
    ]
    return (threshold.bound + min(above, default=threshold.bound + 1)) / 2


def _raised(name: MeasureId, value: Fraction, measures: Mapping[MeasureId, Measured]) -> Measured:
    now = measures.get(name)
    if now is None or now.low is None or now.high is None:
        return Measured(id=name, low=value, high=value)
    if now.low >= value:
        return now
    return replace(now, low=value, high=max(now.high, value), part=None, whole=None)
