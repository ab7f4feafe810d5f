"""Tables against their own totals, and against the bytes that were meant."""

from collections.abc import Iterator
from fractions import Fraction

from scorecard.checks.material import Material
from scorecard.core.measure import AmountShare
from scorecard.core.problem import Problem
from scorecard.core.quantity import plain
from scorecard.core.table import Table, TableRow, TableSpec
from scorecard.core.text import Message

TOTALS = frozenset({"total", "totals", "all", "sum", "grand total"})


def table_problems(material: Material) -> Iterator[Problem]:
    """Yield a problem for each table whose parts are not its total, and for each that is not the one that was meant."""
    for name, table in material.dossier.tables.items():
        spec = material.edition.tables.get(name)
        if spec:
            yield from _totals(spec, table)
        meant = material.document.tables.get(name)
        if meant and meant.digest and not _bare(table.digest).startswith(_bare(meant.digest)):
            yield _stale(name, table, meant.digest)
    yield from _wholes(material)
    yield from _figures(material)


def _bare(digest: str) -> str:
    return digest.removeprefix("sha256:")


def _totals(spec: TableSpec, table: Table) -> Iterator[Problem]:
    names = [column.name for column in spec.columns if column.kind in {"text", "list"}]
    numbers = [column.name for column in spec.columns if column.kind in {"count", "amount"}]
    others = [name for name in spec.unique if name not in names]
    totals = [row for row in table.rows if _is_total(row, names)]
    for row in totals:
        parts = [
            each
            for each in table.rows
            if not _is_total(each, names)
            and all(each.cells.get(name) == row.cells.get(name) for name in others)
        ]
        for name in numbers:
            yield from _total(table, row, parts, name)


def _is_total(row: TableRow, names: list[str]) -> bool:
    return any(str(row.cells.get(name) or "").strip().casefold() in TOTALS for name in names)


def _total(table: Table, row: TableRow, parts: list[TableRow], name: str) -> Iterator[Problem]:
    stated = row.cells.get(name)
    cells = [part.cells.get(name) for part in parts]
    known = [cell for cell in cells if isinstance(cell, Fraction)]
    if not isinstance(stated, Fraction) or not known or len(known) != len(cells):
        return
    total = sum(known, Fraction(0))
    if total != stated:
        yield _not_adding(f"{table.source}:{row.number}, column {name}", total, stated)


def _not_adding(where: str, total: Fraction, stated: Fraction) -> Problem:
    values = {"total": plain(total), "stated": plain(stated)}
    return Problem(
        code="parts-do-not-add",
        where=where,
        what=Message("the parts make {total}, the total says {stated}.", values),
        remedy="Mend the part or the total that is wrong.",
        values=(("parts", plain(total)), ("total", plain(stated))),
    )


def _wholes(material: Material) -> Iterator[Problem]:
    """Money of the lines that is more than all money there is."""
    recipes = [spec.recipe for spec in material.edition.measures.values()]
    asked = [
        each for each in recipes if isinstance(each, AmountShare) and each.table in material.dossier.tables
    ]
    # Several measures may read the same money: it is added up once.
    for table, amount, whole in dict.fromkeys((each.table, each.amount, each.whole) for each in asked):
        fact = material.document.facts.get(whole) if whole else None
        cells = [row.cells.get(amount) for row in material.dossier.tables[table].rows]
        listed = sum((cell for cell in cells if isinstance(cell, Fraction)), Fraction(0))
        if fact and isinstance(fact.value, Fraction) and listed > fact.value:
            yield _not_adding(f"facts.{whole}", listed, fact.value)


def _figures(material: Material) -> Iterator[Problem]:
    for name, figure in material.document.figures.items():
        spec = material.edition.measures.get(name)
        if spec and spec.unit == "share" and figure.part > figure.whole:
            yield _not_adding(f"figures.{name}", figure.part, figure.whole)


def _stale(name: str, table: Table, meant: str) -> Problem:
    return Problem(
        code="stale-table",
        where=f"tables.{name}",
        severity="warning",
        what=Message("{source} is no longer the file that was meant.", {"source": table.source}),
        remedy="See what changed, then take the new digest over or put the old file back.",
        values=(("meant", meant), ("found", table.digest)),
    )
