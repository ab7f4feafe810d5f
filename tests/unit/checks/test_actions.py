from dataclasses import dataclass, field, replace
from fractions import Fraction

import pytest

from scorecard.checks.actions import plan_problems, wording_problems
from scorecard.core.assessment import Action


@dataclass
class Outlook:
    action: Action
    reaches: dict = field(default_factory=dict)
    reaches_with_plan: dict = field(default_factory=dict)
    more_than_claimed: dict = field(default_factory=dict)
    changes_nothing: bool = False


@dataclass
class Low:
    statement: str
    rate: Fraction
    threshold: Fraction


@dataclass
class Plan:
    outlooks: tuple
    uncovered: tuple


@dataclass
class Gap:
    indicator: str
    at_least: str
    to: str
    criteria: tuple


def action(**fields):
    return Action(id="1", what="Do it.", due="2018-06-30", **fields)


def planned(material, *outlooks, uncovered=()):
    plan = Plan(outlooks=outlooks, uncovered=uncovered)
    return [(each.code, each.severity, each.where) for each in plan_problems(replace(material, plan=plan))]


def test_without_a_replayed_plan_nothing_is_said_of_it(with_document):
    assert not list(plan_problems(with_document()))


@pytest.mark.parametrize("reached", ["meets", "exceeds"])
def test_an_action_that_reaches_what_it_promises_is_never_flagged(with_document, reached):
    each = Outlook(action(claims={"6.1": "meets"}), {"6.1": reached}, {"6.1": reached})
    assert not planned(with_document(), each)


def test_an_action_that_cannot_reach_what_it_promises_is_found(with_document):
    each = Outlook(action(claims={"6.1": "meets"}), {"6.1": "missing"}, {"6.1": "missing"})
    assert planned(with_document(), each) == [("action-cannot-reach", "error", "actions.1.claims.6.1")]


def test_an_action_that_needs_the_others_is_a_hint(with_document):
    each = Outlook(action(claims={"6.1": "meets"}), {"6.1": "missing"}, {"6.1": "meets"})
    assert planned(with_document(), each) == [("action-cannot-reach", "hint", "actions.1.claims.6.1")]


def test_an_action_that_reaches_more_is_a_hint(with_document):
    claims, levels = {"6.1": "meets"}, {"6.1": "exceeds"}
    each = Outlook(action(claims=claims), levels, levels, more_than_claimed=levels)
    assert planned(with_document(), each) == [("action-more-than-claimed", "hint", "actions.1.claims.6.1")]


def test_an_action_that_changes_nothing_is_found(with_document):
    each = Outlook(action(links=("6.1",)), changes_nothing=True)
    assert planned(with_document(), each) == [("action-changes-nothing", "warning", "actions.1.effect")]


def test_a_gap_is_a_warning_below_the_headline_level_and_a_hint_above(with_document):
    low, high = (
        Gap("6.1", "missing", "meets", ("6.1/meets/a",)),
        Gap("1.1", "meets", "exceeds", ("1.1/exceeds/c",)),
    )
    assert planned(with_document(), uncovered=(low, high)) == [
        ("gap-without-action", "warning", "indicators.6.1"),
        ("gap-without-action", "hint", "indicators.1.1"),
    ]


def test_a_low_survey_statement_is_a_hint(with_document):
    low = Low("s10", Fraction(56, 95), Fraction(65, 100))
    assert planned(with_document(), uncovered=(low,)) == [("gap-without-action", "hint", "survey.s10")]


def words(with_document, **fields):
    each = replace(Action(id="1", what="Train the group."), **fields)
    return [problem.code for problem in wording_problems(with_document(actions=(each,)))]


@pytest.mark.parametrize(
    "fields",
    [
        {"due": "2018-06-30", "timing": "From now on"},
        {"timing": "2018-06"},
        {"timing": "From now on", "status": "done"},
        {"due": "2018-05-31", "what": "Train the group in May."},
    ],
)
def test_an_action_with_a_date_and_a_verb_is_never_flagged(with_document, fields):
    assert words(with_document, **fields) == []


@pytest.mark.parametrize(
    ("fields", "code"),
    [
        ({"timing": "From now on"}, "no-due-date"),
        ({"timing": ""}, "no-due-date"),
        ({"due": "2018-06-30", "what": "Consider training the group."}, "weak-verb"),
        ({"due": "2018-06-30", "what": "Heads come as often as they can."}, "weak-verb"),
    ],
)
def test_an_action_without_a_date_or_a_verb_is_found(with_document, fields, code):
    assert words(with_document, **fields) == [code]
