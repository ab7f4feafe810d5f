"""On which page a heading is likely to stand, so that a table of contents has its numbers before Word has counted.

An estimate from sizes and the number of characters; Word puts the true numbers when a person updates the table of contents.
"""

from dataclasses import dataclass
from math import ceil

from scorecard.reporting.document import (
    Block,
    Bullets,
    Callout,
    Contents,
    Facts,
    Figure,
    FormField,
    Line,
    NewPage,
    Paragraph,
    Table,
)
from scorecard.reporting.word.charts import chart_height
from scorecard.reporting.word.draft import line_text

PAGE_HEIGHT, PAGE_WIDTH = 249.0, 172.0
BODY_LINE, SMALL_LINE = 4.85, 4.05
BODY_LETTER, SMALL_LETTER = 1.72, 1.53
CELL_SPACE = 1.6
HEADING_HEIGHTS = {1: 19.0, 2: 13.0, 3: 10.5, 4: 9.0}


def _lines(text: str, width: float, letter: float) -> int:
    return sum(max(ceil(len(piece) * letter / width), 1) for piece in text.split("\n"))


def _body(line: Line, width: float) -> float:
    return _lines(line_text(line), width, BODY_LETTER) * BODY_LINE + 2.1


def table_height(table: Table) -> float:
    """Return about how many millimetres a table's rows are high, its head and note included."""
    total = sum(max(column.weight, 1) for column in table.columns) or 1
    widths = [max(PAGE_WIDTH * max(column.weight, 1) / total - 2.5, 4) for column in table.columns]
    height = (
        SMALL_LINE
        + CELL_SPACE
        + (_lines(table.note, PAGE_WIDTH, SMALL_LETTER) * SMALL_LINE + 5 if table.note else 1)
    )
    for row in table.rows:
        needed = [
            _lines(line_text(cell.line) + "●●○ " * (cell.level is not None), width, SMALL_LETTER)
            for cell, width in zip(row.cells, [PAGE_WIDTH] if row.group else widths, strict=False)
        ]
        height += max(needed, default=1) * SMALL_LINE + CELL_SPACE
    return height


def _figure_height(figure: Figure) -> float:
    caption = _lines(figure.caption, PAGE_WIDTH, SMALL_LETTER) * SMALL_LINE + 6.5
    native = figure.chart.native
    drawn = chart_height(native) + 2 if native else 0
    said = _lines(figure.sentence, PAGE_WIDTH, SMALL_LETTER) * SMALL_LINE + 4
    note = _lines(figure.note, PAGE_WIDTH, SMALL_LETTER) * SMALL_LINE + 5 if figure.note else 0
    return caption + drawn + said + note + (table_height(figure.table) if figure.table.rows else 0)


def block_height(block: Block, share: float = 1.0) -> float:
    """Return about how many millimetres a block is high; `share` is the part of the width that it has."""
    width = PAGE_WIDTH * share
    match block:
        case Paragraph():
            return _body(block.line, width) * (1.25 if block.role == "lede" else 1)
        case Bullets():
            return sum(_body(item, width - 5) - 1 for item in block.items)
        case Facts():
            return sum(
                _lines(line_text(line), width * 0.7, SMALL_LETTER) * SMALL_LINE + CELL_SPACE
                for _, line in block.pairs
            )
        case Callout():
            return 12 + sum(_body(line, width) - 2.1 for line in block.lines)
        case Table():
            return table_height(block) + _lines(block.caption, width, SMALL_LETTER) * SMALL_LINE + 6.5
        case Figure():
            return _figure_height(block)
        case FormField():
            return 10 + BODY_LINE * max(block.lines, block.value.count("\n") + 1) + 6
        case Contents() | NewPage():
            return 0


@dataclass(slots=True)
class Pager:
    """Where the text stands: which page, and how many millimetres of it are used. The cover is page one."""

    page: int = 2
    used: float = 0.0

    def turn(self) -> None:
        """Begin a page, unless one has just begun."""
        if self.used:
            self.page, self.used = self.page + 1, 0.0

    def advance(self, height: float, *, whole: bool = False) -> None:
        """Move down by a height; what stays whole goes to the next page when it does not fit."""
        if whole and self.used + height > PAGE_HEIGHT:
            self.turn()
        self.used += height
        while self.used > PAGE_HEIGHT:
            self.page, self.used = self.page + 1, self.used - PAGE_HEIGHT

    def head(self, level: int) -> int:
        """Return the page of a heading of this level, which stays with the lines after it."""
        height = HEADING_HEIGHTS.get(level, HEADING_HEIGHTS[4])
        if self.used + height + 2 * BODY_LINE > PAGE_HEIGHT:
            self.turn()
        self.used += height
        return self.page
