"""Targets as people write them, and the cheapest choice of a small edition."""

import sys
from dataclasses import replace
from fractions import Fraction

import pytest

from scorecard.core.assessment import Action, Exemption
from scorecard.core.change import SetAnswer, SetFact
from scorecard.core.outcome import Outcome
from scorecard.core.problem import Refused
from scorecard.planning.actions import outlooks
from scorecard.planning.cheapest import Unreachable, cheapest
from scorecard.planning.plain import cheapest_data
from scorecard.planning.replay import rerated
from scorecard.planning.target import parse_target


def choice(edition, dossier, target, **rest):
    return cheapest(edition, rerated(edition, dossier).standing, parse_target(edition, target), **rest)


def plan(edition, dossier, *actions):
    return outlooks(edition, replace(dossier, assessment=replace(dossier.assessment, actions=actions)))


def test_one_indicator_is_lifted_by_its_least_gap(edition, dossier):
    assert cheapest_data(choice(edition, dossier, "1.1>=meets")) == {
        "criteria": ["1.1/meets/a", "1.1/meets/b"],
        "actions": [],
        "cost": 4,
        "levels": {"1.1": "meets", "2.1": "approaches", "3.1": "approaches", "4.1": "missing"},
        "proven": True,
    }


def test_a_count_takes_the_indicators_that_cost_least_and_the_first_among_equals(edition, dossier):
    assert choice(edition, dossier, "met_or_exceeded>=1").criteria == ("2.1/meets",)
    assert choice(edition, dossier, "met_or_exceeded>=2").criteria == ("2.1/meets", "3.1/approaches/c")


def test_of_choices_that_cost_the_same_the_one_with_fewer_parts_is_taken(edition, dossier):
    indicator = edition.indicators["3.1"]
    prices = {"3.1/approaches/c": Fraction(1), "3.1/approaches/d": Fraction(1), "2.1/meets": Fraction(2)}
    assert choice(edition, dossier, "3.1>=exceeds", by="cost", prices=prices).criteria == tuple(prices)[:2]
    both = (
        SetAnswer(key="3.1/approaches/c", becomes=Outcome.MET),
        SetAnswer(key="3.1/approaches/d", becomes=Outcome.MET),
    )
    dear = {key: replace(each, effort=3) for key, each in indicator.statements.items()}
    dearer = replace(edition, indicators={**edition.indicators, "3.1": replace(indicator, statements=dear)})
    found = plan(
        dearer,
        dossier,
        Action(id="x", what="Act.", effort=1, effect=both[:1]),
        Action(id="y", what="Act.", effort=1, effect=both[1:]),
        Action(id="z", what="Act.", effort=2, effect=both),
    )
    assert choice(dearer, dossier, "3.1>=exceeds", actions=found).actions == ("z",)


def test_of_statements_in_the_same_words_the_cheapest_is_paid(edition, dossier):
    prices = {"3.1/approaches/c": Fraction(3), "3.1/exceeds/c": Fraction(1), "3.1/approaches/d": Fraction(2)}
    found = choice(edition, dossier, "3.1>=meets", by="cost", prices=prices)
    assert (found.criteria, found.cost) == (("3.1/approaches/c",), 1)


def test_an_optional_indicator_joins_the_whole_only_when_it_is_lifted(edition, dossier):
    named = dict(edition.indicators)
    small = {key: replace(each, effort=1) for key, each in named["4.1"].statements.items()}
    named["4.1"] = replace(named["4.1"], optional=True, statements=small)
    found = choice(replace(edition, indicators=named), dossier, "overall>=gold")
    assert found.cost == 8
    assert "system" not in found.criteria


def test_parts_of_a_target_hold_together(edition, dossier):
    found = choice(edition, dossier, "3.1>=exceeds and overall>=silver")
    assert (found.criteria, found.cost) == (("2.1/meets", "3.1/approaches/c", "3.1/approaches/d"), 6)


