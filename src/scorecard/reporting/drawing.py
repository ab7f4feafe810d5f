"""A chart as plain data: a table whose one column is drawn, with geometry that every renderer shares.

A renderer never computes: it puts the shapes where they are told to be. `x` and `width` run from 0 to 100 across the drawn
column in reading direction (a renderer mirrors them for right-to-left), `y` and `height` from 0 to 10 down the row.
"""

from dataclasses import dataclass
from typing import Literal

Tone = str
"""A colour by its role: `level:2/4` (second of four), `a`, `b`, `c` (series), `band`, `ink`, `quiet`, `rule`, `sunk`, `unknown`, `paper`."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Box:
    """A rectangle. `hatched` is what is not known or not marked, `framed` an outline alone, `dashed` an outline that may move."""

    x: float
    width: float
    y: float = 1.5
    height: float = 7
    tone: Tone = "a"
    style: Literal["solid", "hatched", "framed", "dashed"] = "solid"


@dataclass(frozen=True, slots=True, kw_only=True)
class Rule:
    """A line: vertical over the row's whole height when `to` is None, else horizontal at mid-height from `x` to `to`."""

    x: float
    to: float | None = None
    tone: Tone = "ink"
    dashed: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Dot:
    """A mark at one value. `hollow` tells a second series without colour; `diamond` is a date."""

    x: float
    tone: Tone = "a"
    form: Literal["full", "hollow", "diamond"] = "full"


@dataclass(frozen=True, slots=True, kw_only=True)
class Label:
    """Words inside the drawn column. `sign` = (position, of) puts a level's sign (its steps) before the words."""

    x: float
    text: str
    anchor: Literal["start", "middle", "end"] = "middle"
    tone: Tone = "ink"
    strong: bool = False
    sign: tuple[int, int] | None = None


Shape = Box | Rule | Dot | Label


@dataclass(frozen=True, slots=True, kw_only=True)
class ChartRow:
    """A row: the words before the drawing, the shapes, the figures after it. `group` opens a group with that name."""

    before: tuple[str, ...]
    shapes: tuple[Shape, ...]
    after: tuple[str, ...] = ()
    strong: bool = False
    group: str = ""
    sentence: str = ""
    """The row said in words, for a reader who does not see the shapes."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Key:
    """A legend's entry: the shapes in small, and what they mean."""

    shapes: tuple[Shape, ...]
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Series:
    """One series of an office program's own chart; values are decimal strings, one per category, None where there is none.

    `hidden` carries the offset of a floating bar and is drawn without fill.
    """

    name: str
    values: tuple[str | None, ...]
    tone: Tone = "a"
    hidden: bool = False
    tones: tuple[Tone, ...] = ()
    """A tone per point, where the points differ; empty means `tone` for all."""


@dataclass(frozen=True, slots=True, kw_only=True)
class NativeChart:
    """The same chart as Word and Excel draw it themselves, so that a person can edit it there.

    `bars` are horizontal. `number_format` is an Excel format. `lines` are thresholds on the value axis: (value, name).
    """

    kind: Literal["bars_clustered", "bars_stacked", "bars_stacked_100"]
    categories: tuple[str, ...]
    series: tuple[Series, ...]
    number_format: str = "0"
    axis_title: str = ""
    least: str | None = None
    greatest: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Chart:
    """A chart: heads of the columns before and after, the head of the drawn one as shapes, rows, legend and its native twin.

    `before_weights`, `after_weights` and `drawn_weight` share out the width. `native` is None where office programs have no such
    chart (the overview matrix): they show the figure's table with its level cells instead.
    """

    kind: str
    before: tuple[str, ...]
    after: tuple[str, ...]
    head: tuple[Shape, ...]
    rows: tuple[ChartRow, ...]
    keys: tuple[Key, ...] = ()
    before_weights: tuple[int, ...] = ()
    after_weights: tuple[int, ...] = ()
    drawn_weight: int = 40
    native: NativeChart | None = None
