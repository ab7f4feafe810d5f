"""Shapes made ready to be put on a surface: mirrored where the script asks for it, every word in a colour that can be read there.

Both the page and the paper draw these marks, so that a chart is the same chart on both.
"""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import Literal

from scorecard.reporting.drawing import Box, Dot, Label, Rule, Shape, Tone

Part = Literal["fill", "on", "ink"]

_ROW = 10.0
"""The height of a row in the units of a drawing."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Words:
    """A label with the colour it takes here; `backed` asks for paper behind it, because it stands on a hatch."""

    label: Label
    tone: Tone
    part: Part
    backed: bool = False


Mark = Box | Rule | Dot | Words


@dataclass(frozen=True, slots=True, kw_only=True)
class Bar:
    """One step of a level's sign, in a sign that is 14 units high."""

    x: float
    y: float
    width: float
    height: float
    full: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Sign:
    """A level's sign: n - 1 rising steps, of which those that are reached are full."""

    width: float
    bars: tuple[Bar, ...]


def sign(position: int, of: int, *, mirrored: bool = False) -> Sign:
    """Return the sign of a level; the lowest has hollow steps only. `mirrored` lets the steps rise towards the left.

    >>> [bar.full for bar in sign(2, 4).bars]
    [True, False, False]
    """
    steps = max(of - 1, 1)
    pitch, gap = (5.6, 0.8) if steps <= 3 else (4.4, 0.8)
    width = steps * pitch - gap
    heights = [5 + i * 9 / (steps - 1) for i in range(steps)] if steps > 1 else [14.0]
    bars = tuple(
        Bar(
            x=round(width - i * pitch - (pitch - gap) if mirrored else i * pitch, 2),
            y=round(14 - height, 2),
            width=round(pitch - gap, 2),
            height=round(height, 2),
            full=i < position - 1,
        )
        for i, height in enumerate(heights)
    )
    return Sign(width=round(width, 2), bars=bars)


def marks(shapes: Iterable[Shape], *, mirrored: bool = False) -> tuple[Mark, ...]:
    """Return shapes ready to be drawn; `mirrored` turns boxes, rules, dots and labels round for right-to-left."""
    done: list[Mark] = []
    drawn = tuple(shapes)
    for at, shape in enumerate(drawn):
        turned = _mirrored(shape) if mirrored else shape
        if isinstance(shape, Label) and isinstance(turned, Label):
            done.append(_words(shape, turned, drawn[:at]))
        elif not isinstance(turned, Label):
            done.append(turned)
    return tuple(done)


def layers(ready: Iterable[Mark]) -> tuple[tuple[Mark, ...], tuple[Mark, ...], tuple[Mark, ...]]:
    """Return marks in three layers: what fills the row's whole height behind, the marks themselves, and lines across them.

    A row grows with its words; bands and thresholds must then still reach from row to row.
    """
    back: list[Mark] = []
    front: list[Mark] = []
    across: list[Mark] = []
    for mark in ready:
        if spans_row(mark) and not front:
            back.append(mark)
        elif spans_row(mark) and isinstance(mark, Rule):
            across.append(mark)
        else:
            front.append(mark)
    return tuple(back), tuple(front), tuple(across)


def spans_row(mark: Mark) -> bool:
    """Say whether a mark reaches over the row's whole height."""
    match mark:
        case Box():
            return mark.y <= 0 and mark.height >= _ROW
        case Rule():
            return mark.to is None
        case _:
            return False


def _mirrored(shape: Shape) -> Shape:
    match shape:
        case Box():
            return replace(shape, x=round(100 - shape.x - shape.width, 4))
        case Rule():
            end = None if shape.to is None else round(100 - shape.to, 4)
            return replace(shape, x=round(100 - shape.x, 4), to=end)
        case Dot():
            return replace(shape, x=round(100 - shape.x, 4))
        case Label():
            anchors: dict[str, Literal["start", "middle", "end"]] = {
                "start": "end",
                "middle": "middle",
                "end": "start",
            }
            return replace(shape, x=round(100 - shape.x, 4), anchor=anchors[shape.anchor])


def _words(label: Label, turned: Label, below: tuple[Shape, ...]) -> Words:
    """Return the label with its colour: the one made for the area it stands on, else its own as ink."""
    inward = {"start": 0.5, "middle": 0.0, "end": -0.5}[label.anchor]
    area = _area_at(label.x + inward, below)
    if area is None or area.tone in {"paper", "sunk", "band", "rule"}:
        return Words(label=turned, tone=label.tone, part="ink")
    if area.style == "hatched":
        return Words(label=turned, tone=label.tone, part="ink", backed=True)
    return Words(label=turned, tone=area.tone, part="on")


def _area_at(x: float, below: tuple[Shape, ...]) -> Box | None:
    areas = [
        s
        for s in below
        if isinstance(s, Box) and s.style in {"solid", "hatched"} and s.x <= x <= s.x + s.width
    ]
    return areas[-1] if areas else None
