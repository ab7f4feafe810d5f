"""Staff categories against the parity band, by category and entity."""

from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction

from scorecard.core.dossier import Dossier
from scorecard.core.framework import Edition
from scorecard.core.measure import BalancedCategories, Measured, Slice
from scorecard.core.names import MeasureId
from scorecard.core.quantity import percent
from scorecard.core.table import Table, TableRow
from scorecard.core.text import Message
from scorecard.measures.counts import absent
from scorecard.measures.parity import Band, Parity, parity
from scorecard.measures.rows import refs


@dataclass(frozen=True, slots=True, kw_only=True)
class Staffing:
    """Women and men of one category; None while a cell that belongs to it is blank."""

    category: str
    women: int | None
    men: int | None
    parity: Parity | None
    entities: Mapping[str, tuple[int, int]]

    @property
    def total(self) -> int | None:
        """Women and men together."""
        return None if self.women is None or self.men is None else self.women + self.men


def band_of(edition: Edition, dossier: Dossier) -> Band | None:
    """Return the band that counts as parity: the team's own, given with its reason, or the edition's."""
    own = dossier.assessment.settings.parity_band
    if own:
        return Band(low=own.low, high=own.high)
    return Band(low=edition.parity.low, high=edition.parity.high) if edition.parity else None


def staffing(edition: Edition, dossier: Dossier, recipe: BalancedCategories) -> tuple[Staffing, ...]:
    """Return women, men and parity of every category of the edition, empty when there is no staff table."""
    table, band = dossier.tables.get(recipe.table), band_of(edition, dossier)
    if table is None or edition.parity is None or band is None:
        return ()
    return tuple(_category(table, recipe, category.id, band) for category in edition.parity.categories)


def _category(table: Table, recipe: BalancedCategories, category: str, band: Band) -> Staffing:
    rows = [row for row in table.rows if row.cells.get(recipe.category) == category]
    women, men = _total(rows, recipe.women), _total(rows, recipe.men)
    found = parity(women, women + men, band) if women is not None and men is not None else None
    return Staffing(
        category=category,
        women=women,
        men=men,
        parity=found,
        entities={
            str(row.cells.get(recipe.entity)): (_count(row, recipe.women) or 0, _count(row, recipe.men) or 0)
            for row in rows
        },
    )


def _count(row: TableRow, column: str) -> int | None:
    value = row.cells.get(column)
    return int(value) if isinstance(value, Fraction) else None


def _total(rows: list[TableRow], column: str) -> int | None:
    counts = [_count(row, column) for row in rows]
    known = [count for count in counts if count is not None]
    return sum(known) if len(known) == len(counts) else None


def silent_entities(dossier: Dossier, recipe: BalancedCategories) -> tuple[str, ...]:
    """Return the entities of the register that sent no staff data."""
    table = dossier.tables.get(recipe.table)
    sent = {str(row.cells.get(recipe.entity)).casefold() for row in table.rows} if table else set()
    return tuple(
        each.id
        for each in dossier.assessment.entities
        if not {each.id.casefold(), each.name.casefold()} & sent
    )


def _said(edition: Edition, each: Staffing) -> str:
    titles = (
        {category.id: str(category.title) for category in edition.parity.categories} if edition.parity else {}
    )
    title = titles.get(each.category, each.category)
    if each.parity is None:
        return f"{title}: blank cells or nobody in it"
    share = f"{title}: {each.women} women of {each.total}, {percent(each.parity.share)} %"
    return share if each.parity.is_balanced else f"{share}, {each.parity.distance} posts from the band"


def balanced(edition: Edition, dossier: Dossier, name: MeasureId, recipe: BalancedCategories) -> Measured:
    """Return how many of the recipe's categories lie in the band; a category that cannot be told is open."""
    table = dossier.tables.get(recipe.table)
    if table is None:
        return Measured(id=name, note=absent(edition, recipe.table))
    found = {each.category: each for each in staffing(edition, dossier, recipe)}
    wanted = [found[category] for category in recipe.categories if category in found]
    low = sum(each.parity is not None and each.parity.is_balanced for each in wanted)
    unknown = sum(each.parity is None for each in wanted)
    rows = refs(table, (row for row in table.rows if row.cells.get(recipe.category) in recipe.categories))
    note = Message("{categories}", {"categories": "; ".join(_said(edition, each) for each in wanted)})
    return Measured(
        id=name,
        low=Fraction(low),
        high=Fraction(low + unknown),
        rows=rows,
        note=note,
        slices=tuple(
            Slice(by="category", title=each.category, part=Fraction(each.women), whole=Fraction(each.total))
            for each in found.values()
            if each.women is not None and each.total
        ),
    )
