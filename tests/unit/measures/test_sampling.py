"""Rates, margins and intervals of a survey of a known number of people."""

import doctest
from fractions import Fraction
from math import comb

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scorecard.core.quantity import percent
from scorecard.measures import sampling
from scorecard.measures.sampling import (
    Margin,
    Method,
    Sample,
    difference,
    exact,
    interval,
    least_answers,
    margin,
    non_response_bounds,
    response_rate,
    wilson,
)

BORDER = Fraction("0.65")


def of(positive, answers, invited):
    return Sample(positive=positive, answers=answers, invited=invited)


def ends(found, places=2):
    return percent(found.low, places), percent(found.high, places)


@st.composite
def samples(draw, most=60):
    invited = draw(st.integers(1, most))
    answers = draw(st.integers(1, invited))
    return of(draw(st.integers(0, answers)), answers, invited)


def test_the_examples_in_the_docstrings_hold():
    assert doctest.testmod(sampling).failed == 0


@pytest.mark.parametrize(
    ("answers", "invited", "rate", "points"),
    [
        (95, 124, "76.6", "4.88"),
        (93, 124, "75.0", "5.10"),
        (95, 155, "61.3", "6.28"),
        (93, 155, "60.0", "6.45"),
    ],
)
def test_the_margin_is_corrected_for_the_finite_population(answers, invited, rate, points):
    assert percent(response_rate(answers, invited), 1) == rate
    assert percent(margin(answers, invited).share, 2) == points


@pytest.mark.parametrize(
    ("answers", "invited", "points"),
    [(50, 65, "6.7"), (30, 45, "10.4"), (20, 25, "10.0"), (12, 15, "13.1")],
)
def test_small_groups_have_wide_margins(answers, invited, points):
    assert percent(margin(answers, invited).share, 1) == points


def test_the_bound_of_five_points_fails_at_93_answers_although_it_rounds_to_five():
    assert margin(95, 124).within(5)
    assert margin(94, 124).within(5)
    assert not margin(93, 124).within(5)
    assert percent(margin(93, 124).share) == "5"


def test_a_margin_exactly_on_the_bound_is_within_it():
    assert Margin(squared=Fraction(1, 400)).within(5)
    assert not Margin(squared=Fraction(1, 400) + Fraction(1, 10**60)).within(5)
    assert not Margin(squared=Fraction(0)).within(-1)


@pytest.mark.parametrize(("invited", "least"), [(124, 94), (155, 111), (1, 1), (2, 2)])
def test_the_least_number_of_answers_for_five_points(invited, least):
    assert least_answers(5, invited) == least


@given(st.fractions(Fraction(1, 10), 60), st.integers(1, 5000))
def test_the_least_number_suffices_and_one_less_does_not(points, invited):
    least = least_answers(points, invited)
    assert margin(least, invited).within(points)
    assert least == 1 or not margin(least - 1, invited).within(points)


def test_no_margin_at_all_needs_everyone():
    assert least_answers(0, 124) == 124


def test_another_confidence_is_given_as_a_fraction():
    assert percent(margin(95, 124, Fraction("2.576")).share, 2) == "6.42"


def test_when_all_have_answered_the_margin_is_zero_and_the_interval_a_point():
    assert margin(124, 124).squared == 0
    assert margin(1, 1).within(0)
    for found in (wilson(of(3, 4, 4)), exact(of(3, 4, 4)), non_response_bounds(of(3, 4, 4))):
        assert found.low == found.high == Fraction(3, 4)
    assert exact(of(1, 1, 1)).people == (1, 1)


@pytest.mark.parametrize(("answers", "invited"), [(0, 124), (5, None), (0, 0), (0, None)])
def test_without_answers_or_a_known_population_there_is_not_enough_data(answers, invited):
    sample = of(0, answers, invited)
    assert margin(answers, invited) is None
    assert wilson(sample) is exact(sample) is interval(sample) is None
    assert difference(sample, of(1, 2, 3)) is difference(of(1, 2, 3), sample) is None


