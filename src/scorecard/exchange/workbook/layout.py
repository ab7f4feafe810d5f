"""Where everything stands in the offline workbook, said once for the writer and the reader."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Literal

from scorecard.core.dossier import Dossier
from scorecard.core.framework import Dimension, Edition, Indicator, Statement
from scorecard.core.names import DimensionId, TableId
from scorecard.core.table import TableSpec
from scorecard.exchange.document.registers import TITLES, register_rows, register_spec
from scorecard.exchange.tables.writing import plain_rows

FORMAT = 1
HIDDEN = "_scorecard"
LISTS = "_lists"
INSTRUCTIONS = "Instructions"
SPARE = 200
LARGEST_TABLE = 2_000
"""Rows; a larger table is delivered as a file, and the workbook says so."""
LONGEST = 32_000
"""Characters that a cell of a workbook can hold, with room to spare."""
HEADER = 3
"""The row of a table's header, counted from 0: title, guidance and an empty row stand above it."""
TEXT, ANSWER, EVIDENCE, NOTE = 2, 3, 4, 5

LineKind = Literal[
    "title", "guidance", "level", "fact", "criterion", "judgement", "status", "note", "narrative", "gap"
]


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """A row of a dimension's sheet. `inputs` are the field keys by column; `id` stands in the hidden first column."""

    kind: LineKind
    id: str = ""
    label: str = ""
    text: str = ""
    guidance: str = ""
    inputs: tuple[tuple[int, str], ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Grid:
    """A sheet of rows: a table of the edition or a register of the document."""

    sheet: str
    name: str
    spec: TableSpec
    is_register: bool

    @property
    def key(self) -> str:
        """The name under which the hidden sheet keeps it; a table and a register may share a name."""
        return f"register:{self.name}" if self.is_register else self.name


def sheet_name(words: str, taken: set[str]) -> str:
    """Return words as the name of a sheet: short, without the signs that Excel refuses, and not taken yet."""
    clean = re.sub(r"[\[\]:*?/\\']", " ", words)
    name = " ".join(clean.split())[:31].strip() or "Sheet"
    number = 2
    while name.casefold() in taken:
        name = f"{name[:27].strip()} {number}"
        number += 1
    taken.add(name.casefold())
    return name


def dimension_sheets(edition: Edition, language: str) -> dict[str, Dimension]:
    """Return the dimensions by the names of their sheets."""
    taken = {INSTRUCTIONS.casefold(), HIDDEN, LISTS}
    return {
        sheet_name(f"{each.id} {each.title.said_in(language)}", taken): each for each in edition.dimensions
    }


def grids(edition: Edition, dossier: Dossier, language: str) -> list[Grid]:
    """Return the sheets of tables and registers. Tables too large, and the anonymous answers of the survey, stay outside."""
    taken = {
        INSTRUCTIONS.casefold(),
        HIDDEN,
        LISTS,
        *(name.casefold() for name in dimension_sheets(edition, language)),
    }
    found = [
        Grid(sheet=sheet_name(spec.title.said_in(language), taken), name=name, spec=spec, is_register=False)
        for name, spec in edition.tables.items()
        if name not in outside(edition, dossier)
    ]
    for name in TITLES:
        spec = register_spec(name)
        found.append(Grid(sheet=sheet_name(str(spec.title), taken), name=name, spec=spec, is_register=True))
    return found


def outside(edition: Edition, dossier: Dossier) -> dict[TableId, str]:
    """Return the tables that have no sheet, with the reason."""
    found: dict[TableId, str] = {}
    if edition.survey:
        found[edition.survey.answers] = "answers of the survey are not passed around"
    for name, table in dossier.tables.items():
        if len(table.rows) > LARGEST_TABLE:
            found.setdefault(name, f"{len(table.rows):,} rows are better kept as a file")
    return found


def rows_of(dossier: Dossier, grid: Grid) -> list[dict[str, str]]:
    """Return the rows of a grid in words, as the document is."""
    if grid.is_register:
        return register_rows(dossier.assessment, grid.name)
    table = dossier.tables.get(TableId(grid.name))
    return plain_rows(grid.spec, table) if table else []


def with_local_names(edition: Edition, local_names: Mapping[str, str], words: str) -> str:
    """Return a title with the country's names for its terms beside it."""
    for term, name in local_names.items():
        titles = {term, *(edition.terms[term].by_language.values() if term in edition.terms else ())}
        if name and any(re.search(rf"\b{re.escape(title)}\b", words) for title in titles):
            words = f"{words} ({name})"
    return words


def lines(edition: Edition, dossier: Dossier, dimension: DimensionId, language: str) -> Iterator[Line]:
    """Yield the rows of a dimension's sheet, from the third row on."""
    for indicator in edition.in_dimension(dimension):
        title = indicator.title.said_in(language)
        said = with_local_names(edition, dossier.assessment.local_names, title)
        yield Line(kind="title", id=f"title:{indicator.id}", label=indicator.id, text=said)
        yield from _indicator(edition, indicator, language)
    name = str(dimension)
    yield Line(kind="title", label="", text="The report's words on this dimension")
    yield Line(kind="narrative", id=f"narrative:{name}", label="Text", inputs=((TEXT, f"narrative:{name}"),))


def _indicator(edition: Edition, indicator: Indicator, language: str) -> Iterator[Line]:
    name = indicator.id
    if indicator.guidance:
        yield Line(kind="guidance", text=indicator.guidance.said_in(language))
    asked = [each for each in edition.questions.values() if each.indicators[:1] == (name,)]
    if asked:
        yield Line(kind="level", label="Questions")
    for question in asked:
        yield Line(
            kind="fact",
            id=f"fact:{question.id}",
            label=question.unit,
            text=question.text.said_in(language),
            guidance=question.guidance.said_in(language),
            inputs=((ANSWER, f"fact:{question.id}"), (EVIDENCE, f"fact-evidence:{question.id}")),
        )
    for level in edition.levels:
        within = [each for key, each in indicator.statements.items() if indicator.level_of(key) == level.id]
        if within:
            yield Line(kind="level", label=level.title.said_in(language))
        for statement in within:
            yield _criterion(statement, language)
    yield Line(kind="level", label="The team’s view")
    yield Line(
        kind="judgement",
        id=f"judgement:{name}",
        label="Level",
        text="The level that the team agreed. Give the reason where it differs from the computed one.",
        inputs=((ANSWER, f"judgement:{name}"), (NOTE, f"reason:{name}")),
    )
    if edition.not_applicable or edition.not_reported:
        yield Line(
            kind="status",
            id=f"status:{name}",
            label="Not rated",
            text="Only where the indicator cannot be rated; the reason is required.",
            inputs=((ANSWER, f"status:{name}"), (NOTE, f"status-reason:{name}")),
        )
    yield Line(
        kind="note",
        id=f"note:{name}",
        label="Note",
        text="Findings and explanations on the indicator as a whole.",
        inputs=((NOTE, f"note:{name}"),),
    )
    yield Line(kind="gap")


def _criterion(statement: Statement, language: str) -> Line:
    key = statement.key
    return Line(
        kind="criterion",
        id=f"answer:{key}",
        label=statement.letter,
        text=statement.text.said_in(language),
        guidance=statement.guidance.said_in(language),
        inputs=((ANSWER, f"answer:{key}"), (EVIDENCE, f"evidence:{key}"), (NOTE, f"note:{key}")),
    )


def cell_name(row: int, column: int) -> str:
    """Return the name of a cell from places counted from 0.

    >>> cell_name(13, 2), cell_name(0, 27)
    ('C14', 'AB1')
    """
    letters = ""
    place = column + 1
    while place:
        place, rest = divmod(place - 1, 26)
        letters = chr(65 + rest) + letters
    return f"{letters}{row + 1}"
