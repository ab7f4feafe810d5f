"""`scorecard report`: files in a folder, all or none of them."""

import io
import json
import zipfile

import pytest

FORMATS = ("docx", "pdf", "xlsx", "html", "json")
BEGINS = {"docx": b"PK", "pdf": b"%PDF-", "xlsx": b"PK", "html": b"<!DOCTYPE html>", "json": b"{"}


def test_every_format_is_written_when_none_is_named(run_json, example, tmp_path):
    found = run_json("report", example, "--out", tmp_path / "out")
    assert found["files"] == {form: str(tmp_path / "out" / f"report.{form}") for form in FORMATS}
    for form in FORMATS:
        data = (tmp_path / "out" / f"report.{form}").read_bytes()
        assert data[:15].lower().startswith(BEGINS[form].lower()), form
    json.loads((tmp_path / "out/report.json").read_text("utf-8"))
    for form in ("docx", "xlsx"):
        assert (
            zipfile.ZipFile(io.BytesIO((tmp_path / "out" / f"report.{form}").read_bytes())).testzip() is None
        )


def test_only_the_formats_named_are_written(run, example, tmp_path):
    run("report", example, "--out", tmp_path / "out", "--formats", "html, json")
    assert sorted(file.name for file in (tmp_path / "out").iterdir()) == ["report.html", "report.json"]


def test_what_is_open_is_said(run, run_json, example, tmp_path):
    assert run_json("report", example, "--out", tmp_path, "--formats", "json")["open"] == {
        "2.2": ["2.2/meets/b"],
        "2.3": ["2.3/approaches/a"],
        "7.1": ["7.1/meets/a"],
    }
    said = run("report", example, "--out", tmp_path, "--formats", "json").stdout
    assert "Still open: 2.2, 2.3, 7.1." in said


def test_a_report_is_written_over_the_one_before_with_the_same_bytes(run, example, tmp_path, state):
    run("report", example, "--out", tmp_path / "out", "--formats", "html,docx")
    before = state(tmp_path / "out")
    run("report", example, "--out", tmp_path / "out", "--formats", "html,docx")
    assert state(tmp_path / "out") == before


def test_a_section_and_a_form_have_names_of_their_own(run_json, example, tmp_path):
    section = run_json("report", example, "--out", tmp_path, "--formats", "json", "--section", "overview")[
        "files"
    ]
    assert section == {"json": str(tmp_path / "report-overview.json")}
    form = run_json("report", example, "--out", tmp_path, "--form", "1.1")["files"]
    assert form == {"docx": str(tmp_path / "report-form-1.1.docx")}


def test_reporting_does_not_touch_the_assessment(run, copy, tmp_path, state):
    before = state(copy)
    run("report", copy, "--out", tmp_path / "out", "--formats", "html")
    assert state(copy) == before


@pytest.mark.parametrize("formats", ["", ",", "doc", "docx;pdf", "docx,odt", "../x", "DOCX"])
def test_a_format_that_is_none_is_a_mistake_of_usage_and_nothing_is_written(run, example, tmp_path, formats):
    said = run("report", example, "--out", tmp_path / "out", "--formats", formats, code=2)
    assert "choose from docx, pdf, xlsx, html, json" in said.stderr
    assert not (tmp_path / "out").exists()


@pytest.mark.parametrize(
    ("option", "value"), [("--section", "nothing"), ("--form", "9.9"), ("--section", "../x")]
)
def test_a_section_or_indicator_that_is_not_there_is_named_with_those_that_are(
    run, example, tmp_path, option, value
):
    said = run("report", example, "--out", tmp_path / "out", option, value, code=3)
    assert value in said.stderr
    assert "Known are" in said.stderr
    assert not (tmp_path / "out").exists()


def test_a_file_in_place_of_the_folder_is_a_mistake_of_usage(run, example, tmp_path):
    (tmp_path / "out").write_text("mine", "utf-8")
    assert "out" in run("report", example, "--out", tmp_path / "out", code=2).stderr
    assert (tmp_path / "out").read_text("utf-8") == "mine"


def test_a_file_on_the_way_to_the_folder_is_named(run, example, tmp_path):
    (tmp_path / "out").write_text("mine", "utf-8")
    said = run("report", example, "--out", tmp_path / "out" / "deeper", "--formats", "json", code=3)
    assert str(tmp_path / "out") in said.stderr
    assert (tmp_path / "out").read_text("utf-8") == "mine"


def test_where_one_file_cannot_be_written_none_is(run, example, tmp_path):
    out = tmp_path / "out"
    (out / "report.json").mkdir(parents=True)
    (out / "report.json" / "mine.txt").write_text("mine", "utf-8")
    said = run("report", example, "--out", out, "--formats", "html,json", code=3)
    assert "report.json" in said.stderr
    assert sorted(file.name for file in out.rglob("*") if file.is_file()) == ["mine.txt"]


def test_the_folder_is_asked_for(run, example):
    assert "--out" in run("report", example, code=2).stderr


def test_a_new_assessment_can_be_reported_at_once(run, run_json, tmp_path):
    run(
        "new",
        tmp_path / "a",
        "--framework",
        "unct-swap/2017-08",
        "--subject",
        "Atlantis",
        "--date",
        "2026-05-01",
    )
    found = run_json("report", tmp_path / "a", "--out", tmp_path / "out")
    assert len(found["open"]) == 15
    assert len(list((tmp_path / "out").iterdir())) == len(FORMATS)
