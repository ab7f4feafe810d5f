"""The whole journey on one page: a document's measures, its rating, and what follows from both."""

from collections.abc import Mapping
from dataclasses import dataclass

from scorecard.core.dossier import Dossier
from scorecard.core.framework import Edition
from scorecard.core.measure import Measured
from scorecard.core.names import MeasureId
from scorecard.measures.compute import compute
from scorecard.scoring.derive import standing
from scorecard.scoring.rate import rate
from scorecard.scoring.result import Scorecard


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
    return Rated(
        edition=edition,
        dossier=dossier,
        measures=measures,
        scorecard=rate(edition, standing(edition, dossier, measures)),
    )
