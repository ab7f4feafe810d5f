"""The report as one accessible page: a single file that asks nobody for anything and runs no script.

Words are escaped where they are put in; shapes take their places by attribute and labels by class, so that the page's own policy can
allow exactly one style sheet, by its digest, and nothing else.
"""

import base64
import hashlib
import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from functools import cache
from importlib.resources import files
from itertools import groupby
from typing import TYPE_CHECKING

from scorecard.reporting.document import (
    Block,
    Bullets,
    Contents,
    Figure,
    NewPage,
    Paragraph,
    Report,
    Section,
)
from scorecard.reporting.drawing import Chart, ChartRow, Label, Shape, Tone
from scorecard.reporting.look.marks import Mark, Sign, Words, layers, marks, sign
from scorecard.reporting.look.palette import tone
from scorecard.reporting.plain import (
    all_blocks,
    kind_of,
    labels,
    line_words,
    numbers,
    safe_target,
    shown_sections,
    targets,
    terms,
)

if TYPE_CHECKING:
    import jinja2

_FIGURE = re.compile(r"^\W*\d[^a-zA-Z]*$")
"""A number with its signs; a column of such words stands at the end side, and so does its head."""

_CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]")


def html(report: Report) -> bytes:
    """Return the report as one page of HTML in UTF-8."""
    page = _Page(report)
    body = _templates().get_template("body.html").render(page.names())
    style = page.style()
    digest = base64.b64encode(hashlib.sha256(style.encode()).digest()).decode()
    whole = (
        _templates()
        .get_template("report.html")
        .render(
            page.names(),
            body=body,
            style=style,
            digest=f"sha256-{digest}",
            signs=page.signs(),
            contents=_contents(report),
        )
    )
    return whole.encode("utf-8")


@cache
def _templates() -> "jinja2.Environment":
    """Return the templates; everything that they are given is escaped, and a name that nobody gave is an error."""
    import jinja2

    return jinja2.Environment(
        loader=jinja2.PackageLoader("scorecard.reporting", "look"),
        autoescape=True,
        undefined=jinja2.StrictUndefined,
        finalize=_without_controls,
    )


def _without_controls(value: object) -> object:
    """Return a text without the control characters that no page may hold."""
    return _CONTROL.sub("", value) if type(value) is str else value


def _contents(report: Report) -> Contents:
    """Return the contents that the report asks for; a page has them in one place, and always."""
    asked = (block for block in all_blocks(report.sections) if isinstance(block, Contents))
    return next(asked, Contents(title=""))


# ── what the templates call ──────────────────────────────────────────────────────────────────


