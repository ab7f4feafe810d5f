"""A share of rows by a column, such as gender-sensitive indicators by pillar, against the thresholds of its indicator."""

from dataclasses import replace
from fractions import Fraction

from scorecard.core.framework import Indicator
from scorecard.core.measure import Measured, MeasureSpec, RowShare, Slice
from scorecard.core.quantity import percent, shown
from scorecard.core.rule import Threshold, atoms
from scorecard.reporting.document import Figure, Row, Table
from scorecard.reporting.drawing import Box, Chart, ChartRow, Key, Label, NativeChart, Rule, Series, Shape
from scorecard.reporting.material import Material, cell, columns, number_cell, percent_cell, word_of


def shares_figure(
    material: Material, indicator: Indicator, spec: MeasureSpec, measured: Measured
) -> Figure | None:
    """Return the share overall and by the first column of its breakdown, or None where there is none."""
    by = next((each.by for each in measured.slices), None)
    if by is None or measured.part is None or measured.whole is None:
        return None
    column = _column(material, spec, by)
    slices = [_named(each, column) for each in measured.slices if each.by == by]
    total = Slice(by=by, title=material.say("All"), part=measured.part, whole=measured.whole)
    all_rows = [*slices, total]
    thresholds = _thresholds(material, indicator)
    caption = material.say("{part} of {whole} ({share}) count for {title}.")
    return Figure(
        id=f"figure-shares-{indicator.id}",
        caption=caption.format(
            part=int(measured.part),
            whole=int(measured.whole),
            share=shown(measured.part / measured.whole, share=True),
            title=f"“{material.told(spec.title)}”",
        ),
        chart=_chart(material, all_rows, thresholds),
        sentence=" ".join(_sentence(material, each) for each in all_rows),
        table=_table(material, spec, all_rows, indicator),
    )


def _column(material: Material, spec: MeasureSpec, by: str) -> str:
    """Return the title of the column that the share is broken down by."""
    recipe = spec.recipe
    column = material.edition.tables[recipe.table].column(by) if isinstance(recipe, RowShare) else None
    return material.told(column.title) if column else by


def _named(each: Slice, column: str) -> Slice:
    """A bare number says nothing by itself: the column's name goes before it."""
    return replace(each, title=f"{column} {each.title}") if each.title.replace(".", "").isdigit() else each


def _thresholds(material: Material, indicator: Indicator) -> list[tuple[str, Fraction]]:
    return [
        (word_of(material.edition.level(level), material.language), atom.bound)
        for level, rule in indicator.rules.items()
        for atom in atoms(rule)
        if isinstance(atom, Threshold) and atom.measure == indicator.measure
    ]


def _chart(material: Material, found: list[Slice], thresholds: list[tuple[str, Fraction]]) -> Chart:
    say = material.say
    return Chart(
        kind="shares",
        before=("",),
        before_weights=(34,),
        after=(say("Count"), say("Share")),
        after_weights=(12, 10),
        drawn_weight=44,
        head=tuple(
            Label(x=float(bound) * 100, text=f"{percent(bound)} %", tone="quiet") for _, bound in thresholds
        ),
        rows=tuple(
            ChartRow(
                before=(each.title,),
                shapes=_shapes(each, thresholds),
                after=(
                    say("{part} of {whole}").format(part=int(each.part), whole=int(each.whole)),
                    f"{percent(each.part / each.whole, 1)} %" if each.whole else "–",
                ),
                strong=each is found[-1],
                sentence=_sentence(material, each),
            )
            for each in found
        ),
        keys=(
            Key(shapes=(Box(x=0, width=100, tone="a"),), text=say("Counts")),
            *(
                Key(
                    shapes=(Rule(x=50, dashed=True),),
                    text=say("{level} from {bound} %").format(level=word, bound=percent(bound)),
                )
                for word, bound in thresholds
            ),
        ),
        native=NativeChart(
            kind="bars_stacked",
            categories=tuple(each.title for each in found),
            series=(
                Series(name=say("Count"), values=tuple(str(each.part) for each in found), tone="a"),
                Series(
                    name=say("Do not count"),
                    values=tuple(str(each.whole - each.part) for each in found),
                    tone="c",
                ),
            ),
        ),
    )


def _shapes(each: Slice, thresholds: list[tuple[str, Fraction]]) -> tuple[Shape, ...]:
    share = float(each.part / each.whole) * 100 if each.whole else 0.0
    return (
        Box(x=0, width=100, tone="sunk"),
        Box(x=0, width=share, tone="a"),
        *(Rule(x=float(bound) * 100, dashed=True) for _, bound in thresholds),
    )


def _sentence(material: Material, each: Slice) -> str:
    said = material.say("{title}: {part} of {whole}.")
    return said.format(title=each.title, part=int(each.part), whole=int(each.whole))


def _table(material: Material, spec: MeasureSpec, found: list[Slice], indicator: Indicator) -> Table:
    say = material.say
    return Table(
        id=f"table-shares-{indicator.id}",
        caption=material.told(spec.title),
        columns=columns(
            ("", 46), (say("Count"), 18, "end"), (say("Of all"), 18, "end"), (say("Share"), 18, "end")
        ),
        rows=tuple(
            Row(
                strong=each is found[-1],
                cells=(
                    cell(each.title),
                    number_cell(each.part),
                    number_cell(each.whole),
                    percent_cell(each.part / each.whole if each.whole else None, 1),
                ),
            )
            for each in found
        ),
        sheet=f"{say('Shares')} {indicator.id}"[:31],
    )