def test_a_rate_needs_only_the_number_invited():
    assert response_rate(0, 124) == 0
    assert response_rate(5, None) is response_rate(0, 0) is None
    assert least_answers(5, None) is least_answers(5, 0) is None
    assert non_response_bounds(of(0, 0, None)) is None


def test_more_answers_than_people_are_refused():
    for refused in (response_rate, margin, lambda n, invited: of(0, n, invited)):
        with pytest.raises(ValueError, match="125 answers cannot come from 124 people invited"):
            refused(125, 124)


@pytest.mark.parametrize(("positive", "answers", "invited"), [(6, 5, 9), (-1, 5, 9), (0, -1, 9), (0, 0, -1)])
def test_an_impossible_sample_is_refused(positive, answers, invited):
    with pytest.raises(ValueError, match="cannot be"):
        of(positive, answers, invited)


def test_a_negative_margin_is_refused():
    with pytest.raises(ValueError, match="cannot be negative"):
        least_answers(-1, 124)


@pytest.mark.parametrize(
    ("positive", "answers", "low", "high"),
    [
        (68, 95, "66.99", "75.76"),
        (80, 95, "80.33", "87.45"),
        (78, 95, "78.06", "85.54"),
        (77, 95, "76.94", "84.58"),
        (76, 93, "77.46", "85.33"),
        (67, 93, "67.25", "76.38"),
    ],
)
def test_wilson_with_the_effective_size_gives_the_published_values(positive, answers, low, high):
    assert ends(wilson(of(positive, answers, 124))) == (low, high)


def test_the_exact_interval_counts_people():
    found = exact(of(68, 95, 124))
    assert found.people == (83, 94)
    assert ends(found) == ("66.94", "75.81")
    assert (found.low, found.high) == (Fraction(83, 124), Fraction(94, 124))
    assert ends(exact(of(68, 95, 155)), 1) == ("65.2", "76.8")


def test_silence_can_change_the_level_where_chance_cannot():
    chance, silence = exact(of(68, 95, 124)), non_response_bounds(of(68, 95, 124))
    assert chance.is_at_least(BORDER)
    assert not silence.is_at_least(BORDER)
    assert silence.covers(BORDER)
    assert ends(silence, 1) == ("54.8", "78.2")
    assert silence.people == (68, 97)


def test_without_any_answer_silence_leaves_everything_open():
    assert non_response_bounds(of(0, 0, 10)).people == (0, 10)


def test_below_two_hundred_people_the_interval_is_exact():
    assert interval(of(50, 100, 199)).method is Method.EXACT
    assert interval(of(50, 100, 200)).method is Method.WILSON
    assert interval(of(5, 10, 200)).people is None


def test_an_alpha_that_is_no_chance_is_refused():
    for alpha in (Fraction(0), Fraction(1), Fraction(-1)):
        with pytest.raises(ValueError, match="alpha"):
            exact(of(1, 2, 3), alpha)


def test_an_end_on_the_border_is_decided_exactly():
    found = non_response_bounds(of(13, 14, 20))
    assert found.low == BORDER
    assert found.is_at_least(BORDER)
    assert not found.is_at_least(BORDER + Fraction(1, 10**50))
    assert not found.is_below(found.high)
    assert found.is_below(found.high + Fraction(1, 10**50))


def test_the_exact_interval_of_a_large_population_is_found_by_halving():
    assert exact(of(600, 1000, 3000)).people == (1724, 1875)


@given(samples(most=40))
def test_the_exact_interval_is_every_count_with_both_tails_likely(sample):
    def tail(total, seen):
        drawn = (comb(total, i) * comb(sample.invited - total, sample.answers - i) for i in seen)
        return Fraction(sum(drawn), comb(sample.invited, sample.answers))

    kept = [
        total
        for total in range(sample.invited + 1)
        if tail(total, range(sample.positive + 1)) > Fraction(1, 40)
        and tail(total, range(sample.positive, sample.answers + 1)) > Fraction(1, 40)
    ]
    low, high = exact(sample).people
    assert kept == list(range(low, high + 1))


