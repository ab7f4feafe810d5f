"""The report as a value: sections and blocks in reading order, before any format is chosen."""

from dataclasses import dataclass
from typing import Literal

from scorecard.reporting.drawing import Chart

Direction = Literal["ltr", "rtl"]
Align = Literal["start", "end", "centre"]


# ── words in a line ──────────────────────────────────────────────────────────────────────────


@dataclass(frozen=True, slots=True, kw_only=True)
class Words:
    """A run of text; `strong` is the only emphasis, because italics and capitals do not exist in every script."""

    text: str
    strong: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Link:
    """A run that leads somewhere: an address, or `#id` for a section, table or figure of the same report."""

    text: str
    target: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Footnote:
    """A note hung on the place where it stands; renderers number it."""

    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class LevelMark:
    """A level named in a line: its sign and its word, never a colour alone. `position` counts from 1 of `of`."""

    word: str
    position: int
    of: int


Run = Words | Link | Footnote | LevelMark
Line = tuple[Run, ...]


# ── blocks ───────────────────────────────────────────────────────────────────────────────────


@dataclass(frozen=True, slots=True, kw_only=True)
class Paragraph:
    """One paragraph; `role` picks the style and nothing else."""

    line: Line
    role: Literal["body", "lede", "note", "label"] = "body"


@dataclass(frozen=True, slots=True, kw_only=True)
class Bullets:
    """A list of lines; `ordered` numbers them."""

    items: tuple[Line, ...]
    ordered: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Facts:
    """Label and value pairs, such as the cover's or the head of an indicator's page."""

    pairs: tuple[tuple[str, Line], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Callout:
    """Something that a reader must not miss: what is still open, what is reconstructed, what differs."""

    title: str
    lines: tuple[Line, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class LevelCell:
    """What a cell of the overview shows: the computed level fills it, the agreed one frames it, a range hatches it."""

    position: int
    of: int
    fill: Literal["none", "computed", "range", "not_applicable"] = "none"
    agreed: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Cell:
    """A table's cell: its words, and where the value is a number or a level, that too.

    `number` is the value itself as a decimal string ("0.6137", "1343833"), for spreadsheets; `format` says how a spreadsheet
    shows it ("0", "#,##0", "0.0%", "yyyy-mm-dd"). `line` is what every other format prints.
    """

    line: Line = ()
    number: str | None = None
    format: str | None = None
    level: LevelCell | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Column:
    """A table's column: its head, how it aligns, and its share of the width (any positive number)."""

    title: str
    align: Align = "start"
    weight: int = 10


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """A table's row; a `group` row is a heading inside the table and holds one cell."""

    cells: tuple[Cell, ...]
    strong: bool = False
    group: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Table:
    """A table with a caption and a header row; `sheet` is the name of its sheet in a workbook (at most 31 characters).

    A table with `sheet` empty is not repeated in the workbook. `row_headers` says that the first cell of a row names it.
    """

    id: str
    caption: str
    columns: tuple[Column, ...]
    rows: tuple[Row, ...]
    note: str = ""
    sheet: str = ""
    row_headers: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class Figure:
    """A chart with its finding as caption, the sentence that says it without eyes, and the table it was drawn from."""

    id: str
    caption: str
    chart: Chart
    sentence: str
    table: Table
    note: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class FormField:
    """A place for a small group to write in, in a section that was exported to be filled.

    `key` is where the text goes when it is read back; `choices` makes it a drop-down, otherwise it is free text.
    """

    key: str
    label: str
    value: str = ""
    choices: tuple[tuple[str, str], ...] = ()
    lines: int = 1


@dataclass(frozen=True, slots=True, kw_only=True)
class Contents:
    """The place of the table of contents."""

    title: str
    depth: int = 2


@dataclass(frozen=True, slots=True, kw_only=True)
class NewPage:
    """The next block begins a page."""


Block = Paragraph | Bullets | Facts | Callout | Table | Figure | FormField | Contents | NewPage


@dataclass(frozen=True, slots=True, kw_only=True)
class Section:
    """A heading and what stands under it: blocks first, then sections one level down. `columns` asks for two on paper.

    A section without a title has no heading and stands in no table of contents.
    """

    id: str
    title: str
    blocks: tuple[Block, ...] = ()
    sections: "tuple[Section, ...]" = ()
    columns: int = 1
    new_page: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Imprint:
    """What every page's foot says: which edition, its digest, which version of the product, which state of the document."""

    edition: str
    digest: str
    version: str
    state: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Cover:
    """The first page: what it is, of whom, when and by whom."""

    title: str
    subtitle: str
    subject: str
    date: str
    author: str = ""
    office: str = ""
    facts: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Report:
    """The whole report. `made_on` (ISO date) is the only time that a rendered file carries, so equal input gives equal bytes."""

    cover: Cover
    language: str
    direction: Direction
    running_head: str
    made_on: str
    imprint: Imprint
    sections: tuple[Section, ...]
    words: "tuple[tuple[str, str], ...]" = ()
    """The renderers' own few words in the report's language: figure, table, contents, page, notes, show_table, …"""
