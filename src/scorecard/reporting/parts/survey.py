"""Annex C: the staff survey, who answered, what they said by area, and women against men."""

from scorecard.core.framework import OutlineSection, Survey
from scorecard.core.quantity import percent
from scorecard.measures.sampling import Interval, Sample, interval, non_response_bounds, response_rate
from scorecard.measures.survey import SurveyResult
from scorecard.reporting.charts.groups import group_title, groups_figure
from scorecard.reporting.charts.survey import area_figure
from scorecard.reporting.document import Block, Bullets, Line, Paragraph, Table
from scorecard.reporting.material import Material, columns, line, number_cell, percent_cell, rows


def survey(material: Material, section: OutlineSection) -> list[Block]:
    """Return annex C, or the word that there are no answers."""
    del section
    plan, result = material.edition.survey, material.survey
    if plan is None:
        return []
    if result is None:
        return [Paragraph(line=line(material.say("No survey answers were delivered.")))]
    blocks: list[Block] = [
        Bullets(items=tuple(_facts(material, plan, result))),
        *_respondents(material, plan, result),
    ]
    blocks += [area_figure(material, plan, area) for area in plan.areas]
    figure = groups_figure(material, plan, result)
    return [*blocks, *([figure] if figure else []), *_reach(material, plan, result)]


def _facts(material: Material, plan: Survey, result: SurveyResult) -> list[Line]:
    say = material.say
    found: list[Line] = []
    sheets, invited = result.sheets, result.invited
    if sheets and invited and sheets <= invited:
        rate = response_rate(sheets, invited)
        said = say("{n} of {of} people invited answered, {share} %.")
        found.append(
            line(said.format(n=sheets, of=invited, share=percent(rate, 1) if rate is not None else "–"))
        )
    if result.margin:
        within = result.margin.within(plan.wanted_margin * 100)
        said = say("The margin of error is {n} points at 95 % confidence; the wanted {m} points are {met}.")
        found.append(
            line(
                said.format(
                    n=percent(result.margin.share, 2),
                    m=percent(plan.wanted_margin),
                    met=say("kept") if within else say("not kept"),
                )
            )
        )
    overall = result.overall
    if overall and overall.mean is not None:
        said = say("The overall positive rating, the plain mean of {n} statements, is {rate} %.")
        found.append(line(said.format(n=len(plan.statements), rate=percent(overall.mean, 1))))
        if overall.pooled_differs and overall.pooled is not None:
            found.append(
                line(say("Pooled over all answers it is {rate} %.").format(rate=percent(overall.pooled, 1)))
            )
    if result.release and result.release.hidden:
        said = say(
            "{n} groups are too small to be shown without giving their members away, and are not shown."
        )
        found.append(line(said.format(n=len(result.release.hidden))))
    if result.origin:
        found.append(line(f"{result.origin[:1].upper()}{result.origin[1:]}."))
    return found


def _reach(material: Material, plan: Survey, result: SurveyResult) -> list[Block]:
    """Return how far each rate speaks for all who were invited: its interval, and what silence could still change."""
    invited = result.invited
    if invited is None:
        return []
    say = material.say
    lines = []
    for statement in plan.statements:
        tally = result.statements[statement.id]
        if not 0 < tally.answered <= invited or tally.rate is None:
            continue
        sample = Sample(positive=tally.positive, answers=tally.answered, invited=invited)
        lines.append(
            (
                material.told(statement.short or statement.text),
                percent_cell(tally.rate, 1),
                _between(material, interval(sample)),
                _between(material, non_response_bounds(sample)),
            )
        )
    note = say(
        "The interval takes those who did not answer to be like those who did; the bounds take them to be all against, or all for."
    )
    return [
        Table(
            id="table-reach",
            caption=say("How far the positive answers speak for all {n} people invited").format(n=invited),
            columns=columns(
                (say("Statement"), 40),
                (say("Positive"), 14, "end"),
                (say("95 % interval"), 23, "end"),
                (say("If all had answered"), 23, "end"),
            ),
            rows=rows(*lines),
            note=note,
            sheet=say("Survey reach"),
        )
    ]


def _between(material: Material, found: Interval | None) -> str:
    if found is None:
        return "–"
    said = material.say("{low} to {high} %")
    return said.format(low=percent(found.low, 1), high=percent(found.high, 1))


def _respondents(material: Material, plan: Survey, result: SurveyResult) -> list[Block]:
    if not result.group_sizes:
        return []
    say = material.say
    return [
        Table(
            id="table-respondents",
            caption=say("Who answered"),
            columns=columns((say("Group"), 60), (say("Answers"), 40, "end")),
            rows=rows(
                *(
                    (group_title(material, plan, name), number_cell(size))
                    for name, size in result.group_sizes.items()
                ),
                *(
                    [(say("All"), number_cell(result.sheets))]
                    if result.release is None or result.release.total_may_be_shown
                    else []
                ),
            ),
            sheet=say("Respondents"),
        )
    ]