@dataclass(frozen=True, slots=True, kw_only=True)
class _Layers:
    """A row's marks as the page stacks them: behind the row, in it, across it, and the words."""

    back: tuple[Mark, ...]
    front: tuple[Mark, ...]
    across: tuple[Mark, ...]
    words: tuple[Words, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class _Group:
    name: str
    rows: tuple[ChartRow, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class _Chart:
    """What a chart's table needs to know: its columns' heads, widths and sides, and its groups."""

    kind: str
    heads: tuple[str, ...]
    widths: tuple[str, ...]
    align: tuple[str, ...]
    groups: tuple[_Group, ...]
    own_column: bool
    worded: bool
    has_head: bool

    @property
    def shift(self) -> int:
        """Return by how many columns a row's words are moved by the column of the groups."""
        return 1 if self.own_column else 0


@dataclass(frozen=True, slots=True, kw_only=True)
class _Flow:
    """Blocks that stand in the same number of columns."""

    columns: int
    blocks: tuple[Block, ...]


@dataclass(slots=True)
class _Page:
    """A page being made: it counts notes and fields and remembers which colours, places and signs its style sheet needs."""

    report: Report
    noted: list[str] = field(default_factory=list)
    tones: set[Tone] = field(default_factory=set)
    places: set[float] = field(default_factory=set)
    widths: set[float] = field(default_factory=set)
    levels: set[tuple[int, int]] = field(default_factory=set)
    keys: list[str] = field(default_factory=list)

    @property
    def mirrored(self) -> bool:
        """Say whether the page runs from right to left."""
        return self.report.direction == "rtl"

    def names(self) -> dict[str, object]:
        """Return what the templates may name."""
        left_out = {*self.report.sections} - {*shown_sections(self.report.sections)}
        places = targets(self.report) - {section.id for section in left_out}
        tools: dict[str, Callable[..., object]] = {
            "kind": kind_of,
            "safe": lambda target: safe_target(target, places),
            "note": self.note,
            "tone": self.tone,
            "place": self.place,
            "shares": self.shares,
            "sign_width": self.sign_width,
            "layered": self.layered,
            "chart_of": self.chart_of,
            "fields": self.field_number,
            "flows": lambda section: tuple(_flows(section)),
            "differs": _differs,
        }
        return {
            "report": self.report,
            "sections": shown_sections(self.report.sections),
            "terms": terms(self.report),
            "numbers": numbers(self.report),
            "noted": self.noted,
            "mirrored": self.mirrored,
            **tools,
        }

    def note(self, text: str) -> int:
        """Keep a footnote and return its number."""
        self.noted.append(text)
        return len(self.noted)

    def field_number(self, key: str) -> int:
        """Keep a field and return its number."""
        self.keys.append(key)
        return len(self.keys)

    def tone(self, name: Tone) -> str:
        """Return the class of a tone."""
        self.tones.add(name)
        return _class("t", name.replace(":", "-").replace("/", "-"))

    def place(self, x: float) -> str:
        """Return the class that puts a label at a place."""
        self.places.add(round(float(x), 2))
        return _class("x", f"{round(x, 2):g}")

    def shares(self, weights: Iterable[int]) -> tuple[str, ...]:
        """Return the classes that share out the width of a table."""
        all_weights = tuple(weights)
        shares = [round(100 * weight / (sum(all_weights) or 1), 2) for weight in all_weights]
        self.widths.update(shares)
        return tuple(_class("w", f"{share:g}") for share in shares)

    def sign_width(self, at: tuple[int, int]) -> float:
        """Keep a level's sign and return how wide it is."""
        self.levels.add(at)
        return sign(*at).width

    def layered(self, shapes: tuple[Shape, ...]) -> _Layers:
        """Return the marks of a row in layers; labels keep their own side, for the page's style mirrors them itself."""
        drawn = marks(shapes, mirrored=self.mirrored)
        said = tuple(mark for mark in marks(shapes) if isinstance(mark, Words))
        back, front, across = layers(mark for mark in drawn if not isinstance(mark, Words))
        return _Layers(back=back, front=front, across=across, words=said)

    def chart_of(self, chart: Chart) -> _Chart:
        """Return what a chart's table needs to know."""
        columns = len(chart.before)
        grouped = any(row.group for row in chart.rows)
        own = grouped and all(len(row.before) < columns for row in chart.rows)
        before = chart.before_weights if len(chart.before_weights) == columns else (20,) * columns
        after = (
            chart.after_weights if len(chart.after_weights) == len(chart.after) else (10,) * len(chart.after)
        )
        shift = 1 if own else 0
        named = ["at-start"] * (1 + shift)
        sides = [
            _side(row.before[at] for row in chart.rows if at < len(row.before))
            for at in range(1, columns - shift)
        ]
        return _Chart(
            kind=_class("", chart.kind),
            heads=chart.before,
            widths=self.shares((*before, chart.drawn_weight, *after)),
            align=(*named, *sides),
            groups=tuple(_groups(chart.rows)),
            own_column=own,
            worded=any(isinstance(shape, Label) for row in chart.rows for shape in row.shapes),
            has_head=bool(labels(chart.head)),
        )

    def signs(self) -> list[tuple[str, Sign]]:
        """Return the signs that the page uses, by name."""
        return [(f"{at}-{of}", sign(at, of, mirrored=self.mirrored)) for at, of in sorted(self.levels)]

    def style(self) -> str:
        """Return the one style sheet: the colours and places that this page uses, then the sheet that every page shares."""
        light = "".join(_rule(name, dark=False) for name in sorted(self.tones))
        dark = "".join(_rule(name, dark=True) for name in sorted(self.tones))
        at = "".join(f".{_class('x', f'{x:g}')}{{inset-inline-start:{x:g}%}}" for x in sorted(self.places))
        wide = "".join(f".{_class('w', f'{w:g}')}{{inline-size:{w:g}%}}" for w in sorted(self.widths))
        sheet = files("scorecard.reporting.look").joinpath("report.css").read_text(encoding="utf-8")
        return f"{light}@media screen and (prefers-color-scheme:dark){{{dark}}}{at}{wide}\n{sheet}"


def _rule(name: Tone, *, dark: bool) -> str:
    colour = tone(name, dark=dark)
    selector = _class("t", name.replace(":", "-").replace("/", "-"))
    return f".{selector}{{--fill:{colour.fill};--on:{colour.on};--ink:{colour.ink}}}"


def _class(kind: str, name: object) -> str:
    """Return a class's name, of letters, digits and hyphens only."""
    plain = "".join(letter if letter.isascii() and letter.isalnum() else "-" for letter in f"{name}")
    return f"{kind}-{plain}".lstrip("-")


def _side(texts: Iterable[str]) -> str:
    """Return the side on which a column of words stands: figures stand at the end."""
    return "at-end" if all(_FIGURE.match(text) for text in texts) else "at-start"


def _groups(rows: tuple[ChartRow, ...]) -> Iterator[_Group]:
    """Return the rows by group; a row without a group's name belongs to the group above it."""
    starts = [at for at, row in enumerate(rows) if row.group or at == 0]
    for start, end in zip(starts, [*starts[1:], len(rows)], strict=True):
        yield _Group(name=rows[start].group, rows=rows[start:end])


def _flows(section: Section) -> Iterator[_Flow]:
    """Return a section's blocks; where it asks for columns, its narrative stands in them and all else across them."""
    shown = [block for block in section.blocks if not isinstance(block, Contents | NewPage)]

    def columns(block: Block) -> int:
        return section.columns if isinstance(block, Paragraph | Bullets) else 1

    for count, blocks in groupby(shown, key=columns):
        yield _Flow(columns=count, blocks=tuple(blocks))


def _differs(figure: Figure) -> bool:
    """Say whether a figure's table has words that its chart does not print."""
    said = {*figure.chart.before, *figure.chart.after, *labels(figure.chart.head)}
    for row in figure.chart.rows:
        said |= {row.group, *row.before, *row.after, *labels(row.shapes)}
    told = {column.title for column in figure.table.columns}
    told |= {line_words(cell.line) for row in figure.table.rows for cell in row.cells}
    return not told - {""} <= said
