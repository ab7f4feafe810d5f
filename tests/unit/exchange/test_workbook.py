"""The offline workbook is written, filled, and read back three ways."""

import zipfile
from datetime import date

import openpyxl
import pytest

from scorecard.core.assessment import Evidence
from scorecard.core.change import (
    SetAnswer,
    SetCells,
    SetDetail,
    SetEntry,
    SetExemption,
    SetFact,
    SetJudgement,
    SetNarrative,
    SetNote,
    SetTable,
)
from scorecard.core.outcome import Outcome
from scorecard.core.problem import Refused
from scorecard.exchange.document.assessment import open_folder
from scorecard.exchange.document.saying import said
from scorecard.exchange.document.writing import save
from scorecard.exchange.workbook.layout import ANSWER, EVIDENCE, NOTE, TEXT
from scorecard.exchange.workbook.read import read_workbook
from scorecard.exchange.workbook.write import write_workbook

DAY = date(2030, 7, 1)
FIRST, SECOND = "1 First things", "2 Second things others"


@pytest.fixture
def file(opened, tmp_path):
    made = tmp_path / "filled.xlsx"
    made.write_bytes(write_workbook(opened, DAY, levels={"1.1": "High"}))
    return made


@pytest.fixture
def fill(file):
    """Fill cells: by (sheet, line, column) of a dimension, or (sheet, row, column) of a table."""

    def filled(*cells):
        book = openpyxl.load_workbook(file)
        for sheet, line, column, words in cells:
            row = line if isinstance(line, int) else row_of(book[sheet], line)
            book[sheet].cell(row, column + 1).value = words
        book.save(file)

    return filled


def row_of(sheet, line):
    return next(row[0].row for row in sheet.iter_rows() if row[0].value == line)


def test_what_was_not_touched_changes_nothing(opened, file):
    reading = read_workbook(opened, file)
    assert (reading.changes, reading.conflicts) == ((), ())
    assert reading.unchanged > 20


def test_the_same_document_gives_the_same_bytes(opened, file):
    assert write_workbook(opened, DAY, levels={"1.1": "High"}) == file.read_bytes()


@pytest.mark.parametrize(
    ("cells", "change"),
    [
        (
            [(SECOND, "answer:2.1/high/b", ANSWER, "met"), (SECOND, "answer:2.1/high/b", EVIDENCE, "scroll")],
            SetAnswer(
                key="2.1/high/b",
                becomes=Outcome.MET,
                evidence=("scroll",),
                origin=f"cell D6 of sheet {SECOND}",
            ),
        ),
        (
            [(FIRST, "fact:number", ANSWER, 3)],
            SetFact(question="number", value=3, origin=f"cell D7 of sheet {FIRST}"),
        ),
        (
            [(FIRST, "fact:choice", ANSWER, "The other")],
            SetFact(question="choice", value="other", origin=f"cell D10 of sheet {FIRST}"),
        ),
        (
            [(SECOND, "judgement:2.1", ANSWER, "High standards"), (SECOND, "judgement:2.1", NOTE, "seen")],
            SetJudgement(indicator="2.1", level="high", reason="seen"),
        ),
        (
            [(SECOND, "status:2.1", ANSWER, "not applicable"), (SECOND, "status:2.1", NOTE, "none")],
            SetExemption(indicator="2.1", status="not_applicable", reason="none"),
        ),
        ([(FIRST, "answer:1.1/high/a", NOTE, "=1+1 is not here")], None),
        ([(SECOND, "note:2.1", NOTE, "-words")], SetNote(key="2.1", text="-words")),
        ([(FIRST, "narrative:1", TEXT, "All.")], SetNarrative(section="1", text="All.")),
        (
            [("Meetings", 5, 3, "closed")],
            None,
        ),
    ],
)
def test_a_changed_cell_gives_exactly_that_change(opened, file, fill, cells, change):
    fill(*cells)
    if change is None and str(cells[0][3]).startswith("="):
        with pytest.raises(Refused, match="formula"):
            read_workbook(opened, file)
        return
    changes = read_workbook(opened, file).changes
    assert len(changes) == 1
    if change is not None:
        assert changes == (change,)
        assert "→" in said(changes[0], opened.dossier)
        save(opened, changes)


