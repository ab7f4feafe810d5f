"""Open actions brought forward, and what a plan costs."""

from dataclasses import replace
from datetime import date
from fractions import Fraction

from scorecard.core.apply import apply
from scorecard.core.assessment import Action
from scorecard.planning.carry import carried, overdue
from scorecard.planning.costs import budget, by_owner, by_status

PLAN = (
    Action(
        id="1",
        what="One.",
        due="2030-01-31",
        progress="Begun.",
        status="under_way",
        owner="GTG",
        evidence=("minutes",),
    ),
    Action(id="2", what="Two.", status="done", cost=Fraction(100), owner="GTG"),
    Action(id="3", what="Three.", due="2031", cost=Fraction(50)),
    Action(id="4", what="Four.", status="dropped"),
)


def later(edition, dossier):
    previous = replace(dossier.assessment, actions=PLAN)
    current = replace(dossier, assessment=replace(dossier.assessment, date=date(2031, 6, 30)))
    return previous, apply(edition, current, *carried(previous, current.assessment))


def test_open_actions_come_with_their_history_and_without_evidence_that_is_not_here(edition, dossier):
    _, current = later(edition, dossier)
    assert [(each.id, each.progress, each.status, each.evidence) for each in current.assessment.actions] == [
        ("1", "Carried forward from 2030-06-30: under way, due 2030-01-31.\nBegun.", "under_way", ()),
        ("3", "Carried forward from 2030-06-30: planned, due 2031.", "planned", ()),
    ]


def test_what_was_carried_is_not_carried_again(edition, dossier):
    previous, current = later(edition, dossier)
    assert carried(previous, current.assessment) == ()


def test_the_history_grows_with_each_year(edition, dossier):
    _, current = later(edition, dossier)
    third = replace(current.assessment, date=date(2032, 6, 30), actions=())
    first = carried(current.assessment, third)[0].becomes
    assert first.progress.startswith(
        "Carried forward from 2031-06-30: under way, due 2030-01-31.\nCarried forward from 2030"
    )


def test_only_open_actions_with_a_full_date_are_overdue(dossier):
    assert [each.id for each in overdue(replace(dossier.assessment, actions=PLAN), "2030-06-30")] == ["1"]


def test_a_cost_that_is_not_given_is_counted_apart():
    whole = budget(PLAN)
    assert (whole.cost, whole.actions, whole.unpriced) == (150, 4, 2)
    assert {name: each.cost for name, each in by_status(PLAN).items()} == {
        "under_way": 0,
        "done": 100,
        "planned": 50,
        "dropped": 0,
    }
    assert {name: each.actions for name, each in by_owner(PLAN).items()} == {"GTG": 2, "": 2}
