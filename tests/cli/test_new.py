"""`scorecard new`: an empty assessment to fill."""

import csv

import pytest

OPTIONS = ("--framework", "unct-swap/2017-08", "--subject", "Atlantis")


def test_the_folder_holds_the_document_a_form_per_table_and_room_for_evidence(run, tmp_path):
    run("new", tmp_path / "a", *OPTIONS, "--date", "2026-05-01")
    names = {str(file.relative_to(tmp_path / "a")) for file in (tmp_path / "a").rglob("*") if file.is_file()}
    assert {
        "assessment.yaml",
        "evidence/README.txt",
        "tables/staff.csv",
        "tables/survey_answers.csv",
    } <= names


def test_each_form_has_the_columns_of_its_table_and_no_rows(run, run_json, tmp_path):
    run("new", tmp_path / "a", *OPTIONS)
    for name, columns in run_json("framework", "show", "unct-swap/2017-08")["tables"].items():
        with (tmp_path / "a/tables" / f"{name}.csv").open(encoding="utf-8-sig", newline="") as stream:
            rows = list(csv.reader(stream))
        assert rows == [columns]


def test_the_new_document_can_be_rated_at_once(run, run_json, tmp_path):
    run("new", tmp_path / "a", *OPTIONS, "--team", "The team", "--code", "398", "--date", "2026-05-01")
    found = run_json("show", tmp_path / "a")
    assert (found["subject"], found["date"], found["framework"]) == (
        "The team",
        "2026-05-01",
        "unct-swap/2017-08",
    )


def test_the_json_says_the_file_and_the_edition_with_its_digest(run_json, tmp_path):
    found = run_json("new", tmp_path / "a", *OPTIONS)
    assert found["document"] == str(tmp_path / "a/assessment.yaml")
    assert found["framework"] == "unct-swap/2017-08"
    assert found["digest"] in (tmp_path / "a/assessment.yaml").read_text("utf-8")


def test_the_same_day_gives_the_same_bytes(run, tmp_path, state):
    for name in "ab":
        run("new", tmp_path / name, *OPTIONS, "--date", "2026-05-01")
    assert state(tmp_path / "a") == state(tmp_path / "b")


@pytest.mark.parametrize(
    "subject",
    ["Côte d'Ivoire", "Қазақстан", 'The "Republic": of', "# not a comment", "{a: b}", "- x", "yes", "null", "1.1", "'", "a\nb", "=1+1", "  spaces  ", "🇰🇿", "*alias", "&a", "!!str x", "%"],
)  # fmt: skip
def test_a_subject_of_any_letters_comes_back_as_it_was(run, run_json, tmp_path, subject):
    run(
        "new",
        tmp_path / "a",
        "--framework",
        "unct-swap/2017-08",
        "--subject",
        subject,
        "--date",
        "2026-05-01",
    )
    assert run_json("rate", tmp_path / "a")["subject"] == subject


def test_what_is_there_already_is_never_overwritten(run, tmp_path, state):
    run("new", tmp_path / "a", *OPTIONS, "--date", "2026-05-01")
    before = state(tmp_path / "a")
    said = run("new", tmp_path / "a", *OPTIONS, "--date", "2026-06-01", code=3)
    assert "there is a file of this name already." in said.stderr
    assert "nothing was written" in said.stderr
    assert state(tmp_path / "a") == before


def test_a_table_that_is_there_already_is_not_overwritten_either(run, tmp_path, state):
    (tmp_path / "a/tables").mkdir(parents=True)
    (tmp_path / "a/tables/staff.csv").write_text("mine", "utf-8")
    before = state(tmp_path / "a")
    run("new", tmp_path / "a", *OPTIONS, code=3)
    assert state(tmp_path / "a") == before


def test_a_file_in_place_of_the_folder_is_refused(run, tmp_path):
    (tmp_path / "a").write_text("mine", "utf-8")
    said = run("new", tmp_path / "a", *OPTIONS, code=3)
    assert str(tmp_path / "a") in said.stderr
    assert (tmp_path / "a").read_text("utf-8") == "mine"


@pytest.mark.parametrize("day", ["2026-02-30", "30.1.2026", "today", "2026", ""])
def test_a_day_that_does_not_exist_is_a_mistake_of_usage(run, tmp_path, day):
    run("new", tmp_path / "a", *OPTIONS, "--date", day, code=2)
    assert not (tmp_path / "a").exists()


def test_an_edition_that_is_not_there_is_named_and_nothing_is_written(run, tmp_path):
    said = run("new", tmp_path / "a", "--framework", "unct-swap/1999", "--subject", "Atlantis", code=3)
    assert "Known are unct-swap/2017-08" in said.stderr
    assert not (tmp_path / "a").exists()


def test_subject_and_framework_are_asked_for(run, tmp_path):
    assert "--framework" in run("new", tmp_path / "a", "--subject", "Atlantis", code=2).stderr
    assert "--subject" in run("new", tmp_path / "a", "--framework", "unct-swap/2017-08", code=2).stderr
