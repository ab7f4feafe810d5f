"""Files that are broken or meant to do harm are refused with a word about it, and nothing is written."""

import io
import os
import time
import zipfile
from datetime import date

import pytest

from scorecard.core.problem import Refused
from scorecard.exchange.document.assessment import open_folder
from scorecard.exchange.workbook.read import read_workbook
from scorecard.exchange.workbook.write import write_workbook

HEADER = "name,visible,money,people,period,way,who\n"


@pytest.fixture
def table(folder):
    return folder / "tables" / "programmes.csv"


def refused(folder, all_bytes, match):
    before = all_bytes()
    with pytest.raises(Refused, match=match) as found:
        open_folder(folder)
    assert all_bytes() == before
    return found.value.problems


def test_semicolons_are_read(folder, table):
    table.write_text(HEADER.replace(",", ";") + "Water;yes;1000.50;3;2029;one;FAO\n", "utf-8")
    assert len(open_folder(folder).dossier.tables["programmes"].rows) == 1


def test_utf_16_is_read(folder, table):
    table.write_bytes((HEADER + "Wäter,yes,,,,,\n").encode("utf-16"))
    assert open_folder(folder).dossier.tables["programmes"].rows[0].cells["name"] == "Wäter"


@pytest.mark.parametrize(
    ("data", "match"),
    [
        ((HEADER + "Wäter,yes,,,,,\n").encode("latin-1"), "not UTF-8"),
        (b"", "empty"),
        (b"\x00\x01\x02", "not a text file"),
        ((HEADER + 'Water,"yes\n').encode(), "not CSV"),
        (HEADER.replace("name", "title").encode(), "“title” is not known"),
        (HEADER.replace("name,", "").encode(), "“name” is missing"),
        ((HEADER + "Water,,,,,,\nWater,,,,,,\n").encode(), "stands here again"),
        ((HEADER + "Water,,,,2030-02-30,,\n").encode(), "no 2030-02-30 in the calendar"),
        ((HEADER + "=1+1,,,,,,\n").encode(), "formula"),
        ((HEADER + "Water,,-5,,,,\n").encode(), "negative"),
        ((HEADER + "Water,,,,,,,more\n").encode(), "more cells than columns"),
    ],
)
def test_a_broken_table_is_refused(folder, table, all_bytes, data, match):
    table.write_bytes(data)
    refused(folder, all_bytes, match)


@pytest.mark.parametrize("name", ["tables/programmes.csv", "assessment.yaml"])
def test_a_huge_file_is_refused_by_its_size(folder, name):
    with (folder / name).open("wb") as stream:
        stream.truncate(200_000_000)
    began = time.monotonic()
    with pytest.raises(Refused, match="200,000,000 bytes"):
        open_folder(folder)
    assert time.monotonic() - began < 5


def test_aliases_do_not_unfold(folder, all_bytes):
    bomb = "a: &a [x, x]\n" + "".join(
        f"{chr(98 + n)}: &{chr(98 + n)} [*{chr(97 + n)}, *{chr(97 + n)}]\n" for n in range(20)
    )
    (folder / "assessment.yaml").write_text(bomb, "utf-8")
    refused(folder, all_bytes, "anchor is used again")


@pytest.mark.parametrize("path", ["../outside.csv", "/etc/passwd", "tables/../../outside.csv"])
def test_a_path_out_of_the_folder_is_refused(folder, all_bytes, path):
    (folder.parent / "outside.csv").write_text(HEADER, "utf-8")
    with (folder / "assessment.yaml").open("a", encoding="utf-8") as stream:
        stream.write(f"tables:\n  remarks: {{file: {path}}}\n")
    refused(folder, all_bytes, "leads out")


@pytest.mark.skipif(os.name == "nt", reason="links need a right there")
def test_a_link_out_of_the_folder_is_refused(folder, table, all_bytes):
    outside = folder.parent / "outside.csv"
    outside.write_text(HEADER, "utf-8")
    table.unlink()
    table.symlink_to(outside)
    refused(folder, all_bytes, "leads out")


def zipped(**parts):
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in parts.items():
            archive.writestr(name.replace("__", "/"), data)
    return stream.getvalue()


@pytest.mark.parametrize(
    ("data", "match"),
    [
        (b"PK\x03\x04 and then nothing", "not an XLSX"),
        (b"not a zip", "not an XLSX"),
        (zipped(**{"xl__vbaProject.bin": b"x", "xl__workbook.xml": b"<workbook/>"}), "macro"),
        (zipped(**{"xl__workbook.xml": b"\0" * 30_000_000}), "unpacks to"),
        (zipped(readme=b"hello"), "not an Excel workbook"),
    ],
    ids=["damaged", "text", "macro", "bomb", "other"],
)
def test_a_workbook_that_is_none_is_refused(folder, all_bytes, tmp_path, data, match):
    opened = open_folder(folder)
    file = tmp_path / "filled.xlsx"
    file.write_bytes(data)
    before = all_bytes()
    with pytest.raises(Refused, match=match):
        read_workbook(opened, file)
    assert all_bytes() == before


def test_a_huge_workbook_is_refused_by_its_size(folder, tmp_path):
    file = tmp_path / "filled.xlsx"
    with file.open("wb") as stream:
        stream.truncate(200_000_000)
    with pytest.raises(Refused, match="200,000,000 bytes"):
        read_workbook(open_folder(folder), file)


def test_a_workbook_of_one_table_in_place_of_csv_may_hold_no_macro(folder, table, all_bytes):
    table.unlink()
    (folder / "tables" / "programmes.xlsx").write_bytes(zipped(**{"xl__vbaProject.bin": b"x"}))
    refused(folder, all_bytes, "macro")


def test_a_broken_hidden_sheet_is_a_problem_and_no_crash(folder, tmp_path):
    import openpyxl

    opened = open_folder(folder)
    file = tmp_path / "filled.xlsx"
    file.write_bytes(write_workbook(opened, date(2030, 7, 1)))
    book = openpyxl.load_workbook(file)
    hidden = book["_scorecard"]
    for row in hidden.iter_rows():
        if row[0].value == "field":
            row[3].value = "not a column"
    book.save(file)
    with pytest.raises(Refused, match="hidden sheet"):
        read_workbook(opened, file)
