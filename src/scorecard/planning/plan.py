"""The plan as a whole: gaps, what each action brings about, what is left, and the scorecard if it is done."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass

from scorecard.core.dossier import Dossier
from scorecard.core.framework import Edition
from scorecard.core.names import ActionId, IndicatorId
from scorecard.planning.actions import Outlook, outlooks
from scorecard.planning.gaps import Gap, gaps
from scorecard.planning.replay import Replayed, projected
from scorecard.planning.uncovered import LowStatement, Uncovered, uncovered
from scorecard.scoring.result import Scorecard


@dataclass(frozen=True, slots=True, kw_only=True)
class Plan:
    """What planning says of a document."""

    gaps: Mapping[IndicatorId, tuple[Gap, ...]]
    outlooks: tuple[Outlook, ...]
    projected: Replayed
    uncovered: tuple[Uncovered | LowStatement, ...]


def planned(
    edition: Edition, dossier: Dossier, scorecard: Scorecard, done: Collection[ActionId] | None = None
) -> Plan:
    """Return the plan's consequences; `done` names the actions to replay, all of them when it is None."""
    return Plan(
        gaps=gaps(edition, scorecard),
        outlooks=outlooks(edition, dossier),
        projected=projected(edition, dossier, done),
        uncovered=uncovered(edition, dossier),
    )
