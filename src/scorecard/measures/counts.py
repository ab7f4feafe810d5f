"""Counts and shares of rows, as a range while cells are blank."""

from collections.abc import Iterable
from fractions import Fraction

from scorecard.core.dossier import Dossier
from scorecard.core.framework import Edition
from scorecard.core.measure import Measured, RowCount, RowShare, Slice
from scorecard.core.names import MeasureId, TableId
from scorecard.core.outcome import Outcome
from scorecard.core.table import Table, TableRow
from scorecard.core.text import Message
from scorecard.measures.rows import Condition, refs
from scorecard.measures.windows import span_of

Marked = list[tuple[TableRow, Outcome, Outcome]]
"""Each row with whether it is asked about at all and whether it qualifies."""


def absent(edition: Edition, table: TableId) -> Message:
    """Return the note of a measure whose table was not delivered."""
    return Message("the table “{table}” was not delivered", {"table": edition.tables[table].title})


def row_share(edition: Edition, dossier: Dossier, name: MeasureId, recipe: RowShare) -> Measured:
    """Return the share of rows that qualify, of those asked about, overall and by the recipe's columns."""
    table = dossier.tables.get(recipe.table)
    if table is None:
        return Measured(id=name, note=absent(edition, recipe.table))
    spec = edition.tables[recipe.table]
    asked = Condition(spec, recipe.among)
    qualifies = Condition(spec, recipe.where, recipe.any_of)
    rows: Marked = [(row, asked.of(row), qualifies.of(row)) for row in table.rows]
    rows = [each for each in rows if each[1] is not Outcome.UNMET]
    low, high = _bounds(rows)
    kept = refs(table, (row for row, _, _ in rows))
    if low is None or high is None:
        title = spec.title
        return Measured(
            id=name,
            note=Message("no row of “{table}” counts, so there is no share", {"table": title}),
            rows=kept,
        )
    measured = Measured(id=name, low=low, high=high, rows=kept, slices=_slices(rows, recipe.by))
    if low != high:
        return measured
    part, whole = _parts(rows)
    return Measured(
        id=name,
        low=low,
        high=high,
        rows=kept,
        slices=measured.slices,
        part=Fraction(part),
        whole=Fraction(whole),
    )


def _bounds(rows: Marked) -> tuple[Fraction | None, Fraction | None]:
    """Return the least and greatest share over every way of filling in what is blank."""
    sure = [qualifies for _, asked, qualifies in rows if asked is Outcome.MET]
    maybe = [qualifies for _, asked, qualifies in rows if asked is Outcome.UNKNOWN]
    met, could = sure.count(Outcome.MET), len(sure) - sure.count(Outcome.UNMET)
    low_whole = len(sure) + sum(each is not Outcome.MET for each in maybe)
    high_extra = sum(each is not Outcome.UNMET for each in maybe)
    high_whole = len(sure) + high_extra
    low = Fraction(met, low_whole) if low_whole else None
    high = Fraction(could + high_extra, high_whole) if high_whole else None
    # Where perhaps no row is asked about, there is perhaps no share either, and nothing is known of it.
    return (None, None) if low is None or high is None else (low, high)


def _parts(rows: Marked) -> tuple[int, int]:
    sure = [qualifies for _, asked, qualifies in rows if asked is Outcome.MET]
    return sure.count(Outcome.MET), len(sure)


def _slices(rows: Marked, by: Iterable[str]) -> tuple[Slice, ...]:
    found: list[Slice] = []
    for column in by:
        titles = dict.fromkeys(str(row.cells.get(column) or "") for row, _, _ in rows)
        for title in titles:
            part, whole = _parts([each for each in rows if str(each[0].cells.get(column) or "") == title])
            found.append(Slice(by=column, title=title, part=Fraction(part), whole=Fraction(whole)))
    return tuple(found)


def row_count(edition: Edition, dossier: Dossier, name: MeasureId, recipe: RowCount) -> Measured:
    """Return how many rows qualify, or how many different values of a column they have."""
    table = dossier.tables.get(recipe.table)
    if table is None:
        return Measured(id=name, note=absent(edition, recipe.table))
    window = edition.windows.get(recipe.within)
    span = span_of(window, dossier.assessment) if window else None
    spec = edition.tables[recipe.table]
    qualifies = Condition(
        spec,
        recipe.where,
        date=recipe.date if recipe.within else "",
        window=span,
        overlapping=recipe.overlapping,
    )
    outcomes = [(row, qualifies.of(row)) for row in table.rows]
    sure = [row for row, outcome in outcomes if outcome is Outcome.MET]
    maybe = [row for row, outcome in outcomes if outcome is not Outcome.UNMET]
    low, high = _size(sure, recipe.distinct), _size(maybe, recipe.distinct)
    note = _outside(table, recipe, outcomes, high)
    return Measured(id=name, low=Fraction(low), high=Fraction(high), rows=refs(table, maybe), note=note)


def _size(rows: list[TableRow], distinct: str) -> int:
    if not distinct:
        return len(rows)
    values: set[str] = set()
    for row in rows:
        value = row.cells.get(distinct)
        values |= set(value) if isinstance(value, tuple) else {str(value)} if value is not None else set()
    return len(values)


def _outside(
    table: Table, recipe: RowCount, outcomes: list[tuple[TableRow, Outcome]], high: int
) -> Message | None:
    """Say what was found but does not count, so that a bare 0 is understood."""
    if high or not table.rows:
        return None
    dates = [
        str(row.cells.get(recipe.date)) for row, _ in outcomes if recipe.date and row.cells.get(recipe.date)
    ]
    if not recipe.within or not dates:
        return None
    return Message(
        "nothing that qualifies is dated inside the window; there are {dates}", {"dates": ", ".join(dates)}
    )
