"""`scorecard explain`: why an indicator stands where it stands."""

import pytest


def test_an_indicator_is_explained_by_level_criterion_and_row(run, example):
    said = run("explain", example, "1.1").stdout
    assert "By the rules: Approaches." in said
    assert "3 of 5 is 60 %; more than 50 % is needed." in said
    assert "UN Country Situation Analysis" in said
    assert "tables/sectors.csv:2" in said
    assert "1.2" not in [line.split()[0] for line in said.splitlines() if line and not line.startswith(" ")]


def test_one_criterion_may_be_asked_for(run, example):
    said = run("explain", example, "1.1/approaches/a").stdout
    assert "1.1/approaches/a" in said
    assert "1.1/approaches/b" not in said


def test_without_a_key_every_indicator_is_explained(run_json, example):
    assert len(run_json("explain", example)) == 15


def test_the_json_is_the_result_with_a_finding_for_each_level(run_json, example):
    found = run_json("explain", example, "5.2")
    assert list(found) == ["5.2"]
    assert found["5.2"]["level"] == "missing"
    assert set(found["5.2"]["levels"]) == {"approaches", "meets", "exceeds"}
    assert found["5.2"]["levels"]["approaches"]["outcome"] == "unmet"


def test_a_level_that_is_agreed_otherwise_says_its_reason(run, example):
    said = run("explain", example, "5.2").stdout
    assert "The team counted the training of 9 June 2016" in said
    assert "Agreed Approaches; the rules give Missing." in said


def test_an_open_indicator_says_what_is_not_known(run, example):
    said = run("explain", example, "2.2").stdout
    assert "at least Approaches, at most Exceeds" in said
    assert "?" in said


@pytest.mark.parametrize("key", ["9.9", "1.1/meets/z", "1.1/great/a", "1.1/", "/", "", "..", "1"])
def test_a_key_that_the_edition_does_not_have_is_refused(run, example, key):
    said = run("explain", example, key, code=3)
    assert "the edition has no such indicator or criterion." in said.stderr
    assert "framework show unct-swap/2017-08" in said.stderr
    assert said.stdout == ""


@pytest.mark.parametrize("key", ["1.3/approaches", "4.2/exceeds", "1.1/meets"])
def test_the_rule_of_a_level_may_be_asked_for(run, example, key):
    assert run("explain", example, key).stdout
