"""Texts, messages, problems, outcomes, rules and cells: the small nouns."""

import doctest
from datetime import date
from fractions import Fraction

import pytest

from scorecard.core import outcome, text
from scorecard.core.outcome import Outcome, within
from scorecard.core.problem import Problem, Refused, has_error
from scorecard.core.rule import (
    AllOf,
    AnyOf,
    CountOf,
    Criterion,
    LevelHolds,
    Threshold,
    atoms,
    needed_of,
    parts,
)
from scorecard.core.table import Choice, ColumnSpec, RowRef, cell_is, last_day
from scorecard.core.text import Message, Text
from scorecard.core.when import Span


@pytest.mark.parametrize("module", [text, outcome], ids=lambda module: module.__name__)
def test_the_examples_in_the_docstrings_hold(module):
    assert doctest.testmod(module).failed == 0


def test_words_fall_back_to_english_then_to_whatever_there_is():
    assert Text({"en": "Meets", "fr": "Satisfait"}).said_in("ru") == "Meets"
    assert Text({"fr": "Satisfait"}).said_in("ru") == "Satisfait"
    assert Text().said_in() == ""
    assert not Text({"en": ""})


def test_a_message_is_said_in_another_language_with_its_inner_ones():
    spoken = {"{n} of {of}": "{n} sur {of}", "see {what}": "voir {what}"}
    inner = Message("{n} of {of}", {"n": 1, "of": 2})
    assert (
        Message("see {what}", {"what": inner}).said(lambda words: spoken.get(words, words)) == "voir 1 sur 2"
    )


def test_a_problem_reads_as_place_fault_and_remedy():
    problem = Problem(code="x", where="a.yaml:3", what="it is wrong.", remedy="Mend it.")
    assert str(problem) == "a.yaml:3: it is wrong. Mend it."
    assert str(Refused([problem, problem])).count("\n") == 1
    assert has_error([problem])
    assert not has_error([Problem(code="x", where="", what="", severity="hint")])


def test_a_bound_belongs_to_at_least_and_not_to_more_than():
    third = Fraction(1, 3)
    assert Threshold("m", third).holds(third)
    assert not Threshold("m", third, strict=True).holds(third)


def test_a_test_known_at_both_ends_is_decided_only_where_they_agree():
    assert [within(True, True), within(False, True), within(False, False)] == [
        Outcome.MET,
        Outcome.UNKNOWN,
        Outcome.UNMET,
    ]


def test_a_rule_can_be_walked():
    a, b, m, low = Criterion("a"), Criterion("b"), Threshold("m", Fraction(1)), LevelHolds("low")
    rule = AllOf((a, AnyOf((b, m)), CountOf(1, (low, a))))
    assert list(atoms(rule)) == [a, b, m, low, a]
    assert [needed_of(each) for each in (rule, *parts(rule)[1:])] == [3, 1, 1]
    assert parts(a) == ()


YES_NO = ColumnSpec(name="c", title=Text(), kind="yes_no")
CHOICE = ColumnSpec(
    name="c",
    title=Text(),
    kind="choice",
    choices=(Choice(id="good", title=Text()), Choice(id="?", title=Text(), unknown=True)),
)


@pytest.mark.parametrize(
    ("value", "spec", "outcome"),
    [
        (None, YES_NO, Outcome.UNKNOWN),
        ((), YES_NO, Outcome.UNKNOWN),
        (True, YES_NO, Outcome.MET),
        (False, YES_NO, Outcome.UNMET),
        ("good", CHOICE, Outcome.MET),
        ("?", CHOICE, Outcome.UNKNOWN),
        (("x", "good"), CHOICE, Outcome.MET),
        (("x",), CHOICE, Outcome.UNMET),
        (Fraction(3), CHOICE, Outcome.UNMET),
    ],
)
def test_a_blank_cell_and_one_that_says_nothing_is_known_are_unknown(value, spec, outcome):
    assert cell_is(value, ("yes", "good"), spec) is outcome


def test_a_row_says_where_it_stands_and_a_date_its_last_day():
    assert str(RowRef("staff.csv", 7)) == "staff.csv:7"
    assert last_day(Span(date(2020, 1, 1), date(2020, 1, 31))) == date(2020, 1, 31)
    assert last_day("soon") is None
