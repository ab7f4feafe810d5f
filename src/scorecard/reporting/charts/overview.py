"""The one-page overview: every indicator against every level, computed as fill, agreed as frame."""

from scorecard.core.framework import Indicator
from scorecard.core.names import LevelId
from scorecard.reporting.document import Cell, Column, Figure, LevelCell, Row, Table
from scorecard.reporting.drawing import Box, Chart, ChartRow, Key, Label, Rule, Shape
from scorecard.reporting.material import Material, cell, group, line, tone, word_of
from scorecard.scoring.notices import computed_words
from scorecard.scoring.result import Result

INSET = 0.6
"""Space at either side of a level's slot, in hundredths of the drawn column."""


def overview(material: Material) -> Figure:
    """Return the overview as a figure: picture, sentence and table."""
    say, counts = material.say, material.scorecard.summary
    level = material.told(material.edition.level(material.edition.headline.level).title)
    caption = say(
        "{n} of {of} indicators reach “{level}” or higher. Fill: what the rules give. Frame: what the team agreed. Hatched: still open."
    )
    caption = caption.format(n=counts.met_or_exceeded, of=counts.of, level=level)
    return Figure(
        id="figure-overview",
        caption=caption,
        chart=_chart(material),
        sentence=_in_short(material),
        table=table(material),
    )


def _in_short(material: Material) -> str:
    """Return which indicators were agreed at each level, and which are open or differ."""
    edition, results = material.edition, material.scorecard.results.values()
    parts = []
    for level in reversed(edition.levels):
        names = [result.indicator for result in results if result.counted == level.id]
        if names:
            parts.append(f"{material.told(level.short)}: {', '.join(names)}.")
    still = [result.indicator for result in results if result.is_open]
    if still:
        parts.append(material.say("By the rules alone still open: {names}.").format(names=", ".join(still)))
    other = [result.indicator for result in results if result.differs and not result.is_open]
    if other:
        parts.append(
            material.say("Agreed at another level than the rules give: {names}.").format(
                names=", ".join(other)
            )
        )
    return " ".join(parts)


def _chart(material: Material) -> Chart:
    edition, say = material.edition, material.say
    width = 100 / len(edition.levels)
    return Chart(
        kind="overview",
        before=(say("Dimension"), say("Indicator")),
        before_weights=(15, 30),
        after=(),
        drawn_weight=55,
        head=tuple(
            Label(
                x=width * (place + 0.5),
                text=word_of(level, material.language),
                tone=tone(edition, level.id),
                strong=True,
                sign=(place + 1, len(edition.levels)),
            )
            for place, level in enumerate(edition.levels)
        ),
        rows=tuple(_rows(material)),
        keys=(
            Key(shapes=(Box(x=0, width=100, tone="quiet"),), text=say("Fill: what the rules give")),
            Key(
                shapes=(Box(x=0, width=100, tone="ink", style="framed"),),
                text=say("Frame: what the team agreed"),
            ),
            Key(
                shapes=(Box(x=0, width=100, tone="unknown", style="hatched"),),
                text=say("Hatched: facts still open"),
            ),
        ),
    )


def _rows(material: Material) -> list[ChartRow]:
    found = []
    for dimension in material.edition.dimensions:
        for place, indicator in enumerate(material.edition.in_dimension(dimension.id)):
            result = material.scorecard.results[indicator.id]
            found.append(
                ChartRow(
                    group=f"{dimension.id} {material.told(dimension.title)}" if place == 0 else "",
                    before=(f"{indicator.id}  {material.titled(indicator.title)}",),
                    shapes=shapes(material, result),
                    sentence=_sentence(material, result),
                )
            )
    return found


def shapes(material: Material, result: Result) -> tuple[Shape, ...]:
    """Return one indicator's track: a slot per level, the computed level or range, and the frame of the agreed one."""
    edition = material.edition
    width = 100 / len(edition.levels)
    drawn: list[Shape] = [
        Box(x=place * width + INSET, width=width - 2 * INSET, tone="sunk")
        for place in range(len(edition.levels))
    ]
    if result.status:
        drawn = [Rule(x=0, to=100, tone="quiet"), Box(x=30, width=40, y=0, height=10, tone="paper")]
        drawn.append(Label(x=50, text=material.say(result.status.replace("_", " ")), tone="quiet"))
    elif result.is_open and result.at_least and result.at_most:
        drawn += _range(material, result.at_least, result.at_most)
    elif result.level:
        drawn += _fill(material, result.level)
    if result.agreed:
        place = edition.rank(result.agreed)
        if result.agreed not in (result.level, result.at_least, result.at_most):
            word = word_of(edition.level(result.agreed), material.language)
            drawn.append(
                Label(x=width * (place + 0.5), text=word, tone=tone(edition, result.agreed), strong=True)
            )
        drawn.append(Box(x=place * width, width=width, y=0.6, height=8.8, tone="ink", style="framed"))
    return tuple(drawn)


