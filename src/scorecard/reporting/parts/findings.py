"""What was found: the headline, the overview, a section per dimension, what is open and what differs."""

from collections.abc import Iterator

from scorecard.core.framework import Dimension, Indicator, OutlineSection
from scorecard.core.measure import AmountShare, BalancedCategories, RowShare, SurveyRate
from scorecard.core.quantity import percent
from scorecard.reporting.charts.dimensions import by_dimension as dimensions_figure
from scorecard.reporting.charts.money import money_figures
from scorecard.reporting.charts.overview import overview as overview_figure
from scorecard.reporting.charts.parity import parity_figure
from scorecard.reporting.charts.shares import shares_figure
from scorecard.reporting.charts.survey import survey_figure
from scorecard.reporting.document import (
    Block,
    Bullets,
    Cell,
    Figure,
    Line,
    Paragraph,
    Row,
    Section,
    Table,
    Words,
)
from scorecard.reporting.material import Material, cell, columns, level_mark, line, rows, strong
from scorecard.reporting.parts.narrative import narrative
from scorecard.reporting.parts.wording import criterion_words
from scorecard.scoring.notices import computed_words
from scorecard.scoring.result import Result


def headline(material: Material, section: OutlineSection) -> list[Block]:
    """Return the finding in one paragraph: how many reach the standard, against the target, and what is open."""
    del section
    return [
        Paragraph(line=line(headline_sentence(material)), role="lede"),
        Bullets(items=tuple(_counts(material))),
    ]


def headline_sentence(material: Material) -> str:
    """Return the public headline as a sentence."""
    say, counts = material.say, material.scorecard.summary
    level = material.told(material.edition.level(material.edition.headline.level).title)
    said = say("{n} of {of} indicators reach the level “{level}” or a higher one, {share} %.")
    if counts.possible > counts.met_or_exceeded:
        said = say(
            "At least {n} and at most {most} of {of} indicators reach the level “{level}” or a higher one."
        )
    sentence = said.format(
        n=counts.met_or_exceeded,
        most=counts.possible,
        of=counts.of,
        level=level,
        share=percent(counts.share, 1) if counts.share is not None else "–",
    )
    target = material.edition.headline.share
    if target is not None:
        line_said = {
            True: say("The line of {n} % is reached."),
            False: say("The line of {n} % is not reached."),
            None: say("Whether the line of {n} % is reached is still open."),
        }[material.scorecard.target_reached]
        sentence += " " + line_said.format(n=percent(target))
    return sentence


def _counts(material: Material) -> Iterator[Line]:
    say, summary, computed = material.say, material.scorecard.summary, material.scorecard.computed
    levels = ", ".join(
        f"{summary.by_level[level.id]} {material.told(level.short)}"
        for level in reversed(material.edition.levels)
    )
    yield (strong(say("Agreed: ")), Words(text=levels + "."))
    said = ", ".join(
        f"{computed.by_level[level.id]} {material.told(level.short)}"
        for level in reversed(material.edition.levels)
    )
    open_words = say("; {n} still open").format(n=computed.open) if computed.open else ""
    yield (strong(say("By the rules: ")), Words(text=said + open_words + "."))
    if summary.not_applicable:
        yield line(
            say("{n} indicators are not applicable and leave the denominator.").format(
                n=summary.not_applicable
            )
        )
    overall = material.scorecard.overall
    if overall:
        titles = {tier.id: material.told(tier.title) for tier in material.edition.headline.tiers}
        low = titles.get(overall.at_least or "", say("none"))
        high = titles.get(overall.at_most or "", say("none"))
        yield (
            strong(say("Overall: ")),
            Words(
                text=low if low == high else say("at least {low}, at most {high}").format(low=low, high=high)
            ),
        )


def overview(material: Material, section: OutlineSection) -> list[Block]:
    """Return the one-page overview, as a picture and as a table."""
    del section
    return [overview_figure(material)]


def by_dimension(material: Material, section: OutlineSection) -> list[Block]:
    """Return the levels per dimension."""
    del section
    return [dimensions_figure(material)]


# ── one section per dimension ────────────────────────────────────────────────────────────────


def dimensions(material: Material, section: OutlineSection) -> tuple[Section, ...]:
    """Return a section for each dimension: the team's narrative, its levels, and its charts."""
    del section
    return tuple(_dimension(material, dimension) for dimension in material.edition.dimensions)


