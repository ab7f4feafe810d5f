"""How the offline workbook looks: formats by name, one tint for cells to fill, and the height that wrapped words need."""

from math import ceil
from typing import Any

INK, BAND, LINE, PALE, INPUT, QUIET = "#1F2A37", "#23415A", "#C9D3DC", "#F3F6F9", "#E4EFF8", "#5B6B7A"
FONT = "Arial"
_PLAIN = {"font_name": FONT, "font_size": 10, "font_color": INK, "valign": "top", "text_wrap": True}
_BOX = {"border": 1, "border_color": LINE, "indent": 0}
FORMATS: dict[str, dict[str, Any]] = {
    "plain": _PLAIN,
    "text": _PLAIN | _BOX,
    "label": _PLAIN | _BOX | {"bold": True, "align": "left"},
    "name": {"font_name": FONT, "font_size": 18, "bold": True, "font_color": BAND},
    "under": {"font_name": FONT, "font_size": 10, "font_color": QUIET},
    "title": {
        "font_name": FONT,
        "font_size": 12,
        "bold": True,
        "font_color": "#FFFFFF",
        "bg_color": BAND,
        "valign": "vcenter",
    },
    "guidance": _PLAIN | {"italic": True, "font_color": QUIET},
    "level": _PLAIN | {"bold": True, "bg_color": "#DCE4EB", "valign": "vcenter", "text_wrap": False},
    "head": _PLAIN | _BOX | {"bold": True, "bg_color": "#DCE4EB", "valign": "vcenter"},
    "input": _PLAIN | _BOX | {"bg_color": INPUT, "locked": False, "num_format": "@"},
    "number": _PLAIN | _BOX | {"bg_color": INPUT, "locked": False, "align": "right"},
    "link": _PLAIN | {"bold": True},
}
POINTS = 13.5


def height(*cells: tuple[str, float]) -> float:
    """Return the height of a row whose cells hold these words in columns of these widths.

    >>> height(("word", 40)), height(("word " * 20, 40))
    (18.0, 31.5)
    """
    needed = max((_lines(words, width) for words, width in cells), default=1)
    return min(needed * POINTS + 4.5, 400.0)


def _lines(words: str, width: float) -> int:
    return sum(max(1, ceil(len(part) * 0.8 / width)) for part in words.split("\n"))
