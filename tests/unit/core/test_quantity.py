"""Exact numbers, shares and their rounding."""

import doctest
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scorecard.core import quantity
from scorecard.core.quantity import (
    Share,
    grouped,
    hides_border,
    parse_exact,
    percent,
    root,
    whole_percents,
)

fractions = st.fractions(min_value=0, max_value=1)


def test_the_examples_in_the_docstrings_hold():
    assert doctest.testmod(quantity).failed == 0


@pytest.mark.parametrize(
    ("text", "exact"),
    [
        ("1/3", Fraction(1, 3)),
        ("1 / 3", Fraction(1, 3)),
        ("0.65", Fraction(13, 20)),
        ("65 %", Fraction(13, 20)),
        ("65%", Fraction(13, 20)),
        ("65\u00a0%", Fraction(13, 20)),
        (" 64.6 % ", Fraction(323, 500)),
        ("-2", Fraction(-2)),
        (5, Fraction(5)),
        (Fraction(5, 29), Fraction(5, 29)),
    ],
)
def test_a_written_number_is_read_exactly(text, exact):
    assert parse_exact(text) == exact


@pytest.mark.parametrize(
    "text",
    [
        "", " ", "%", "abc", "1/0", "1//3", "1/-3", "0.5/3", "1/3 %", "0,65", "1,343", "1e3",
        "1e999999999", "nan", "inf", ".5", "5.", "1_000", "١/٣", "½", "--1", "9" * 5000, None, [],
    ],
)  # fmt: skip
def test_what_is_not_plainly_a_number_is_refused(text):
    with pytest.raises(ValueError, match=r"number|zero"):
        parse_exact(text)


@pytest.mark.parametrize("number", [0.65, 1.0, float("nan"), True])
def test_a_float_is_refused_with_the_way_to_write_it(number):
    with pytest.raises(ValueError, match="write it in quotes"):
        parse_exact(number)


@given(st.fractions(max_denominator=10**9))
def test_a_fraction_is_read_back_as_itself(number):
    assert parse_exact(str(number)) == number


def test_a_share_of_nothing_has_no_value():
    assert Share(part=0, whole=0).value is None


def test_a_share_is_the_exact_ratio():
    assert Share(part=27, whole=81).value == Fraction(1, 3)
    assert Share(part=Fraction("1.5"), whole=3).value == Fraction(1, 2)


@pytest.mark.parametrize(("part", "whole"), [(2, 1), (-1, 3), (1, 0), (-2, -1), (0, -1)])
def test_a_part_outside_its_whole_is_refused(part, whole):
    with pytest.raises(ValueError, match="between 0 and the whole"):
        Share(part=part, whole=whole)


@pytest.mark.parametrize(("part", "whole"), [(0.5, 1), (1, 2.0), ("1", 2), (True, 2)])
def test_an_inexact_share_is_refused(part, whole):
    with pytest.raises(TypeError, match="must be an exact number"):
        Share(part=part, whole=whole)


@pytest.mark.parametrize(
    ("value", "places", "shown"),
    [
        ("0", 0, "0"), ("1", 0, "100"), ("0.005", 0, "1"), ("0.00499", 0, "0"),
        ("0.025", 0, "3"), ("0.646", 0, "65"), ("0.646", 1, "64.6"), ("0.9999", 1, "100.0"),
        ("1/3", 3, "33.333"), ("0.0005", 2, "0.05"), ("-0.004", 0, "0"), ("-0.005", 0, "-1"),
        ("1.25", 0, "125"),
    ],
)  # fmt: skip
def test_a_half_is_rounded_up(value, places, shown):
    assert percent(Fraction(value), places) == shown


def test_negative_places_are_refused():
    with pytest.raises(ValueError, match="-1 decimal places"):
        percent(Fraction(1), -1)


@given(st.fractions(-5, 5), st.integers(0, 8))
def test_what_is_shown_is_within_half_a_unit(value, places):
    shown = Fraction(percent(value, places))
    assert abs(shown - value * 100) <= Fraction(1, 2 * 10**places)


@given(st.fractions(-5, 5), st.integers(0, 4))
def test_a_gap_reads_the_same_from_both_sides(value, places):
    assert percent(value, places).lstrip("-") == percent(-value, places).lstrip("-")


@given(st.fractions(0, 10**6))
def test_a_root_is_exact_or_cut_from_below(value):
    assert root(value * value) == value
    cut = root(value)
    assert cut * cut <= value < (cut + Fraction(1, 10**39)) ** 2


def test_a_negative_number_has_no_root():
    with pytest.raises(ValueError, match="nonnegative"):
        root(Fraction(-1))


@pytest.mark.parametrize(
    ("parts", "shown"),
    [
        ([684, 143, 123], [72, 15, 13]),
        ([174, 48, 63], [61, 17, 22]),
        ([1, 1, 1], [34, 33, 33]),
        ([1, 1, 1, 1, 1, 1, 1, 1], [13, 13, 13, 13, 12, 12, 12, 12]),
        ([0, 0, 7], [0, 0, 100]),
        ([10**30, 1], [100, 0]),
        ([5], [100]),
    ],
)
def test_whole_percentages_add_to_a_hundred(parts, shown):
    assert whole_percents(parts) == shown


@given(st.lists(st.integers(0, 10**12), min_size=1, max_size=300).filter(any))
def test_shown_whole_percentages_always_add_to_a_hundred(parts):
    shown = whole_percents(parts)
    assert sum(shown) == 100
    assert all(
        abs(Fraction(100 * part, sum(parts)) - value) < 1 for part, value in zip(parts, shown, strict=True)
    )


@pytest.mark.parametrize("parts", [[], [0, 0], [3, -1], [-1, -1]])
def test_percentages_of_nothing_are_refused(parts):
    with pytest.raises(ValueError, match="above 0"):
        whole_percents(parts)


@pytest.mark.parametrize(
    ("value", "border", "places", "hidden"),
    [
        ("0.646", "0.65", 0, True), ("0.646", "0.65", 1, False), ("0.65", "0.65", 0, False),
        ("0.654", "0.65", 0, False), ("0.64", "0.65", 0, False), ("1/3", "1/3", 0, True),
        ("0.804", "0.80", 0, False),
    ],
)  # fmt: skip
def test_a_border_hidden_by_rounding_is_seen(value, border, places, hidden):
    assert hides_border(Fraction(value), Fraction(border), places) is hidden


def test_over_a_border_is_hidden_when_it_prints_as_the_border():
    assert hides_border(Fraction("0.804"), Fraction("0.80"), strict=True)
    assert not hides_border(Fraction("0.80"), Fraction("0.80"), strict=True)
    assert not hides_border(Fraction("0.806"), Fraction("0.80"), strict=True)


@given(fractions, fractions)
def test_enough_places_hide_no_border_that_can_be_written(value, border):
    border = Fraction(percent(border, 2)) / 100
    value = Fraction(percent(value, 2)) / 100
    assert not hides_border(value, border, 2)


@pytest.mark.parametrize(
    ("number", "shown"),
    [(0, "0"), (999, "999"), (1000, "1,000"), (8386529, "8,386,529"), (-1234, "-1,234")],
)
def test_thousands_are_grouped(number, shown):
    assert grouped(number) == shown
