"""`scorecard answer`: one answer, fact, figure, level or note into the document, and nothing else changed."""

import pytest


@pytest.fixture
def fresh(run, tmp_path):
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
    return tmp_path / "fresh"


@pytest.fixture
def outcome(run_json, fresh):
    return lambda key: run_json("rate", fresh)["indicators"][key.partition("/")[0]]["criteria"][key][
        "outcome"
    ]


@pytest.mark.parametrize("value", ["met", "unmet", "unknown", "MET"])
def test_a_criterion_is_answered(run, fresh, outcome, value):
    run("answer", fresh, "1.1/approaches/b", value)
    assert outcome("1.1/approaches/b") == value.lower()


def test_an_answer_can_be_cleared_again(run, fresh, outcome):
    run("answer", fresh, "1.1/approaches/b", "met")
    run("answer", fresh, "1.1/approaches/b", "clear")
    assert outcome("1.1/approaches/b") == "unknown"


def test_the_new_level_is_said_at_once(run, run_json, fresh):
    assert run("answer", fresh, "1.3", "5 of 29").stdout == "Saved. 1.3 is now Missing by the rules.\n"
    found = run_json("answer", fresh, "1.3", "15 of 29")
    assert (found["saved"], found["at_least"], found["at_most"]) == ("1.3", "exceeds", "exceeds")


@pytest.mark.parametrize("words", ["5 of 29", "5/29", " 5 of 29 "])
def test_the_number_of_an_indicator_is_a_part_of_a_whole(run, run_json, fresh, words):
    run("answer", fresh, "1.3", words)
    assert run_json("rate", fresh)["indicators"]["1.3"]["level"] == "missing"


def test_a_level_is_agreed_with_its_reason(run, run_json, fresh):
    run("answer", fresh, "1.1", "approaches", "--reason", "As far as we know.")
    found = run_json("rate", fresh)["indicators"]["1.1"]
    assert (found["agreed"], found["agreed_reason"]) == ("approaches", "As far as we know.")


def test_an_indicator_is_left_out_with_its_reason(run, run_json, fresh):
    run("answer", fresh, "2.1", "not_applicable", "--reason", "No joint programme runs.")
    found = run_json("rate", fresh)["indicators"]["2.1"]
    assert (found["status"], found["status_reason"]) == ("not_applicable", "No joint programme runs.")


@pytest.mark.parametrize(
    ("key", "value"), [("jp_screening", "yes"), ("personnel_invited", "1,240"), ("personnel_invited", "124")]
)
def test_a_question_is_answered(run, run_json, fresh, key, value):
    run("answer", fresh, key, value)
    assert run_json("show", fresh)["questions"][key]["answered"]


def test_a_note_and_a_section_take_words(run, fresh):
    run("answer", fresh, "1.1/meets/a", "--note", "Nine sectors: “all” of them.")
    run("answer", fresh, "context", "A country by the sea.")
    text = (fresh / "assessment.yaml").read_text("utf-8")
    assert "Nine sectors: “all” of them." in text
    assert "A country by the sea." in text


def test_comments_and_every_other_line_stay(run, copy):
    before = (copy / "assessment.yaml").read_text("utf-8").splitlines()
    run("answer", copy, "2.2/meets/b", "met")
    after = (copy / "assessment.yaml").read_text("utf-8").splitlines()
    changed = [line for line in before if line not in after]
    assert len(changed) <= 2
    assert [line for line in before if line.startswith("#")] == [
        line for line in after if line.startswith("#")
    ]


@pytest.mark.parametrize(
    ("key", "value", "said"),
    [
        ("9.9/meets/a", "met", "nothing called “9.9/meets/a”"),
        ("nonsense", "met", "nothing called “nonsense”"),
        ("1.1/meets/a", "perhaps", "“perhaps” is not an outcome."),
        ("1.1/meets/a", "", "“” is not an outcome."),
        ("1.1", "great", "“great” is not a level."),
        ("1.3", "great", "is not a part of a whole"),
        ("1.3", "30 of 29", ""),
        ("1.3", "-5 of 29", ""),
        ("1.3", "5 of", ""),
        ("1.3", "5 of 29 of 3", ""),
        ("1.3", "5 of many", "is not a number"),
        ("1.3", "nan of 29", "is not a number"),
        ("jp_screening", "perhaps", "“perhaps” is neither yes nor no."),
        ("personnel_invited", "-1", ""),
        ("personnel_invited", "1.5", ""),
        ("personnel_invited", "many", "is not a number"),
        ("2.1", "not_applicable", "reason"),
        ("1.1/meets/a", "met\x1b[31m", ""),
        ("context", "words \x1b[31m", ""),
    ],
)
def test_what_cannot_be_is_refused_and_nothing_is_written(run, fresh, state, key, value, said):
    before = state(fresh)
    found = run("answer", "--", fresh, key, value, code=3)
    assert said in found.stderr
    assert "→" in found.stderr
    assert found.stdout == ""
    assert state(fresh) == before


@pytest.mark.parametrize("options", [("--evidence", "nothing")])
def test_evidence_that_is_not_in_the_register_is_refused(run, fresh, state, options):
    before = state(fresh)
    said = run("answer", fresh, "1.1/meets/a", "met", *options, code=3)
    assert "nothing" in said.stderr
    assert state(fresh) == before


def test_an_answer_against_its_implications_is_told_at_once_and_again_by_the_check(run, run_json, fresh):
    run("answer", fresh, "1.1/approaches/b", "unmet")
    found = run("answer", fresh, "1.1/meets/b", "met")
    assert "1.1/meets/b is met, so 1.1/approaches/b cannot be unmet." in found.stderr
    notices = run_json("rate", fresh)["indicators"]["1.1"]["notices"]
    assert "contradiction" in [notice["code"] for notice in notices]
    places = [each["where"] for each in run_json("check", fresh, code=3) if each["severity"] == "error"]
    assert any("1.1" in place for place in places)


def test_neither_value_nor_note_is_a_mistake_of_usage(run, fresh):
    assert "give a VALUE, or --note." in run("answer", fresh, "1.1/meets/a", code=2).stderr


def test_the_help_keeps_its_table_of_keys(run):
    lines = [line.strip() for line in run("answer", "--help").stdout.splitlines()]
    assert "1.1/meets/a   met | unmet | unknown | clear    a criterion" in lines
    assert not any(line.startswith("\\b") for line in lines)