def _dimension(material: Material, dimension: Dimension) -> Section:
    indicators = material.edition.in_dimension(dimension.id)
    words = material.document.narrative.get(dimension.id, "")
    blocks: list[Block] = [Bullets(items=tuple(_standing(material, indicator) for indicator in indicators))]
    blocks += narrative(material, words)
    for indicator in indicators:
        blocks += charts_of(material, indicator)
    return Section(
        id=f"dimension-{dimension.id}",
        title=f"{dimension.id} {material.told(dimension.title)}",
        blocks=tuple(blocks),
    )


def _standing(material: Material, indicator: Indicator) -> Line:
    """Return one line: the indicator, its level, and the shortest way to the next."""
    result = material.scorecard.results[indicator.id]
    edition = material.edition
    name = Words(text=f"{indicator.id} {material.titled(indicator.title)}: ")
    if result.status:
        return (name, Words(text=material.say(result.status.replace("_", " ")) + "."))
    counted = result.counted
    if counted is None:
        return (name, Words(text=material.told(computed_words(edition, result)) + "."))
    remark = (
        ""
        if not result.differs
        else " "
        + material.say("(the rules give {computed})").format(
            computed=material.told(computed_words(edition, result))
        )
    )
    return (name, level_mark(edition, counted, material.language), Words(text=remark + "."))


def charts_of(material: Material, indicator: Indicator) -> list[Figure]:
    """Return the charts that an indicator's measures give."""
    found: list[Figure] = []
    for spec in material.edition.measures.values():
        measured = material.measures[spec.id]
        if spec.indicator != indicator.id:
            continue
        match spec.recipe:
            case RowShare(by=by) if by and spec.id == indicator.measure:
                figure = shares_figure(material, indicator, spec, measured)
                found += [figure] if figure else []
            case SurveyRate(statement="", area="") if material.survey and material.edition.survey:
                found.append(survey_figure(material, material.edition.survey))
            case BalancedCategories() as recipe:
                figure = parity_figure(material, recipe)
                found += [figure] if figure and all(each.id != figure.id for each in found) else []
            case AmountShare():
                found += money_figures(material, spec, measured)
            case _:  # the other numbers have no breakdown to draw
                pass
    return found


# ── open and differing ───────────────────────────────────────────────────────────────────────


def open_items(material: Material, section: OutlineSection) -> list[Block]:
    """Return what is not known yet and would close a range."""
    del section
    say = material.say
    found = [result for result in material.scorecard.results.values() if result.open]
    if not found:
        return [Paragraph(line=line(say("Nothing is open: every level is decided by what is known.")))]
    return [
        Table(
            id="table-open",
            caption=say("What is not known yet, and the levels it decides"),
            columns=columns((say("Indicator"), 24), (say("Range"), 24), (say("What would close it"), 52)),
            rows=rows(*(_open_row(material, result) for result in found)),
            note=say("Not known is not counted against the team: the level stays a range until it is known."),
            sheet=say("Open"),
        )
    ]


def _open_row(material: Material, result: Result) -> tuple[str, str, Cell]:
    edition = material.edition
    indicator = edition.indicators[result.indicator]
    keys = [
        f"{key}: {words}"
        for key in result.open
        if (words := criterion_words(edition, key, material.language))
    ]
    return (
        f"{indicator.id} {material.told(indicator.short)}",
        material.told(computed_words(edition, result)),
        cell("; ".join(keys) or ", ".join(result.open)),
    )


def differences(material: Material, section: OutlineSection) -> list[Block]:
    """Return where the agreed level is not the computed one, with the reason."""
    del section
    say, edition = material.say, material.edition
    found = [result for result in material.scorecard.results.values() if result.differs]
    if not found:
        return []
    table = Table(
        id="table-differences",
        caption=say("Where the agreed level is not the one that the rules give"),
        columns=columns(
            (say("Indicator"), 22), (say("By the rules"), 20), (say("Agreed"), 14), (say("Reason"), 44)
        ),
        rows=tuple(
            Row(
                cells=(
                    cell(f"{result.indicator} {material.told(edition.indicators[result.indicator].short)}"),
                    cell(material.told(computed_words(edition, result))),
                    Cell(line=(level_mark(edition, result.agreed, material.language),)),
                    cell(result.agreed_reason or say("no reason is given")),
                )
            )
            for result in found
            if result.agreed
        ),
        sheet=say("Differences"),
    )
    return [table]