def _fill(material: Material, level: LevelId) -> list[Shape]:
    edition = material.edition
    width, place = 100 / len(edition.levels), edition.rank(level)
    return [
        Box(x=place * width + INSET, width=width - 2 * INSET, tone=tone(edition, level)),
        Label(
            x=width * (place + 0.5),
            text=word_of(edition.level(level), material.language),
            tone=tone(edition, level),
            strong=True,
            sign=(place + 1, len(edition.levels)),
        ),
    ]


def _range(material: Material, low: LevelId, high: LevelId) -> list[Shape]:
    """Draw a hatched, dashed band whose two ends name their levels; it never shows a middle."""
    edition = material.edition
    width = 100 / len(edition.levels)
    start, end = edition.rank(low) * width + INSET, (edition.rank(high) + 1) * width - INSET
    label = width - 4
    return [
        Box(x=start, width=end - start, tone="unknown", style="hatched"),
        Box(x=start, width=end - start, tone="unknown", style="dashed"),
        Box(x=start, width=label, tone="paper"),
        Box(x=start, width=1.4, tone=tone(edition, low)),
        Box(x=end - label, width=label, tone="paper"),
        Box(x=end - 1.4, width=1.4, tone=tone(edition, high)),
        Label(
            x=start + 2.4,
            text=word_of(edition.level(low), material.language),
            anchor="start",
            tone=tone(edition, low),
            strong=True,
        ),
        Label(
            x=end - 2.4,
            text=word_of(edition.level(high), material.language),
            anchor="end",
            tone=tone(edition, high),
            strong=True,
        ),
    ]


def _sentence(material: Material, result: Result) -> str:
    indicator = material.edition.indicators[result.indicator]
    if result.status:
        said = material.say("{indicator}: {status}.")
        return said.format(
            indicator=f"{indicator.id} {material.told(indicator.short)}",
            status=material.say(result.status.replace("_", " ")),
        )
    agreed = (
        material.told(material.edition.level(result.agreed).short)
        if result.agreed
        else material.say("not yet")
    )
    said = material.say("{indicator}: computed {computed}, agreed {agreed}.")
    return said.format(
        indicator=f"{indicator.id} {material.told(indicator.short)}",
        computed=material.told(computed_words(material.edition, result)),
        agreed=agreed,
    )


# ── the same as a table ──────────────────────────────────────────────────────────────────────


def table(material: Material) -> Table:
    """Return the overview as a table with a column per level."""
    edition, say = material.edition, material.say
    found: list[Row] = []
    for dimension in edition.dimensions:
        found.append(group(f"{dimension.id} {material.told(dimension.title)}"))
        found += [_table_row(material, indicator) for indicator in edition.in_dimension(dimension.id)]
    return Table(
        id="table-overview",
        caption=say("Levels by indicator, as the rules give them and as the team agreed them"),
        columns=(
            Column(title=say("Indicator"), weight=28),
            *(
                Column(title=word_of(level, material.language), align="centre", weight=18)
                for level in edition.levels
            ),
        ),
        rows=tuple(found),
        note=say("A level's own name: computed and agreed alike. Open: the rules do not decide yet."),
        sheet=say("Overview"),
    )


def _table_row(material: Material, indicator: Indicator) -> Row:
    result = material.scorecard.results[indicator.id]
    levels = tuple(_level_cell(material, result, level.id) for level in material.edition.levels)
    return Row(cells=(cell(f"{indicator.id}  {material.titled(indicator.title)}"), *levels))


def _level_cell(material: Material, result: Result, level: LevelId) -> Cell:
    edition, say = material.edition, material.say
    place, of = edition.rank(level), len(edition.levels)
    fill, agreed = _fill_of(material, result, level), result.agreed == level
    word = {
        "computed": word_of(edition.level(level), material.language) if agreed else say("computed"),
        "range": say("open"),
        "not_applicable": say(result.status.replace("_", " ")) if place == 0 else "",
        "none": "",
    }[fill]
    both = fill == "computed" and agreed
    words = word if both else ", ".join(part for part in (word, say("agreed") if agreed else "") if part)
    return Cell(line=line(words), level=LevelCell(position=place + 1, of=of, fill=fill, agreed=agreed))


def _fill_of(material: Material, result: Result, level: LevelId):  # type: ignore[no-untyped-def]  # noqa: ANN202 - one of LevelCell's own words
    edition = material.edition
    if result.status:
        return "not_applicable"
    if result.at_least is None or result.at_most is None:
        return "none"
    if not edition.rank(result.at_least) <= edition.rank(level) <= edition.rank(result.at_most):
        return "none"
    return "range" if result.is_open else "computed"
