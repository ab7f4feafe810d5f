"""The share of money that serves a purpose, with coverage: unmarked money is a slice of its own, neither zero nor marked."""

from collections import defaultdict
from fractions import Fraction

from scorecard.core.dossier import Dossier
from scorecard.core.framework import Edition
from scorecard.core.measure import AmountShare, Measured, Slice
from scorecard.core.names import MeasureId
from scorecard.core.outcome import Outcome
from scorecard.core.table import Table, TableRow
from scorecard.core.text import Message
from scorecard.measures.counts import absent
from scorecard.measures.rows import Condition, refs

COVERAGE = "coverage"
"""The slice that says how much of all money was marked at all."""


def amount_share(edition: Edition, dossier: Dossier, name: MeasureId, recipe: AmountShare) -> Measured:
    """Return the money of qualifying rows of all money; the whole is a question's answer where the rows do not list it all.

    The slices are `coverage` (marked of all) and the qualifying money by each of the recipe's columns.
    """
    table = dossier.tables.get(recipe.table)
    if table is None:
        return Measured(id=name, note=absent(edition, recipe.table))
    qualifies = Condition(edition.tables[recipe.table], recipe.where)
    counted = [row for row in table.rows if qualifies.of(row) is Outcome.MET]
    part, listed = _sum(counted, recipe.amount), _sum(table.rows, recipe.amount)
    whole = _whole(dossier, recipe, listed)
    kept = refs(table, counted)
    if not whole:
        return Measured(id=name, note=Message("no money is listed, so there is no share"), rows=kept)
    marked = _marked(table, recipe)
    if not marked:
        note = Message("no line of “{table}” is marked", {"table": edition.tables[recipe.table].title})
        return Measured(id=name, note=note, rows=kept)
    if part > whole:
        values = {"part": int(part), "whole": int(whole)}
        return Measured(
            id=name, note=Message("the part, {part}, is larger than the whole, {whole}", values), rows=kept
        )
    share = part / whole
    coverage = Slice(by=COVERAGE, title="", part=marked, whole=whole)
    slices = (coverage, *_slices(counted, table.rows, recipe))
    return Measured(id=name, low=share, high=share, part=part, whole=whole, rows=kept, slices=slices)


def _amount(row: TableRow, column: str) -> Fraction:
    value = row.cells.get(column)
    return value if isinstance(value, Fraction) else Fraction(0)


def _sum(rows: tuple[TableRow, ...] | list[TableRow], column: str) -> Fraction:
    """Return the exact sum; whole amounts, nearly all there are, are added as whole numbers."""
    whole, rest = 0, Fraction(0)
    for row in rows:
        value = row.cells.get(column)
        if isinstance(value, Fraction):
            if value.denominator == 1:
                whole += value.numerator
            else:
                rest += value
    return whole + rest


def _whole(dossier: Dossier, recipe: AmountShare, listed: Fraction) -> Fraction:
    fact = dossier.assessment.facts.get(recipe.whole) if recipe.whole else None
    return fact.value if fact and isinstance(fact.value, Fraction) else listed


def _marked(table: Table, recipe: AmountShare) -> Fraction:
    columns = [recipe.marked] if recipe.marked else list(recipe.where)
    return _sum(
        [row for row in table.rows if any(row.cells.get(name) is not None for name in columns)], recipe.amount
    )


def _slices(counted: list[TableRow], rows: tuple[TableRow, ...], recipe: AmountShare) -> tuple[Slice, ...]:
    found: list[Slice] = []
    for column in recipe.by:
        parts: dict[str, Fraction] = defaultdict(Fraction)
        wholes: dict[str, Fraction] = defaultdict(Fraction)
        for row in rows:
            wholes[str(row.cells.get(column) or "")] += _amount(row, recipe.amount)
        for row in counted:
            parts[str(row.cells.get(column) or "")] += _amount(row, recipe.amount)
        found += [
            Slice(by=column, title=title, part=parts[title], whole=whole) for title, whole in wholes.items()
        ]
    return tuple(found)
