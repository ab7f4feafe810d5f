"""Which groups may be shown without giving anyone away."""

import doctest
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scorecard.measures import disclosure
from scorecard.measures.disclosure import FLOOR, Extreme, Release, check_least_group, extreme, release

breakdowns = st.dictionaries(st.text(max_size=3), st.integers(0, 60), max_size=8)
leasts = st.integers(FLOOR, 20)


def test_the_examples_in_the_docstrings_hold():
    assert doctest.testmod(disclosure).failed == 0


@pytest.mark.parametrize("size", [4, 1, 0, -5])
def test_no_setting_goes_below_the_floor(size):
    with pytest.raises(ValueError, match="fewer than 5 people are never shown"):
        check_least_group(size)
    with pytest.raises(ValueError, match="fewer than 5 people are never shown"):
        release({"women": 50}, size)


def test_the_floor_itself_is_allowed():
    assert check_least_group(5) == 5
    assert release({"a": 5, "b": 9}, 5).hidden == ()


def test_a_negative_size_is_refused():
    with pytest.raises(ValueError, match="negative size"):
        release({"a": -1, "b": 9}, 5)


def test_a_small_group_takes_the_next_smallest_with_it():
    found = release({"women": 50, "men": 43, "other": 2}, 10)
    assert found == Release(shown=("women",), hidden=("men", "other"), total_may_be_shown=True)


def test_without_a_public_total_only_the_small_group_is_hidden():
    found = release({"women": 50, "men": 43, "other": 2}, 10, total_is_public=False)
    assert found == Release(shown=("women", "men"), hidden=("other",), total_may_be_shown=False)


def test_small_groups_that_are_small_even_together_take_a_third():
    assert release({"a": 1, "b": 2, "c": 30, "d": 20}, 5).hidden == ("a", "b", "d")


def test_small_groups_that_are_large_together_take_no_other():
    assert release({"a": 4, "b": 4, "c": 30}, 5).hidden == ("a", "b")


def test_an_empty_group_protects_nobody_by_its_size():
    assert release({"a": 3, "b": 0, "c": 30}, 5).hidden == ("a", "b", "c")


def test_of_equal_groups_the_first_is_taken():
    assert release({"a": 2, "b": 30, "c": 30}, 5).hidden == ("a", "b")


def test_when_all_is_hidden_and_small_the_total_is_too():
    assert release({"a": 3}, 5) == Release(shown=(), hidden=("a",), total_may_be_shown=False)
    assert not release({"a": 3, "b": 1}, 5).total_may_be_shown
    assert release({"a": 3, "b": 4}, 5).total_may_be_shown


def test_nothing_to_show_hides_nothing():
    assert release({}, 5) == Release(shown=(), hidden=(), total_may_be_shown=True)


@given(breakdowns, leasts)
def test_no_small_group_is_ever_shown_and_none_is_lost(sizes, least):
    found = release(sizes, least)
    assert all(sizes[group] >= least for group in found.shown)
    assert sorted(found.shown + found.hidden) == sorted(sizes)


@given(breakdowns, leasts)
def test_suppression_never_leaves_a_single_hidden_group_beside_its_total(sizes, least):
    found = release(sizes, least)
    hidden = sum(sizes[group] for group in found.hidden)
    if found.hidden and found.total_may_be_shown:
        assert len(found.hidden) > 1
        assert hidden >= least
    elif found.hidden:
        assert found.shown == ()


@given(breakdowns, leasts)
def test_no_more_is_hidden_than_the_rule_asks(sizes, least):
    found = release(sizes, least)
    small = [group for group, size in sizes.items() if size < least]
    assert (not found.hidden) == (not small)
    assert len(found.hidden) <= max(len(small) + 1, 2)


@pytest.mark.parametrize(
    ("share", "shown"),
    [
        ("0", Extreme.LOW), ("0.05", Extreme.LOW), ("0.0501", None), ("0.5", None),
        ("0.9499", None), ("0.95", Extreme.HIGH), ("1", Extreme.HIGH),
    ],
)  # fmt: skip
def test_a_share_that_tells_every_answer_is_veiled(share, shown):
    assert extreme(Fraction(share)) is shown
