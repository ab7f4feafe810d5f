"""The picture by dimension and overall: counts, the public headline, and the overall result."""

from collections.abc import Iterable, Mapping
from fractions import Fraction

from scorecard.core.framework import Edition, Tier
from scorecard.core.names import IndicatorId, LevelId
from scorecard.scoring.result import Overall, Result, Scorecard, Summary


def scorecard(edition: Edition, results: Mapping[IndicatorId, Result]) -> Scorecard:
    """Return the results with their counts."""
    agreed = summary(edition, results.values())
    return Scorecard(
        results=results,
        summary=agreed,
        computed=summary(edition, results.values(), computed=True),
        by_dimension={
            dimension.id: summary(edition, [results[each.id] for each in edition.in_dimension(dimension.id)])
            for dimension in edition.dimensions
        },
        target_reached=_reached(edition, agreed),
        overall=overall(edition, results.values()),
    )


def summary(edition: Edition, results: Iterable[Result], *, computed: bool = False) -> Summary:
    """Return how many indicators stand at each level: as agreed where a level was agreed, or as computed alone."""
    scored = [result for result in results if _is_counted(edition, result)]
    rated = [result for result in scored if _in_denominator(edition, result)]
    counted = [result.level if computed else result.counted for result in rated]
    levels = [level for level in counted if level is not None]
    return Summary(
        by_level={level.id: levels.count(level.id) for level in edition.levels},
        not_applicable=sum(result.status == "not_applicable" for result in scored),
        not_reported=sum(result.status == "not_reported" for result in scored),
        open=sum(level is None and not result.status for level, result in zip(counted, rated, strict=True)),
        met_or_exceeded=_reaching(edition, rated, [each.at_least for each in rated], computed=computed),
        possible=_reaching(edition, rated, [each.at_most for each in rated], computed=computed),
        of=len(rated),
        average_code=_average(edition, levels) if edition.headline.average_codes else None,
    )


def _is_counted(edition: Edition, result: Result) -> bool:
    """Return whether an indicator counts at all: it is scored, and not a part of one that is scored as a whole."""
    whole = edition.indicators[result.indicator].part_of
    return result.status != "not_scored" and not (whole and edition.indicators[whole].scored)


def _reaching(edition: Edition, rated: list[Result], ends: list[LevelId | None], *, computed: bool) -> int:
    """Return how many are at or above the headline level: as agreed, or by this end of what the rules give."""
    least = edition.rank(edition.headline.level)
    found = [end if computed else result.agreed or end for result, end in zip(rated, ends, strict=True)]
    return sum(level is not None and edition.rank(level) >= least for level in found)


def _reached(edition: Edition, summary: Summary) -> bool | None:
    """Return whether the target's share is reached; None where there is none, or while open facts decide it."""
    target = edition.headline.share
    if target is None or not summary.of:
        return None
    low, high = Fraction(summary.met_or_exceeded, summary.of), Fraction(summary.possible, summary.of)
    return True if low >= target else None if high >= target else False


def _in_denominator(edition: Edition, result: Result) -> bool:
    """Not applicable leaves the denominator; not reported leaves it where the edition says so; an optional item counts once it is rated."""
    if result.status == "not_applicable":
        return False
    if result.status == "not_reported":
        return edition.headline.count_not_reported
    optional = edition.indicators[result.indicator].optional
    return not (optional and result.counted is None)


def _average(edition: Edition, levels: list[LevelId]) -> Fraction | None:
    codes = [Fraction(edition.level(level).code) for level in levels]
    return sum(codes, Fraction(0)) / len(codes) if codes else None


def overall(edition: Edition, results: Iterable[Result]) -> Overall | None:
    """Return the tier reached for certain and the one within reach, or None where the edition has no tiers."""
    tiers = edition.headline.tiers
    if not tiers:
        return None
    rated = [
        result for result in results if _is_counted(edition, result) and _in_denominator(edition, result)
    ]
    low = _share_at(edition, [result.agreed or result.at_least for result in rated])
    high = _share_at(edition, [result.agreed or result.at_most for result in rated])
    return Overall(at_least=_tier(tiers, low), at_most=_tier(tiers, high))


def _share_at(edition: Edition, levels: list[LevelId | None]) -> Fraction | None:
    least = edition.rank(edition.headline.level)
    if not levels:
        return None
    return Fraction(sum(level is not None and edition.rank(level) >= least for level in levels), len(levels))


def _tier(tiers: tuple[Tier, ...], share: Fraction | None) -> str | None:
    if share is None:
        return None
    reached = [tier for tier in tiers if share >= tier.at_least]
    return max(reached, key=lambda tier: tier.at_least).id if reached else None
