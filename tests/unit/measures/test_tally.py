"""Answers counted by statement and by group."""

import doctest
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scorecard.core.quantity import percent, whole_percents
from scorecard.measures import tally
from scorecard.measures.tally import Count, Scale, Stray, Tally, area_rate, count

SCALE = Scale(
    positive=frozenset({"4", "5"}),
    neutral=frozenset({"3"}),
    negative=frozenset({"1", "2"}),
    unknown_or_na=frozenset({"", "dk"}),
)

counts = st.integers(0, 1000)
tallies = st.builds(Tally, positive=counts, neutral=counts, negative=counts, unknown_or_na=counts)


def of(positive, others=0):
    return Tally(positive=positive, negative=others)


def test_the_examples_in_the_docstrings_hold():
    assert doctest.testmod(tally).failed == 0


def test_those_who_do_not_know_leave_the_denominator():
    found = Tally(positive=3, neutral=1, negative=2, unknown_or_na=94)
    assert found.answered == 6
    assert found.rate == Fraction(1, 2)


def test_a_statement_that_nobody_answered_has_no_rate():
    assert Tally(unknown_or_na=7).rate is None


@pytest.mark.parametrize("way", ["positive", "neutral", "negative", "unknown_or_na"])
def test_a_negative_count_is_refused(way):
    with pytest.raises(ValueError, match="negative number"):
        Tally(**{way: -1})


@given(tallies, tallies)
def test_tallies_add_way_by_way(one, two):
    both = one + two
    assert both == two + one
    assert both.answered == one.answered + two.answered
    assert one + Tally() == one


def test_the_rates_of_the_whole_survey_are_those_published():
    positives = [80, 78, 77, 72, 70, 68, 65, 60, 58, 56]
    every = [of(positive, 95 - positive) for positive in positives]
    overall, balance = area_rate(every), area_rate(every[7:])
    assert overall.mean == overall.pooled == Fraction(684, 950) == Fraction(72, 100)
    assert not overall.pooled_differs
    assert percent(balance.mean, 2) == "61.05"
    assert sum(one.rate >= Fraction("0.65") for one in every) == 7
    assert whole_percents([684, 143, 123]) == [72, 15, 13]


def test_the_mean_counts_statements_alike_and_the_pool_answers():
    found = area_rate([of(90, 10), of(1, 1)])
    assert found.mean == Fraction(7, 10)
    assert found.pooled == Fraction(91, 102)
    assert found.pooled_differs


def test_a_difference_of_exactly_half_a_point_is_shown():
    found = area_rate([of(0, 99), of(101, 0)])
    assert found.pooled - found.mean == Fraction(1, 200)
    assert found.pooled_differs
    assert not area_rate([of(0, 100), of(101, 0)]).pooled_differs


def test_a_statement_without_answers_is_left_out_and_said():
    found = area_rate([of(1, 1), Tally(unknown_or_na=5)])
    assert found.mean == Fraction(1, 2)
    assert found.unanswered == 1


@pytest.mark.parametrize("nothing", [[], [Tally()], [Tally(unknown_or_na=3), Tally()]])
def test_an_area_without_answers_has_no_rate(nothing):
    assert area_rate(nothing) is None


@given(st.lists(tallies, min_size=1))
def test_mean_and_pool_lie_between_the_least_and_greatest_rate(every):
    found = area_rate(every)
    rates = [one.rate for one in every if one.rate is not None]
    if found is None:
        assert rates == []
    else:
        assert min(rates) <= found.mean <= max(rates)
        assert min(rates) <= found.pooled <= max(rates)


def test_a_code_with_two_meanings_is_refused():
    with pytest.raises(ValueError, match="two meanings: '3'"):
        Scale(
            positive=frozenset("345"),
            neutral=frozenset("3"),
            negative=frozenset("12"),
            unknown_or_na=frozenset(),
        )


def test_answers_are_counted_by_statement_and_by_group():
    found = count(
        [
            (2, "women", ["5", "1"]),
            (3, "men", ["3", "dk"]),
            (4, "women", ["4", ""]),
            (5, None, ["2", "4"]),
        ],
        SCALE,
        2,
    )
    assert found.strays == []
    assert found.sheets == {"women": 2, "men": 1, None: 1}
    assert found.groups["women"] == (Tally(positive=2), Tally(negative=1, unknown_or_na=1))
    assert found.groups["men"] == (Tally(neutral=1), Tally(unknown_or_na=1))
    assert found.overall == (
        Tally(positive=2, neutral=1, negative=1),
        Tally(positive=1, negative=1, unknown_or_na=2),
    )


def test_codes_outside_the_scale_are_listed_and_the_rest_is_counted():
    found = count([(2, None, ["6", "5"]), (3, None, ["5", "agree"])], SCALE, 2)
    assert found.strays == [(2, 1, "6"), (3, 2, "agree")]
    assert found.overall == (Tally(positive=1), Tally(positive=1))


def test_spaces_around_a_code_do_not_matter_and_none_is_a_blank():
    found = count([(2, None, [" 5", "  ", None, "dk\u00a0"])], SCALE, 4)
    assert found.strays == []
    assert found.overall == (Tally(positive=1), *[Tally(unknown_or_na=1)] * 3)


def test_without_blanks_in_the_scale_a_blank_is_a_stray():
    scale = Scale(
        positive=frozenset("1"), neutral=frozenset(), negative=frozenset("0"), unknown_or_na=frozenset()
    )
    found = count([(2, None, ["", None, "1", " "])], scale, 4)
    assert found.strays == [Stray(2, 1, ""), Stray(2, 2, ""), Stray(2, 4, " ")]
    assert found.overall[2] == Tally(positive=1)


def test_a_sheet_too_short_or_too_long_is_said_cell_by_cell():
    found = count([(2, None, ["5"]), (3, None, ["5", "5", "5", ""]), (4, None, [])], SCALE, 2)
    assert found.strays == [(2, 2, ""), (3, 3, "5"), (3, 4, ""), (4, 1, ""), (4, 2, "")]
    assert found.overall == (Tally(positive=2), Tally(positive=1))


@pytest.mark.parametrize("code", ["٥", "5.0", "-1", "５", "5;DROP", "\x00", "5\n5", "=1+1"])
def test_what_only_looks_like_a_code_is_a_stray(code):
    assert count([(9, "x", [code])], SCALE, 1).strays == [(9, 1, code)]


def test_no_sheets_give_empty_tallies():
    assert count([], SCALE, 2) == Count(overall=(Tally(), Tally()), groups={}, sheets={}, strays=[])


def test_sheets_are_read_once():
    assert count(((row, None, ["5"]) for row in range(3)), SCALE, 1).overall == (Tally(positive=3),)


sheets = st.lists(
    st.tuples(
        st.integers(),
        st.sampled_from(["women", "men", None]),
        st.lists(st.sampled_from(["1", "2", "3", "4", "5", "", "dk", " 5 ", "7", None]), max_size=5),
    )
)


@given(sheets)
def test_every_cell_is_counted_once_or_stray(answers):
    found = count(answers, SCALE, 3)
    counted = sum(one.answered + one.unknown_or_na for one in found.overall)
    assert counted + len(found.strays) == sum(max(3, len(codes)) for _, _, codes in answers)
    assert sum(found.sheets.values()) == len(answers)


@given(sheets)
def test_the_groups_add_to_the_whole(answers):
    found = count(answers, SCALE, 3)
    for i, whole in enumerate(found.overall):
        assert sum((group[i] for group in found.groups.values()), Tally()) == whole