def test_a_row_of_a_table_gives_the_table(opened, file, fill):
    fill(("Joint programmes", 6, 1, "yes"), ("Joint programmes", 7, 0, "Fish"))
    (change,) = read_workbook(opened, file).changes
    assert isinstance(change, SetTable)
    assert [row["name"] for row in change.rows] == ["Water", "Bread", "Fish"]
    assert change.origin == "sheet Joint programmes"
    after = save(opened, [change])
    assert len(after.dossier.tables["programmes"].rows) == 3
    assert read_workbook(after, file).changes == ()


def test_evidence_may_be_registered_and_named_in_the_same_workbook(opened, file, fill):
    fill(
        ("Evidence", 6, 0, "minutes"),
        ("Evidence", 6, 1, "Minutes"),
        ("Evidence", 6, 3, "2030-05"),
        (SECOND, "answer:2.1/high/a", ANSWER, "unmet"),
        (SECOND, "answer:2.1/high/a", EVIDENCE, "minutes"),
    )
    changes = read_workbook(opened, file).changes
    assert changes[0] == SetEntry(
        register="evidence", entry="minutes", becomes=Evidence(title="Minutes", date="2030-05")
    )
    save(opened, changes)


def test_an_action_keeps_what_no_column_holds(opened, file, fill):
    fill(("Action plan", 5, 1, "Write it."))
    (change,) = read_workbook(opened, file).changes
    assert change.becomes.what == "Write it."
    assert (change.becomes.claims, change.becomes.effect) == (
        opened.dossier.assessment.actions[0].claims,
        opened.dossier.assessment.actions[0].effect,
    )


def test_what_changed_in_the_document_alone_stays(opened, file, fill):
    after = save(
        opened, [SetAnswer(key="2.1/high/b", becomes=Outcome.MET), SetDetail(path="title", value="x")]
    )
    fill((SECOND, "note:2.1", NOTE, "Words"))
    reading = read_workbook(after, file)
    assert reading.changes == (SetNote(key="2.1", text="Words"),)
    assert reading.conflicts == ()


def test_what_changed_on_both_sides_is_a_conflict_and_changes_nothing(opened, file, fill):
    after = save(
        opened,
        [
            SetAnswer(key="2.1/high/b", becomes=Outcome.MET),
            SetCells(table="programmes", where={"name": "Bread"}, becomes={"people": 5}),
        ],
    )
    fill((SECOND, "answer:2.1/high/b", ANSWER, "unmet"), ("Joint programmes", 6, 3, 6))
    reading = read_workbook(after, file)
    assert reading.changes == ()
    first = reading.conflicts[0]
    assert (first.key, first.base, first.theirs, first.ours) == (
        "answer:2.1/high/b",
        "unknown",
        "unmet",
        "met",
    )
    assert reading.conflicts[1].key == "table:programmes/Bread"
    assert "was “unknown”" in str(reading.conflicts[0])


def test_rows_changed_on_either_side_are_merged(opened, file, fill):
    after = save(opened, [SetCells(table="programmes", where={"name": "Water"}, becomes={"people": 9})])
    fill(("Joint programmes", 6, 3, 6))
    reading = read_workbook(after, file)
    assert reading.conflicts == ()
    assert [row["people"] for row in reading.changes[0].rows] == ["9", "6"]


def test_the_same_change_on_both_sides_is_none(opened, file, fill):
    after = save(opened, [SetAnswer(key="2.1/high/b", becomes=Outcome.MET)])
    fill((SECOND, "answer:2.1/high/b", ANSWER, "met"))
    assert read_workbook(after, file).changes == ()


def test_lines_may_be_moved(opened, file):
    book = openpyxl.load_workbook(file)
    book[SECOND].insert_rows(3, 4)
    book.save(file)
    assert read_workbook(opened, file).changes == ()


