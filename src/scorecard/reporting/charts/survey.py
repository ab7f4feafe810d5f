"""The staff survey: positive, neutral and negative answers by area and statement, and women against men."""

from dataclasses import dataclass
from fractions import Fraction

from scorecard.core.framework import Survey, SurveyArea, SurveyStatement
from scorecard.core.quantity import percent, whole_percents
from scorecard.measures.tally import Tally
from scorecard.reporting.document import Figure, Row, Table
from scorecard.reporting.drawing import (
    Box,
    Chart,
    ChartRow,
    Key,
    Label,
    NativeChart,
    Rule,
    Series,
    Shape,
)
from scorecard.reporting.material import Material, cell, columns, number_cell

ZERO = 30.0
"""Where the zero line stands; positive runs to the end side, negative to the start side, on one scale."""
UNIT = 0.7
"""Hundredths of the column per percentage point."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Bar:
    """One bar: whole percentages that add to 100, and how many answered."""

    title: str
    positive: int
    neutral: int
    negative: int
    answered: int | None
    unknown: int | None
    strong: bool = False


def bars(material: Material, areas: tuple[SurveyArea, ...]) -> list[Bar]:
    """Return a bar for each area and, under it, for each of its statements."""
    survey, result = material.edition.survey, material.survey
    if survey is None or result is None:
        return []
    found: list[Bar] = []
    for area in areas:
        statements = survey.in_area(area.id)
        found += _mean_bar(material.told(area.title), [result.statements[each.id] for each in statements])
        found += [bar for each in statements if (bar := _bar(material, each, result.statements[each.id]))]
    return found


def mean_shares(tallies: list[Tally]) -> list[Fraction]:
    """Return the plain means over statements of the positive, neutral and negative shares."""
    answered = [tally for tally in tallies if tally.answered]
    if not answered:
        return []
    sides = zip(*((tally.positive, tally.neutral, tally.negative) for tally in answered), strict=True)
    return [
        sum(
            (Fraction(count, tally.answered) for count, tally in zip(counts, answered, strict=True)),
            Fraction(0),
        )
        / len(answered)
        for counts in sides
    ]


def _mean_bar(title: str, tallies: list[Tally]) -> list[Bar]:
    shares = mean_shares(tallies)
    if not shares:
        return []
    positive, neutral, negative = whole_percents(shares)
    return [
        Bar(
            title=title,
            positive=positive,
            neutral=neutral,
            negative=negative,
            answered=None,
            unknown=None,
            strong=True,
        )
    ]


def _bar(material: Material, statement: SurveyStatement, tally: Tally) -> Bar | None:
    if not tally.answered:
        return None
    positive, neutral, negative = whole_percents([tally.positive, tally.neutral, tally.negative])
    return Bar(
        title=material.told(statement.short or statement.text),
        positive=positive,
        neutral=neutral,
        negative=negative,
        answered=tally.answered,
        unknown=tally.unknown_or_na,
    )


def area_figure(material: Material, survey: Survey, area: SurveyArea) -> Figure:
    """Return the figure of one area."""
    found = bars(material, (area,))
    return _figure(
        material,
        survey,
        found,
        f"survey-{area.id}",
        material.told(area.title),
        sheet=f"{material.say('Survey')} {area.id}",
    )


def survey_figure(material: Material, survey: Survey) -> Figure:
    """Return all areas with their statements in one figure."""
    return _figure(material, survey, bars(material, survey.areas), "survey", "", sheet=material.say("Survey"))


def _figure(
    material: Material, survey: Survey, found: list[Bar], name: str, title: str, sheet: str
) -> Figure:
    say, threshold = material.say, f"{percent(survey.threshold)} %"
    statements = [bar for bar in found if not bar.strong]
    passing = sum(_passes(material, survey, bar) for bar in statements)
    caption = say("{n} of {of} statements reach {threshold} positive answers.")
    caption = caption.format(n=passing, of=len(statements), threshold=threshold)
    return Figure(
        id=f"figure-{name}",
        caption=f"{title}: {caption[0].lower()}{caption[1:]}" if title else caption,
        chart=_chart(material, survey, found),
        sentence=" ".join(_sentence(material, bar) for bar in found),
        table=_table(material, found, name, title or say("Staff survey"), sheet),
        note=_note(material),
    )


def _passes(material: Material, survey: Survey, bar: Bar) -> bool:
    """Return whether a statement's exact rate, not the printed one, reaches the threshold."""
    result = material.survey
    return (
        any(
            material.told(each.short or each.text) == bar.title
            and (result.statements[each.id].rate or 0) >= survey.threshold
            for each in survey.statements
        )
        if result
        else False
    )


