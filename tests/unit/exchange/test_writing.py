"""Changes go into the folder, and nothing else does."""

import difflib
import shutil
from datetime import date
from fractions import Fraction

import pytest

from scorecard.core.assessment import Body, Evidence
from scorecard.core.change import (
    AddRows,
    SetAnswer,
    SetCells,
    SetDetail,
    SetEntry,
    SetFact,
    SetJudgement,
    SetNarrative,
    SetNote,
    SetTable,
)
from scorecard.core.outcome import Outcome
from scorecard.core.problem import Refused
from scorecard.exchange.document import writing
from scorecard.exchange.document.assessment import open_folder, sha256
from scorecard.exchange.document.history import read_history, replayed
from scorecard.exchange.document.writing import save

LONG = "A sentence that is long enough to be wrapped. " * 6


def lines_changed(before, after):
    found = difflib.unified_diff(before.splitlines(), after.splitlines(), n=0, lineterm="")
    return [line for line in found if line[0] in "+-" and line[:3] not in ("+++", "---")]


def text_of(folder):
    return (folder / "assessment.yaml").read_text("utf-8")


def test_only_the_line_that_changed_is_written(opened, folder):
    before = text_of(folder)
    save(opened, [SetAnswer(key="2.1/high/b", becomes=Outcome.MET)])
    assert lines_changed(before, text_of(folder)) == [
        "-  2.1/high/b: {outcome: unknown}",
        "+  2.1/high/b: {outcome: met}",
    ]


def test_a_comment_at_the_end_of_a_changed_line_stays(opened, folder):
    save(opened, [SetNarrative(section="1", text=LONG.strip())])
    assert "   # for now" in text_of(folder)
    assert open_folder(folder).dossier.assessment.narrative["1"] == LONG.strip()


def test_a_new_section_stands_in_its_place(opened, folder):
    save(opened, [SetDetail(path="title", value="A title")])
    assert "framework: {edition: practice/2030}\ntitle: A title\nsubject:" not in text_of(folder)
    keys = [line.partition(":")[0] for line in text_of(folder).splitlines() if line[:1].isalpha()]
    assert keys.index("date") < keys.index("title") < keys.index("cycle")


def test_an_item_joins_a_list_before_the_next_heading(opened, folder):
    save(opened, [SetEntry(register="bodies", entry="RCO", becomes=Body(id="RCO", name="Office"))])
    assert "  - {id: GTG, name: Gender group}\n  - {id: RCO, name: Office}\nteam:" in text_of(folder)


def test_long_words_are_folded(opened, folder):
    save(opened, [SetNote(key="2.1", text=LONG.strip())])
    assert '  "2.1": >-\n    A sentence' in text_of(folder)
    assert max(map(len, text_of(folder).splitlines())) < 121


def test_quotes_and_comments_elsewhere_stay(opened, folder):
    before = text_of(folder)
    save(opened, [SetFact(question="asked", value=False), SetDetail(path="cycle.name", value="New")])
    gone = [line for line in lines_changed(before, text_of(folder)) if line[0] == "-"]
    assert len(gone) == 2


def test_windows_line_ends_stay(folder):
    file = folder / "assessment.yaml"
    file.write_bytes(file.read_bytes().replace(b"\n", b"\r\n"))
    save(open_folder(folder), [SetDetail(path="office", value="Here")])
    data = file.read_bytes()
    assert data.count(b"\n") == data.count(b"\r\n")
    assert open_folder(folder).dossier.assessment.office == "Here"


def test_a_detail_takes_the_type_of_its_field_and_none_its_default(opened):
    after = save(
        opened, [SetDetail(path="date", value="2030-07-01"), SetDetail(path="subject.team", value=None)]
    )
    assert after.dossier.assessment.date == date(2030, 7, 1)
    assert after.dossier.assessment.subject.team == ""


def test_what_cannot_be_done_without_is_not_cleared(opened, all_bytes):
    before = all_bytes()
    with pytest.raises(Refused, match="cannot do without"):
        save(opened, [SetDetail(path="subject.name", value=None)])
    assert all_bytes() == before


def test_a_share_is_read_back_as_the_fraction_it_is(opened):
    assert opened.dossier.assessment.facts["part"].value == Fraction(1, 3)
    after = save(opened, [SetFact(question="part", value="16 %")])
    assert after.dossier.assessment.facts["part"].value == Fraction(4, 25)


def test_words_are_never_a_yes(opened):
    assert opened.dossier.assessment.facts["words"].value == "no"


def test_a_table_is_written_under_its_own_name(opened, folder):
    after = save(opened, [SetCells(table="programmes", where={"name": "Bread"}, becomes={"visible": True})])
    assert "Bread,yes,,0,2030-01-01..2030-12-31,other," in (folder / "tables" / "programmes.csv").read_text(
        "utf-8"
    )
    assert after.dossier.tables["programmes"].rows[0].cells["money"] == Fraction(2001, 2)
    assert "tables:" not in text_of(folder)


