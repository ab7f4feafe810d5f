"""The smallest sets of criteria and thresholds that would lift an indicator to each level above the one it has for certain."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import assert_never

from scorecard.core.framework import Edition, Indicator
from scorecard.core.names import IndicatorId, LevelId
from scorecard.core.rule import AllOf, AnyOf, CountOf, Criterion, LevelHolds, Rule, Threshold, needed_of
from scorecard.planning.keys import Keys, Leaf, keys_of, met_in, reached
from scorecard.scoring.result import Result, Scorecard


@dataclass(frozen=True, slots=True, kw_only=True)
class Gap:
    """What must become met, all of it, for an indicator to reach a level: keys of criteria, thresholds and questions.

    `cost` is the sum of the edition's efforts.
    """

    to: LevelId
    criteria: tuple[str, ...]
    cost: int = 0


def gaps(edition: Edition, scorecard: Scorecard) -> Mapping[IndicatorId, tuple[Gap, ...]]:
    """Return every indicator's gaps; an indicator without a level is left out, one at its highest level has none."""
    return {
        name: gaps_of(edition, edition.indicators[name], result)
        for name, result in scorecard.results.items()
        if result.at_least is not None
    }


def gaps_of(edition: Edition, indicator: Indicator, result: Result) -> tuple[Gap, ...]:
    """Return the gaps of one indicator, level by level, the smallest first, then the least effort.

    Closing a gap makes its level the one that the indicator has for certain, and no part of the gap is enough. Where a higher
    level would hold as well, the set is a gap to that one.
    """
    if result.at_least is None:
        return ()
    keys = keys_of(edition, [indicator])
    met = met_in(keys, indicator, result)
    found: list[Gap] = []
    for level in edition.levels[edition.rank(result.at_least) + 1 :]:
        if level.id in indicator.rules:
            wanted = _wanted(edition, indicator, level.id)
            ways = [
                mask
                for mask in _ways(keys, indicator, wanted, met)
                if reached(edition, keys, indicator, met | mask) == level.id
            ]
            found += sorted((_gap(keys, level.id, mask, met) for mask in ways), key=_order)
    return tuple(found)


def _gap(keys: Keys, level: LevelId, mask: int, met: int) -> Gap:
    named = tuple(sorted(keys.named(mask, met), key=list(keys.brings).index))
    return Gap(to=level, criteria=named, cost=sum(keys.efforts[key] for key in named))


def _order(gap: Gap) -> tuple[int, int, tuple[str, ...]]:
    return len(gap.criteria), gap.cost, gap.criteria


def _wanted(edition: Edition, indicator: Indicator, level: LevelId) -> Rule:
    """Return what must hold for a level to be reached: its own rule, or with it those of all levels below."""
    if edition.combination == "highest":
        return indicator.rules[level]
    below = edition.levels[: edition.rank(level) + 1]
    return AllOf(tuple(indicator.rules[each.id] for each in below if each.id in indicator.rules))


# ── the least that would make a rule hold ────────────────────────────────────────────────────


def _ways(keys: Keys, indicator: Indicator, rule: Rule, met: int) -> list[int]:
    """Return the least sets of further bits with which a rule holds; none of them holds another."""
    match rule:
        case Criterion(key):
            return _ways_to(keys, key, met)
        case Threshold():
            return _ways_to(keys, rule, met)
        case AllOf() | AnyOf() | CountOf():
            return _counted([_ways(keys, indicator, part, met) for part in rule.of], needed_of(rule))
        case LevelHolds(level):
            return _ways(keys, indicator, indicator.rules[level], met)
        case _:
            assert_never(rule)


def _ways_to(keys: Keys, leaf: Leaf, met: int) -> list[int]:
    bit = keys.bits[leaf]
    if met & bit:
        return [0]
    return least(brought & ~met for brought in keys.brings.values() if brought & bit)


def _counted(parts: list[list[int]], needed: int) -> list[int]:
    """Return the least sets with which at least `needed` parts hold: part by part, by how many of them hold so far."""
    holding: dict[int, list[int]] = {0: [0]}
    for place, ways in enumerate(parts, start=1):
        still = len(parts) - place
        grown: dict[int, list[int]] = {}
        for count in range(max(0, needed - still), min(place, needed) + 1):
            more = [mask | way for mask in holding.get(count - 1, ()) for way in ways]
            grown[count] = least([*holding.get(count, ()), *more])
        holding = grown
    return holding.get(max(needed, 0), [])


def least(masks: Iterable[int]) -> list[int]:
    """Return those of the sets that hold no other one.

    >>> least([0b110, 0b010, 0b101, 0b010])
    [2, 5]
    """
    kept: list[int] = []
    for mask in sorted(set(masks), key=lambda each: (each.bit_count(), each)):
        if all(smaller & ~mask for smaller in kept):
            kept.append(mask)
    return kept