@given(samples(most=150))
def test_the_exact_interval_contains_the_count_that_the_share_suggests(sample):
    low, high = exact(sample).people
    suggested = sample.share * sample.invited
    assert low <= -(-suggested // 1)
    assert high >= suggested // 1


@given(samples(most=150))
def test_chance_never_goes_beyond_silence(sample):
    low, high = exact(sample).people
    least, most = non_response_bounds(sample).people
    assert least <= low <= high <= most


@given(samples(most=5000))
def test_wilson_covers_the_share_and_stays_between_nothing_and_all(sample):
    found = wilson(sample)
    assert found.covers(sample.share)
    assert 0 <= found.low <= found.high <= 1


@given(samples(most=5000), st.fractions(0, 1, max_denominator=1000))
def test_a_border_is_below_inside_or_above(sample, border):
    found = wilson(sample)
    assert found.is_at_least(border) == (border <= found.low)
    assert found.is_below(border) == (border > found.high)
    assert found.covers(border) == (found.low <= border <= found.high)


def test_a_gap_between_women_and_men_within_chance_is_no_clear_difference():
    found = difference(of(35, 50, 65), of(33, 43, 59))
    assert found.value == Fraction(35, 50) - Fraction(33, 43)
    assert found.no_clear_difference
    assert found.low < 0 < found.high


def test_a_wide_gap_is_clear():
    found = difference(of(25, 50, 65), of(36, 43, 59))
    assert not found.no_clear_difference
    assert found.high < 0


def test_the_interval_of_a_difference_is_newcombes():
    found = difference(of(56, 70, 10**12), of(48, 80, 10**12))
    assert (percent(found.low, 2), percent(found.high, 2)) == ("5.24", "33.39")


def test_two_complete_counts_differ_or_not_without_chance():
    assert difference(of(1, 2, 2), of(2, 4, 4)).no_clear_difference
    found = difference(of(1, 2, 2), of(3, 4, 4))
    assert not found.no_clear_difference
    assert found.low == found.high == Fraction(-1, 4)


def test_a_complete_group_of_one_can_be_compared():
    assert difference(of(1, 1, 1), of(1, 2, 3)).value == Fraction(1, 2)


@given(samples(), samples())
def test_a_difference_covers_its_value_and_turns_with_its_sides(women, men):
    found, turned = difference(women, men), difference(men, women)
    assert found.low <= found.value <= found.high
    assert (found.low, found.high) == (-turned.high, -turned.low)
    assert found.no_clear_difference == turned.no_clear_difference == (found.low <= 0 <= found.high)


@given(st.fractions(-9, 9), *[st.fractions(-9, 9), st.fractions(0, 9)] * 2)
def test_the_sign_of_a_sum_of_roots_is_exact(plain, a, b, c, d):
    close = plain + a * sampling.root(b) + c * sampling.root(d)
    sign = sampling._sign_of_roots(plain, (a, b), (c, d))
    assert abs(close) < Fraction(1, 10**35) or (close > 0) - (close < 0) == sign


@pytest.mark.parametrize(
    ("plain", "a", "b", "c", "d", "sign"),
    [
        (0, 1, 2, -1, 2, 0), (-3, 1, 4, 1, 1, 0), (0, 1, 8, -2, 2, 0), (-1, 1, 2, 0, 5, 1),
        (Fraction(1, 10**80), 1, 8, -2, 2, 1), (-1, 0, 0, 0, 0, -1), (0, 0, 3, 2, 0, 0),
    ],
)  # fmt: skip
def test_roots_that_cancel_are_seen_to_cancel(plain, a, b, c, d, sign):
    exact_numbers = [Fraction(number) for number in (plain, a, b, c, d)]
    plain, a, b, c, d = exact_numbers
    assert sampling._sign_of_roots(plain, (a, b), (c, d)) == sign
