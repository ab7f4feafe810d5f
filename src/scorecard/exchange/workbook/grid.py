"""A table or a register as a sheet of the offline workbook: header, guidance, the rows there are, and rows to fill."""

from typing import Any

from scorecard.core.table import ColumnSpec
from scorecard.exchange.document.registers import WIDE
from scorecard.exchange.workbook.book import COMMENT, Book, offer, write_cell
from scorecard.exchange.workbook.layout import HEADER, SPARE, Grid, rows_of
from scorecard.exchange.workbook.look import height

WIDEST = 230
"""How wide a sheet may be to print on A4; wider ones take A3."""


def header_words(column: ColumnSpec, language: str) -> str:
    """Return what a column's header says: its title, its unit, a star where it must be filled."""
    unit = f" ({column.unit})" if column.unit else ""
    return f"{column.title.said_in(language)}{unit}{' *' if column.required else ''}"


def width_of(column: ColumnSpec) -> float:
    """Return how wide a column stands."""
    if column.name in WIDE:
        return 38.0
    return {"text": 26.0, "list": 24.0, "choice": 20.0, "when": 22.0, "yes_no": 12.0}.get(column.kind, 14.0)


def write_grid(book: Book, grid: Grid) -> None:
    """Write the sheet of a table or a register, and its rows as they are now to the hidden sheet."""
    sheet, formats, language = book.sheet(grid.sheet), book.formats, book.language
    columns = grid.spec.columns
    guidance = grid.spec.guidance.said_in(language)
    sheet.set_row(0, 30)
    sheet.write_string(0, 0, grid.spec.title.said_in(language), formats["name"])
    total = sum(map(width_of, columns))
    sheet.set_row(1, height((guidance, max(40.0, min(total, 140.0)))))
    if len(columns) > 1:
        sheet.merge_range(1, 0, 1, len(columns) - 1, "", formats["guidance"])
    sheet.write_string(1, 0, guidance, formats["guidance"])
    rows = rows_of(book.opened.dossier, grid)
    last = HEADER + len(rows) + SPARE
    sheet.set_row(
        HEADER, max(height(*((header_words(each, language), width_of(each) - 3) for each in columns)), 22)
    )
    for place, column in enumerate(columns):
        _column(book, sheet, place, column, last)
    for row, cells in enumerate(rows, start=HEADER + 1):
        _row(book, sheet, row, columns, cells)
        book.hidden.append(("row", grid.key, *(cells.get(column.name, "") for column in columns)))
    for row in range(HEADER + 1 + len(rows), last + 1):
        _row(book, sheet, row, columns, {})
    book.hidden.append(("grid", grid.key, grid.sheet, *(column.name for column in columns)))
    if total > WIDEST:
        sheet.set_paper(8)
    sheet.freeze_panes(HEADER + 1, 1)
    sheet.autofilter(HEADER, 0, last, len(columns) - 1)
    sheet.repeat_rows(HEADER)
    sheet.print_area(0, 0, HEADER + max(len(rows), 20), len(columns) - 1)


def _column(book: Book, sheet: Any, place: int, column: ColumnSpec, last: int) -> None:
    sheet.set_column(place, place, width_of(column))
    sheet.write_string(HEADER, place, header_words(column, book.language), book.formats["head"])
    guidance = column.guidance.said_in(book.language)
    if column.kind == "list" and column.choices:
        guidance = f"{guidance} One or more of: {'; '.join(choice.id for choice in column.choices)}.".strip()
    if guidance:
        sheet.write_comment(HEADER, place, guidance, COMMENT)
    offer(book, sheet, (HEADER + 1, last), place, column)


def _row(book: Book, sheet: Any, row: int, columns: tuple[ColumnSpec, ...], cells: dict[str, str]) -> None:
    shown: list[tuple[str, float]] = []
    for place, column in enumerate(columns):
        words = book.shown(column, cells.get(column.name, ""))
        write_cell(book, sheet, row, place, column, words)
        shown.append((words, width_of(column)))
    sheet.set_row(row, height(*shown))
