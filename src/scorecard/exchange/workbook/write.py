"""The offline workbook is written: a sheet for each dimension, table and register, with the state it was written in, hidden."""

import io
from collections.abc import Mapping
from datetime import date
from typing import Any

from scorecard.core.framework import Edition
from scorecard.core.names import IndicatorId
from scorecard.exchange.document.assessment import Opened
from scorecard.exchange.document.fields import spec_of, words_of
from scorecard.exchange.edition.library import short
from scorecard.exchange.tables.writing import CREATED
from scorecard.exchange.workbook.book import COMMENT, Book, offer, write_cell
from scorecard.exchange.workbook.grid import write_grid
from scorecard.exchange.workbook.layout import (
    FORMAT,
    HIDDEN,
    INSTRUCTIONS,
    LISTS,
    LONGEST,
    TEXT,
    Line,
    dimension_sheets,
    grids,
    lines,
    outside,
)
from scorecard.exchange.workbook.look import FORMATS, height

WIDTHS = (0, 11, 62, 19, 22, 46)
HEADS = ("", "", "Question or criterion", "Answer", "Evidence (ids; several with ;)", "Note or reason")


def write_workbook(
    opened: Opened, day: date, *, levels: Mapping[IndicatorId, str] | None = None, language: str = "en"
) -> bytes:
    """Return the offline workbook of a document, dated `day`; `levels` are the words of each indicator's computed level."""
    import xlsxwriter

    stream = io.BytesIO()
    options = {
        "in_memory": True,
        "strings_to_formulas": False,
        "strings_to_urls": False,
        "strings_to_numbers": False,
    }
    with xlsxwriter.Workbook(stream, options) as made:
        made.set_properties({"title": _heading(opened), "created": CREATED})
        book = Book(book=made, opened=opened, language=language)
        book.formats = {name: made.add_format(style) for name, style in FORMATS.items()}
        book.hidden += _identity(opened, language)
        first = book.sheet(INSTRUCTIONS)
        for name, dimension in dimension_sheets(opened.edition, language).items():
            _dimension(
                book,
                name,
                dimension.title.said_in(language),
                list(lines(opened.edition, opened.dossier, dimension.id, language)),
                levels or {},
            )
        for grid in grids(opened.edition, opened.dossier, language):
            write_grid(book, grid)
        _instructions(book, first, day)
        _write_hidden(book)
        first.activate()
    return stream.getvalue()


def _heading(opened: Opened) -> str:
    return f"{opened.edition.title.said_in()}: {opened.dossier.assessment.subject.name}"


def _identity(opened: Opened, language: str) -> list[tuple[str, ...]]:
    document = opened.dossier.assessment
    return [
        ("format", str(FORMAT)),
        ("edition", opened.edition.id),
        ("edition-digest", opened.edition.digest),
        ("subject", document.subject.name),
        ("document", opened.digest),
        ("language", language),
    ]


# ── dimensions ───────────────────────────────────────────────────────────────────────────────


def _dimension(
    book: Book, name: str, title: str, found: list[Line], levels: Mapping[IndicatorId, str]
) -> None:
    sheet, formats = book.sheet(name), book.formats
    for place, width in enumerate(WIDTHS):
        sheet.set_column(place, place, width or None, None, {"hidden": not width})
    sheet.set_row(0, 30)
    sheet.write_string(0, 1, title, formats["name"])
    sheet.set_row(1, 20)
    for place, words in enumerate(HEADS[1:], start=1):
        sheet.write_string(1, place, words, formats["head"])
    sheet.freeze_panes(2, 0)
    sheet.repeat_rows(1)
    for row, line in enumerate(found, start=2):
        sheet.write_string(row, 0, line.id)
        _line(book, sheet, name, row, line, levels)


def _line(book: Book, sheet: Any, name: str, row: int, line: Line, levels: Mapping[IndicatorId, str]) -> None:
    formats = book.formats
    match line.kind:
        case "gap":
            sheet.set_row(row, 10)
        case "title":
            level = levels.get(IndicatorId(line.label), "")
            sheet.set_row(row, 24)
            _across(
                sheet,
                row,
                (line.label, line.text, "", "", f"Now: {level}" if level else ""),
                formats["title"],
            )
        case "level":
            sheet.set_row(row, 18)
            _across(sheet, row, (line.label, "", "", "", ""), formats["level"])
        case "guidance":
            sheet.set_row(row, height((line.text, 150)))
            sheet.merge_range(row, 1, row, 5, "", formats["guidance"])
            sheet.write_string(row, 1, line.text, formats["guidance"])
        case _:
            _inputs(book, sheet, name, row, line)


def _across(sheet: Any, row: int, words: tuple[str, ...], style: Any) -> None:
    for place, each in enumerate(words, start=1):
        sheet.write_string(row, place, each, style)


