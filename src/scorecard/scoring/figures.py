"""The scorecard's counts as figures that a narrative may name: `summary.met_or_exceeded`, `summary.of` and one per level."""

from collections.abc import Iterator

from scorecard.core.framework import Edition
from scorecard.measures.live import LiveFigure, live
from scorecard.scoring.result import Scorecard


def summary_figures(edition: Edition, scorecard: Scorecard) -> Iterator[LiveFigure]:
    """Yield the counts of the headline: as agreed where a level was agreed, else as computed."""
    counts = scorecard.summary
    level = str(edition.level(edition.headline.level).short)
    yield live("summary.met_or_exceeded", counts.met_or_exceeded, "count", f"indicators at {level} or higher")
    yield live("summary.of", counts.of, "count", "indicators rated")
    yield live("summary.share", counts.share, "share", f"indicators at {level} or higher, of those rated")
    yield live("summary.open", counts.open, "count", "indicators still open")
    for each in edition.levels:
        yield live(f"summary.{each.id}", counts.by_level[each.id], "count", f"indicators at {each.short}")
