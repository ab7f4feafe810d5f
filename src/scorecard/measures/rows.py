"""Which rows of a table qualify, and for certain or perhaps."""

from collections.abc import Iterable
from dataclasses import dataclass

from scorecard.core.measure import Where
from scorecard.core.outcome import Outcome, at_least
from scorecard.core.table import RowRef, Table, TableRow, TableSpec, cell_is
from scorecard.core.when import Span, inside, overlaps

ANY = "*"
"""In a condition: any value at all, that is, the cell is filled."""


@dataclass(frozen=True, slots=True)
class Condition:
    """What a row must be to qualify: values by column, or one of several such, and a date inside a window."""

    spec: TableSpec
    where: Where
    any_of: tuple[Where, ...] = ()
    date: str = ""
    window: Span | None = None
    overlapping: bool = False

    def of(self, row: TableRow) -> Outcome:
        """Return whether a row qualifies; unknown while a blank cell or a straddling date leaves it open."""
        tests = [self._has(row, self.where)]
        if self.any_of:
            tests.append(at_least(1, (self._has(row, option) for option in self.any_of)))
        if self.date:
            tests.append(self._dated(row))
        return at_least(len(tests), tests)

    def _has(self, row: TableRow, where: Where) -> Outcome:
        return at_least(len(where), (self._cell(row, name, accepted) for name, accepted in where.items()))

    def _cell(self, row: TableRow, name: str, accepted: tuple[str, ...]) -> Outcome:
        value = row.cells.get(name)
        if ANY in accepted:
            return Outcome.MET if value not in (None, ()) else Outcome.UNMET
        column = self.spec.column(name)
        return Outcome.UNKNOWN if column is None else cell_is(value, accepted, column)

    def _dated(self, row: TableRow) -> Outcome:
        value = row.cells.get(self.date)
        if not isinstance(value, Span) or self.window is None:
            return Outcome.UNKNOWN
        return overlaps(value, self.window) if self.overlapping else inside(value, self.window)


def refs(table: Table, rows: Iterable[TableRow]) -> tuple[RowRef, ...]:
    """Return where these rows stand."""
    return tuple(RowRef(table.source, row.number) for row in rows)
