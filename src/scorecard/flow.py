"""The whole journey on one page: measures → results → plan → report."""

from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from scorecard.core.dossier import Dossier
from scorecard.core.framework import Edition
from scorecard.core.measure import Measured
from scorecard.core.names import ActionId, EvidenceId, MeasureId
from scorecard.core.problem import Problem
from scorecard.measures.compute import compute
from scorecard.scoring.derive import standing
from scorecard.scoring.rate import rate
from scorecard.scoring.result import Scorecard

if TYPE_CHECKING:  # loaded where they are used: printing a level needs neither planning nor reports
    from scorecard.planning.plan import Plan
    from scorecard.reporting.material import Material


@dataclass(frozen=True, slots=True, kw_only=True)
class Rated:
    """A document with everything that its rules make of it."""

    edition: Edition
    dossier: Dossier
    measures: Mapping[MeasureId, Measured]
    scorecard: Scorecard


def rated(edition: Edition, dossier: Dossier) -> Rated:
    """Return a document's measures and its scorecard."""
    measures = compute(edition, dossier)
    scorecard = rate(edition, standing(edition, dossier, measures))
    return Rated(edition=edition, dossier=dossier, measures=measures, scorecard=scorecard)


def planned(found: Rated, done: Collection[ActionId] | None = None) -> "Plan":
    """Return what the action plan brings about, what is missing, and the scorecard if it (or the actions `done`) is carried out."""
    from scorecard.planning.plan import planned as plan

    return plan(found.edition, found.dossier, found.scorecard, done)


def checked(found: Rated, plan: "Plan | None", absent: Collection[EvidenceId] = ()) -> tuple[Problem, ...]:
    """Return what contradicts itself in a document; `absent` names evidence whose file is missing."""
    from scorecard.checks.check import check

    return tuple(check(found, plan, absent))


def material(
    found: Rated,
    plan: "Plan",
    problems: tuple[Problem, ...] = (),
    *,
    language: str = "en",
    say: Callable[[str], str] = str,
) -> "Material":
    """Return everything that a report is composed from."""
    from scorecard.measures.live import figures
    from scorecard.measures.survey import survey_result
    from scorecard.reporting.material import Material
    from scorecard.scoring.figures import summary_figures

    survey = survey_result(found.edition, found.dossier)
    return Material(
        edition=found.edition,
        dossier=found.dossier,
        measures=found.measures,
        scorecard=found.scorecard,
        plan=plan,
        survey=survey,
        figures=figures(
            found.edition,
            found.dossier,
            found.measures,
            survey,
            summary_figures(found.edition, found.scorecard),
        ),
        problems=problems,
        language=language,
        say=say,
    )
