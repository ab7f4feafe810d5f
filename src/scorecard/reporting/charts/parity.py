"""Women and men by staff category against the band of parity."""

from scorecard.core.measure import BalancedCategories
from scorecard.core.quantity import percent
from scorecard.measures.balance import Staffing, band_of, silent_entities, staffing
from scorecard.measures.parity import Band, Direction
from scorecard.reporting.document import Figure, Row, Table
from scorecard.reporting.drawing import (
    Box,
    Chart,
    ChartRow,
    Dot,
    Key,
    Label,
    NativeChart,
    Rule,
    Series,
    Shape,
)
from scorecard.reporting.material import Material, cell, columns, number_cell, percent_cell


def parity_figure(material: Material, recipe: BalancedCategories) -> Figure | None:
    """Return staff by category with the band, or None where there is no staff table."""
    found, band = (
        staffing(material.edition, material.dossier, recipe),
        band_of(material.edition, material.dossier),
    )
    if not found or band is None:
        return None
    say = material.say
    known = [each for each in found if each.parity]
    inside = sum(each.parity is not None and each.parity.is_balanced for each in known)
    limits = {"low": percent(band.low), "high": percent(band.high)}
    caption = say("{n} of {of} staff categories lie in the parity band of {low} to {high} % women.")
    return Figure(
        id="figure-parity",
        caption=caption.format(n=inside, of=len(known), **limits),
        chart=_chart(material, found, band),
        sentence=" ".join(_sentence(material, each) for each in found),
        table=_table(material, found),
        note=_note(material, recipe),
    )


def _note(material: Material, recipe: BalancedCategories) -> str:
    table = material.dossier.tables[recipe.table]
    silent = silent_entities(material.dossier, recipe)
    parts = [f"{table.origin[:1].upper()}{table.origin[1:]}." if table.origin else ""]
    if silent:
        parts.append(material.say("No staff data from {entities}.").format(entities=", ".join(silent)))
    own = material.document.settings.parity_band
    if own:
        parts.append(material.say("The team's own band: {reason}").format(reason=own.reason))
    return " ".join(part for part in parts if part)


def title_of(material: Material, category: str) -> str:
    """Return the title of a staff category."""
    parity = material.edition.parity
    return next(
        (material.told(each.title) for each in (parity.categories if parity else ()) if each.id == category),
        category,
    )


def _chart(material: Material, found: tuple[Staffing, ...], band: Band) -> Chart:
    say = material.say
    return Chart(
        kind="parity",
        before=(say("Category"),),
        before_weights=(30,),
        after=(say("Women"), say("Of all"), say("To the band")),
        after_weights=(10, 13, 15),
        drawn_weight=32,
        head=(
            Label(x=0, text="0", anchor="start", tone="quiet"),
            Label(x=50, text="50 %", tone="quiet"),
            Label(x=100, text="100", anchor="end", tone="quiet"),
        ),
        rows=tuple(
            ChartRow(
                before=(title_of(material, each.category),),
                shapes=_shapes(each, band),
                after=(_share(each), _count(material, each), distance_words(material, each)),
                sentence=_sentence(material, each),
            )
            for each in found
        ),
        keys=(
            Key(shapes=(Box(x=0, width=100, y=0, height=10, tone="band"),), text=say("Parity band")),
            Key(shapes=(Dot(x=50),), text=say("Share of women")),
        ),
        native=NativeChart(
            kind="bars_stacked_100",
            categories=tuple(title_of(material, each.category) for each in found),
            series=(
                Series(name=say("Women"), values=tuple(_plain(each.women) for each in found), tone="a"),
                Series(name=say("Men"), values=tuple(_plain(each.men) for each in found), tone="b"),
            ),
            axis_title=say("Share of staff, with their number"),
        ),
    )


def _plain(count: int | None) -> str | None:
    return None if count is None else str(count)


def _shapes(each: Staffing, band: Band) -> tuple[Shape, ...]:
    drawn: list[Shape] = [
        Box(x=float(band.low) * 100, width=float(band.high - band.low) * 100, y=0, height=10, tone="band"),
        Rule(x=50, dashed=True),
        Rule(x=0, to=100, tone="rule"),
    ]
    if each.parity:
        drawn.append(Dot(x=float(each.parity.share) * 100))
    return tuple(drawn)


def _share(each: Staffing) -> str:
    return f"{percent(each.parity.share)} %" if each.parity else "?"


def _count(material: Material, each: Staffing) -> str:
    if each.women is None or not each.total:
        return "?"
    return material.say("{women} of {total}").format(women=each.women, total=each.total)


def distance_words(material: Material, each: Staffing) -> str:
    """Return how many posts are missing to the band."""
    say = material.say
    if each.parity is None:
        return say("not known")
    if each.parity.is_balanced:
        return say("nearest split") if each.parity.nearest_split else say("in the band")
    n = each.parity.distance
    return (say("{n} post") if n == 1 else say("{n} posts")).format(n=n)


def _sentence(material: Material, each: Staffing) -> str:
    say, title = material.say, title_of(material, each.category)
    if each.parity is None:
        return say("{title}: the share of women is not known.").format(title=title)
    said = say("{title}: women hold {share} % of posts ({women} of {total}), {distance}.")
    distance = distance_words(material, each)
    if not each.parity.is_balanced:
        fewer = each.parity.direction is Direction.FEWER_WOMEN
        distance = (
            say("{n} fewer women would reach the band")
            if fewer
            else say("{n} more women would reach the band")
        ).format(n=each.parity.distance)
    return said.format(
        title=title, share=percent(each.parity.share), women=each.women, total=each.total, distance=distance
    )


def _table(material: Material, found: tuple[Staffing, ...]) -> Table:
    say = material.say
    entities = list(dict.fromkeys(name for each in found for name in each.entities))
    return Table(
        id="table-parity",
        caption=say("Women and all staff by entity and category"),
        columns=columns(
            (say("Entity"), 20),
            *(
                column
                for each in found
                for column in (
                    (f"{title_of(material, each.category)}: {say('women')}", 13, "end"),
                    (f"{title_of(material, each.category)}: {say('all')}", 13, "end"),
                )
            ),
        ),
        rows=(
            *(
                Row(cells=(cell(name), *(cells for each in found for cells in _entity_cells(each, name))))
                for name in entities
            ),
            Row(
                strong=True,
                cells=(
                    cell(say("All")),
                    *(part for each in found for part in (number_cell(each.women), number_cell(each.total))),
                ),
            ),
            Row(
                cells=(
                    cell(say("Share of women")),
                    *(
                        part
                        for each in found
                        for part in (percent_cell(each.parity.share if each.parity else None, 1), cell())
                    ),
                ),
            ),
        ),
        sheet=say("Staff"),
    )


def _entity_cells(each: Staffing, name: str):  # type: ignore[no-untyped-def]  # noqa: ANN202 - two cells
    if name not in each.entities:
        return cell("–"), cell("–")
    women, men = each.entities[name]
    return number_cell(women), number_cell(women + men)
