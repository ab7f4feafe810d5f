"""The published plan of October 2017 replayed on its own assessment."""

from pathlib import Path

import pytest

from scorecard.exchange.document.assessment import open_folder
from scorecard.planning.actions import outlooks
from scorecard.planning.cheapest import cheapest
from scorecard.planning.closing import closed
from scorecard.planning.gaps import gaps
from scorecard.planning.replay import projected, rerated
from scorecard.planning.target import parse_target
from scorecard.planning.uncovered import Uncovered, uncovered
from scorecard.scoring.rate import rate

FOLDER = Path(__file__).parents[3] / "examples" / "kazakhstan-2017"


@pytest.fixture(scope="module")
def opened():
    return open_folder(FOLDER)


@pytest.fixture(scope="module")
def found(opened):
    return {outlook.action.id: outlook for outlook in outlooks(opened.edition, opened.dossier)}


def test_every_effect_fits_the_edition(found):
    assert [outlook.problems for outlook in found.values() if outlook.problems] == []


def test_gathering_staff_data_and_consolidating_results_do_not_deliver_their_claims(found):
    assert (found["4.1"].reaches["4.3"], found["4.1"].delivers, found["4.1"].delivers_with_plan) == (
        "missing",
        False,
        False,
    )
    assert (found["7.1"].reaches["7.1"], found["7.1"].delivers, found["7.1"].changes_nothing) == (
        "approaches",
        False,
        True,
    )


def test_the_checklist_delivers_and_the_training_reaches_exceeds_only_with_the_plan(found):
    assert (found["2.1"].delivers, found["2.1"].reaches) == (True, {"2.1": "meets"})
    assert found["2.3-training"].reaches == {"2.3": "missing"}
    assert found["2.3-training"].reaches_with_plan == {"2.3": "exceeds"}


def test_an_action_with_two_ways_delivers_because_each_of_them_does(found):
    assert found["1.2"].delivers
    assert found["1.2"].reaches == {"1.2": "meets", "1.3": "meets"}
    assert not {"1.2/meets/a", "1.2/meets/b"} & set(found["1.2"].satisfies)


def test_the_plan_leaves_four_indicators_below_the_headline(opened):
    left = [each for each in uncovered(opened.edition, opened.dossier) if isinstance(each, Uncovered)]
    assert [each.indicator for each in left if each.severity == "warning"] == ["4.3", "5.2", "6.1", "7.1"]


def test_with_the_whole_plan_eleven_are_met_or_exceeded(opened):
    assert projected(opened.edition, opened.dossier).scorecard.summary.met_or_exceeded == 11


def test_every_gap_lifts_its_indicator(opened):
    now = rerated(opened.edition, opened.dossier)
    for name, sets in gaps(opened.edition, now.scorecard).items():
        for gap in sets:
            after = rate(opened.edition, closed(opened.edition, now.standing, gap.criteria))
            assert after.results[name].at_least == gap.to


def test_ten_met_or_exceeded_take_the_six_least_gaps(opened):
    standing = rerated(opened.edition, opened.dossier).standing
    best = cheapest(opened.edition, standing, parse_target(opened.edition, "met_or_exceeded>=10"))
    now = rate(opened.edition, standing)
    least = []
    for name, sets in gaps(opened.edition, now).items():
        up = [gap.cost for gap in sets if opened.edition.rank(gap.to) >= 2]
        if opened.edition.rank(now.results[name].at_least) < 2:
            least.append(min(up))
    assert best.proven
    assert best.cost == sum(sorted(least)[:6])
