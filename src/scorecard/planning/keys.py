"""What can become met: the criteria, thresholds and questions of an edition's rules, and what each of them brings along."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import reduce
from operator import or_
from typing import assert_never

from scorecard.core.framework import Edition, Indicator
from scorecard.core.names import CriterionKey, IndicatorId, LevelId
from scorecard.core.outcome import Outcome
from scorecard.core.rule import (
    AllOf,
    AnyOf,
    CountOf,
    Criterion,
    LevelHolds,
    Rule,
    Threshold,
    atoms,
    needed_of,
)
from scorecard.scoring.finding import Finding
from scorecard.scoring.rate import reach
from scorecard.scoring.result import Result

EFFORT = 2
"""The effort of what has none of its own, such as a question that stands in a rule."""

Leaf = str | Threshold
"""What a rule's leaf asks for: a criterion or question by its key, or a threshold by itself."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Keys:
    """The leaves of some indicators' rules as bits, and for every key the bits that are met once it is.

    A key is that of a criterion, of a threshold (`1.3/meets`, all thresholds of that level's rule) or of a question in a rule. Keys
    stand in order of preference: among those that say the same, the one of the lowest level comes first.
    """

    bits: Mapping[Leaf, int]
    brings: Mapping[str, int]
    efforts: Mapping[str, int]

    def together(self, keys: Iterable[str]) -> int:
        """Return the bits that are met once all these keys are."""
        return reduce(or_, (self.brings[key] for key in keys), 0)

    def leaves(self, mask: int) -> tuple[Leaf, ...]:
        """Return the leaves of these bits."""
        return tuple(leaf for leaf, bit in self.bits.items() if mask & bit)

    def named(self, mask: int, met: int) -> tuple[str, ...]:
        """Return the fewest keys that say these bits: none that another implies, and of equal ones the first."""
        fresh = {key: brought & ~met for key, brought in self.brings.items()}
        inside = {key: new for key, new in fresh.items() if new and not new & ~mask}
        strongest: dict[int, str] = {}
        for key, new in inside.items():
            if not any(new != other and not new & ~other for other in inside.values()):
                strongest.setdefault(new, key)
        for new in reversed(list(strongest)):  # keys of several thresholds may overlap
            if not new & ~reduce(or_, (other for other in strongest if other != new), 0):
                del strongest[new]
        return tuple(strongest.values())


def keys_of(edition: Edition, indicators: Iterable[Indicator]) -> Keys:
    """Return the keys of these indicators together; one that several of them use is one key."""
    chosen = tuple(indicators)
    bits: dict[Leaf, int] = {}
    for indicator in chosen:
        for leaf in (*indicator.statements, *_leaves(indicator)):
            bits.setdefault(leaf, 1 << len(bits))
    brings: dict[str, int] = {}
    efforts: dict[str, int] = {}
    for indicator in chosen:
        for key, brought, effort in _of_one(edition, indicator, bits):
            brings[key], efforts[key] = brought, effort
    for indicator in chosen:  # questions, and criteria of indicators that were not asked for
        for leaf in _leaves(indicator):
            if isinstance(leaf, str) and leaf not in brings:
                brings[leaf], efforts[leaf] = bits[leaf], EFFORT
    return Keys(bits=bits, brings=brings, efforts=efforts)


def _of_one(
    edition: Edition, indicator: Indicator, bits: Mapping[Leaf, int]
) -> Iterator[tuple[str, int, int]]:
    ranks = {level.id: place for place, level in enumerate(edition.levels)}
    for level in edition.levels:
        for key, statement in indicator.statements.items():
            if ranks.get(indicator.level_of(key), 0) == ranks[level.id]:
                follows = implied(indicator, key)
                yield key, sum(bits[each] for each in follows), statement.effort
        held = [leaf for leaf in _leaves_of(indicator.rules.get(level.id)) if isinstance(leaf, Threshold)]
        if held:
            weaker = (
                bit for leaf, bit in bits.items() if isinstance(leaf, Threshold) and _follows(leaf, held)
            )
            yield threshold_key(indicator.id, level.id), reduce(or_, weaker, 0), indicator.threshold_effort


def threshold_key(indicator: IndicatorId, level: LevelId) -> str:
    """Return the key of the thresholds in a level's rule."""
    return f"{indicator}/{level}"


def implied(indicator: Indicator, key: CriterionKey) -> frozenset[CriterionKey]:
    """Return the statements that are met when this one is, itself included."""
    seen, frontier = {key}, [key]
    while frontier:
        here = frontier.pop()
        new = {weaker for stronger, weaker in indicator.implies if stronger == here} - seen
        seen |= new
        frontier += new
    return frozenset(seen)


def _follows(weaker: Threshold, held: Iterable[Threshold]) -> bool:
    return any(
        each.measure == weaker.measure
        and (each.bound > weaker.bound or (each.bound == weaker.bound and each.strict >= weaker.strict))
        for each in held
    )


def _leaves(indicator: Indicator) -> Iterator[Leaf]:
    for rule in indicator.rules.values():
        yield from _leaves_of(rule)


def _leaves_of(rule: Rule | None) -> Iterator[Leaf]:
    for atom in atoms(rule) if rule else ():
        if isinstance(atom, Criterion):
            yield atom.key
        elif isinstance(atom, Threshold):
            yield atom


# ── what is met now, and what would hold ─────────────────────────────────────────────────────


def met_in(keys: Keys, indicator: Indicator, result: Result) -> int:
    """Return the bits that are met in an indicator's result."""
    found: dict[Leaf, Outcome] = {}
    for level, finding in result.levels.items():
        found.update(_outcomes(indicator.rules[level], finding))
    found.update(
        (key, result.criteria[key].outcome) for key in indicator.statements if key in result.criteria
    )
    return reduce(or_, (keys.bits[leaf] for leaf, outcome in found.items() if outcome is Outcome.MET), 0)


def _outcomes(rule: Rule, finding: Finding) -> Iterator[tuple[Leaf, Outcome]]:
    """Yield what a rule's leaves turned out to be; a criterion's own derivation is not looked into."""
    match rule:
        case Criterion(key):
            yield key, finding.outcome
        case Threshold():
            yield rule, finding.outcome
        case AllOf(of) | AnyOf(of) | CountOf(_, of):
            for part, found in zip(of, finding.parts, strict=True):
                yield from _outcomes(part, found)
        case LevelHolds():
            return
        case _:
            assert_never(rule)


def holds(keys: Keys, indicator: Indicator, rule: Rule, met: int) -> bool:
    """Return whether a rule holds when exactly these bits are met."""
    match rule:
        case Criterion(key):
            return bool(met & keys.bits[key])
        case Threshold():
            return bool(met & keys.bits[rule])
        case AllOf() | AnyOf() | CountOf():
            return sum(holds(keys, indicator, part, met) for part in rule.of) >= needed_of(rule)
        case LevelHolds(level):
            return holds(keys, indicator, indicator.rules[level], met)
        case _:
            assert_never(rule)


def reached(edition: Edition, keys: Keys, indicator: Indicator, met: int) -> LevelId:
    """Return the level that an indicator has for certain when exactly these bits are met."""
    outcomes = {
        level: Outcome.MET if holds(keys, indicator, rule, met) else Outcome.UNMET
        for level, rule in indicator.rules.items()
    }
    return reach(edition, outcomes)[0]
