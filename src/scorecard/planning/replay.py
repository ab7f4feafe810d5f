"""The action plan played on the document: what the tables and answers become, and what the rating becomes with them."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, replace

from scorecard.core.apply import apply
from scorecard.core.assessment import Action
from scorecard.core.change import Change, SetAnswer
from scorecard.core.dossier import Dossier
from scorecard.core.framework import Edition
from scorecard.core.measure import Measured
from scorecard.core.names import ActionId, CriterionKey, IndicatorId, LevelId, MeasureId
from scorecard.core.outcome import Outcome
from scorecard.core.problem import Problem, Refused
from scorecard.core.text import Message
from scorecard.measures.compute import compute
from scorecard.scoring.derive import standing
from scorecard.scoring.rate import Standing, rate
from scorecard.scoring.result import Scorecard
from scorecard.scoring.settle import settle


@dataclass(frozen=True, slots=True, kw_only=True)
class Replayed:
    """A document after some actions, rated. `problems` says which effects could not be carried out; those are left out."""

    dossier: Dossier
    standing: Standing
    measures: Mapping[MeasureId, Measured]
    scorecard: Scorecard
    problems: tuple[Problem, ...] = ()


def rerated(edition: Edition, dossier: Dossier) -> Replayed:
    """Return a document with its rating."""
    measures = compute(edition, dossier)
    found = standing(edition, dossier, measures)
    return Replayed(dossier=dossier, standing=found, measures=measures, scorecard=rate(edition, found))


def replay(edition: Edition, dossier: Dossier, actions: Iterable[Action]) -> Dossier:
    """Return the document after the effects of these actions, in order, done ones too.

    Raise Refused where an effect does not fit the edition or the document.
    """
    return changed(edition, dossier, [change for action in actions for change in action.effect])


def changed(edition: Edition, dossier: Dossier, changes: Iterable[Change]) -> Dossier:
    """Return the document after these changes, and after what they imply.

    A statement that becomes met makes the weaker ones met as well, also where an older answer, or the same facts, said otherwise.
    """
    listed = tuple(changes)
    after = apply(edition, dossier, *listed)
    made = {change.key for change in listed if isinstance(change, SetAnswer)}
    before = {pair for pair in clashes(edition, dossier) if pair[0] not in made}
    while new := clashes(edition, after) - before:
        weaker = sorted({weaker for _, weaker in new})
        after = apply(
            edition, after, *(SetAnswer(key=key, becomes=Outcome.MET, over_facts=True) for key in weaker)
        )
    return after


def clashes(edition: Edition, dossier: Dossier) -> set[tuple[CriterionKey, CriterionKey]]:
    """Return the pairs of a document where the stronger statement is met and the weaker one is not."""
    known = standing(edition, dossier, compute(edition, dossier)).statements
    return {
        pair
        for indicator in edition.indicators.values()
        for pair in settle(
            indicator, {key: known[key].outcome for key in indicator.statements if key in known}
        ).contradictions
    }


def plan_of(dossier: Dossier) -> tuple[Action, ...]:
    """Return the actions of a document that belong to its plan: all but the dropped ones."""
    return tuple(action for action in dossier.assessment.actions if action.status != "dropped")


def projected(edition: Edition, dossier: Dossier, done: Collection[ActionId] | None = None) -> Replayed:
    """Return what the scorecard becomes when these actions are done, or all of the plan where none are named.

    An agreed level stands where the computed one stays as it was: nobody has agreed yet on what comes after. Raise Refused where
    the document has no action of a given id.
    """
    actions = plan_of(dossier) if done is None else _chosen(dossier, done)
    after, problems = carried_out(edition, dossier, actions)
    now, then = rerated(edition, dossier), rerated(edition, after)
    agreed = {
        name: judgement
        for name, judgement in then.standing.judgements.items()
        if _range(now.scorecard, name) == _range(then.scorecard, name)
    }
    unsettled = replace(then.standing, judgements=agreed)
    return replace(then, standing=unsettled, scorecard=rate(edition, unsettled), problems=problems)


def _range(scorecard: Scorecard, indicator: IndicatorId) -> tuple[LevelId | None, LevelId | None]:
    result = scorecard.results[indicator]
    return result.at_least, result.at_most


def _chosen(dossier: Dossier, done: Collection[ActionId]) -> tuple[Action, ...]:
    known = {action.id for action in dossier.assessment.actions}
    strange = sorted(set(done) - known)
    if strange:
        remedy = f"Known are {', '.join(sorted(known)) or 'none'}."
        raise Refused(
            Problem(code="unknown-key", where=name, what=f"the plan has no action “{name}”.", remedy=remedy)
            for name in strange
        )
    return tuple(action for action in dossier.assessment.actions if action.id in done)


def carried_out(
    edition: Edition, dossier: Dossier, actions: Iterable[Action]
) -> tuple[Dossier, tuple[Problem, ...]]:
    """Return the document after these actions, with a problem for each whose effect does not fit and is left out."""
    problems: list[Problem] = []
    fitting: list[Action] = []
    for action in actions:
        found = misfits(edition, dossier, action, action.effect)
        problems += found
        if not found:
            fitting.append(action)
    return replay(edition, dossier, fitting), tuple(problems)


def misfits(
    edition: Edition, dossier: Dossier, action: Action, changes: Iterable[Change]
) -> tuple[Problem, ...]:
    """Return why these changes of an action cannot be carried out; nothing where they can."""
    try:
        apply(edition, dossier, *changes)
    except Refused as refusal:
        return tuple(
            Problem(
                code="action-effect",
                where=f"actions.{action.id}",
                what=Message("the effect cannot be carried out: {why}", {"why": each.what}),
                remedy=each.remedy,
                values=(("action", action.id), ("place", each.where)),
            )
            for each in refusal.problems
        )
    return ()
