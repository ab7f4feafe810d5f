"""What each action of the plan brings about, alone and with the others, held against what it claims."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import reduce

from scorecard.core.assessment import Action
from scorecard.core.change import Change
from scorecard.core.dossier import Dossier
from scorecard.core.framework import Edition
from scorecard.core.names import IndicatorId, LevelId, indicator_of
from scorecard.core.outcome import Outcome
from scorecard.core.problem import Problem
from scorecard.planning.keys import keys_of, met_in
from scorecard.planning.replay import Replayed, carried_out, changed, misfits, plan_of, rerated

Levels = Mapping[IndicatorId, LevelId | None]
"""The level that is certain, by indicator; None where an indicator is not rated."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Outlook:
    """What an action brings about.

    `satisfies` lists the keys of criteria, thresholds and questions that become met by it alone; `reaches` the levels that are then
    certain, for every indicator that it claims, is linked to or changes; `reaches_with_plan` the same with the whole plan. Where
    the action leaves alternatives open, only what each of them brings about counts. `delivers` says whether it reaches every level that it
    claims, None when it claims none. `more_than_claimed` holds levels that it lifts an indicator to beyond its claim.
    """

    action: Action
    satisfies: tuple[str, ...]
    reaches: Levels
    reaches_with_plan: Levels
    delivers: bool | None
    delivers_with_plan: bool | None
    more_than_claimed: Mapping[IndicatorId, LevelId]
    changes_nothing: bool
    problems: tuple[Problem, ...] = ()


def outlooks(edition: Edition, dossier: Dossier) -> tuple[Outlook, ...]:
    """Return the outlook of every action in the plan; an effect that does not fit the edition is a problem and changes nothing."""
    actions = plan_of(dossier)
    now = rerated(edition, dossier)
    with_plan = _with_plan(edition, dossier, actions)
    return tuple(_outlook(edition, now, with_plan[action.id], action) for action in actions)


def _with_plan(edition: Edition, dossier: Dossier, actions: tuple[Action, ...]) -> Mapping[str, Levels]:
    """Return what is certain with the whole plan, for each action: its own alternatives count, those of others do not."""
    whole = _levels(rerated(edition, carried_out(edition, dossier, actions)[0]))
    found: dict[str, Levels] = {}
    for action in actions:
        found[action.id] = whole
        if action.alternatives:
            others, _ = carried_out(edition, dossier, [each for each in actions if each.id != action.id])
            ways = [
                rerated(edition, changed(edition, others, way)) for way in _fitting(edition, others, action)
            ]
            found[action.id] = _worst(edition, [whole, *map(_levels, ways)])
    return found


def _fitting(edition: Edition, dossier: Dossier, action: Action) -> list[tuple[Change, ...]]:
    ways = (action.effect, *action.alternatives)
    return [way for way in ways if not misfits(edition, dossier, action, way)]


def _outlook(edition: Edition, now: Replayed, with_plan: Levels, action: Action) -> Outlook:
    dossier = now.dossier
    problems = tuple(
        each
        for way in (action.effect, *action.alternatives)
        for each in misfits(edition, dossier, action, way)
    )
    ways = [
        rerated(edition, changed(edition, dossier, way)) for way in _fitting(edition, dossier, action)
    ] or [now]
    if problems:
        ways.append(now)  # what cannot be carried out brings nothing about
    satisfies = _satisfied(edition, now, ways)
    alone = _worst(edition, list(map(_levels, ways)))
    shown = dict.fromkeys(
        [*action.claims, *action.links, *_changed(now, ways), *map(indicator_of, satisfies)]
    )
    listed = [name for name in edition.indicators if name in shown]
    return Outlook(
        action=action,
        satisfies=satisfies,
        reaches={name: alone[name] for name in listed},
        reaches_with_plan={name: with_plan[name] for name in listed},
        delivers=_delivers(edition, action, alone),
        delivers_with_plan=_delivers(edition, action, with_plan),
        more_than_claimed=_beyond(edition, action, alone, _levels(now)),
        changes_nothing=all(_same(now, way) for way in ways),
        problems=problems,
    )


def _levels(rated: Replayed) -> Levels:
    return {name: result.at_least for name, result in rated.scorecard.results.items()}


def _worst(edition: Edition, ways: list[Levels]) -> Levels:
    return {name: _lowest(edition, [way[name] for way in ways]) for name in edition.indicators}


def _lowest(edition: Edition, levels: list[LevelId | None]) -> LevelId | None:
    rated = [level for level in levels if level is not None]
    return min(rated, key=edition.rank) if len(rated) == len(levels) else None


def _satisfied(edition: Edition, now: Replayed, ways: Iterable[Replayed]) -> tuple[str, ...]:
    """Return the keys that are met in each of these ways and are not met now."""
    found = [met_keys(edition, way) for way in ways]
    everywhere = reduce(frozenset.intersection, found)
    before = met_keys(edition, now)
    return tuple(
        key for key in keys_of(edition, edition.indicators.values()).brings if key in everywhere - before
    )


def met_keys(edition: Edition, rated: Replayed) -> frozenset[str]:
    """Return the keys of criteria, thresholds and questions in rules that are met."""
    keys = keys_of(edition, edition.indicators.values())
    met = 0
    for name, result in rated.scorecard.results.items():
        met |= met_in(keys, edition.indicators[name], result)
    own = {key for key, brought in keys.brings.items() if brought and not brought & ~met}
    stated = {key for key in keys.brings if (bit := keys.bits.get(key)) and met & bit}
    return frozenset(own | stated)


def _delivers(edition: Edition, action: Action, levels: Levels) -> bool | None:
    if not action.claims:
        return None
    return all(_at_least(edition, levels.get(name), level) for name, level in action.claims.items())


def _at_least(edition: Edition, level: LevelId | None, wanted: LevelId) -> bool:
    return level is not None and edition.rank(level) >= edition.rank(wanted)


def _beyond(edition: Edition, action: Action, alone: Levels, now: Levels) -> Mapping[IndicatorId, LevelId]:
    return {
        name: level
        for name, claimed in action.claims.items()
        if (level := alone.get(name)) is not None
        and edition.rank(level) > edition.rank(claimed)
        and not _at_least(edition, now.get(name), level)
    }


def _changed(now: Replayed, ways: Iterable[Replayed]) -> list[IndicatorId]:
    return [
        name
        for way in ways
        for name, result in way.scorecard.results.items()
        if _outcomes(now)[name] != _outcomes(way)[name]
        or result.at_least != now.scorecard.results[name].at_least
    ]


def _outcomes(rated: Replayed) -> Mapping[IndicatorId, Mapping[str, Outcome]]:
    return {
        name: {key: finding.outcome for key, finding in result.criteria.items()}
        for name, result in rated.scorecard.results.items()
    }


def _same(now: Replayed, then: Replayed) -> bool:
    """Return whether no number, no question and no statement became another one."""
    numbers = {name: (each.low, each.high) for name, each in now.measures.items()}
    said = {key: finding.outcome for key, finding in now.standing.statements.items()}
    return (
        numbers == {name: (each.low, each.high) for name, each in then.measures.items()}
        and said == {key: finding.outcome for key, finding in then.standing.statements.items()}
        and _levels(now) == _levels(then)
    )
