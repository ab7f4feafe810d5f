"""The workbook holds the report's tables as a spreadsheet wants them, and no text ever becomes a formula."""

import time
from dataclasses import replace
from importlib.util import module_from_spec, spec_from_file_location
from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

import openpyxl
import pytest

from scorecard.reporting.document import Cell, Column, Cover, Imprint, Report, Row, Section, Table, Words
from scorecard.reporting.xlsx import sheet_name, xlsx


def beside(name):
    spec = spec_from_file_location(name, Path(__file__).parent / f"{name}.py")
    module = module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


sample = beside("sample")


@pytest.fixture(scope="module")
def made():
    return xlsx(sample.sample_report())


@pytest.fixture(scope="module")
def book(made):
    return openpyxl.load_workbook(BytesIO(made))


def cell(words, **fields):
    return Cell(line=(Words(text=words),), **fields)


def table(*rows, **fields):
    columns = tuple(Column(title=f"C{at}") for at in range(max(map(len, rows), default=1)))
    known = {"id": "t", "caption": "Caption", "columns": columns, "sheet": "Sheet"}
    return Table(**(known | {"rows": tuple(Row(cells=tuple(row)) for row in rows)} | fields))


def workbook(*tables, **fields):
    report = Report(
        cover=Cover(title="T", subtitle="", subject="", date=""), language="en", direction="ltr", running_head="",
        made_on="2030-01-01", imprint=Imprint(edition="E & F", digest="d", version="1"),
        sections=(Section(id="s", title="S", blocks=tables),),
    )  # fmt: skip
    return openpyxl.load_workbook(BytesIO(xlsx(replace(report, **fields))))


def test_contents_come_first_and_lead_to_every_sheet(book):
    assert book.sheetnames[:3] == ["Contents", "Overview", "Survey"]
    page = book["Contents"]
    linked = [c.hyperlink.location.split("!")[0].strip("'") for row in page for c in row if c.hyperlink]
    assert linked == book.sheetnames[1:]
    said = [c.value for row in page for c in row if c.value]
    assert said[0] == "Gender equality scorecard"
    assert "August 2017 interim edition, digest 7c1e 40ab, version 0.1.0, Draft" in said


def test_a_table_has_its_caption_head_filter_and_note(book):
    page = book["Plan"]
    assert page["A1"].value == "Action plan"
    assert [c.value for c in page[4]] == ["No.", "Action", "Responsible", "Cost, USD"]
    assert page.freeze_panes == "B5"
    assert page.auto_filter.ref == f"A4:D{4 + 41}"
    assert page.cell(page.max_row - 1, 1).value == "Costs are estimates."
    assert page.cell(page.max_row, 1).value == "[1] Decided on 13 October."
    assert page.print_title_rows == "$4:$4"
    assert page.page_setup.orientation == "landscape"
    assert page.page_setup.fitToHeight == 0


def test_numbers_are_numbers_in_their_format_and_words_are_words(book):
    page = book["Plan"]
    assert (page["D6"].value, page["D6"].number_format) == (12000, "#,##0")
    assert page["A6"].value == "1"
    share = book["Shares"]["C5"]
    assert (share.value, share.number_format) == (0.0909, "0.0%")


def test_days_are_days_and_very_long_numbers_stay_exact():
    page = workbook(
        table(
            [
                cell("31 October", number="2017-10-31", format="yyyy-mm-dd"),
                cell("12345678901234567890", number="12345678901234567890", format="0"),
            ]
        )
    )["Sheet"]
    assert page["A5"].value.isoformat() == "2017-10-31T00:00:00"
    assert page["B5"].value == "12345678901234567890"


def test_levels_are_filled_framed_or_hatched_and_keep_their_words(book):
    page = book["Overview"]
    said = {c.value: c for row in page for c in row if c.value}
    assert said["●○○ Computed"].fill.fgColor.rgb == "FFA97F0F"
    assert said["●○○ Computed, agreed"].border.top.style == "thick"
    assert said["●○○ Open"].fill.patternType == "lightUp" or said["●○○ Open"].fill.patternType.startswith(
        "light"
    )
    assert said["Not applicable"].font.strike


