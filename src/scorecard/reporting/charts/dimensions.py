"""How many indicators of each dimension stand at which level."""

from scorecard.core.names import LevelId
from scorecard.reporting.document import Figure, Row, Table
from scorecard.reporting.drawing import Box, Chart, ChartRow, Key, Label, NativeChart, Series, Shape
from scorecard.reporting.material import Material, cell, columns, number_cell, tone, word_of
from scorecard.scoring.result import Summary


def by_dimension(material: Material) -> Figure:
    """Return the levels per dimension, as agreed where a level was agreed."""
    say = material.say
    return Figure(
        id="figure-dimensions",
        caption=_caption(material),
        chart=_chart(material),
        sentence=" ".join(
            _sentence(material, name, counts) for name, counts in material.scorecard.by_dimension.items()
        ),
        table=_table(material),
        note=say("Counted is the agreed level, or the computed one where none was agreed."),
    )


def _title(material: Material, dimension: str) -> str:
    found = next(each for each in material.edition.dimensions if each.id == dimension)
    return f"{found.id} {material.told(found.title)}"


def _caption(material: Material) -> str:
    reached = [name for name, counts in material.scorecard.by_dimension.items() if counts.met_or_exceeded]
    level = material.told(material.edition.level(material.edition.headline.level).short)
    if not reached:
        return material.say("No dimension has an indicator at {level} or higher yet.").format(level=level)
    said = material.say("Indicators at {level} or higher stand in {n} of {of} dimensions.")
    return said.format(level=level, n=len(reached), of=len(material.scorecard.by_dimension))


def _chart(material: Material) -> Chart:
    edition = material.edition
    most = max((counts.of for counts in material.scorecard.by_dimension.values()), default=1) or 1
    return Chart(
        kind="dimensions",
        before=(material.say("Dimension"),),
        before_weights=(36,),
        after=(material.say("Rated"),),
        after_weights=(8,),
        drawn_weight=56,
        head=(),
        rows=tuple(
            ChartRow(
                before=(_title(material, name),),
                shapes=_blocks(material, counts, most),
                after=(str(counts.of),),
                sentence=_sentence(material, name, counts),
            )
            for name, counts in material.scorecard.by_dimension.items()
        ),
        keys=tuple(
            Key(
                shapes=(Box(x=0, width=100, tone=tone(edition, level.id)),),
                text=word_of(level, material.language),
            )
            for level in edition.levels
        ),
        native=NativeChart(
            kind="bars_stacked",
            categories=tuple(_title(material, name) for name in material.scorecard.by_dimension),
            series=tuple(
                Series(
                    name=word_of(level, material.language),
                    values=tuple(
                        str(counts.by_level[level.id]) for counts in material.scorecard.by_dimension.values()
                    ),
                    tone=tone(edition, level.id),
                )
                for level in edition.levels
            ),
            axis_title=material.say("Indicators"),
        ),
    )


def _blocks(material: Material, counts: Summary, most: int) -> tuple[Shape, ...]:
    """Draw a block for each indicator, from the lowest level to the highest, open ones hatched at the end."""
    drawn: list[Shape] = []
    width, at = 100 / most, 0
    levels: list[LevelId] = [
        level.id for level in material.edition.levels for _ in range(counts.by_level[level.id])
    ]
    for level in levels:
        word = word_of(material.edition.level(level), material.language)
        drawn.append(Box(x=at * width + 0.4, width=width - 0.8, tone=tone(material.edition, level)))
        drawn.append(Label(x=(at + 0.5) * width, text=word, tone=tone(material.edition, level)))
        at += 1
    for _ in range(counts.open):
        drawn.append(Box(x=at * width + 0.4, width=width - 0.8, tone="unknown", style="hatched"))
        at += 1
    return tuple(drawn)


def _sentence(material: Material, name: str, counts: Summary) -> str:
    parts = [
        f"{counts.by_level[level.id]} {word_of(level, material.language)}"
        for level in material.edition.levels
        if counts.by_level[level.id]
    ]
    if counts.open:
        parts.append(f"{counts.open} {material.say('open')}")
    return f"{_title(material, name)}: {', '.join(parts) or material.say('nothing rated')}."


def _table(material: Material) -> Table:
    edition, say = material.edition, material.say
    return Table(
        id="table-dimensions",
        caption=say("Indicators by dimension and level"),
        columns=columns(
            (say("Dimension"), 36),
            *((word_of(level, material.language), 12, "end") for level in edition.levels),
            (say("Open"), 8, "end"),
            (say("Rated"), 8, "end"),
        ),
        rows=tuple(
            Row(
                cells=(
                    cell(_title(material, name)),
                    *(number_cell(counts.by_level[level.id]) for level in edition.levels),
                    number_cell(counts.open),
                    number_cell(counts.of),
                )
            )
            for name, counts in material.scorecard.by_dimension.items()
        ),
        sheet=say("Dimensions"),
    )
