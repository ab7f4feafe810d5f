"""The report as a PDF: tagged, checked against PDF/UA-1 while it is made, the same bytes for the same report.

The template reads the report as data, so no word of it is ever read as code. Letters that no installed font holds stand as � and are
named on the last page. Should the check still refuse a report, it is made without the claim to PDF/UA: a report that can be read is worth
more than none.
"""

import json
import re
from collections import Counter
from dataclasses import is_dataclass
from datetime import UTC, datetime
from functools import cache
from importlib.resources import files
from itertools import pairwise
from typing import TYPE_CHECKING, Literal

from scorecard.reporting.document import Figure, LevelCell, LevelMark, Link, Report, Section, Table
from scorecard.reporting.drawing import Chart, Label
from scorecard.reporting.look.letters import (
    families,
    large_fonts,
    needs_chinese,
    printable,
    small_fonts,
    unprintable,
)
from scorecard.reporting.look.marks import Words, marks, sign
from scorecard.reporting.look.palette import ROLES, tone
from scorecard.reporting.plain import Plain, kind_of, numbers, safe_target, targets, terms

if TYPE_CHECKING:
    import typst

_LANGUAGE = re.compile(r"^([a-z]{2,3})(?:-([A-Z]{2}))?\b")


def pdf(report: Report) -> bytes:
    """Return the report as a PDF/UA-1 file."""
    import typst

    data = _data(report)
    made = datetime.fromisoformat(report.made_on[:10]).replace(tzinfo=UTC)
    try:
        return _compiled(data, made, standard="ua-1")
    except typst.TypstError as refused:
        if "PDF/UA-1 error" not in refused.message:
            raise
        return _compiled(data, made, standard="1.7")


def _compiled(data: dict[str, Plain], made: datetime, *, standard: Literal["ua-1", "1.7"]) -> bytes:
    """Return the file; a compiler reads its template once, so every attempt has its own."""
    import typst

    compiler = typst.Compiler(
        files("scorecard.reporting.look").joinpath("report.typ").read_bytes(),
        font_paths=_fonts(chinese=data["chinese"] is True),
        sys_inputs={"data": json.dumps(data, ensure_ascii=False)},
    )
    file = compiler.compile(format="pdf", pdf_standards=[standard], timestamp=made)
    if not isinstance(file, bytes):
        raise TypeError("The compiler gave no file.")
    return file


def unprintable_letters(report: Report) -> frozenset[str]:
    """Return the letters of the report that stand as � in the PDF, because no installed font holds them."""
    return unprintable(printable(_all_text(report)))


@cache
def _fonts(*, chinese: bool) -> "typst.Fonts":
    """Return the fonts of the installed packages; those of the computer are never used, so that every computer prints the same."""
    import typst

    folders = {path.parent for path in (*small_fonts(), *(large_fonts() if chinese else ()))}
    return typst.Fonts(include_system_fonts=False, include_embedded_fonts=False, font_paths=sorted(folders))


# ── the report as the template reads it ──────────────────────────────────────────────────────

_SKIPPED: dict[type, frozenset[str]] = {
    Figure: frozenset({"table"}),
    Chart: frozenset({"native"}),
    Report: frozenset({"words"}),
}
"""What the paper has no place for: the table behind a chart, the chart of an office program, words that come as terms."""


