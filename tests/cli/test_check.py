"""`scorecard check`: contradictions, each with a stable code, a place, both values and what to do."""

import pytest

KEYS = {"code", "severity", "where", "message", "values", "remedy"}


@pytest.fixture
def found(run_json, example):
    return run_json("check", example, code=3)


def test_the_json_is_a_list_of_problems_with_the_keys_that_scripts_read(found):
    assert found
    assert {frozenset(each) for each in found} == {frozenset(KEYS)}
    assert {each["severity"] for each in found} <= {"error", "warning", "hint"}


def test_every_problem_has_a_code_a_place_a_message_and_a_remedy(found):
    for each in found:
        assert each["code"] == each["code"].lower().replace(" ", "-")
        assert all(each[key].strip() for key in ("code", "where", "message", "remedy"))
        assert all(isinstance(value, str) for value in each["values"].values())


def test_errors_come_first_then_warnings_then_hints(found):
    order = [{"error": 0, "warning": 1, "hint": 2}[each["severity"]] for each in found]
    assert order == sorted(order)


@pytest.mark.parametrize(
    ("code", "where", "values"),
    [
        ("percentage-is-not-its-ratio", "notes.1.3", {"1 of 11", "0.09 %"}),
        ("percentage-is-not-its-ratio", "notes.1.3", {"1 of 6", "16 %", "17 %"}),
        ("stated-figure-differs", "notes.4.1/approaches/c", {"81 %", "82.1 %"}),
        ("stated-figure-differs", "notes.4.2", {"93", "95"}),
        ("action-cannot-reach", "actions.4.1.claims.4.3", {"Meets", "Missing"}),
        ("action-cannot-reach", "actions.5.3.claims.5.2", {"Meets", "Missing"}),
        ("action-cannot-reach", "actions.6.1.claims.6.1", {"Meets", "Missing"}),
        ("action-cannot-reach", "actions.7.1.claims.7.1", {"Meets", "Approaches"}),
    ],
)
def test_the_published_errors_are_found_with_both_values(found, code, where, values):
    assert any(
        each["code"] == code and each["where"] == where and values <= set(each["values"].values())
        for each in found
    )


def test_an_error_gives_exit_code_3_and_what_is_less_gives_0(run_json, example):
    assert {
        each["severity"]
        for each in run_json("check", example, "--code", "percentage-is-not-its-ratio", code=3)
    } == {"error"}
    assert run_json("check", example, "--code", "no-such-code") == []
    codes = {each["code"] for each in run_json("check", example, code=3) if each["severity"] != "error"}
    errors = {each["code"] for each in run_json("check", example, code=3) if each["severity"] == "error"}
    hint = min(codes - errors)
    assert {each["code"] for each in run_json("check", example, "--code", hint)} == {hint}


def test_the_least_severity_can_be_said(run_json, example):
    every = run_json("check", example, code=3)
    assert run_json("check", example, "--least", "hint", code=3) == every
    warnings = [each for each in every if each["severity"] != "hint"]
    assert run_json("check", example, "--least", "warning", code=3) == warnings
    assert run_json("check", example, "--least", "error", code=3) == [
        each for each in every if each["severity"] == "error"
    ]


def test_several_codes_may_be_asked_for(run_json, example):
    found = run_json(
        "check", example, "--code", "percentage-is-not-its-ratio", "--code", "stated-figure-differs", code=3
    )
    assert {each["code"] for each in found} == {"percentage-is-not-its-ratio", "stated-figure-differs"}


def test_people_read_problems_on_the_error_stream_and_the_count_on_the_output(run, run_json, example):
    said = run("check", example, code=3)
    every = run_json("check", example, code=3)
    for each in every:
        assert each["where"] in said.stderr
    errors = sum(each["severity"] == "error" for each in every)
    assert said.stdout.startswith(f"{errors} errors, ")
    assert said.stdout.endswith(".\n")


def test_an_empty_assessment_has_no_error(run, tmp_path):
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
    run("check", tmp_path / "fresh")


def test_the_check_is_the_same_each_time(program, example):
    first, second = (program("check", example, "--json", env={"PYTHONHASHSEED": seed}) for seed in "34")
    assert first.stdout == second.stdout
    assert first.returncode == second.returncode == 3


def test_checking_writes_nothing(run, copy, state):
    before = state(copy)
    run("check", copy, code=3)
    assert state(copy) == before


def test_a_severity_that_is_none_is_a_mistake_of_usage(run, example):
    assert "terrible" in run("check", example, "--least", "terrible", code=2).stderr