def test_every_problem_is_named_by_sheet_and_cell(opened, file, fill, all_bytes):
    before = all_bytes()
    fill(
        (SECOND, "answer:2.1/high/b", ANSWER, "perhaps"),
        (FIRST, "fact:number", ANSWER, "three"),
        (SECOND, "judgement:2.1", NOTE, "a reason alone"),
        (FIRST, "answer:1.1/high/a", EVIDENCE, "nowhere"),
        ("Joint programmes", 5, 2, "much"),
        ("Joint programmes", 6, 0, None),
        ("Joint programmes", 7, 4, "2030-02-30"),
        ("Evidence", 5, 1, None),
    )
    with pytest.raises(Refused) as refused:
        read_workbook(opened, file)
    places = [problem.where for problem in refused.value.problems]
    assert len(places) == 9
    assert f"cell D6 of sheet {SECOND}" in places
    assert "Joint programmes, cell C5" in places
    assert "Joint programmes, cell E7" in places
    assert "Evidence, cell B5" in places
    assert all_bytes() == before


def test_a_row_that_stands_twice_is_refused(opened, file, fill):
    fill(("Joint programmes", 7, 0, "Water"))
    with pytest.raises(Refused, match="stands in row 5 already"):
        read_workbook(opened, file)


def test_a_renamed_sheet_is_refused(opened, file):
    book = openpyxl.load_workbook(file)
    book["Joint programmes"].title = "Programmes"
    book.save(file)
    with pytest.raises(Refused, match="missing or was renamed"):
        read_workbook(opened, file)


def test_a_renamed_column_is_refused(opened, file, fill):
    fill(("Joint programmes", 4, 1, "Seen"))
    with pytest.raises(Refused, match="“Gender is visible” is missing"):
        read_workbook(opened, file)


def test_a_workbook_without_its_hidden_sheet_is_refused(opened, file):
    book = openpyxl.load_workbook(file)
    del book["_scorecard"]
    book.save(file)
    with pytest.raises(Refused, match="hidden sheet"):
        read_workbook(opened, file)


@pytest.mark.parametrize(
    ("line", "words", "match"),
    [
        ("format", "2", "format 2"),
        ("edition", "practice/2029", "was written for practice/2029"),
        ("edition-digest", "sha256:0000", "was written for"),
        ("subject", "Utopia", "another assessment"),
    ],
)
def test_a_workbook_of_something_else_is_refused(opened, file, fill, line, words, match):
    fill(("_scorecard", line, 1, words))
    with pytest.raises(Refused, match=match):
        read_workbook(opened, file)


def test_words_that_begin_like_formulas_are_written_as_words(opened, file, folder):
    after = save(opened, [SetNote(key="2.1", text="=SUM(A1)"), SetNarrative(section="1", text="@me +1")])
    data = write_workbook(after, DAY)
    file.write_bytes(data)
    with zipfile.ZipFile(file) as archive:
        sheets = [archive.read(name) for name in archive.namelist() if "worksheets/sheet" in name]
    assert not any(b"<f>" in sheet for sheet in sheets)
    assert read_workbook(open_folder(folder), file).changes == ()


def test_only_cells_to_fill_are_open(file):
    book = openpyxl.load_workbook(file)
    sheet = book[SECOND]
    row = row_of(sheet, "answer:2.1/high/b")
    assert sheet.protection.sheet
    assert [sheet.cell(row, place + 1).protection.locked for place in (TEXT, ANSWER, EVIDENCE, NOTE)] == [
        True,
        False,
        False,
        False,
    ]
    assert book["_scorecard"].sheet_state == "veryHidden"


def test_drop_downs_offer_the_titles(file):
    sheet = openpyxl.load_workbook(file)["Joint programmes"]
    ranges = {str(each.sqref): each.formula1 for each in sheet.data_validations.dataValidation}
    assert any(cells.startswith("B5") for cells in ranges)
    assert any(cells.startswith("F5") for cells in ranges)
