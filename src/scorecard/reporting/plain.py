"""The report as plain data, as a list of words, and the few words that every renderer needs besides."""

from collections.abc import Iterable, Iterator
from dataclasses import fields, is_dataclass

from scorecard.reporting.document import (
    Block,
    Bullets,
    Callout,
    Contents,
    Cover,
    Facts,
    Figure,
    Footnote,
    FormField,
    Line,
    NewPage,
    Paragraph,
    Report,
    Section,
    Table,
)
from scorecard.reporting.drawing import Label, Shape

Plain = str | int | float | bool | None | list["Plain"] | dict[str, "Plain"]

_TERMS = {
    "back": "Back to the text",
    "contents": "Contents",
    "digest": "digest",
    "drawing": "Drawing",
    "figure": "Figure",
    "notes": "Notes",
    "page": "Page",
    "show_table": "Show the table",
    "skip": "Skip to the content",
    "table": "Table",
    "unprintable": "Characters that this file cannot show stand as �:",
    "version": "version",
}


def terms(report: Report) -> dict[str, str]:
    """Return the renderers' own words, in the report's language where it gives them and in English where it does not."""
    return _TERMS | dict(report.words)


def plain(report: Report) -> dict[str, Plain]:
    """Return the report as JSON data; every block, run and shape says in `kind` what it is."""
    return _plain_value(report)


def words(report: Report) -> list[str]:
    """Return the words of the report in reading order: cover, sections, then the text of all footnotes.

    What every format adds in its own place stays out: contents, numbers of figures and notes, running heads, page feet, and what
    only some formats show (the table behind a chart, the sentences for those who do not see it).
    """
    notes: list[str] = []
    texts = list(_of_cover(report.cover))
    for section in shown_sections(report.sections):
        texts += _of_section(section, notes)
    return " ".join(texts + notes).split()


def numbers(report: Report) -> dict[str, int]:
    """Return the number of every figure and of every table by its id; figures and tables are counted apart, in reading order."""
    counts: dict[str, int] = {}
    counted = {Figure: 0, Table: 0}
    for block in all_blocks(report.sections):
        if isinstance(block, Figure | Table):
            counted[type(block)] += 1
            counts.setdefault(block.id, counted[type(block)])
    return counts


def all_blocks(sections: Iterable[Section]) -> Iterator[Block]:
    """Return every block of the sections and of those within them, in reading order."""
    for section in sections:
        yield from section.blocks
        yield from all_blocks(section.sections)


def all_sections(sections: Iterable[Section]) -> Iterator[Section]:
    """Return every section and those within it, in reading order."""
    for section in sections:
        yield section
        yield from all_sections(section.sections)


def shown_sections(sections: Iterable[Section]) -> tuple[Section, ...]:
    """Return the sections that hold more than the place of the contents; a page, for one, has its contents in a place of their own."""
    return tuple(
        section
        for section in sections
        if section.sections
        or not section.blocks
        or not all(isinstance(block, Contents | NewPage) for block in section.blocks)
    )


def targets(report: Report) -> frozenset[str]:
    """Return the ids that a link of the report can lead to."""
    places = {section.id for section in all_sections(report.sections) if section.title.strip()}
    places |= {block.id for block in all_blocks(report.sections) if isinstance(block, Figure | Table)}
    return frozenset(places - {""})


def safe_target(target: str, places: frozenset[str]) -> str:
    """Return a link's target if it leads to a place of the report, to the web or to a mailbox, else nothing.

    >>> safe_target("javascript:alert(1)", frozenset())
    ''
    """
    if target.startswith("#"):
        return target if target[1:] in places else ""
    return target if target.lower().startswith(("https://", "http://", "mailto:")) else ""


# ── plain data ───────────────────────────────────────────────────────────────────────────────


def _plain(value: object) -> Plain:
    if value is None or isinstance(value, str | int | float | bool):
        return value
    if isinstance(value, tuple | list):
        return [_plain(item) for item in value]
    return _plain_value(value)


def _plain_value(value: object) -> dict[str, Plain]:
    if not is_dataclass(value):
        raise TypeError(f"A report holds no {type(value).__name__}.")
    data: dict[str, Plain] = {"kind": kind_of(value)}
    data |= {field.name: _plain(getattr(value, field.name)) for field in fields(value)}
    return data


def kind_of(value: object) -> str:
    """Return what a value is, as data has it: "form_field" for a FormField."""
    return "".join(
        f"_{letter.lower()}" if letter.isupper() else letter for letter in type(value).__name__
    ).lstrip("_")


# ── words ────────────────────────────────────────────────────────────────────────────────────


def _of_cover(cover: Cover) -> Iterator[str]:
    yield from (cover.subject, cover.title, cover.subtitle, cover.date, cover.author, cover.office)
    for label, value in cover.facts:
        yield from (label, value)


def _of_section(section: Section, notes: list[str]) -> Iterator[str]:
    yield section.title
    for block in section.blocks:
        yield from _of_block(block, notes)
    for inner in section.sections:
        yield from _of_section(inner, notes)


def _of_block(block: Block, notes: list[str]) -> Iterator[str]:
    match block:
        case Paragraph():
            yield _of_line(block.line, notes)
        case Bullets():
            yield from (_of_line(item, notes) for item in block.items)
        case Facts():
            for label, line in block.pairs:
                yield from (label, _of_line(line, notes))
        case Callout():
            yield block.title
            yield from (_of_line(line, notes) for line in block.lines)
        case Table():
            yield from _of_table(block, notes)
        case Figure():
            yield from _of_figure(block)
        case FormField():
            yield block.label
            yield from [label for _, label in block.choices] or [block.value]
        case Contents() | NewPage():
            return


def _of_line(line: Line, notes: list[str]) -> str:
    text = ""
    for run in line:
        match run:
            case Footnote():
                notes.append(run.text)
            case _:
                text += getattr(run, "word", "") or getattr(run, "text", "")
    return text


def line_words(line: Line) -> str:
    """Return the words of a line without its footnotes."""
    return _of_line(line, [])


def _of_table(table: Table, notes: list[str]) -> Iterator[str]:
    yield table.caption
    yield from (column.title for column in table.columns)
    for row in table.rows:
        yield from (_of_line(cell.line, notes) for cell in row.cells)
    yield table.note


def _of_figure(figure: Figure) -> Iterator[str]:
    chart = figure.chart
    yield figure.caption
    yield from (*chart.before, *labels(chart.head), *chart.after)
    for row in chart.rows:
        yield from (row.group, *row.before, *labels(row.shapes), *row.after)
    yield from (key.text for key in chart.keys)
    yield figure.note


def labels(shapes: tuple[Shape, ...]) -> tuple[str, ...]:
    """Return the words that stand among shapes."""
    return tuple(shape.text for shape in shapes if isinstance(shape, Label))