def test_the_digest_of_a_written_table_follows(folder):
    file = folder / "tables" / "programmes.csv"
    digest = sha256(file.read_bytes())
    with (folder / "assessment.yaml").open("a", encoding="utf-8") as stream:
        stream.write(f'tables:\n  programmes: {{file: tables/programmes.csv, digest: "{digest}"}}  # mine\n')
    after = save(open_folder(folder), [AddRows(table="programmes", rows=({"name": "Fish"},))])
    assert after.dossier.assessment.tables["programmes"].digest == sha256(file.read_bytes()) != digest
    assert after.remarks == ()
    assert "# mine" in text_of(folder)


def test_a_workbook_stays_a_workbook(opened, folder):
    (folder / "tables" / "programmes.csv").unlink()
    with (folder / "assessment.yaml").open("a", encoding="utf-8") as stream:
        stream.write("tables:\n  programmes: {file: tables/own.xlsx}\n")
    rows = opened.dossier.tables["programmes"]
    from scorecard.exchange.tables.writing import plain_rows, xlsx_bytes

    spec = opened.edition.tables["programmes"]
    data = xlsx_bytes({"Mine": (spec, plain_rows(spec, rows))})
    (folder / "tables" / "own.xlsx").write_bytes(data)
    after = save(open_folder(folder), [SetCells(table="programmes", becomes={"people": 4})])
    assert (folder / "tables" / "own.xlsx").read_bytes()[:2] == b"PK"
    assert {row.cells["people"] for row in after.dossier.tables["programmes"].rows} == {4}


def test_a_header_without_rows_is_not_delivered(opened):
    assert "remarks" not in opened.dossier.tables


def test_a_table_that_is_empty_on_purpose_is_named(opened, folder):
    after = save(opened, [SetTable(table="remarks", rows=())])
    assert after.dossier.tables["remarks"].rows == ()
    assert "tables:\n  remarks: {file: tables/remarks.csv}" in text_of(folder)


def test_rows_that_stand_twice_are_refused_and_nothing_is_written(opened, all_bytes):
    before = all_bytes()
    with pytest.raises(Refused, match="again"):
        save(
            opened,
            [SetDetail(path="title", value="x"), AddRows(table="programmes", rows=({"name": "Water"},))],
        )
    assert all_bytes() == before


@pytest.mark.parametrize("name", ["assessment.yaml", "tables/programmes.csv"])
def test_a_file_that_someone_changed_meanwhile_is_not_overwritten(opened, folder, all_bytes, name):
    with (folder / name).open("a", encoding="utf-8") as stream:
        stream.write("\n")
    before = all_bytes()
    with pytest.raises(Refused, match="no longer the one that was read"):
        save(
            opened,
            [SetDetail(path="title", value="x"), AddRows(table="programmes", rows=({"name": "Fish"},))],
        )
    assert all_bytes() == before


def test_evidence_that_is_not_there_is_refused(opened, all_bytes):
    before = all_bytes()
    with pytest.raises(Refused, match="there is no evidence"):
        save(opened, [SetAnswer(key="1.1/high/a", becomes=Outcome.MET, evidence=("nothing",))])
    assert all_bytes() == before


def test_no_change_writes_nothing(opened, all_bytes):
    before = all_bytes()
    assert save(opened, [SetDetail(path="subject.name", value="Atlantis")]) is opened
    assert all_bytes() == before


def test_the_log_replays_to_the_document(opened, folder):
    start = opened.dossier
    after = save(
        opened,
        [
            SetEntry(register="evidence", entry="minutes", becomes=Evidence(title="Minutes", date="2030-05")),
            SetAnswer(key="2.1/high/b", becomes=Outcome.UNMET, evidence=("minutes",), origin="cell C4"),
            SetFact(question="part", value=Fraction(2, 3)),
            SetTable(table="programmes", rows=({"name": "Fish", "money": "7.25"},), origin="given by hand"),
        ],
        by="Ada",
    )
    after = save(
        after, [SetJudgement(indicator="1.1", level=None), SetDetail(path="cycle.end", value="2031-12-31")]
    )
    entries = list(read_history(folder))
    again = replayed(opened.edition, start, entries)
    assert again.assessment == after.dossier.assessment
    assert [row.cells for row in again.tables["programmes"].rows] == [
        row.cells for row in after.dossier.tables["programmes"].rows
    ]
    assert {entry.by for entry in entries[:4]} == {"Ada"}
    assert entries[1].before == {"outcome": "unknown"}
    assert entries[-1].document[1] == after.digest


def test_a_save_that_fails_leaves_no_line_in_the_history(opened, folder, monkeypatch):
    kept = writing.write_together

    def full(files):
        if folder / "assessment.yaml" in files:
            raise OSError(28, "No space left")
        kept(files)

    monkeypatch.setattr(writing, "write_together", full)
    with pytest.raises(OSError, match="No space"):
        save(opened, [SetDetail(path="title", value="x")])
    assert (folder / "history.jsonl").read_bytes() == b""


def test_a_folder_may_be_moved(opened, folder, tmp_path):
    save(opened, [SetDetail(path="title", value="x")])
    shutil.move(folder, tmp_path / "elsewhere")
    assert open_folder(tmp_path / "elsewhere").dossier.assessment.title == "x"
