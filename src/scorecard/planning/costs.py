"""What the plan costs: in all, by status and by owner."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from fractions import Fraction

from scorecard.core.assessment import Action


@dataclass(frozen=True, slots=True, kw_only=True)
class Budget:
    """The cost of some actions; `unpriced` counts those without a cost, which are not for nothing."""

    cost: Fraction
    actions: int
    unpriced: int


def budget(actions: Iterable[Action]) -> Budget:
    """Return what these actions cost together."""
    listed = tuple(actions)
    costs = [action.cost for action in listed if action.cost is not None]
    return Budget(cost=sum(costs, Fraction(0)), actions=len(listed), unpriced=len(listed) - len(costs))


def by_status(actions: Iterable[Action]) -> Mapping[str, Budget]:
    """Return the budget of each status that occurs, in the order of first appearance."""
    return _grouped((action.status, action) for action in actions)


def by_owner(actions: Iterable[Action]) -> Mapping[str, Budget]:
    """Return the budget of each owner; actions without one stand under an empty name."""
    return _grouped((action.owner, action) for action in actions)


def _grouped(pairs: Iterable[tuple[str, Action]]) -> Mapping[str, Budget]:
    groups: dict[str, list[Action]] = {}
    for name, action in pairs:
        groups.setdefault(name, []).append(action)
    return {name: budget(group) for name, group in groups.items()}