def _inputs(book: Book, sheet: Any, name: str, row: int, line: Line) -> None:
    _across(sheet, row, (line.label, line.text, "", "", ""), book.formats["text"])
    sheet.write_string(row, 1, line.label, book.formats["label"])
    shown = [(line.text, WIDTHS[TEXT])]
    for column, key in line.inputs:
        spec = spec_of(book.opened.edition, key)
        words = words_of(book.opened.dossier, key)
        if spec is None or len(words) > LONGEST:
            sheet.write_string(
                row,
                column,
                "This text is too long for a cell; it stays in the document.",
                book.formats["text"],
            )
            continue
        said = book.shown(spec, words)
        write_cell(book, sheet, row, column, spec, said)
        offer(book, sheet, (row, row), column, spec)
        shown.append((said, WIDTHS[column]))
        book.hidden.append(("field", name, line.id, str(column), key, words))
        if line.guidance and column == line.inputs[0][0]:
            sheet.write_comment(row, column, line.guidance, COMMENT)
    tall = height(*shown)
    sheet.set_row(
        row,
        max(tall, 120.0) if line.kind == "narrative" else max(tall, 32.0) if line.kind == "note" else tall,
    )


# ── instructions and what is hidden ──────────────────────────────────────────────────────────


def _instructions(book: Book, sheet: Any, day: date) -> None:
    opened, formats = book.opened, book.formats
    document, edition = opened.dossier.assessment, opened.edition
    sheet.set_column(0, 0, 3)
    sheet.set_column(1, 1, 26)
    sheet.set_column(2, 2, 100)
    sheet.set_row(1, 30)
    sheet.write_string(1, 1, document.subject.team or document.subject.name, formats["name"])
    sheet.write_string(2, 1, "Workbook for filling in an assessment offline", formats["under"])
    facts = [
        ("Assessment of", document.subject.name),
        ("Date of assessment", document.date.isoformat()),
        ("Methodology", edition.title.said_in(book.language)),
        ("Edition", f"{edition.id}, digest {short(edition.digest)}"),
        ("Written on", day.isoformat()),
        *(
            (
                f"{edition.terms[term].said_in(book.language) if term in edition.terms else term}",
                f"here called {name}",
            )
            for term, name in document.local_names.items()
        ),
    ]
    row = 4
    for label, words in facts:
        row = _pair(sheet, row, label, words, formats)
    sheet.write_string(row + 1, 1, "How to fill it", formats["link"])
    row += 2
    for number, words in enumerate(_steps(edition), start=1):
        row = _pair(sheet, row, str(number), words, formats)
    sheet.write_string(row + 1, 1, "What the colours mean", formats["link"])
    sheet.write_string(row + 2, 1, "", formats["input"])
    sheet.write_string(
        row + 2, 2, "A cell to fill. Every other cell is locked; the lock has no password.", formats["text"]
    )
    sheet.write_string(row + 3, 1, "met, unmet, unknown", formats["label"])
    words = "Unknown is an answer: it says that the facts are still open. It is never counted as unmet without being said."
    sheet.set_row(row + 3, height((words, 100)))
    sheet.write_string(row + 3, 2, words, formats["text"])
    left = outside(edition, opened.dossier)
    if left:
        sheet.write_string(row + 5, 1, "Not in this workbook", formats["link"])
        for at, (name, reason) in enumerate(left.items(), start=row + 6):
            _pair(
                sheet,
                at,
                edition.tables[name].title.said_in(book.language),
                f"{reason}; deliver the file itself.",
                formats,
            )


def _pair(sheet: Any, row: int, label: str, words: str, formats: Mapping[str, Any]) -> int:
    sheet.set_row(row, height((words, 100), (label, 26)))
    sheet.write_string(row, 1, label, formats["label"])
    sheet.write_string(row, 2, words, formats["text"])
    return row + 1


def _steps(edition: Edition) -> tuple[str, ...]:
    return (
        "Fill the tinted cells of your indicators, one sheet for each dimension. Point at a cell with a red corner to read guidance.",
        "Answer the questions first: where the facts are given, the criteria that follow from them need no answer.",
        "Fill the tables. A column with * must be filled in every row; a blank is unknown, never zero and never no.",
        "Dates: a day 2017-10-31, a month 2017-10, a year 2017, a span 2016-01..2017-03.",
        "Enter evidence once in its register, and name it by its id where it supports an answer.",
        "Do not rename sheets or columns, and use no formulas. Rows of tables may be sorted, added and removed.",
        f"Send the file back. It is read with `scorecard workbook read`; what was changed on both sides is shown and not overwritten. It fits the edition {edition.id} alone.",
    )


def _write_hidden(book: Book) -> None:
    hidden = book.book.add_worksheet(HIDDEN)
    for row, cells in enumerate(book.hidden):
        for column, words in enumerate(cells):
            hidden.write_string(row, column, words)
    hidden.protect()
    hidden.very_hidden()
    listed = book.book.add_worksheet(LISTS)
    for column, offered in enumerate(book.lists):
        for row, words in enumerate(offered):
            listed.write_string(row, column, words)
    listed.protect()
    listed.very_hidden()
