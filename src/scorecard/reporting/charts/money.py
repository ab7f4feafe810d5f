"""Spending by outcome and by marker; money that nobody marked is a part of its own."""

from fractions import Fraction

from scorecard.core.measure import AmountShare, Measured, MeasureSpec, Slice
from scorecard.core.quantity import grouped, percent
from scorecard.measures.money import COVERAGE
from scorecard.reporting.document import Figure, Row, Table
from scorecard.reporting.drawing import Box, Chart, ChartRow, Key, NativeChart, Series, Shape
from scorecard.reporting.material import Material, cell, columns, number_cell, percent_cell


def money_figures(material: Material, spec: MeasureSpec, measured: Measured) -> list[Figure]:
    """Return a figure for each column of the measure's breakdown; empty where there is no money."""
    if measured.part is None or measured.whole is None or not isinstance(spec.recipe, AmountShare):
        return []
    return [_figure(material, spec, spec.recipe, measured, by) for by in spec.recipe.by]


def _figure(
    material: Material, spec: MeasureSpec, recipe: AmountShare, measured: Measured, by: str
) -> Figure:
    say, whole, part = material.say, measured.whole or Fraction(0), measured.part or Fraction(0)
    column = material.edition.tables[recipe.table].column(by)
    title = material.told(column.title) if column else by
    slices = _slices(material, recipe, measured, by)
    rest = whole - sum((each.part for each in slices), Fraction(0))
    currency = material.document.settings.currency
    coverage = next((each.part for each in measured.slices if each.by == COVERAGE), Fraction(0))
    caption = say("{measure}: {currency} {part} of {whole} ({share} %), here by {title}.")
    note = say(
        "Marked is {currency} {marked} of {whole} ({share} %); {rest} is not itemized, neither zero nor marked."
    )
    return Figure(
        id=f"figure-money-{by}",
        caption=caption.format(
            measure=material.told(spec.title),
            part=grouped(int(part)),
            whole=grouped(int(whole)),
            share=percent(part / whole, 1),
            currency=currency,
            title=title.lower(),
        ),
        chart=_chart(material, slices, rest, whole, title),
        sentence=" ".join(_sentence(material, each.title, each.part, whole) for each in slices)
        + " "
        + _sentence(material, say("Not itemized"), rest, whole),
        table=_table(
            material,
            spec,
            by,
            title,
            [*((each.title, each.part) for each in slices), (say("Not itemized"), rest)],
        ),
        note=note.format(
            currency=currency,
            marked=grouped(int(coverage)),
            whole=grouped(int(whole)),
            share=percent(coverage / whole, 1),
            rest=grouped(int(whole - coverage)),
        ),
    )


def _slices(material: Material, recipe: AmountShare, measured: Measured, by: str) -> list[Slice]:
    column = material.edition.tables[recipe.table].column(by)
    titles = {choice.id: material.told(choice.title) for choice in column.choices} if column else {}
    return [
        Slice(
            by=by,
            title=titles.get(each.title, each.title) or material.say("No mark"),
            part=each.part,
            whole=each.whole,
        )
        for each in measured.slices
        if each.by == by and each.part
    ]


def _chart(material: Material, slices: list[Slice], rest: Fraction, whole: Fraction, title: str) -> Chart:
    say = material.say
    most = max([each.part for each in slices] + [rest], default=Fraction(1)) or Fraction(1)
    everything = [*((each.title, each.part, False) for each in slices), (say("Not itemized"), rest, True)]
    return Chart(
        kind="money",
        before=(title,),
        before_weights=(36,),
        after=(material.document.settings.currency, say("Of all")),
        after_weights=(16, 10),
        drawn_weight=38,
        head=(),
        rows=tuple(
            ChartRow(
                before=(name,),
                shapes=_shapes(amount, most, hatched=unmarked),
                after=(grouped(int(amount)), f"{percent(amount / whole, 1)} %"),
                sentence=_sentence(material, name, amount, whole),
            )
            for name, amount, unmarked in everything
            if amount
        ),
        keys=(
            Key(shapes=(Box(x=0, width=100, tone="a"),), text=say("Counts")),
            Key(shapes=(Box(x=0, width=100, tone="unknown", style="hatched"),), text=say("Not itemized")),
        ),
        native=NativeChart(
            kind="bars_clustered",
            categories=tuple(name for name, amount, _ in everything if amount),
            series=(
                Series(
                    name=material.document.settings.currency,
                    values=tuple(str(int(amount)) for _, amount, _ in everything if amount),
                    tone="a",
                    tones=tuple(
                        "unknown" if unmarked else "a" for _, amount, unmarked in everything if amount
                    ),
                ),
            ),
            number_format="#,##0",
            axis_title=material.document.settings.currency,
        ),
    )


def _shapes(amount: Fraction, most: Fraction, *, hatched: bool) -> tuple[Shape, ...]:
    width = float(amount / most) * 100
    return (
        Box(x=0, width=width, tone="unknown" if hatched else "a", style="hatched" if hatched else "solid"),
    )


def _sentence(material: Material, name: str, amount: Fraction, whole: Fraction) -> str:
    said = material.say("{name}: {amount}, {share} % of all.")
    return said.format(name=name, amount=grouped(int(amount)), share=percent(amount / whole, 1))


def _table(
    material: Material, spec: MeasureSpec, by: str, title: str, lines: list[tuple[str, Fraction]]
) -> Table:
    say, whole = material.say, sum((amount for _, amount in lines), Fraction(0))
    return Table(
        id=f"table-money-{by}",
        caption=f"{material.told(spec.title)}: {title.lower()}",
        columns=columns(
            (title, 50), (material.document.settings.currency, 25, "end"), (say("Share of all"), 25, "end")
        ),
        rows=(
            *(
                Row(cells=(cell(name), number_cell(amount), percent_cell(amount / whole, 1)))
                for name, amount in lines
            ),
            Row(strong=True, cells=(cell(say("All")), number_cell(whole), percent_cell(Fraction(1)))),
        ),
        sheet=f"{say('Spending')} {title}"[:31],
    )
