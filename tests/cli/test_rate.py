"""`scorecard rate` of a document: the JSON that others script against, and the table that people read."""

import pytest

LEVELS = {
    "1.1": "approaches",
    "1.2": "approaches",
    "1.3": "missing",
    "2.1": "approaches",
    "2.2": None,
    "2.3": None,
    "3.1": "exceeds",
    "3.2": "exceeds",
    "4.1": "exceeds",
    "4.2": "meets",
    "4.3": "missing",
    "5.1": "approaches",
    "5.2": "missing",
    "6.1": "missing",
    "7.1": None,
}
COUNTS = {"missing", "approaches", "meets", "exceeds", "not_applicable", "open", "met_or_exceeded", "of"}


@pytest.fixture
def rated(run_json, example):
    return run_json("rate", example)


def test_the_json_says_framework_subject_and_date(rated):
    assert rated["framework"] == "unct-swap/2017-08"
    assert (rated["subject"], rated["date"]) == ("Kazakhstan", "2017-10-31")


def test_the_json_has_the_keys_that_scripts_read(rated):
    assert {"framework", "subject", "date", "indicators", "summary", "computed", "overall"} <= set(rated)


def test_an_edition_without_tiers_has_no_overall_result(rated):
    assert rated["overall"] is None


def test_the_indicators_stand_in_the_order_of_the_edition(rated):
    assert list(rated["indicators"]) == list(LEVELS)


def test_the_level_is_the_computed_one_and_null_while_its_range_is_open(rated):
    assert {name: each["level"] for name, each in rated["indicators"].items()} == LEVELS


def test_a_closed_range_begins_and_ends_at_its_level(rated):
    for each in rated["indicators"].values():
        if each["level"] is not None:
            assert each["at_least"] == each["at_most"] == each["level"]


def test_an_open_range_says_what_it_lies_between_and_what_would_close_it(rated):
    found = {
        name: (each["at_least"], each["at_most"], each["open"])
        for name, each in rated["indicators"].items()
        if each["level"] is None
    }
    assert found == {
        "2.2": ("approaches", "exceeds", ["2.2/meets/b"]),
        "2.3": ("missing", "approaches", ["2.3/approaches/a"]),
        "7.1": ("approaches", "meets", ["7.1/meets/a"]),
    }


def test_the_agreed_level_stands_beside_the_computed_one(rated):
    assert rated["indicators"]["5.2"]["level"] == "missing"
    assert rated["indicators"]["5.2"]["agreed"] == "approaches"


def test_a_level_that_nobody_agreed_is_null(run_json, change):
    found = run_json(
        "rate", change("assessment.yaml", ('  "1.1": {level: approaches, by: UNCT, date: 2017-10}\n', ""))
    )
    assert found["indicators"]["1.1"]["agreed"] is None
    assert found["indicators"]["1.1"]["level"] == "approaches"


def test_every_criterion_has_an_outcome_and_a_reason(rated):
    for name, each in rated["indicators"].items():
        assert each["criteria"]
        for key, finding in each["criteria"].items():
            assert key.startswith(f"{name}/")
            assert finding["outcome"] in ("met", "unmet", "unknown")
            assert finding["reason"].strip()


def test_a_criterion_names_its_evidence_and_its_rows(rated):
    finding = rated["indicators"]["1.1"]["criteria"]["1.1/approaches/a"]
    assert finding["outcome"] == "met"
    assert finding["reason"] == "3 of 5 is 60 %; more than 50 % is needed."
    assert finding["evidence"] == ["csa"]
    assert finding["rows"] == [f"tables/sectors.csv:{line}" for line in range(2, 7)]


def test_notices_have_a_code_and_a_message_and_are_a_list_even_when_empty(rated):
    assert rated["indicators"]["1.1"]["notices"] == []
    notices = rated["indicators"]["5.2"]["notices"]
    assert notices == [{"code": "differs", "message": "Agreed Approaches; the rules give Missing."}]


def test_the_summary_counts_the_agreed_levels(rated):
    assert rated["summary"] == {
        "missing": 4,
        "approaches": 7,
        "meets": 1,
        "exceeds": 3,
        "not_applicable": 0,
        "open": 0,
        "met_or_exceeded": 4,
        "of": 15,
    }


def test_computed_counts_what_the_rules_give(rated):
    assert rated["computed"] == {
        "missing": 4,
        "approaches": 4,
        "meets": 1,
        "exceeds": 3,
        "not_applicable": 0,
        "open": 3,
        "met_or_exceeded": 4,
        "of": 15,
    }


