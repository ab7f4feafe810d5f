"""Dates as exact as people know them, and windows."""

import doctest
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scorecard.core import when
from scorecard.core.outcome import Outcome
from scorecard.core.when import Span, inside, months_before, parse_when

DAY = date(2020, 2, 29)


def span(first, last):
    return Span(date.fromisoformat(first), date.fromisoformat(last))


def test_the_examples_in_the_docstrings_hold():
    assert doctest.testmod(when).failed == 0


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("2017-10-31", "2017-10-31", "2017-10-31"),
        ("2020-02", "2020-02-29", "2020-02-29"),
        ("2017", "2017-01-01", "2017-12-31"),
        ("2016-01..2017-03", "2016-01-01", "2017-03-31"),
        (" 2016 .. 2017 ", "2016-01-01", "2017-12-31"),
        ("2016-05-04..2016-05-04", "2016-05-04", "2016-05-04"),
        ("past 12 months", "2019-02-28", "2020-02-29"),
        ("Past 1 month", "2020-01-29", "2020-02-29"),
    ],
)
def test_a_date_is_read_as_people_write_it(text, first, last):
    assert parse_when(text, DAY) == span(first, last)


@pytest.mark.parametrize(
    "text",
    ["", "soon", "31.10.2017", "2017-13", "2017-02-30", "2017..2016", "2017..", "past months", "17", "0000"],
)
def test_what_is_no_date_is_refused_with_a_sentence(text):
    with pytest.raises(ValueError, match=r"write|earlier"):
        parse_when(text, DAY)


def test_a_month_that_is_shorter_ends_the_window_on_its_last_day():
    assert months_before(date(2020, 3, 31), 1) == date(2020, 2, 29)
    assert months_before(date(2020, 1, 15), 13) == date(2018, 12, 15)


WINDOW = span("2016-10-31", "2017-10-31")


@pytest.mark.parametrize(
    ("first", "last", "outcome"),
    [
        ("2016-10-31", "2017-10-31", Outcome.MET),
        ("2017-01-01", "2017-01-01", Outcome.MET),
        ("2016-06-09", "2016-06-09", Outcome.UNMET),
        ("2017-11-01", "2017-11-01", Outcome.UNMET),
        ("2016-01-01", "2016-12-31", Outcome.UNKNOWN),
        ("2017-01-01", "2017-12-31", Outcome.UNKNOWN),
        ("2016-01-01", "2018-12-31", Outcome.UNKNOWN),
    ],
)
def test_wholly_inside_counts_wholly_outside_does_not_and_straddling_is_unknown(first, last, outcome):
    assert inside(span(first, last), WINDOW) is outcome


@given(st.dates(date(1900, 1, 1), date(2100, 1, 1)), st.integers(0, 300))
def test_months_before_go_back_and_never_past_the_day(day, months):
    earlier = months_before(day, months)
    assert (day.year - earlier.year) * 12 + day.month - earlier.month == months
    assert earlier.day <= day.day


@given(st.dates(date(1900, 1, 1), date(2100, 1, 1)))
def test_a_day_survives_being_written_and_read(day):
    assert parse_when(str(Span(day, day)), day) == Span(day, day)
