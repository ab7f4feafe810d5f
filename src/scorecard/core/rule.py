"""The closed language that every edition is written in: six words, and deliberately no *not*.

Without *not* every rule is monotonic: learning more never reverses a verdict, and what would lift a level stays answerable.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction
from typing import assert_never

from scorecard.core.names import CriterionKey, LevelId, MeasureId


@dataclass(frozen=True, slots=True)
class Criterion:
    """A yes or no: a lettered statement of an indicator (`1.1/meets/a`), or a yes/no question of the edition."""

    key: CriterionKey


@dataclass(frozen=True, slots=True)
class Threshold:
    """A measure at least a bound (inclusive), or more than it (strict). Bounds are exact."""

    measure: MeasureId
    bound: Fraction
    strict: bool = False

    def holds(self, value: Fraction) -> bool:
        """Return whether this value passes."""
        return value > self.bound if self.strict else value >= self.bound


@dataclass(frozen=True, slots=True)
class AllOf:
    """Every part holds."""

    of: "tuple[Rule, ...]"


@dataclass(frozen=True, slots=True)
class AnyOf:
    """At least one part holds."""

    of: "tuple[Rule, ...]"


@dataclass(frozen=True, slots=True)
class CountOf:
    """At least `needed` parts hold."""

    needed: int
    of: "tuple[Rule, ...]"


@dataclass(frozen=True, slots=True)
class LevelHolds:
    """A lower level of the same indicator holds."""

    level: LevelId


Rule = Criterion | Threshold | AllOf | AnyOf | CountOf | LevelHolds


def needed_of(rule: AllOf | AnyOf | CountOf) -> int:
    """Return how many of its parts a rule needs."""
    match rule:
        case AllOf(of):
            return len(of)
        case AnyOf():
            return 1
        case CountOf(needed, _):
            return needed
        case _:
            assert_never(rule)


def parts(rule: Rule) -> "tuple[Rule, ...]":
    """Return the rules directly under this one."""
    match rule:
        case AllOf(of) | AnyOf(of) | CountOf(_, of):
            return of
        case Criterion() | Threshold() | LevelHolds():
            return ()
        case _:
            assert_never(rule)


def atoms(rule: Rule) -> Iterator[Criterion | Threshold | LevelHolds]:
    """Yield the leaves of a rule, left to right."""
    match rule:
        case AllOf() | AnyOf() | CountOf():
            for part in parts(rule):
                yield from atoms(part)
        case Criterion() | Threshold() | LevelHolds():
            yield rule
        case _:
            assert_never(rule)
