"""The proven cheapest set of criteria and actions for a wanted result, found by a solver and rated again to be sure."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from fractions import Fraction
from math import lcm
from typing import Any, Literal, assert_never

from scorecard.core.framework import Edition, Indicator
from scorecard.core.names import ActionId, IndicatorId, LevelId
from scorecard.core.problem import Problem, Refused
from scorecard.core.rule import AllOf, AnyOf, CountOf, Criterion, LevelHolds, Rule, Threshold, needed_of
from scorecard.core.text import Message
from scorecard.planning.actions import Outlook
from scorecard.planning.closing import closed
from scorecard.planning.keys import Keys, Leaf, keys_of, met_in
from scorecard.planning.target import Count, Overall, Reach, Target
from scorecard.scoring.rate import Standing, rate
from scorecard.scoring.result import Result, Scorecard

By = Literal["effort", "cost"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Cheapest:
    """The cheapest choice: what becomes met, the actions paid for, the cost in all, and the levels that are then certain.

    `criteria` holds the chosen keys and those that the chosen actions bring, without any that another one implies. `cost` counts
    efforts, or money. `proven` says that the choice, rated again, gives the wanted result, and that nothing costs less.
    """

    criteria: tuple[str, ...]
    actions: tuple[ActionId, ...]
    cost: Fraction
    levels: Mapping[IndicatorId, LevelId]
    proven: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class Unreachable:
    """No choice gives the wanted result, and why."""

    reason: Message


@dataclass(frozen=True, slots=True, kw_only=True)
class Offer:
    """Something that can be paid for: a key by itself, or an action with all that it brings."""

    name: str
    cost: Fraction
    brings: int
    is_action: bool = False


def cheapest(
    edition: Edition,
    standing: Standing,
    target: Target,
    *,
    by: By = "effort",
    actions: Iterable[Outlook] = (),
    prices: Mapping[str, Fraction] | None = None,
) -> Cheapest | Unreachable:
    """Return the cheapest choice that gives the target, counted by effort or by cost.

    A key costs the edition's effort; by cost it has none but those in `prices`, which stand before the edition's. Where an action
    brings a key about and has an effort (or a cost), only the action can be paid for it. Computed levels count, agreed ones do
    not. Among equal choices the one with the fewest parts is taken, then the first in the order of the edition. Raise Refused
    where the solver is not installed.
    """
    field = _Field.of(edition, standing)
    offers = tuple(_offers(field, by, tuple(actions), prices or {}))
    reason = _excluded(field, target)
    chosen = None if reason else _chosen(field, target, offers)
    if chosen is None:
        return Unreachable(reason=reason or _beyond(field, target, offers, by))
    mask = 0
    for offer in chosen:
        mask |= offer.brings
    criteria = tuple(
        sorted(field.keys.named(mask & ~field.met, field.met), key=list(field.keys.brings).index)
    )
    after = rate(edition, closed(edition, field.standing, criteria))
    return Cheapest(
        criteria=criteria,
        actions=tuple(ActionId(offer.name) for offer in chosen if offer.is_action),
        cost=sum((offer.cost for offer in chosen), Fraction(0)),
        levels={
            name: result.at_least for name, result in after.results.items() if result.at_least is not None
        },
        proven=field.gives(after, target),
    )


# ── what is asked of ─────────────────────────────────────────────────────────────────────────


@dataclass(frozen=True, slots=True, kw_only=True)
class _Field:
    """An edition and where it stands, as the solver needs it: agreed levels left out, the met leaves as bits."""

    edition: Edition
    standing: Standing
    scorecard: Scorecard
    keys: Keys
    met: int

    @classmethod
    def of(cls, edition: Edition, standing: Standing) -> "_Field":
        computed = replace(standing, judgements={})
        scorecard = rate(edition, computed)
        keys = keys_of(edition, edition.indicators.values())
        met = 0
        for name, result in scorecard.results.items():
            met |= met_in(keys, edition.indicators[name], result)
        return cls(edition=edition, standing=computed, scorecard=scorecard, keys=keys, met=met)

    @property
    def rated(self) -> tuple[Indicator, ...]:
        """The indicators that have a level."""
        results = self.scorecard.results
        return tuple(
            each for each in self.edition.indicators.values() if results[each.id].at_least is not None
        )

    def leaves_denominator(self, indicator: Indicator) -> bool:
        """Return whether an optional indicator is not counted as long as nothing was said about it."""
        return indicator.optional and self.scorecard.results[indicator.id].level is None

    def not_reported(self) -> int:
        """Return how many indicators stay in the denominator without a level."""
        return sum(
            result.status == "not_reported" and not self.edition.indicators[name].optional
            for name, result in self.scorecard.results.items()
        )

    def gives(self, scorecard: Scorecard, target: Target) -> bool:
        """Return whether a scorecard has the wanted result."""
        return all(self._gives(scorecard.results, part) for part in target)

    def _gives(self, results: Mapping[IndicatorId, Result], part: Reach | Count | Overall) -> bool:
        headline = self.edition.headline.level
        up = [each for each in self.rated if self._reaches(results[each.id], headline)]
        match part:
            case Reach(indicator=indicator, level=level):
                return self._reaches(results[indicator], level)
            case Count(least=least):
                return len(up) >= least
            case Overall(tier=tier):
                of = [each for each in self.rated if each in up or not self.leaves_denominator(each)]
                whole = len(of) + self.not_reported()
                return whole > 0 and Fraction(len(up), whole) >= tier.at_least
            case _:
                assert_never(part)

    def _reaches(self, result: Result, level: LevelId) -> bool:
        return result.at_least is not None and self.edition.rank(result.at_least) >= self.edition.rank(level)


def _offers(
    field: _Field, by: By, actions: tuple[Outlook, ...], prices: Mapping[str, Fraction]
) -> Iterator[Offer]:
    keys, met = field.keys, field.met
    paid: set[str] = set()
    for outlook in actions:
        cost = outlook.action.cost if by == "cost" else outlook.action.effort
        brings = keys.together(outlook.satisfies) & ~met
        if cost is not None and brings:
            paid |= set(outlook.satisfies)
            yield Offer(name=outlook.action.id, cost=Fraction(cost), brings=brings, is_action=True)
    singles: dict[int, Offer] = {}
    for key, brought in keys.brings.items():
        cost = prices.get(key, Fraction(keys.efforts[key]) if by == "effort" else None)
        brings = brought & ~met
        if cost is None or not brings or key in paid:
            continue
        same = singles.get(brings)
        if (
            same is None or cost < same.cost
        ):  # of statements that say the same, the cheapest and then the lowest
            singles[brings] = Offer(name=key, cost=cost, brings=brings)
    yield from singles.values()


def _excluded(field: _Field, target: Target) -> Message | None:
    rated = {indicator.id for indicator in field.rated}
    for part in target:
        if isinstance(part, Reach) and part.indicator not in rated:
            return Message("{indicator} is not rated, so it reaches no level.", {"indicator": part.indicator})
        if isinstance(part, Count) and part.least > len(rated):
            values = {"least": part.least, "rated": len(rated)}
            return Message("{least} indicators are wanted, but only {rated} are rated.", values)
    return None


def _beyond(field: _Field, target: Target, offers: tuple[Offer, ...], by: By) -> Message:
    every = closed(field.edition, field.standing, field.keys.brings)
    if not field.gives(rate(field.edition, every), target):
        return Message("Even with every criterion met the rules do not give {target}.", _said(target))
    if by == "cost" or not offers:
        return Message("What has a cost is not enough for {target}.", _said(target))
    return Message("What can be chosen is not enough for {target}.", _said(target))


def _said(target: Target) -> Mapping[str, object]:
    return {"target": ", ".join(map(str, target))}


# ── the solver ───────────────────────────────────────────────────────────────────────────────


def _chosen(field: _Field, target: Target, offers: tuple[Offer, ...]) -> tuple[Offer, ...] | None:
    """Return the offers of the best choice, or None where no choice is enough."""
    z3 = _solver()
    paid = [z3.Bool(f"offer {place}") for place in range(len(offers))]
    wanted = z3.And(*(_wanted(z3, field, part, _met(z3, field, offers, paid)) for part in target))
    unit = lcm(*(offer.cost.denominator for offer in offers)) if offers else 1
    costs = [int(offer.cost * unit) for offer in offers]
    # One number orders by cost first and by parts second: no choice has more parts than there are offers.
    weights = [cost * (len(offers) + 1) + 1 for cost in costs]
    best = _least(z3, wanted, list(zip(paid, weights, strict=True)))
    if best is None:
        return None
    solver = z3.Solver()
    solver.add(wanted, _sum(z3, paid, weights) <= best)
    taken: list[Offer] = []
    for offer, each in zip(offers, paid, strict=True):
        if solver.check(each) == z3.sat:
            solver.add(each)
            taken.append(offer)
        else:
            solver.add(z3.Not(each))
    return tuple(taken)


def _sum(z3: Any, paid: list[Any], weights: list[int]) -> Any:
    # Money exceeds the 32 bits that the solver's own cardinalities are given, so this is plain arithmetic.
    return z3.Sum(
        [z3.IntVal(0), *(z3.If(each, weight, 0) for each, weight in zip(paid, weights, strict=True))]
    )


def _least(z3: Any, wanted: Any, weighted: list[tuple[Any, int]]) -> int | None:
    optimize = z3.Optimize()
    optimize.add(wanted)
    for each, weight in weighted:
        optimize.add_soft(z3.Not(each), weight)
    if optimize.check() != z3.sat:
        return None
    model = optimize.model()
    return sum(weight for each, weight in weighted if z3.is_true(model.eval(each, model_completion=True)))


def _solver() -> Any:
    try:
        import z3
    except ImportError as missing:
        problem = Problem(
            code="no-solver",
            where="z3",
            what="the solver that finds the cheapest choice is not installed.",
            remedy="Install it with `pip install gender-scorecard[plan]`.",
        )
        raise Refused([problem]) from missing
    return z3


Met = Callable[[Leaf], Any]


def _met(z3: Any, field: _Field, offers: tuple[Offer, ...], paid: list[Any]) -> Met:
    """Return what says of a leaf whether it is met: now, or by something that is paid for."""

    def met(leaf: Leaf) -> Any:
        bit = field.keys.bits[leaf]
        if field.met & bit:
            return z3.BoolVal(True)
        return z3.Or(*(each for offer, each in zip(offers, paid, strict=True) if offer.brings & bit))

    return met


def _wanted(z3: Any, field: _Field, part: Reach | Count | Overall, met: Met) -> Any:
    headline = field.edition.headline.level
    match part:
        case Reach(indicator=indicator, level=level):
            return _reaches(z3, field, field.edition.indicators[indicator], level, met)
        case Count(least=least):
            up = [_reaches(z3, field, each, headline, met) for each in field.rated]
            return z3.PbGe([(each, 1) for each in up], least) if up else z3.BoolVal(least <= 0)
        case Overall(tier=tier):
            return _share(z3, field, tier.at_least, met)
        case _:
            assert_never(part)


def _share(z3: Any, field: _Field, share: Fraction, met: Met) -> Any:
    """Say that the share at the headline level is enough; optional indicators join the whole only when they reach it."""
    weighted: list[tuple[Any, int]] = []
    whole = field.not_reported()
    for indicator in field.rated:
        up = _reaches(z3, field, indicator, field.edition.headline.level, met)
        if field.leaves_denominator(indicator):
            weighted.append((up, share.denominator - share.numerator))
        else:
            weighted.append((up, share.denominator))
            whole += 1
    some = z3.BoolVal(True) if whole else z3.Or(*(each for each, _ in weighted))
    return z3.And(some, z3.PbGe(weighted, share.numerator * whole)) if weighted else z3.BoolVal(False)


def _reaches(z3: Any, field: _Field, indicator: Indicator, level: LevelId, met: Met) -> Any:
    rank = field.edition.rank
    rules = {
        each.id: indicator.rules[each.id] for each in field.edition.levels[1:] if each.id in indicator.rules
    }
    if rank(level) == 0:
        return z3.BoolVal(True)
    held = {each: _rule(z3, indicator, rule, met) for each, rule in rules.items()}
    above = [each for each in rules if rank(each) >= rank(level)]
    if field.edition.combination == "highest":
        return z3.Or(*(held[each] for each in above))
    return (
        z3.And(*(held[each] for each in rules if rank(each) <= rank(above[0])))
        if above
        else z3.BoolVal(False)
    )


def _rule(z3: Any, indicator: Indicator, rule: Rule, met: Met) -> Any:
    match rule:
        case Criterion(key):
            return met(key)
        case Threshold():
            return met(rule)
        case AllOf() | AnyOf() | CountOf():
            parts = [(_rule(z3, indicator, part, met), 1) for part in rule.of]
            return z3.PbGe(parts, needed_of(rule)) if parts else z3.BoolVal(needed_of(rule) <= 0)
        case LevelHolds(level):
            return _rule(z3, indicator, indicator.rules[level], met)
        case _:
            assert_never(rule)
