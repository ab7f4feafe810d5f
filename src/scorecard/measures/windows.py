"""The stretch of time that a window of the edition means for one assessment."""

from scorecard.core.assessment import Assessment
from scorecard.core.measure import Window
from scorecard.core.when import Span, months_before


def span_of(window: Window, assessment: Assessment) -> Span | None:
    """Return the window's first and last day, both included: so many months back from the assessment date, or the cycle.

    None when the window is the cycle and its dates are not given.
    """
    if window.months is not None:
        return Span(months_before(assessment.date, window.months), assessment.date)
    cycle = assessment.cycle
    if cycle.start is None or cycle.end is None:
        return None
    return Span(cycle.start, cycle.end)
