"""`scorecard plan`: gaps, what each action reaches, the scorecard when all is done, and the cheapest way to a target."""

import pytest

LEVELS = {"missing", "approaches", "meets", "exceeds"}


@pytest.fixture(scope="module")
def plan(request):
    import json

    from click.testing import CliRunner

    from scorecard.cli.main import main

    folder = request.path.parents[2] / "examples" / "kazakhstan-2017"
    return json.loads(CliRunner().invoke(main, ["plan", str(folder), "--json"]).stdout)


def test_the_json_has_the_keys_that_scripts_read(plan):
    assert {"gaps", "actions", "projected"} <= set(plan)
    assert "cheapest" not in plan
    assert {"indicators", "summary"} <= set(plan["projected"])


def test_every_indicator_has_its_gaps_each_with_a_level_and_criteria(plan):
    assert len(plan["gaps"]) == 15
    for name, gaps in plan["gaps"].items():
        for gap in gaps:
            assert gap["to"] in LEVELS
            assert gap["criteria"]
            assert all(key.startswith(f"{name}/") for key in gap["criteria"])


def test_an_or_gives_a_gap_for_each_of_its_ways(plan):
    ways = [gap["criteria"] for gap in plan["gaps"]["1.2"] if gap["to"] == "meets"]
    assert ways == [["1.2/meets/a"], ["1.2/meets/b"]]


def test_what_has_the_highest_level_has_no_gap(plan):
    assert [name for name, gaps in plan["gaps"].items() if not gaps] == ["3.1", "3.2", "4.1"]


def test_every_action_says_what_it_claims_and_reaches(plan):
    assert len(plan["actions"]) == 13
    for action in plan["actions"]:
        assert {"id", "claims", "satisfies", "reaches", "delivers", "reaches_with_plan"} <= set(action)
        assert set(action["claims"].values()) | set(action["reaches"].values()) <= LEVELS
        assert (action["delivers"] is None) is (not action["claims"])


def test_four_actions_do_not_reach_the_level_that_they_claim(plan):
    assert [action["id"] for action in plan["actions"] if action["delivers"] is False] == [
        "4.1",
        "5.3",
        "6.1",
        "7.1",
    ]


@pytest.mark.parametrize(
    ("action", "reaches"),
    [
        ("4.1", {"4.3": "missing"}),
        ("5.3", {"5.2": "missing"}),
        ("6.1", {"6.1": "missing"}),
        ("7.1", {"7.1": "approaches"}),
    ],
)
def test_an_action_that_falls_short_says_where_it_ends(plan, action, reaches):
    found = next(each for each in plan["actions"] if each["id"] == action)
    assert found["reaches"] == reaches


def test_with_the_whole_plan_eleven_of_fifteen_meet_or_exceed(plan):
    assert plan["projected"]["summary"]["met_or_exceeded"] == 11
    assert plan["projected"]["summary"]["of"] == 15
    assert len(plan["projected"]["indicators"]) == 15


@pytest.mark.parametrize(
    "options", [("--done", "1.1", "--done", "2.1"), ("--done", "1.1,2.1"), ("--done", " 2.1 , 1.1 ")]
)
def test_only_the_actions_done_are_replayed(run_json, example, options):
    projected = run_json("plan", example, *options)["projected"]
    levels = {name: each["level"] for name, each in projected["indicators"].items()}
    assert (levels["1.1"], levels["2.1"], levels["5.1"]) == ("meets", "meets", "approaches")
    assert projected["summary"]["met_or_exceeded"] == 6


def test_an_action_that_is_not_in_the_plan_is_named_with_those_that_are(run, example):
    said = run("plan", example, "--done", "1.1,9.9", code=3)
    assert "the plan has no action 9.9." in said.stderr
    assert "2.3-training" in said.stderr
    assert said.stdout == ""


def test_a_target_adds_the_cheapest_way_to_it(run_json, example):
    found = run_json("plan", example, "--target", "met_or_exceeded>=10")["cheapest"]
    assert {"criteria", "cost", "levels"} <= set(found)
    assert isinstance(found["cost"], int)
    reached = sum(level in ("meets", "exceeds") for level in found["levels"].values())
    assert reached >= 10
    assert found["proven"] is True


def test_more_costs_no_less(run_json, example):
    costs = [
        run_json("plan", example, "--target", f"met_or_exceeded>={n}")["cheapest"]["cost"]
        for n in (0, 4, 7, 10, 12)
    ]
    assert costs[0] == costs[1] == 0
    assert costs == sorted(costs)


def test_a_level_of_one_indicator_may_be_the_target(run_json, example):
    found = run_json("plan", example, "--target", "1.1>=meets")["cheapest"]
    assert found["criteria"] == ["1.1/meets/a", "1.1/meets/b"]
    assert found["levels"]["1.1"] == "meets"


@pytest.mark.parametrize(
    "target",
    [
        "nonsense",
        "met_or_exceeded>=16",
        "met_or_exceeded>=-1",
        "met_or_exceeded>=ten",
        "9.9>=meets",
        "1.1>=great",
        "",
        ">=",
        "met_or_exceeded>=10;rm",
    ],
)
def test_a_target_that_is_none_is_named_with_what_can_be_written(run, example, target):
    if not target:
        run("plan", example, "--target", target)
        return
    said = run("plan", example, "--target", target, code=3)
    assert "→" in said.stderr
    assert said.stdout == ""


def test_people_read_gaps_actions_and_what_is_left(run, example):
    said = run("plan", example, "--target", "met_or_exceeded>=10").stdout
    assert "What would lift each indicator" in said
    assert "What each action claims and reaches" in said
    assert "with these actions done it would be 11" in said
    assert "The cheapest way, proven, costs 12 in effort" in said


def test_an_assessment_without_a_plan_has_gaps_and_no_actions(run, run_json, tmp_path):
    run(
        "new",
        tmp_path / "fresh",
        "--framework",
        "unct-swap/2017-08",
        "--subject",
        "Atlantis",
        "--date",
        "2026-05-01",
    )
    found = run_json("plan", tmp_path / "fresh")
    assert found["actions"] == []
    assert all(found["gaps"].values())


def test_planning_writes_nothing(run, copy, state):
    before = state(copy)
    run("plan", copy, "--target", "met_or_exceeded>=10")
    assert state(copy) == before
