"""Actions held against their claims, the plan replayed, and what it leaves."""

from dataclasses import replace
from fractions import Fraction

import pytest

from scorecard.core.assessment import Action, Answer, Judgement
from scorecard.core.change import SetAnswer, SetFact
from scorecard.core.outcome import Outcome
from scorecard.core.problem import Refused
from scorecard.planning.actions import outlooks
from scorecard.planning.plain import outlook_data, uncovered_data
from scorecard.planning.replay import projected, replay
from scorecard.planning.uncovered import uncovered


def met(key):
    return SetAnswer(key=key, becomes=Outcome.MET)


def planned(dossier, *actions):
    return replace(dossier, assessment=replace(dossier.assessment, actions=actions))


def outlook(edition, dossier, action, *others):
    return outlooks(edition, planned(dossier, action, *others))[0]


def test_an_action_satisfies_all_that_its_statement_implies_also_what_was_answered_as_unmet(edition, dossier):
    action = Action(
        id="1", what="Act.", claims={"1.1": "meets"}, effect=(met("1.1/meets/a"), met("1.1/meets/b"))
    )
    found = outlook(edition, dossier, action)
    assert found.satisfies == ("1.1/approaches/b", "1.1/meets/a", "1.1/meets/b")
    assert (found.reaches, found.delivers, found.changes_nothing) == ({"1.1": "meets"}, True, False)


def test_a_contradiction_that_was_there_before_is_left_as_it_is(edition, dossier):
    answers = {**dossier.assessment.answers, "1.1/meets/b": Answer(outcome=Outcome.MET)}
    clashing = replace(dossier, assessment=replace(dossier.assessment, answers=answers))
    after = replay(edition, clashing, [Action(id="1", what="Act.", effect=(met("3.1/approaches/c"),))])
    assert after.assessment.answers["1.1/approaches/b"].outcome is Outcome.UNMET


def test_an_action_that_gathers_data_alone_does_not_deliver(edition, dossier):
    action = Action(
        id="1", what="Act.", claims={"4.1": "meets"}, effect=(SetFact(question="system", value=True),)
    )
    found = outlook(edition, dossier, action)
    assert (found.satisfies, found.reaches, found.delivers) == (("system",), {"4.1": "missing"}, False)


def test_two_actions_deliver_together_what_neither_does_alone(edition, dossier):
    first = Action(
        id="1", what="Act.", claims={"4.1": "meets"}, effect=(SetFact(question="system", value=True),)
    )
    second = Action(id="2", what="Act.", effect=(SetFact(question="used", value=True),))
    found = outlook(edition, dossier, first, second)
    assert (found.delivers, found.delivers_with_plan, found.reaches_with_plan) == (
        False,
        True,
        {"4.1": "meets"},
    )


def test_alternatives_count_for_the_worst_of_them(edition, dossier):
    action = Action(
        id="1",
        what="Act.",
        claims={"2.1": "meets"},
        effect=(SetFact(question="counted", value=Fraction(2, 3)),),
        alternatives=((SetFact(question="counted", value=Fraction(2, 7)),),),
    )
    found = outlook(edition, dossier, action)
    assert (found.satisfies, found.reaches, found.delivers) == ((), {"2.1": "approaches"}, False)
    assert found.delivers_with_plan is False


def test_more_than_claimed_and_no_claim_are_said(edition, dossier):
    lifted = SetFact(question="counted", value=Fraction(2, 3))
    more = outlook(edition, dossier, Action(id="1", what="Act.", claims={"2.1": "meets"}, effect=(lifted,)))
    assert (more.more_than_claimed, more.delivers) == ({"2.1": "exceeds"}, True)
    none = outlook(edition, dossier, Action(id="1", what="Act.", effect=(lifted,)))
    assert (none.more_than_claimed, none.delivers, none.delivers_with_plan) == ({}, None, None)


@pytest.mark.parametrize("effect", [(), (met("3.1/approaches/a"),)])
def test_an_action_without_effect_or_with_what_is_so_already_changes_nothing(edition, dossier, effect):
    found = outlook(edition, dossier, Action(id="1", what="Act.", links=("3.1",), effect=effect))
    assert (found.changes_nothing, found.reaches) == (True, {"3.1": "approaches"})


def test_an_effect_that_does_not_fit_is_a_problem_and_the_rest_of_the_plan_is_replayed(edition, dossier):
    wrong = Action(id="1", what="Act.", claims={"1.1": "meets"}, effect=(met("1.1/meets/z"),))
    right = Action(id="2", what="Act.", effect=(met("3.1/approaches/c"),))
    found = outlook(edition, dossier, wrong, right)
    assert [(each.code, each.where) for each in found.problems] == [("action-effect", "actions.1")]
    assert (found.delivers, found.changes_nothing) == (False, True)
    after = projected(edition, planned(dossier, wrong, right))
    assert (
        after.scorecard.results["3.1"].level == "meets" or after.scorecard.results["3.1"].at_least == "meets"
    )
    assert len(after.problems) == 1
    with pytest.raises(Refused, match="1.1/meets/z"):
        replay(edition, dossier, [wrong])


def test_only_the_named_actions_are_projected_and_dropped_ones_never_by_themselves(edition, dossier):
    third = Action(id="3", what="Act.", status="dropped", effect=(met("3.1/approaches/d"),))
    plan = planned(
        dossier, Action(id="2", what="Act.", status="done", effect=(met("3.1/approaches/c"),)), third
    )
    assert projected(edition, plan).scorecard.results["3.1"].at_least == "meets"
    assert projected(edition, plan, ["3", "2"]).scorecard.results["3.1"].at_least == "exceeds"
    assert projected(edition, plan, []).scorecard.results["3.1"].at_least == "approaches"
    with pytest.raises(Refused, match="no action “9”"):
        projected(edition, plan, ["9"])


def test_an_agreed_level_stands_only_where_the_plan_changes_nothing(edition, dossier):
    agreed = {name: Judgement(level="approaches", reason="So agreed.") for name in ("1.1", "3.1")}
    judged = replace(dossier, assessment=replace(dossier.assessment, judgements=agreed))
    after = projected(
        edition, planned(judged, Action(id="1", what="Act.", effect=(met("3.1/approaches/c"),)))
    )
    assert after.scorecard.results["1.1"].agreed == "approaches"
    assert after.scorecard.results["3.1"].agreed is None


def test_what_stays_below_the_headline_is_a_warning_and_what_could_go_higher_a_hint(edition, dossier):
    plan = planned(dossier, Action(id="1", what="Act.", effect=(met("3.1/approaches/c"),)))
    found = uncovered_data(uncovered(edition, plan))
    assert [(each["indicator"], each["severity"], each["to"], each["criteria"]) for each in found] == [
        ("1.1", "warning", "meets", ["1.1/meets/a", "1.1/meets/b"]),
        ("2.1", "warning", "meets", ["2.1/meets"]),
        ("3.1", "hint", "exceeds", ["3.1/approaches/d"]),
        ("4.1", "warning", "meets", ["4.1/approaches/a", "system"]),
    ]


def test_an_outlook_is_plain_data(edition, dossier):
    action = Action(
        id="1", what="Act.", claims={"4.1": "meets"}, effect=(SetFact(question="system", value=True),)
    )
    assert outlook_data(outlook(edition, dossier, action)) == {
        "id": "1",
        "claims": {"4.1": "meets"},
        "satisfies": ["system"],
        "reaches": {"4.1": "missing"},
        "reaches_with_plan": {"4.1": "missing"},
        "delivers": False,
        "delivers_with_plan": False,
        "more_than_claimed": {},
        "changes_nothing": False,
    }
