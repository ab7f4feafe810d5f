"""Gaps, outlooks and choices as plain data, in the shape that scripts read."""

from collections.abc import Iterable, Mapping
from fractions import Fraction
from typing import Any

from scorecard.core.assessment import Action
from scorecard.core.names import IndicatorId
from scorecard.planning.actions import Outlook
from scorecard.planning.cheapest import Cheapest, Unreachable
from scorecard.planning.costs import Budget, budget, by_owner, by_status
from scorecard.planning.gaps import Gap
from scorecard.planning.uncovered import LowStatement, Uncovered


def gaps_data(gaps: Mapping[IndicatorId, tuple[Gap, ...]]) -> dict[str, list[dict[str, Any]]]:
    """Return every indicator's gaps as plain data: each set to each higher level."""
    return {name: [gap_data(gap) for gap in found] for name, found in gaps.items()}


def gap_data(gap: Gap) -> dict[str, Any]:
    """Return a gap as plain data."""
    return {"to": gap.to, "criteria": list(gap.criteria), "effort": gap.cost}


def outlook_data(outlook: Outlook) -> dict[str, Any]:
    """Return what an action brings about as plain data."""
    return {
        "id": outlook.action.id,
        "claims": dict(outlook.action.claims),
        "satisfies": list(outlook.satisfies),
        "reaches": dict(outlook.reaches),
        "reaches_with_plan": dict(outlook.reaches_with_plan),
        "delivers": outlook.delivers,
        "delivers_with_plan": outlook.delivers_with_plan,
        "more_than_claimed": dict(outlook.more_than_claimed),
        "changes_nothing": outlook.changes_nothing,
    }


def uncovered_data(found: Iterable[Uncovered | LowStatement]) -> list[dict[str, Any]]:
    """Return what the plan leaves as plain data; survey statements under their threshold have the key `statement`."""
    return [_uncovered(each) if isinstance(each, Uncovered) else _low(each) for each in found]


def _uncovered(each: Uncovered) -> dict[str, Any]:
    return {
        "indicator": each.indicator,
        "severity": each.severity,
        "at_least": each.at_least,
        "to": each.to,
        "criteria": list(each.criteria),
        "open": each.is_open,
    }


def _low(each: LowStatement) -> dict[str, Any]:
    return {
        "statement": each.statement,
        "severity": each.severity,
        "rate": str(each.rate),
        "threshold": str(each.threshold),
    }


def budget_data(actions: Iterable[Action]) -> dict[str, Any]:
    """Return what the plan costs as plain data: in all, by status and by owner."""
    listed = tuple(actions)
    return {
        "all": _budget(budget(listed)),
        "by_status": {name: _budget(each) for name, each in by_status(listed).items()},
        "by_owner": {name: _budget(each) for name, each in by_owner(listed).items()},
    }


def _budget(each: Budget) -> dict[str, Any]:
    return {"cost": _number(each.cost), "actions": each.actions, "unpriced": each.unpriced}


def cheapest_data(found: Cheapest | Unreachable) -> dict[str, Any]:
    """Return the cheapest choice as plain data; where there is none, `criteria` and `cost` are null and `reason` says why."""
    if isinstance(found, Unreachable):
        return {"criteria": None, "actions": None, "cost": None, "levels": None, "reason": str(found.reason)}
    return {
        "criteria": list(found.criteria),
        "actions": list(found.actions),
        "cost": _number(found.cost),
        "levels": dict(found.levels),
        "proven": found.proven,
    }


def _number(value: Fraction) -> int | str:
    return value.numerator if value.denominator == 1 else str(value)