def test_charts_stand_beside_their_tables(book):
    assert [len(book[name]._charts) for name in book.sheetnames].count(1) == 1
    chart = book["Survey"]._charts[0]
    assert chart.barDir == "bar"
    assert [s.val.numRef.f for s in chart.series] == ["'Chart data'!$B$2:$B$8", "'Chart data'!$C$2:$C$8"]
    assert [c.value for c in book["Chart data"]["B"]][:3] == ["Negative", -8, -7]


HOSTILE = [
    "=cmd()",
    "+1",
    "-1",
    "@x",
    "=1+1",
    "{=1}",
    "\t=1",
    "http://x",
    "007",
    "TRUE",
    "#REF!",
    "a\x00\x01b",
    "<&>",
    "'q",
    "\ufffe",
    sample.ARABIC,
]


def test_no_text_is_ever_a_formula_a_link_or_a_number():
    data = [[cell(text)] for text in HOSTILE]
    page = workbook(table(*data, caption="=cmd()", note="=note()"))["Sheet"]
    assert [page.cell(5 + at, 1).data_type for at in range(len(HOSTILE))] == ["s"] * len(HOSTILE)
    assert (page["A1"].data_type, page["A1"].value) == ("s", "=cmd()")
    assert page.cell(6 + len(HOSTILE), 1).data_type == "s"
    assert [page.cell(5 + at, 1).value for at in (0, 1, 8, 12)] == ["=cmd()", "+1", "007", "<&>"]


def test_text_longer_than_a_cell_is_cut_and_the_sheet_says_so():
    page = workbook(table([cell("short"), cell("y" * 40_000)]))["Sheet"]
    assert len(page["B5"].value) == 32_767
    assert page["A2"].value == "A cell has no room for all characters: in B5 the last 7233 are left out here."


def test_more_rows_than_a_sheet_holds_are_left_out_and_the_sheet_says_so(monkeypatch):
    import scorecard.reporting.xlsx as module

    monkeypatch.setattr(module, "MOST_ROWS", 20)
    page = workbook(table(*([cell(str(n))] for n in range(30))))["Sheet"]
    assert page["A2"].value == "A sheet has no room for all rows: 17 rows are left out here."


@pytest.mark.parametrize(
    ("wanted", "name"),
    [
        ("a" * 40, "a" * 31),
        ("x[1]:*?/\\", "x-1------"),
        ("", "Sheet"),
        ("History", "History-"),
        ("'q'", "q"),
        ("😀" * 20, "😀" * 15),
    ],
)
def test_names_of_sheets_are_names_that_a_workbook_accepts(wanted, name):
    assert sheet_name(wanted, set()) == name


def test_two_tables_with_one_name_have_two_sheets():
    assert workbook(table([cell("1")]), table([cell("2")], sheet="SHEET")).sheetnames == [
        "Contents",
        "Sheet",
        "SHEET (2)",
    ]


def test_a_report_without_tables_is_a_workbook_too():
    assert workbook().sheetnames == ["Contents"]


def test_right_to_left_sheets_begin_at_the_right():
    assert workbook(table([cell("1")]), direction="rtl")["Sheet"].sheet_view.rightToLeft


def test_the_foot_says_the_imprint(book):
    assert (
        book["Plan"].oddFooter.left.text
        == "August 2017 interim edition, digest 7c1e 40ab, version 0.1.0, Draft"
    )
    assert "&&" in workbook(table([cell("1")]))["Sheet"].oddFooter.left.text


def test_the_same_report_gives_the_same_bytes_on_another_day(made, monkeypatch):
    real = time.time()
    monkeypatch.setattr(time, "time", lambda: real + 5_000_000)
    assert xlsx(sample.sample_report()) == made
    with ZipFile(BytesIO(made)) as archive:
        assert {entry.date_time[0] for entry in archive.infolist()} == {1980}
