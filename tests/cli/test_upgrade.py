"""`scorecard upgrade`: older documents and other editions, shown before anything is written."""

import shutil
from pathlib import Path

import pytest

EDITION = "unct-swap/2017-08"
FOLDER = Path(__file__).parents[2] / "src/scorecard/frameworks" / EDITION


@pytest.fixture
def stricter(tmp_path):
    """An edition in which culture meets standards from 75 % on, not from 65 %."""
    folder = shutil.copytree(FOLDER, tmp_path / "own" / "unct-swap" / "2026-01")
    file = folder / "indicators/4.2.yaml"
    text = file.read_text("utf-8")
    assert "65" in text
    file.write_text(text.replace("65", "75"), "utf-8")
    head = (folder / "framework.yaml").read_text("utf-8")
    (folder / "framework.yaml").write_text(
        head.replace(f"id: {EDITION}", "id: unct-swap/2026-01", 1), "utf-8"
    )
    for each in (folder / "examples").glob("*"):
        each.unlink()
    return folder


def test_the_newest_document_is_left_as_it_is(run, run_json, tmp_path, state):
    run("new", tmp_path / "a", "--framework", EDITION, "--subject", "Atlantis", "--date", "2026-05-01")
    before = state(tmp_path / "a")
    found = run_json("upgrade", tmp_path / "a")
    assert (found["steps"], found["ratings"], found["moved"]) == ([], [], False)
    assert found["edition"] == EDITION
    assert state(tmp_path / "a") == before


def test_what_would_be_rated_otherwise_is_shown_and_nothing_is_written(run, run_json, copy, stricter, state):
    before = state(copy)
    found = run_json("upgrade", copy, "--framework", stricter)
    assert [each["indicator"] for each in found["ratings"]] == ["4.2"]
    assert (found["ratings"][0]["was"], found["ratings"][0]["becomes"]) == ("Meets", "Approaches")
    assert found["moved"] is False
    assert "Nothing was written." in run("upgrade", copy, "--framework", stricter).stdout
    assert state(copy) == before


def test_accepting_pins_the_assessment_and_keeps_every_comment(run, run_json, copy):
    before = [
        line for line in (copy / "assessment.yaml").read_text("utf-8").splitlines() if line.startswith("#")
    ]
    assert run_json("upgrade", copy, "--accept")["moved"] is True
    text = (copy / "assessment.yaml").read_text("utf-8")
    assert "sha256:" in text
    assert [line for line in text.splitlines() if line.startswith("#")] == before
    assert run("rate", copy).stderr == ""


def test_an_edition_that_is_not_there_is_named_and_nothing_is_written(run, copy, state):
    before = state(copy)
    run("upgrade", copy, "--framework", "unct-swap/1999", "--accept", code=3)
    assert state(copy) == before


@pytest.mark.parametrize("number", ["99", "0", "-1", "one", '"1"', "[]"])
def test_a_format_that_is_not_known_is_refused_and_nothing_is_written(run, change, state, number):
    case = change("assessment.yaml", ("format: 1\n", f"format: {number}\n"))
    before = state(case)
    said = run("upgrade", case, code=3)
    assert "format" in said.stderr
    assert state(case) == before
