"""Parity of women and men, and the posts missing to it."""

import doctest
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scorecard.core.quantity import percent
from scorecard.measures import parity as module
from scorecard.measures.parity import Band, Direction, parity

WIDE = Band(low=Fraction(45, 100), high=Fraction(55, 100))
NARROW = Band(low=Fraction(47, 100), high=Fraction(53, 100))

shares = st.fractions(0, 1, max_denominator=200)
bands = st.builds(lambda one, two: Band(low=min(one, two), high=max(one, two)), shares, shares)
staff = st.integers(1, 500).flatmap(lambda total: st.tuples(st.integers(0, total), st.just(total)))


def test_the_examples_in_the_docstrings_hold():
    assert doctest.testmod(module).failed == 0


@pytest.mark.parametrize(
    ("women", "total", "share", "band", "target", "distance"),
    [
        (48, 81, "59.26", WIDE, (37, 44), 4),
        (48, 81, "59.26", NARROW, (39, 42), 6),
        (27, 39, "69.23", WIDE, (18, 21), 6),
        (27, 39, "69.23", NARROW, (19, 20), 7),
        (20, 35, "57.14", WIDE, (16, 19), 1),
        (20, 35, "57.14", NARROW, (17, 18), 2),
    ],
)
def test_the_published_categories_need_so_many_posts(women, total, share, band, target, distance):
    found = parity(women, total, band)
    assert percent(found.share, 2) == share
    assert (found.target, found.distance) == (target, distance)
    assert found.direction is Direction.FEWER_WOMEN
    assert not found.in_band
    assert not found.is_balanced
    assert not found.nearest_split


def test_all_categories_together_are_not_in_the_band():
    assert percent(parity(95, 155, WIDE).share, 2) == "61.29"
    assert not parity(95, 155, WIDE).in_band


def test_the_ends_of_the_band_are_inside():
    for women in (9, 11):
        found = parity(women, 20, WIDE)
        assert found.in_band
        assert found.direction is Direction.NONE
    assert not parity(8, 20, WIDE).in_band


def test_too_few_women_need_more():
    found = parity(0, 81, WIDE)
    assert (found.distance, found.direction) == (37, Direction.MORE_WOMEN)


@pytest.mark.parametrize(("band", "last"), [(WIDE, 9), (NARROW, 15)])
def test_only_small_odd_totals_can_never_enter_the_band(band, last):
    never = [total for total in range(1, 200) if parity(0, total, band).nearest_split]
    assert never == list(range(1, last + 1, 2))


def test_where_the_band_cannot_be_entered_the_nearest_split_is_balanced_and_said():
    found = parity(4, 9, WIDE)
    assert found.nearest_split
    assert found.is_balanced
    assert not found.in_band
    assert found.target == (4, 5)
    assert parity(5, 9, WIDE).is_balanced
    assert parity(7, 9, WIDE).distance == 2


def test_one_person_is_balanced_either_way():
    assert parity(0, 1, WIDE).is_balanced
    assert parity(1, 1, WIDE).is_balanced


def test_an_uneven_band_takes_the_nearer_split_or_both_when_alike():
    one_third = Band(low=Fraction("0.35"), high=Fraction("0.4"))
    assert parity(0, 3, one_third).target == (1, 1)
    assert parity(0, 1, one_third).target == (0, 0)
    assert parity(0, 4, one_third).target == (1, 2)


def test_a_category_without_people_has_no_parity():
    assert parity(0, 0, WIDE) is None


@pytest.mark.parametrize(("women", "total"), [(5, 4), (-1, 4), (0, -1), (1, 0), (-3, -2)])
def test_impossible_numbers_of_women_are_refused(women, total):
    with pytest.raises(ValueError, match="cannot be among"):
        parity(women, total, WIDE)


@pytest.mark.parametrize(("low", "high"), [("0.55", "0.45"), ("-0.1", "0.5"), ("0.5", "1.1"), ("45", "55")])
def test_an_impossible_band_is_refused(low, high):
    with pytest.raises(ValueError, match="between 0 and 1"):
        Band(low=Fraction(low), high=Fraction(high))


@given(staff, bands)
def test_moving_the_distance_always_balances_and_one_less_never_does(people, band):
    women, total = people
    found = parity(women, total, band)
    step = {Direction.FEWER_WOMEN: -1, Direction.MORE_WOMEN: 1, Direction.NONE: 0}[found.direction]
    moved = parity(women + step * found.distance, total, band)
    assert moved.is_balanced
    assert moved.in_band or moved.nearest_split
    if found.distance:
        assert not parity(women + step * (found.distance - 1), total, band).is_balanced


@given(staff, bands)
def test_the_nearest_split_is_said_only_when_no_number_is_in_the_band(people, band):
    women, total = people
    inside = [count for count in range(total + 1) if band.low <= Fraction(count, total) <= band.high]
    found = parity(women, total, band)
    assert found.nearest_split == (not inside)
    assert found.in_band == (women in inside)
    if inside:
        assert found.target == (inside[0], inside[-1])
    else:
        far = [max(band.low - Fraction(n, total), Fraction(n, total) - band.high) for n in range(total + 1)]
        best = [n for n, distance in enumerate(far) if distance == min(far)]
        assert found.target == (best[0], best[-1])


@given(staff, st.fractions(0, Fraction(1, 2)))
def test_in_an_even_band_women_and_men_are_treated_alike(people, low):
    women, total = people
    band = Band(low=low, high=1 - low)
    assert parity(women, total, band).distance == parity(total - women, total, band).distance
