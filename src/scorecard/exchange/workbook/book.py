"""The offline workbook while it is written: its sheets, cells to fill, drop-downs, and what it keeps hidden."""

from dataclasses import dataclass, field
from typing import Any

from scorecard.core.table import ColumnSpec
from scorecard.exchange.document.assessment import Opened
from scorecard.exchange.workbook.layout import LISTS

DIGITS = 15
"""Digits that Excel keeps of a number; longer ones stand as words."""
COMMENT = {"x_scale": 2.4, "y_scale": 1.4, "font_name": "Arial", "font_size": 9, "color": "#FFFFFF"}


@dataclass(slots=True)
class Book:
    """The workbook while it is written: its formats, its lists for drop-downs, and the lines of the hidden sheet."""

    book: Any
    opened: Opened
    language: str
    formats: dict[str, Any] = field(default_factory=dict)
    lists: dict[tuple[str, ...], str] = field(default_factory=dict)
    hidden: list[tuple[str, ...]] = field(default_factory=list)

    def sheet(self, name: str) -> Any:
        """Return a new sheet: protected without a password, on landscape pages as wide as the sheet."""
        made = self.book.add_worksheet(name)
        made.hide_gridlines(2)
        made.set_landscape()
        made.set_paper(9)
        made.fit_to_pages(1, 0)
        made.set_margins(left=0.5, right=0.5, top=0.6, bottom=0.6)
        made.set_footer("&L&8&F&C&8&A&R&8&P / &N")
        options = ("format_columns", "format_rows", "sort", "autofilter", "insert_rows", "delete_rows")
        made.protect("", dict.fromkeys(options, True))
        return made

    def choices(self, words: tuple[str, ...]) -> str:
        """Return the range that holds a drop-down's words, as a formula."""
        if words not in self.lists:
            column = len(self.lists)
            self.lists[words] = f"='{LISTS}'!${_letters(column)}$1:${_letters(column)}${len(words)}"
        return self.lists[words]

    def dropped(self, column: ColumnSpec) -> tuple[str, ...]:
        """Return the words that a cell of this kind offers, or none."""
        if column.kind == "yes_no":
            return ("yes", "no")
        if column.kind != "choice":
            return ()
        return tuple(choice.title.said_in(self.language) for choice in column.choices)

    def shown(self, column: ColumnSpec, words: str) -> str:
        """Return the words that stand in a cell: a choice by its title."""
        if column.kind != "choice":
            return words
        return next(
            (choice.title.said_in(self.language) for choice in column.choices if choice.id == words), words
        )


def _letters(column: int) -> str:
    from xlsxwriter.utility import xl_col_to_name

    return str(xl_col_to_name(column))


def write_cell(book: Book, sheet: Any, row: int, column: int, spec: ColumnSpec, words: str) -> None:
    """Write a cell that people fill: words as words, numbers as numbers, a drop-down where there are choices."""
    style = book.formats["number" if spec.kind in ("count", "amount") else "input"]
    if spec.kind in ("count", "amount") and _is_number(words):
        sheet.write_number(row, column, float(words), style)
    elif words:
        sheet.write_string(row, column, words, style)
    else:
        sheet.write_blank(row, column, None, style)


def offer(book: Book, sheet: Any, rows: tuple[int, int], column: int, spec: ColumnSpec) -> None:
    """Give the cells of a column, from a first to a last row, the drop-down of their kind."""
    offered = book.dropped(spec)
    if not offered:
        return
    rule = {
        "validate": "list",
        "source": book.choices(offered),
        "error_title": "Not offered",
        "error_message": "Choose one of the list, or leave the cell empty.",
    }
    sheet.data_validation(rows[0], column, rows[1], column, rule)


def _is_number(words: str) -> bool:
    whole, _, part = words.partition(".")
    return len(words) <= DIGITS and whole.isdecimal() and whole.isascii() and (not part or part.isdecimal())
