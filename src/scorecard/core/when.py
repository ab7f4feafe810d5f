"""Dates that are as exact as people know them, and the windows that they fall into."""

import calendar
import re
from dataclasses import dataclass
from datetime import date

from scorecard.core.outcome import Outcome

FORMS = "a day 2017-10-31, a month 2017-10, a year 2017, a span 2016-01..2017-03, or: past 12 months"
_PAST = re.compile(r"past (\d{1,3}) months?$", re.IGNORECASE)
_POINT = re.compile(r"(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?$")


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """From a first to a last day, both included."""

    first: date
    last: date

    def __str__(self) -> str:
        if self.first == self.last:
            return self.first.isoformat()
        return f"{self.first.isoformat()}..{self.last.isoformat()}"


def _point(text: str) -> Span:
    matched = _POINT.match(text)
    if not matched:
        message = f"“{text}” is not a date; write {FORMS}"
        raise ValueError(message)
    year, month, day = (int(part) if part else 0 for part in matched.groups())
    try:
        if not month:
            return Span(date(year, 1, 1), date(year, 12, 31))
        return Span(*(date(year, month, day or calendar.monthrange(year, month)[1]),) * 2)
    except (ValueError, calendar.IllegalMonthError):
        message = f"there is no {text} in the calendar; write {FORMS}"
        raise ValueError(message) from None


def months_before(day: date, months: int) -> date:
    """Return the same day so many months earlier, or the last day of that month where it is shorter."""
    index = day.year * 12 + day.month - 1 - months
    year, month = divmod(index, 12)
    return date(year, month + 1, min(day.day, calendar.monthrange(year, month + 1)[1]))


def parse_when(text: str, today: date) -> Span:
    """Return the span that a date says: a day, a month (its last day), a year, a span `A..B`, or "past 12 months" before `today`.

    Raise ValueError, with the forms that are understood, for anything else and for days that do not exist.

    >>> parse_when("2017-02", date(2017, 10, 31)).first
    datetime.date(2017, 2, 28)
    """
    stripped = text.strip()
    past = _PAST.match(stripped)
    if past:
        return Span(months_before(today, int(past.group(1))), today)
    first, dots, last = stripped.partition("..")
    if not dots:
        return _point(stripped)
    begin, end = _span_begin(first.strip()), _point(last.strip()).last
    if begin > end:
        message = f"the span {stripped} ends before it begins; put the earlier date first"
        raise ValueError(message)
    return Span(begin, end)


def _span_begin(text: str) -> date:
    point = _point(text)
    # A month alone counts as its last day, but a span that begins in a month begins with that month's first day.
    return point.first.replace(day=1) if text.count("-") == 1 else point.first


def overlaps(span: Span, window: Span) -> Outcome:
    """Return met when the span and the window have a day in common, else unmet."""
    return Outcome.MET if span.first <= window.last and window.first <= span.last else Outcome.UNMET


def inside(span: Span, window: Span) -> Outcome:
    """Return met when the span lies wholly inside the window, unmet when wholly outside, unknown when it straddles."""
    if window.first <= span.first and span.last <= window.last:
        return Outcome.MET
    if span.last < window.first or window.last < span.first:
        return Outcome.UNMET
    return Outcome.UNKNOWN