def test_what_is_reached_already_costs_nothing(edition, dossier):
    found = choice(edition, dossier, "3.1>=approaches, 4.1>=missing, met_or_exceeded>=0")
    assert (found.criteria, found.cost) == ((), 0)


def test_an_action_brings_all_it_satisfies_for_its_own_effort(edition, dossier):
    effect = (
        SetFact(question="counted", value=Fraction(1, 2)),
        SetAnswer(key="3.1/approaches/c", becomes=Outcome.MET),
    )
    found = plan(edition, dossier, Action(id="x", what="Act.", effort=3, effect=effect))
    both = choice(edition, dossier, "met_or_exceeded>=2", actions=found)
    assert (both.criteria, both.actions, both.cost) == (("2.1/meets", "3.1/approaches/c"), ("x",), 3)
    one = choice(edition, dossier, "3.1>=meets", actions=found)
    assert (one.criteria, one.cost) == (("3.1/approaches/d",), 2)


def test_money_is_exact_and_larger_than_a_machine_word(edition, dossier):
    first = Action(
        id="x",
        what="Act.",
        cost=Fraction(9_000_000_001, 3),
        effect=(SetFact(question="counted", value=Fraction(1, 2)),),
    )
    second = Action(
        id="y",
        what="Act.",
        cost=Fraction(3_000_000_000),
        effect=(SetFact(question="counted", value=Fraction(2, 3)),),
    )
    found = plan(edition, dossier, first, second)
    best = choice(edition, dossier, "2.1>=meets", by="cost", actions=found)
    assert (best.actions, best.cost) == (("y",), 3_000_000_000)


def test_by_cost_only_what_has_a_price_can_be_chosen(edition, dossier):
    assert isinstance(choice(edition, dossier, "3.1>=meets", by="cost"), Unreachable)
    found = choice(edition, dossier, "3.1>=meets", by="cost", prices={"3.1/exceeds/d": Fraction("0.5")})
    assert (found.criteria, cheapest_data(found)["cost"]) == (("3.1/approaches/d",), "1/2")


def test_a_target_that_no_choice_gives_says_why(edition, dossier):
    standing = replace(
        rerated(edition, dossier).standing, exemptions={"1.1": Exemption(status="not_applicable")}
    )
    whole = cheapest(edition, standing, parse_target(edition, "met_or_exceeded>=4"))
    assert "only 3 are rated" in str(whole.reason)
    lone = cheapest_data(cheapest(edition, standing, parse_target(edition, "1.1>=meets")))
    assert (lone["criteria"], lone["cost"], lone["reason"]) == (
        None,
        None,
        "1.1 is not rated, so it reaches no level.",
    )


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("", "the target is empty"),
        ("4.1", "“4.1” is not a target"),
        ("9.9>=meets", "no indicator “9.9”"),
        ("1.1>=meet", "Did you mean meets?"),
        ("4.1>=exceeds", "4.1 has no level “exceeds”"),
        ("met_or_exceeded>=many", "not a number from 0 to 4"),
        ("overall>=bronze", "no tier “bronze”"),
    ],
)
def test_a_target_that_cannot_be_read_is_refused_with_a_remedy(edition, text, said):
    with pytest.raises(Refused) as refusal:
        parse_target(edition, text)
    assert said in str(refusal.value)


def test_every_part_of_a_target_that_cannot_be_read_is_said_at_once(edition):
    with pytest.raises(Refused) as refusal:
        parse_target(edition, "9.9>=meets, nonsense")
    assert len(refusal.value.problems) == 2


def test_an_edition_without_tiers_has_no_overall_target(edition):
    with pytest.raises(Refused, match="no overall result"):
        parse_target(replace(edition, headline=replace(edition.headline, tiers=())), "overall>=gold")


def test_without_the_solver_the_remedy_says_what_to_install(edition, dossier, monkeypatch):
    monkeypatch.setitem(sys.modules, "z3", None)
    with pytest.raises(Refused, match=r"gender-scorecard\[plan\]"):
        choice(edition, dossier, "1.1>=meets")
