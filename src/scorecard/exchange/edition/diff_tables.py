"""Differences between the tables and measures of two editions."""

from collections.abc import Iterator

from scorecard.core.framework import Edition
from scorecard.core.table import TableSpec
from scorecard.exchange.edition.diff_words import Difference, changed, paired
from scorecard.exchange.plain.converter import plain


def between_tables(old: Edition, new: Edition) -> Iterator[Difference]:
    """Yield what differs between the tables, columns, measures and windows of two editions."""
    yield from paired("table", "tables", (old.tables, new.tables), lambda each: str(each.title))
    for name in [each for each in old.tables if each in new.tables]:
        yield from _columns(old.tables[name], new.tables[name])
    yield from paired("measure", "measures", (old.measures, new.measures), lambda each: str(each.title))
    for measure in [each for each in old.measures if each in new.measures]:
        before, after = old.measures[measure], new.measures[measure]
        recipes = (f"{type(each.recipe).__name__} {plain(each.recipe)}" for each in (before, after))
        yield from changed("measure-changed", f"measures.{measure}", *recipes)
    yield from paired(
        "window",
        "windows",
        (old.windows, new.windows),
        lambda each: f"{each.title} ({each.months or 'cycle'})",
    )


def _columns(before: TableSpec, after: TableSpec) -> Iterator[Difference]:
    where = f"tables.{before.id}"
    first, second = ({column.name: column for column in table.columns} for table in (before, after))
    yield from paired("column", where, (first, second), lambda each: str(each.title))
    for name in [each for each in first if each in second]:
        one, two = first[name], second[name]
        yield from changed("column-kind-changed", f"{where}.{name}", one.kind, two.kind)
        yield from changed("column-required-changed", f"{where}.{name}", one.required, two.required)
        yield from changed("column-unit-changed", f"{where}.{name}", one.unit, two.unit)
        choices = (", ".join(choice.id for choice in column.choices) for column in (one, two))
        yield from changed("column-choices-changed", f"{where}.{name}", *choices)
    unique = (", ".join(table.unique) for table in (before, after))
    yield from changed("table-unique-changed", where, *unique)
