"""Levels and ranges of very many bare statement sets: the same rules, compiled once, over sets of bits.

`rate` explains; this only decides. A law in the tests holds the two to the same levels.
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from fractions import Fraction
from typing import assert_never

from scorecard.core.framework import Edition, Indicator
from scorecard.core.names import LevelId, MeasureId
from scorecard.core.rule import AllOf, AnyOf, CountOf, Criterion, LevelHolds, Rule, Threshold, needed_of

Values = Mapping[MeasureId, Fraction | None]
Test = Callable[[int, Values, bool], bool]
"""From the bits that are taken as met, the known measures, and what an unknown measure is taken as, to whether a rule holds."""


@dataclass(frozen=True, slots=True)
class CompiledIndicator:
    """An indicator's rules as tests, and for every statement the bits that follow from it."""

    id: str
    bits: Mapping[str, int]
    makes_met: Mapping[str, int]
    makes_unmet: Mapping[str, int]
    tests: tuple[tuple[int, Test], ...]
    cumulative: bool
    measure: MeasureId | None
    everything: int

    def reach(self, met: int, unmet: int, values: Values) -> tuple[int, int]:
        """Return the ranks of the lowest and highest level that these bits allow."""
        return self._highest(met, values, False), self._highest(self.everything & ~unmet, values, True)

    def _highest(self, bits: int, values: Values, benefit: bool) -> int:
        best = 0
        for rank, test in self.tests:
            if test(bits, values, benefit):
                best = rank
            elif self.cumulative:
                break
        return best


def compiled(edition: Edition) -> tuple[CompiledIndicator, ...]:
    """Return every scored indicator of the edition, compiled."""
    return tuple(_compiled(edition, each) for each in edition.indicators.values() if each.scored)


def _compiled(edition: Edition, indicator: Indicator) -> CompiledIndicator:
    bits: dict[str, int] = {key: 1 << place for place, key in enumerate(indicator.statements)}
    tests: dict[LevelId, Test] = {}
    for level in edition.levels:
        if level.id in indicator.rules:
            tests[level.id] = _test(indicator.rules[level.id], bits, dict(tests))
    return CompiledIndicator(
        id=indicator.id,
        bits=bits,
        makes_met={key: _closure(key, bits, indicator.implies) for key in bits},
        makes_unmet={
            key: _closure(key, bits, [(weaker, stronger) for stronger, weaker in indicator.implies])
            for key in bits
        },
        tests=tuple((edition.rank(level), test) for level, test in tests.items()),
        cumulative=edition.combination == "cumulative",
        measure=indicator.measure,
        everything=(1 << len(bits)) - 1,
    )


def _closure(key: str, bits: Mapping[str, int], pairs: Iterable[tuple[str, str]]) -> int:
    arrows = list(pairs)
    seen, frontier = {key}, [key]
    while frontier:
        here = frontier.pop()
        for source, target in arrows:
            if source == here and target not in seen:
                seen.add(target)
                frontier.append(target)
    return sum(bits[each] for each in seen)


def _test(rule: Rule, bits: Mapping[str, int], lower: Mapping[LevelId, Test]) -> Test:
    match rule:
        case Criterion(key):
            bit = bits.get(key)
            if bit is None:  # a question of the edition: bare statements never answer it
                return lambda met, values, benefit: benefit
            return lambda met, values, benefit: bool(met & bit)
        case Threshold():
            return _threshold(rule)
        case AllOf() | AnyOf() | CountOf():
            return _counted(rule, bits, lower)
        case LevelHolds(level):
            return lower[level]
        case _:
            assert_never(rule)


def _threshold(rule: Threshold) -> Test:
    def test(met: int, values: Values, benefit: bool) -> bool:
        value = values.get(rule.measure)
        return benefit if value is None else rule.holds(value)

    return test


def _counted(rule: AllOf | AnyOf | CountOf, bits: Mapping[str, int], lower: Mapping[LevelId, Test]) -> Test:
    needed = needed_of(rule)
    masks = [bits[part.key] for part in rule.of if isinstance(part, Criterion) and part.key in bits]
    if len(masks) == len(rule.of) == len(set(masks)):
        whole = sum(masks)
        return lambda met, values, benefit: (met & whole).bit_count() >= needed
    tests = [_test(part, bits, lower) for part in rule.of]
    return lambda met, values, benefit: sum(test(met, values, benefit) for test in tests) >= needed
