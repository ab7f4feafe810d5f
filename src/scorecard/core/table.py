"""Tables of facts: what an edition asks for, and the rows that a team delivered."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from fractions import Fraction
from typing import Literal

from scorecard.core.names import IndicatorId, TableId
from scorecard.core.outcome import Outcome
from scorecard.core.text import Text
from scorecard.core.when import Span

ColumnKind = Literal["text", "count", "amount", "yes_no", "choice", "when", "list"]
CellValue = str | Fraction | bool | Span | tuple[str, ...] | None
"""A typed cell; None is blank, and blank is unknown, never zero and never no."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Choice:
    """One allowed value; `unknown` marks a value that says that nothing is known (such as "no data")."""

    id: str
    title: Text
    unknown: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class ColumnSpec:
    """A column that the edition asks for. `count` is a whole number, `amount` money in the edition's unit, `list` parts with semicolons."""

    name: str
    title: Text
    kind: ColumnKind = "text"
    required: bool = False
    choices: tuple[Choice, ...] = ()
    unit: str = ""
    guidance: Text = field(default_factory=Text)


@dataclass(frozen=True, slots=True, kw_only=True)
class TableSpec:
    """A table that the edition asks for; `unique` names the columns whose values together occur once."""

    id: TableId
    title: Text
    columns: tuple[ColumnSpec, ...]
    unique: tuple[str, ...] = ()
    indicators: tuple[IndicatorId, ...] = ()
    guidance: Text = field(default_factory=Text)

    def column(self, name: str) -> ColumnSpec | None:
        """Return the column of this name, or None."""
        return next((column for column in self.columns if column.name == name), None)


@dataclass(frozen=True, slots=True)
class TableRow:
    """One delivered row: where it stands in its file, and its cells by column name."""

    number: int
    cells: Mapping[str, CellValue]


@dataclass(frozen=True, slots=True, kw_only=True)
class Table:
    """A delivered table. `source` is the file (and sheet) it came from, `digest` the sha-256 of its bytes."""

    id: TableId
    source: str
    digest: str
    rows: tuple[TableRow, ...]
    origin: str = ""
    """Words such as "reconstructed", where the rows are not the originals."""


@dataclass(frozen=True, slots=True, order=True)
class RowRef:
    """A row that a number was made from."""

    source: str
    number: int

    def __str__(self) -> str:
        return f"{self.source}:{self.number}"


def cell_is(value: CellValue, accepted: tuple[str, ...], spec: ColumnSpec) -> Outcome:
    """Return whether a cell has one of the accepted values; a blank, or a choice that says nothing is known, is unknown."""
    if value is None or value == ():
        return Outcome.UNKNOWN
    if isinstance(value, bool):
        return Outcome.MET if ("yes" if value else "no") in accepted else Outcome.UNMET
    if any(choice.unknown and choice.id == value for choice in spec.choices):
        return Outcome.UNKNOWN
    if isinstance(value, tuple):
        return Outcome.MET if set(value) & set(accepted) else Outcome.UNMET
    return Outcome.MET if str(value) in accepted else Outcome.UNMET


def last_day(value: CellValue) -> date | None:
    """Return the last day of a dated cell, or None where there is no date."""
    return value.last if isinstance(value, Span) else None