def test_both_counts_have_the_same_keys(rated):
    assert set(rated["summary"]) == set(rated["computed"]) == COUNTS


def test_the_summary_counts_the_computed_level_where_none_is_agreed(run_json, change):
    case = change("assessment.yaml", ('  "4.1": {level: exceeds, by: UNCT, date: 2017-10}\n', ""))
    assert run_json("rate", case)["summary"]["exceeds"] == 3


def test_not_applicable_leaves_the_denominator(run_json, change):
    case = change(
        "assessment.yaml",
        ('  "2.1": {level: approaches, by: UNCT, date: 2017-10}\n', ""),
        (
            "\njudgements:",
            '\nexemptions:\n  "2.1": {status: not_applicable, reason: No programme runs.}\n\njudgements:',
        ),
    )
    found = run_json("rate", case)
    assert (found["summary"]["of"], found["summary"]["not_applicable"]) == (14, 1)
    one = found["indicators"]["2.1"]
    assert (one["level"], one["at_least"], one["at_most"]) == (None, None, None)
    assert (one["status"], one["status_reason"]) == ("not_applicable", "No programme runs.")


def test_the_path_may_be_the_folder_or_the_file(run, example):
    assert run("rate", example, "--json").stdout == run("rate", example / "assessment.yaml", "--json").stdout


def test_the_same_document_gives_the_same_bytes(program, example):
    first, second = (program("rate", example, "--json", env={"PYTHONHASHSEED": seed}) for seed in "12")
    assert first.stdout == second.stdout
    assert first.returncode == 0


def test_rating_writes_nothing(run, copy, state):
    before = state(copy)
    run("rate", copy)
    assert state(copy) == before


def test_people_read_whose_scorecard_it_is_and_a_line_for_each_indicator(run, example):
    said = run("rate", example).stdout
    assert "United Nations Country Team in Kazakhstan, 2017-10-31" in said
    lines = [line.split()[0] for line in said.splitlines() if line.split()[:1]]
    assert [word for word in lines if word in LEVELS][: len(LEVELS)] == list(LEVELS)


def test_people_read_the_range_what_is_open_and_where_levels_differ(run, example):
    said = run("rate", example).stdout
    assert "at least Approaches, at most Exceeds" in said
    assert "open: 2.2/meets/b" in said
    assert "4 of 15 indicators reach Meets or higher, 26.7 %, the line of 60 % is not reached." in said
    assert "5.2  Agreed Approaches; the rules give Missing." in said


def test_an_empty_assessment_is_all_open_and_nothing_is_missing_yet(run, run_json, tmp_path):
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
    found = run_json("rate", tmp_path / "fresh")
    assert found["subject"] == "Atlantis"
    assert {each["level"] for each in found["indicators"].values()} == {None}
    assert found["computed"]["open"] == found["computed"]["of"] == 15
    assert found["computed"]["missing"] == 0
    assert {each["at_most"] for each in found["indicators"].values()} == {"exceeds"}
    assert {each["at_least"] for each in found["indicators"].values()} == {"missing"}


@pytest.mark.parametrize(
    "options",
    [
        (),
        ("--framework", "unct-swap/2017-08"),
        ("--statements", "x.json"),
        ("here", "--framework", "unct-swap/2017-08"),
        ("here", "--statements", "x.json"),
        ("here", "--framework", "unct-swap/2017-08", "--statements", "x.json"),
    ],
)
def test_a_path_and_statements_are_asked_for_one_at_a_time(run, options):
    found = run("rate", *options, code=2)
    assert "give the PATH of an assessment, or --framework together with --statements." in found.stderr
    assert found.stdout == ""


def test_an_edition_that_is_not_there_is_named_with_those_that_are(run, change):
    case = change("assessment.yaml", ("unct-swap/2017-08", "unct-swap/2099"))
    found = run("rate", case, code=3)
    assert "unct-swap/2099" in found.stderr
    assert "Known are unct-swap/2017-08" in found.stderr


def test_another_digest_of_the_edition_is_a_warning_and_not_a_stop(run, change):
    case = change(
        "assessment.yaml", ("{edition: unct-swap/2017-08}", "{edition: unct-swap/2017-08, digest: sha256:00}")
    )
    assert "warning" in run("rate", case).stderr
