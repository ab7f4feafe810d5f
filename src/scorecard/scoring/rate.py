"""The level that the rules give, as a range while facts are open, beside the level that the team agreed."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from scorecard.core.assessment import Exemption, Judgement
from scorecard.core.framework import Edition, Indicator
from scorecard.core.measure import Measured
from scorecard.core.names import CriterionKey, IndicatorId, LevelId, MeasureId
from scorecard.core.outcome import Outcome
from scorecard.core.rule import Criterion, Threshold
from scorecard.core.text import Message
from scorecard.scoring.evaluate import Known, evaluate
from scorecard.scoring.finding import Finding
from scorecard.scoring.notices import notices
from scorecard.scoring.result import Notice, Result, Scorecard
from scorecard.scoring.settle import settle
from scorecard.scoring.summarize import scorecard


@dataclass(frozen=True, slots=True, kw_only=True)
class Standing:
    """Everything that rating reads: a finding per statement and question, measures, exemptions and agreed levels."""

    statements: Mapping[str, Finding] = field(default_factory=dict)
    measures: Mapping[MeasureId, Measured] = field(default_factory=dict)
    exemptions: Mapping[IndicatorId, Exemption] = field(default_factory=dict)
    judgements: Mapping[IndicatorId, Judgement] = field(default_factory=dict)
    remarks: Mapping[IndicatorId, tuple[Notice, ...]] = field(default_factory=dict)


def rate(edition: Edition, standing: Standing) -> Scorecard:
    """Return every indicator's result and the counts."""
    return scorecard(
        edition,
        {
            name: rate_indicator(edition, indicator, standing)
            for name, indicator in edition.indicators.items()
        },
    )


def rate_indicator(edition: Edition, indicator: Indicator, standing: Standing) -> Result:
    """Return the result of one indicator."""
    result = _agreed(_computed(edition, indicator, standing), standing.judgements.get(indicator.id))
    exemption = standing.exemptions.get(indicator.id)
    if exemption:
        return replace(
            result,
            level=None,
            at_least=None,
            at_most=None,
            agreed=None,
            open=(),
            notices=(),
            status=exemption.status,
            status_reason=exemption.reason,
        )
    if not indicator.scored:
        return replace(result, level=None, at_least=None, at_most=None, open=(), status="not_scored")
    found = notices(edition, indicator, result, standing.measures) + standing.remarks.get(indicator.id, ())
    return replace(result, notices=found)


def _computed(edition: Edition, indicator: Indicator, standing: Standing) -> Result:
    criteria = settled(indicator, standing.statements)
    levels: dict[LevelId, Finding] = {}
    thresholds: dict[str, Finding] = {}
    for level in edition.levels:
        rule = indicator.rules.get(level.id)
        if rule is None:
            continue
        known = Known(
            criteria=lambda key: _found(key, criteria, standing),
            measures=standing.measures,
            levels=levels,
            place=f"{indicator.id}/{level.id}",
        )
        levels[level.id] = evaluate(rule, known)
        thresholds |= {
            leaf.key: leaf for leaf in levels[level.id].leaves() if isinstance(leaf.rule, Threshold)
        }
    at_least, at_most = reach(edition, {level: finding.outcome for level, finding in levels.items()})
    return Result(
        indicator=indicator.id,
        level=at_least if at_least == at_most else None,
        at_least=at_least,
        at_most=at_most,
        levels=levels,
        criteria=dict(criteria) | thresholds,
        open=_open(edition, indicator, levels, at_least, at_most),
    )


def settled(indicator: Indicator, statements: Mapping[str, Finding]) -> Mapping[CriterionKey, Finding]:
    """Return a finding for every criterion of an indicator, those that others imply filled in."""
    found = settle(
        indicator, {key: statements[key].outcome for key in indicator.statements if key in statements}
    )
    return {
        key: _settled_one(key, outcome, statements, found.implied_by)
        for key, outcome in found.outcomes.items()
    }


def _settled_one(
    key: CriterionKey,
    outcome: Outcome,
    statements: Mapping[str, Finding],
    implied_by: Mapping[CriterionKey, CriterionKey],
) -> Finding:
    if key in implied_by:
        source = statements[implied_by[key]]
        return replace(
            source,
            rule=Criterion(key),
            key=key,
            outcome=outcome,
            implied_by=implied_by[key],
            reason=Message(
                "Follows from {source}: {reason}", {"source": implied_by[key], "reason": source.reason}
            ),
        )
    return statements.get(key) or unknown(key)


def unknown(key: CriterionKey) -> Finding:
    """Return the finding of a criterion about which nothing was said."""
    return Finding(
        rule=Criterion(key), key=key, outcome=Outcome.UNKNOWN, reason=Message("Nothing has been said yet.")
    )


def _found(key: CriterionKey, criteria: Mapping[CriterionKey, Finding], standing: Standing) -> Finding:
    return criteria.get(key) or standing.statements.get(key) or unknown(key)


def reach(edition: Edition, outcomes: Mapping[LevelId, Outcome]) -> tuple[LevelId, LevelId]:
    """Return the lowest and the highest level that the outcomes of the levels' own rules allow.

    The lowest level of the scale needs no rule: it is what is left. Highest-that-holds takes each level by itself; cumulative asks
    that every lower one with a rule holds too.
    """
    low = high = edition.levels[0].id
    low_runs = high_runs = True
    for level in edition.levels:
        outcome = outcomes.get(level.id)
        if outcome is None:
            continue
        if edition.combination == "cumulative":
            low_runs = low_runs and outcome is Outcome.MET
            high_runs = high_runs and outcome is not Outcome.UNMET
        else:
            low_runs, high_runs = outcome is Outcome.MET, outcome is not Outcome.UNMET
        low, high = (level.id if low_runs else low), (level.id if high_runs else high)
    return low, high


def _open(
    edition: Edition, indicator: Indicator, levels: Mapping[LevelId, Finding], low: LevelId, high: LevelId
) -> tuple[str, ...]:
    """Return the keys of unknown criteria and thresholds in the rules of the levels that are still undecided."""
    if low == high:
        return ()
    found: dict[str, None] = {}
    for level, finding in levels.items():
        if finding.outcome is Outcome.UNKNOWN and edition.rank(low) < edition.rank(level) <= edition.rank(
            high
        ):
            found |= dict.fromkeys(leaf.key for leaf in finding.leaves() if leaf.outcome is Outcome.UNKNOWN)
    return _each_fact_once(indicator, list(found))


def _each_fact_once(indicator: Indicator, keys: list[str]) -> tuple[str, ...]:
    """Return the keys without those that say the same fact as one before: identical wording is one fact."""
    same = {(one, other) for one, other in indicator.implies if (other, one) in indicator.implies}
    kept: list[str] = []
    for key in keys:
        if not any((before, key) in same for before in kept):
            kept.append(key)
    return tuple(kept)


def _agreed(result: Result, judgement: Judgement | None) -> Result:
    if judgement is None:
        return result
    return replace(result, agreed=judgement.level, agreed_reason=judgement.reason)
