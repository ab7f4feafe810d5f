"""Cells of a workbook: text that stays text, numbers that stay numbers, and levels by colour, sign and word."""

from datetime import date, datetime
from decimal import Decimal, InvalidOperation
from functools import cache
from typing import Any, assert_never

from scorecard.reporting.document import Align, Cell, Footnote, LevelCell, LevelMark, Line, Link, Row, Words
from scorecard.reporting.look.palette import tone
from scorecard.reporting.word.xml import clean, sign

LONGEST_TEXT = 32_767
EXACT_DIGITS = 15
_ALIGN = {"start": None, "end": "right", "centre": "center"}
_THICK, _HAIR, _DASHED = 5, 1, 3
_DIAGONAL = 14


class Looks:
    """The formats of a workbook, each made once."""

    def __init__(self, workbook: Any) -> None:
        self._made: dict[tuple[tuple[str, Any], ...], Any] = {}
        self._workbook = workbook
        ink, quiet = tone("ink").ink, tone("quiet").ink
        self.title = self.of(font_size=14, font_color=ink)
        self.plain = self.of(font_size=10, font_color=ink)
        self.text = self.of(font_size=10, font_color=ink, text_wrap=True, valign="top", align="left")
        self.quiet = self.of(font_size=10, font_color=quiet, align="left", valign="top")
        self.note = self.of(font_size=9, font_color=quiet)
        self.warning = self.of(font_size=9, font_color=tone("level:1/4").ink, bold=True)
        self.head = self.of(font_size=10, font_color=ink, bold=True, bottom=2, bottom_color=ink)
        self.link = self.of(font_size=10, font_color=tone("a").ink, underline=1)

    def of(self, **properties: Any) -> Any:
        """Return the format with these properties, in the report's type."""
        key = tuple(sorted((name, value) for name, value in properties.items() if value is not None))
        if key not in self._made:
            self._made[key] = self._workbook.add_format({"font_name": "Noto Sans", **dict(key)})
        return self._made[key]

    def header(self, align: Align) -> Any:
        """Return the format of a table's head."""
        ink = tone("ink").ink
        return self.of(
            font_size=9, font_color=ink, bold=True, text_wrap=True, valign="bottom", align=_ALIGN[align],
            bottom=2, bottom_color=ink, bg_color=tone("sunk").fill,
        )  # fmt: skip

    def body(self, align: Align, *, strong: bool, group: bool, number_format: str | None) -> Any:
        """Return the format of a table's own cell."""
        return self.of(
            font_size=9, font_color=tone("ink").ink, bold=strong or group or None, text_wrap=True, valign="top",
            align=_ALIGN[align], bottom=_HAIR, bottom_color=tone("rule").fill,
            bg_color=tone("sunk").fill if group else None, num_format=number_format,
        )  # fmt: skip

    def level(self, level: LevelCell, *, said: bool) -> Any:
        """Return the format of a level's cell: filled where computed, framed where agreed, hatched where it is still open."""
        colour, ink = tone(f"level:{level.position}/{level.of}"), tone("ink").ink
        look: dict[str, Any] = {
            "font_size": 9,
            "bold": True,
            "text_wrap": True,
            "align": "center",
            "valign": "vcenter",
        }
        match level.fill:
            case "computed":
                look |= {"bg_color": colour.fill, "font_color": colour.on}
            case "range":
                look |= {
                    "pattern": _DIAGONAL,
                    "fg_color": tone("b").fill,
                    "bg_color": tone("paper").fill,
                    "font_color": colour.ink,
                }
                look |= {"border": _DASHED, "border_color": tone("unknown").fill}
            case "not_applicable":
                look |= {"font_strikeout": True, "font_color": tone("quiet").ink, "bold": None}
            case "none":
                look |= {
                    "font_color": colour.ink,
                    "bg_color": None if said or level.agreed else tone("sunk").fill,
                }
                look |= {"border": _HAIR, "border_color": tone("rule").fill}
        if level.agreed:
            look |= {"border": _THICK, "border_color": ink}
        return self.of(**look)


def line_words(line: Line, notes: list[str]) -> str:
    """Return a line as the text of a cell; footnotes leave a number and add their words to `notes`."""
    parts = []
    for piece in line:
        match piece:
            case Words() | Link():
                parts.append(piece.text)
            case LevelMark():
                parts.append(f"{sign(piece.position, piece.of)} {piece.word}")
            case Footnote():
                notes.append(piece.text)
                parts.append(f" [{len(notes)}]")
            case _:
                assert_never(piece)
    return clean("".join(parts))


@cache
def _exact(text: str) -> Decimal | date | None:
    """Return what a cell's number is: a number that a spreadsheet can hold exactly enough, a day, or neither."""
    try:
        value = Decimal(text)
    except InvalidOperation:
        try:
            return date.fromisoformat(text)
        except ValueError:
            return None
    whole = value.is_finite() and value == value.to_integral_value()
    return value if value.is_finite() and not (whole and len(f"{abs(value):f}") > EXACT_DIGITS) else None


def write_cell(
    page: Any, looks: Looks, place: tuple[int, int], row: Row, align: Align, notes: list[str]
) -> int:
    """Write the cell of a row that stands at this place, and return how many characters found no room."""
    cell = row.cells[place[1]] if place[1] < len(row.cells) else Cell()
    words = line_words(cell.line, notes)
    if cell.level is not None:
        return _write_text(page, place, _level_words(cell, words), looks.level(cell.level, said=bool(words)))
    value = _exact(cell.number) if cell.number is not None else None
    look = looks.body(
        align, strong=row.strong, group=row.group, number_format=cell.format if value is not None else "@"
    )
    if isinstance(value, date):
        page.write_datetime(*place, datetime(value.year, value.month, value.day), look)  # noqa: DTZ001 - a sheet knows no zones
        return 0
    if value is not None:
        page.write_number(*place, float(value), look)
        return 0
    return _write_text(page, place, words, look)


def _level_words(cell: Cell, words: str) -> str:
    level = cell.level
    if level is None or any(isinstance(piece, LevelMark) for piece in cell.line):
        return words
    shows = level.fill in {"computed", "range"} or level.agreed
    return (
        f"{sign(level.position, level.of)} {words}".strip()
        if shows and (words or level.fill != "range")
        else words
    )


def _write_text(page: Any, place: tuple[int, int], words: str, look: Any) -> int:
    units = words.encode("utf-16-le")[: 2 * LONGEST_TEXT]
    kept = units.decode("utf-16-le", "ignore")
    if kept:
        page.write_string(*place, kept, look)
    else:
        page.write_blank(*place, None, look)
    return len(words) - len(kept)