def _note(material: Material) -> str:
    result = material.survey
    if result is None or result.sheets is None:
        return ""
    said = material.say("Per cent of answers, without those who do not know; n = {n}.").format(
        n=result.sheets
    )
    return f"{said} {result.origin[:1].upper()}{result.origin[1:]}." if result.origin else said


def _chart(material: Material, survey: Survey, found: list[Bar]) -> Chart:
    say, threshold = material.say, percent(survey.threshold)
    return Chart(
        kind="survey",
        before=(say("Statement"), say("Negative")),
        before_weights=(38, 9),
        after=(say("Positive"), say("Neutral")),
        after_weights=(9, 8),
        drawn_weight=36,
        head=(Label(x=ZERO + float(survey.threshold) * 100 * UNIT, text=f"{threshold} %", tone="quiet"),),
        rows=tuple(
            ChartRow(
                before=(bar.title, str(bar.negative)),
                shapes=_shapes(bar, survey),
                after=(str(bar.positive), str(bar.neutral)),
                strong=bar.strong,
                sentence=_sentence(material, bar),
            )
            for bar in found
        ),
        keys=(
            Key(shapes=(Box(x=0, width=100, tone="b"),), text=say("Negative")),
            Key(shapes=(Box(x=0, width=100, tone="a"),), text=say("Positive")),
            Key(shapes=(Rule(x=50, dashed=True),), text=say("Threshold, {n} %").format(n=threshold)),
        ),
        native=NativeChart(
            kind="bars_stacked_100",
            categories=tuple(bar.title for bar in found),
            series=(
                Series(name=say("Positive"), values=tuple(str(bar.positive) for bar in found), tone="a"),
                Series(name=say("Neutral"), values=tuple(str(bar.neutral) for bar in found), tone="c"),
                Series(name=say("Negative"), values=tuple(str(bar.negative) for bar in found), tone="b"),
            ),
            number_format="0",
            axis_title=say("Per cent of answers"),
        ),
    )


def _shapes(bar: Bar, survey: Survey) -> tuple[Shape, ...]:
    y, height = (1.5, 7.0) if bar.strong else (2.8, 4.4)
    return (
        Box(x=ZERO - bar.negative * UNIT, width=bar.negative * UNIT, y=y, height=height, tone="b"),
        Box(x=ZERO, width=bar.positive * UNIT, y=y, height=height, tone="a"),
        Rule(x=ZERO),
        Rule(x=ZERO + float(survey.threshold) * 100 * UNIT, dashed=True),
    )


def _sentence(material: Material, bar: Bar) -> str:
    said = material.say("{title}: {positive} % positive, {neutral} % neutral, {negative} % negative.")
    return said.format(
        title=bar.title.rstrip("."), positive=bar.positive, neutral=bar.neutral, negative=bar.negative
    )


def _table(material: Material, found: list[Bar], name: str, title: str, sheet: str) -> Table:
    say = material.say
    return Table(
        id=f"table-{name}",
        caption=say("{title}, per cent of answers").format(title=title),
        columns=columns(
            (say("Statement"), 40),
            (say("Positive"), 11, "end"),
            (say("Neutral"), 11, "end"),
            (say("Negative"), 11, "end"),
            (say("Answered"), 11, "end"),
            (say("Don't know"), 12, "end"),
        ),
        rows=tuple(
            Row(
                strong=bar.strong,
                cells=(
                    cell(bar.title),
                    number_cell(bar.positive),
                    number_cell(bar.neutral),
                    number_cell(bar.negative),
                    number_cell(bar.answered, None if bar.answered is not None else say("mean")),
                    number_cell(bar.unknown),
                ),
            )
            for bar in found
        ),
        sheet=sheet[:31],
    )
