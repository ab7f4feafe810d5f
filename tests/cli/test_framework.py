"""`scorecard framework`: list, show, check and compare editions."""

import shutil
from pathlib import Path

import pytest

EDITION = "unct-swap/2017-08"
ROOT = Path(__file__).parents[2]
FOLDER = ROOT / "src/scorecard/frameworks" / EDITION
OTHERS = ROOT / "tests/editions/frameworks"


@pytest.fixture
def edition(tmp_path):
    """A copy of the edition that a test may spoil."""
    return shutil.copytree(FOLDER, tmp_path / EDITION)


def spoil(folder, name, old, new):
    file = folder / name
    text = file.read_text("utf-8")
    assert old in text
    file.write_text(text.replace(old, new, 1), "utf-8")


def test_the_list_names_every_edition_with_title_and_digest(run_json):
    found = {each["id"]: each for each in run_json("framework", "list")}
    assert found[EDITION]["title"] == "UNCT SWAP gender equality scorecard, August 2017 interim edition"
    assert found[EDITION]["digest"].startswith("sha256:")


def test_an_installation_s_own_editions_are_listed_too(run):
    found = run("framework", "list", "--json", SCORECARD_FRAMEWORKS=str(OTHERS)).stdout
    assert "orchard-seal/2" in found
    assert EDITION in found


def test_an_edition_is_shown_with_levels_indicators_criteria_questions_tables_and_measures(run_json):
    found = run_json("framework", "show", EDITION)
    assert [level["id"] for level in found["levels"]] == ["missing", "approaches", "meets", "exceeds"]
    assert len(found["indicators"]) == 15
    assert "1.1/meets/a" in found["indicators"]["1.1"]["criteria"]
    assert found["tables"]["staff"][:4] == ["entity", "category", "women", "men"]
    assert found["questions"]
    assert found["measures"]


def test_one_indicator_is_shown_with_its_rules(run):
    said = run("framework", "show", EDITION, "4.1").stdout
    assert "4.1/meets/c" in said
    assert "1.1/meets/a" not in said


def test_every_text_is_shown_by_its_key_for_translators(run):
    import json

    found = json.loads(run("framework", "show", EDITION, "--texts").stdout)
    assert found
    assert all(set(each) >= {"en"} for each in found.values())


def test_an_indicator_that_is_not_there_is_a_mistake_of_usage(run):
    assert "it has 1.1, 1.2" in run("framework", "show", EDITION, "9.9", code=2).stderr


def test_an_edition_that_is_not_there_is_named(run):
    assert "there is no edition called “none/1”" in run("framework", "show", "none/1", code=3).stderr


def test_an_edition_without_problems_holds(run, edition):
    said = run("framework", "check", edition)
    assert said.stdout.startswith(f"{EDITION} holds: 15 indicators")
    assert "error" not in said.stderr


@pytest.mark.parametrize(
    ("name", "old", "new"),
    [
        ("framework.yaml", "title:", "titel:"),
        ("indicators/1.1.yaml", "1.1", "1.9"),
        ("survey.yaml", "area: equality", "area: equalities"),
        ("framework.yaml", "table: staff", "table: stuff"),
    ],
)
def test_problems_of_an_edition_give_exit_code_4_and_name_the_file(run, run_json, edition, name, old, new):
    spoil(edition, name, old, new)
    run("framework", "check", edition, code=4)
    found = run_json("framework", "check", edition, code=4)
    assert any(each["severity"] == "error" for each in found)
    assert all(each["message"] for each in found)


def test_what_is_rated_under_a_broken_edition_ends_with_4_too(run, edition, statements, copy):
    spoil(edition, "framework.yaml", "title:", "titel:")
    run("rate", "--framework", edition, "--statements", statements({}), code=4)
    place = str(edition.parents[1])
    for command in (("rate", copy), ("check", copy), ("show", copy), ("plan", copy)):
        said = run(*command, code=4, SCORECARD_FRAMEWORKS=place)
        assert "titel" in said.stderr


@pytest.mark.parametrize("data", [b"", b"[]", b"\xff\xfe", b"a: &a [*a]", b"[" * 100_000])
def test_an_edition_that_is_no_yaml_is_refused(run, edition, data):
    (edition / "framework.yaml").write_bytes(data)
    said = run("framework", "check", edition, code=4)
    assert "framework.yaml" in said.stderr


def test_a_folder_without_an_edition_and_a_path_that_is_none_are_refused(run, tmp_path):
    said = run("framework", "check", tmp_path, code=4)
    assert "framework.yaml" in said.stderr
    run("framework", "check", tmp_path / "none", code=2)


def test_an_edition_does_not_differ_from_itself(run, run_json):
    assert run_json("framework", "diff", EDITION, EDITION) == []
    assert run("framework", "diff", EDITION, EDITION).stdout == "Nothing differs.\n"


def test_what_differs_is_said_with_its_place_and_both_values(run, run_json, edition):
    spoil(edition, "framework.yaml", 'low: "45 %"', 'low: "40 %"')
    found = run_json("framework", "diff", EDITION, edition)
    assert len(found) == 1
    assert {"code", "where", "message", "old", "new"} == set(found[0])
    assert "1 difference" in run("framework", "diff", EDITION, edition).stdout
