"""What the checks read: a rated document with its survey, its figures and, where it was replayed, its plan."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from fractions import Fraction
from typing import Protocol, runtime_checkable

from scorecard.checks.passages import Passage, passages
from scorecard.core.assessment import Action, Assessment
from scorecard.core.dossier import Dossier
from scorecard.core.framework import Edition
from scorecard.core.measure import Measured
from scorecard.core.names import EvidenceId, IndicatorId, LevelId, MeasureId
from scorecard.measures.live import LiveFigure, figures
from scorecard.measures.survey import SurveyResult, survey_result
from scorecard.scoring.figures import summary_figures
from scorecard.scoring.result import Scorecard


class Rated(Protocol):
    """A document with everything that its rules make of it."""

    @property
    def edition(self) -> Edition:
        """The edition."""

    @property
    def dossier(self) -> Dossier:
        """The document and its tables."""

    @property
    def measures(self) -> Mapping[MeasureId, Measured]:
        """The measures."""

    @property
    def scorecard(self) -> Scorecard:
        """The rating."""


class Outlook(Protocol):
    """What an action brings about, alone and with the whole plan; levels are those that are then certain."""

    @property
    def action(self) -> Action:
        """The action."""

    @property
    def reaches(self) -> Mapping[IndicatorId, LevelId | None]:
        """The levels with this action alone."""

    @property
    def reaches_with_plan(self) -> Mapping[IndicatorId, LevelId | None]:
        """The levels with the whole plan."""

    @property
    def more_than_claimed(self) -> Mapping[IndicatorId, LevelId]:
        """The levels beyond what the action claims."""

    @property
    def changes_nothing(self) -> bool:
        """Whether nothing is other than before."""


class Uncovered(Protocol):
    """A gap that is left although the whole plan is done."""

    @property
    def indicator(self) -> IndicatorId:
        """The indicator."""

    @property
    def at_least(self) -> LevelId:
        """The level that is certain with the whole plan."""

    @property
    def to(self) -> LevelId:
        """The level that closing the gap would reach."""

    @property
    def criteria(self) -> tuple[str, ...]:
        """What is left to be met."""


@runtime_checkable
class LowStatement(Protocol):
    """A survey statement that stays below its threshold with the whole plan."""

    @property
    def statement(self) -> str:
        """The statement."""

    @property
    def rate(self) -> Fraction:
        """Its positive rate."""

    @property
    def threshold(self) -> Fraction:
        """The rate that it is held against."""


class Plan(Protocol):
    """The plan as it was replayed."""

    @property
    def outlooks(self) -> tuple[Outlook, ...]:
        """What each action brings about."""

    @property
    def uncovered(self) -> tuple[Uncovered | LowStatement, ...]:
        """What no action brings about."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Material:
    """Everything that a check may look at."""

    edition: Edition
    dossier: Dossier
    measures: Mapping[MeasureId, Measured]
    scorecard: Scorecard
    survey: SurveyResult | None
    figures: Mapping[str, LiveFigure]
    passages: tuple[Passage, ...]
    plan: Plan | None = None
    absent: Collection[EvidenceId] = ()
    """Evidence whose file is not where the document says."""

    @property
    def document(self) -> Assessment:
        """The document itself."""
        return self.dossier.assessment


def material(rated: Rated, plan: Plan | None, absent: Collection[EvidenceId]) -> Material:
    """Return what the checks read of a rated document."""
    survey = survey_result(rated.edition, rated.dossier)
    counts = summary_figures(rated.edition, rated.scorecard)
    known = figures(rated.edition, rated.dossier, rated.measures, survey, counts)
    return Material(
        edition=rated.edition,
        dossier=rated.dossier,
        measures=rated.measures,
        scorecard=rated.scorecard,
        survey=survey,
        figures=known,
        passages=passages(rated.dossier.assessment, known),
        plan=plan,
        absent=absent,
    )
