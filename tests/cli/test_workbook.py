"""`scorecard workbook`: out as a workbook, back as exactly what was changed in it."""

import openpyxl
import pytest


@pytest.fixture
def book(run, copy, tmp_path):
    file = tmp_path / "offline.xlsx"
    run("workbook", "write", copy, "--out", file)
    return file


def cell_saying(file, words):
    book = openpyxl.load_workbook(file)
    for sheet in book.worksheets:
        for row in sheet.iter_rows():
            for cell in row:
                if cell.value == words:
                    return book, cell
    raise AssertionError(words)


def test_the_file_is_named_in_the_json(run_json, copy, tmp_path):
    assert run_json("workbook", "write", copy, "--out", tmp_path / "b.xlsx") == {
        "file": str(tmp_path / "b.xlsx")
    }
    assert (tmp_path / "b.xlsx").read_bytes()[:2] == b"PK"


def test_without_a_name_the_file_is_named_after_the_folder(run, copy, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    run("workbook", "write", copy)
    assert (tmp_path / "case.xlsx").is_file()


def test_writing_it_does_not_touch_the_assessment(run, copy, tmp_path, state):
    before = state(copy)
    run("workbook", "write", copy, "--out", tmp_path / "b.xlsx")
    assert state(copy) == before


def test_an_unchanged_workbook_brings_nothing_back(run_json, copy, book, state):
    before = state(copy)
    found = run_json("workbook", "read", copy, book, "--apply")
    assert (found["changes"], found["conflicts"], found["written"]) == ([], [], False)
    assert found["unchanged"] > 50
    assert state(copy) == before


def test_a_changed_cell_is_shown_first_and_written_when_asked(run, run_json, copy, book, state):
    wanted, cell = cell_saying(book, "UNDP")
    before = state(copy)
    sheet = next(sheet for sheet in wanted.worksheets if sheet.title == cell.parent.title)
    cell.value = "UNDP Kazakhstan"
    wanted.save(book)
    shown = run_json("workbook", "read", copy, book)
    assert len(shown["changes"]) == 1, sheet.title
    assert shown["written"] is False
    assert state(copy) == before
    assert run_json("workbook", "read", copy, book, "--apply")["written"] is True
    assert state(copy) != before
    assert run_json("workbook", "read", copy, book)["changes"] == []


def test_an_empty_assessment_can_be_filled_offline(run, run_json, tmp_path):
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
    run("workbook", "write", tmp_path / "a", "--out", tmp_path / "a.xlsx")
    assert run_json("workbook", "read", tmp_path / "a", tmp_path / "a.xlsx")["changes"] == []


@pytest.mark.parametrize("data", [b"", b"words", b"PK\x03\x04", b"\xd0\xcf\x11\xe0" + b"\0" * 600])
@pytest.mark.parametrize("name", ["x.xlsx", "x.docx"])
def test_a_file_that_is_neither_workbook_nor_form_is_refused(run, copy, tmp_path, state, data, name):
    (tmp_path / name).write_bytes(data)
    before = state(copy)
    said = run("workbook", "read", copy, tmp_path / name, "--apply", code=3)
    assert name in said.stderr
    assert "→" in said.stderr
    assert state(copy) == before


@pytest.mark.parametrize("name", ["none.xlsx", "none.docx", "."])
def test_a_file_that_is_not_there_and_a_folder_are_refused(run, copy, tmp_path, name):
    said = run("workbook", "read", copy, tmp_path / name, code=3)
    assert "→" in said.stderr


def test_a_folder_in_place_of_the_workbook_is_a_mistake_of_usage(run, copy, tmp_path):
    run("workbook", "write", copy, "--out", tmp_path, code=2)


def test_a_form_comes_back_as_it_went_out(run, run_json, copy, tmp_path, state):
    run("report", copy, "--out", tmp_path / "forms", "--form", "1.1")
    (form,) = (tmp_path / "forms").glob("*.docx")
    before = state(copy)
    found = run_json("workbook", "read", copy, form, "--apply")
    assert (found["changes"], found["conflicts"]) == ([], [])
    assert state(copy) == before