class _Paper:
    """Turns a report into the template's data: marks instead of shapes, numbers, safe links, letters that can be printed."""

    def __init__(self, report: Report) -> None:
        self.mirrored = report.direction == "rtl"
        self.numbers = numbers(report)
        self.targets = targets(report)
        self.text = printable(_all_text(report))
        self.missing = unprintable(self.text)
        self.named: set[str] = set()
        self.levels: set[tuple[int, int]] = set()

    def data(self, value: object) -> Plain:
        if isinstance(value, str):
            return printable(value, without=self.missing)
        if value is None or isinstance(value, int | float):
            return value
        if isinstance(value, tuple):
            return [self.data(item) for item in value]
        return self.record(value)

    def record(self, value: object) -> dict[str, Plain]:
        if not is_dataclass(value):
            raise TypeError(f"A report holds no {type(value).__name__}.")
        record: dict[str, Plain] = {"kind": kind_of(value)}
        skipped = _SKIPPED.get(type(value), frozenset())
        for name in value.__dataclass_fields__:
            if name in {"head", "shapes"}:
                record[name] = [
                    self.mark(mark) for mark in marks(getattr(value, name), mirrored=self.mirrored)
                ]
            elif name not in skipped:
                record[name] = self.data(getattr(value, name))
        return record | self.more(value)

    def more(self, value: object) -> dict[str, Plain]:
        """Return what the template needs to know besides a value's own fields."""
        match value:
            case Chart():
                return _of_chart(value)
            case Link():
                return {"target": safe_target(value.target, self.targets)}
            case Section():
                return {"id": self.once(value.id)}
            case Figure() | Table():
                return {"id": self.once(value.id), "number": self.numbers[value.id]}
            case LevelMark() | LevelCell():
                self.levels.add((value.position, value.of))
                return {}
            case _:
                return {}

    def mark(self, mark: object) -> Plain:
        if not isinstance(mark, Words):
            return self.record(mark)
        if mark.label.sign:
            self.levels.add(mark.label.sign)
        return self.record(mark.label) | {"tone": mark.tone, "part": mark.part, "backed": mark.backed}

    def once(self, name: str) -> str:
        """Return an id where it is met first, and nothing afterwards: two places of one name cannot be linked to."""
        if name in self.named:
            return ""
        self.named.add(name)
        return name


def _data(report: Report) -> dict[str, Plain]:
    paper = _Paper(report)
    data = paper.record(report)
    matched = _LANGUAGE.match(report.language)
    counted = Counter(paper.text) if paper.missing else Counter()
    chinese = needs_chinese(paper.text)
    scales = {of for _, of in paper.levels} | _scales(report)
    return data | {
        "title": printable(
            f"{report.cover.title}, {report.cover.subject}".strip(", "), without=paper.missing
        ),
        "lang": matched[1] if matched else "en",
        "region": matched[2] if matched else None,
        "fonts": [*families(chinese=chinese)],
        "chinese": chinese,
        "terms": {key: printable(word, without=paper.missing) for key, word in terms(report).items()},
        "unprintable": ", ".join(
            f"U+{ord(letter):04X} ({counted[letter]})" for letter in sorted(paper.missing)
        ),
        "tones": {
            name: _colour(name)
            for name in (*ROLES, *(f"level:{i + 1}/{of}" for of in scales for i in range(of)))
        },
        "signs": {
            f"{at}/{of}": paper.record(sign(at, of, mirrored=paper.mirrored)) for at, of in paper.levels
        },
    }


def _colour(name: str) -> Plain:
    colour = tone(name)
    return {"fill": colour.fill, "on": colour.on, "ink": colour.ink}


def _scales(report: Report) -> set[int]:
    """Return the lengths of the scales whose colours a drawing of the report names."""
    return {int(of) for of in re.findall(r"'level:\d+/(\d+)'", repr(report.sections))}


def _of_chart(chart: Chart) -> dict[str, Plain]:
    """Return how a chart's groups stand, how long each is, which weights share the width, and whether its rows hold words."""
    columns = len(chart.before)
    grouped = any(row.group for row in chart.rows)
    own = grouped and all(len(row.before) < columns for row in chart.rows)
    starts = [at for at, row in enumerate(chart.rows) if row.group] + [len(chart.rows)]
    spans = {at: end - at for at, end in pairwise(starts)}
    return {
        "grouped": ("column" if own else "row") if grouped else "",
        "spans": [spans.get(at, 1) for at in range(len(chart.rows))],
        "worded": any(isinstance(shape, Label) for row in chart.rows for shape in row.shapes),
        "before_weights": [*_weights(chart.before_weights, columns, 20)],
        "after_weights": [*_weights(chart.after_weights, len(chart.after), 10)],
    }


def _weights(given: tuple[int, ...], columns: int, usual: int) -> tuple[int, ...]:
    """Return the weights of columns, or the usual one for each where they were not all given."""
    return given if len(given) == columns else (usual,) * columns


def _all_text(value: object) -> str:
    """Return every text of a report in one, to see which letters it needs."""
    found: list[str] = []
    waiting = [value]
    while waiting:
        one = waiting.pop()
        if isinstance(one, str):
            found.append(one)
        elif isinstance(one, tuple):
            waiting += one
        elif is_dataclass(one):
            waiting += [getattr(one, name) for name in one.__dataclass_fields__]
    return "".join(found)
