"""The survey by group: the positive rates of women against those of men, with what is no clear difference."""

from collections.abc import Mapping
from fractions import Fraction

from scorecard.core.framework import Survey, SurveyStatement
from scorecard.core.quantity import percent
from scorecard.measures.disclosure import Extreme, extreme
from scorecard.measures.sampling import Difference, Sample, difference
from scorecard.measures.survey import SurveyResult
from scorecard.measures.tally import Tally
from scorecard.reporting.document import Cell, Figure, Row, Table
from scorecard.reporting.drawing import (
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
from scorecard.reporting.material import Material, cell, columns, percent_cell


def groups_figure(material: Material, survey: Survey, result: SurveyResult) -> Figure | None:
    """Return the positive rates of two groups that may both be shown, or None where small groups forbid it."""
    if len(result.groups) != 2 or result.invited is None:
        return None
    (first, ours), (second, theirs) = sorted(
        result.groups.items(), key=lambda item: -result.group_sizes[item[0]]
    )
    names = (group_title(material, survey, first), group_title(material, survey, second))
    gaps = {
        each.id: _gap(result, first, second, ours[each.id], theirs[each.id]) for each in survey.statements
    }
    clear = sum(gap is not None and not gap.no_clear_difference for gap in gaps.values())
    say = material.say
    caption = (
        say("No statement shows a clear difference between the groups.")
        if not clear
        else say("{n} of {of} statements show a clear difference between the groups.")
    )
    return Figure(
        id="figure-groups",
        caption=caption.format(n=clear, of=len(gaps)),
        chart=_groups_chart(material, survey, names, ours, theirs, gaps),
        sentence=" ".join(
            _gap_sentence(material, each, names, ours, theirs, gaps[each.id]) for each in survey.statements
        ),
        table=_groups_table(material, survey, names, ours, theirs, gaps),
        note=say(
            "{first}: {n}; {second}: {m}. A difference whose 95 % interval covers zero is no clear difference."
        ).format(first=names[0], second=names[1], n=result.group_sizes[first], m=result.group_sizes[second]),
    )


def group_title(material: Material, survey: Survey, name: str) -> str:
    """Return what the edition calls a group of the survey."""
    column = material.edition.tables[survey.answers].column(survey.group)
    choices = {choice.id: material.told(choice.title) for choice in column.choices} if column else {}
    return choices.get(name, name)


def _gap(result: SurveyResult, first: str, second: str, ours: Tally, theirs: Tally) -> Difference | None:
    """Compare two groups of respondents; the invited of each are not known apart, so each is taken at the overall response rate."""
    if not (ours.answered and theirs.answered and result.invited and result.sheets):
        return None
    samples = []
    for name, tally in ((first, ours), (second, theirs)):
        size = result.group_sizes[name]
        invited = max(tally.answered, round(Fraction(size * result.invited, result.sheets)))
        samples.append(Sample(positive=tally.positive, answers=tally.answered, invited=invited))
    return difference(samples[0], samples[1])


def _rate_words(tally: Tally) -> str:
    """Return a group's rate in percent, veiled where it would tell every member's answer."""
    if tally.rate is None:
        return "–"
    veiled = extreme(tally.rate)
    if veiled is not None:
        return "≤ 5" if veiled is Extreme.LOW else "≥ 95"
    return percent(tally.rate)


def _groups_chart(
    material: Material,
    survey: Survey,
    names: tuple[str, str],
    ours: Mapping[str, Tally],
    theirs: Mapping[str, Tally],
    gaps: Mapping[str, Difference | None],
) -> Chart:
    say = material.say
    return Chart(
        kind="groups",
        before=(say("Statement"),),
        before_weights=(38,),
        after=(names[0], names[1], say("Difference")),
        after_weights=(9, 8, 15),
        drawn_weight=30,
        head=(
            Label(x=0, text="0", anchor="start", tone="quiet"),
            Label(x=100, text="100 %", anchor="end", tone="quiet"),
        ),
        rows=tuple(
            ChartRow(
                before=(material.told(each.short or each.text),),
                shapes=_dots(ours[each.id], theirs[each.id]),
                after=(
                    _rate_words(ours[each.id]),
                    _rate_words(theirs[each.id]),
                    _gap_words(material, gaps[each.id]),
                ),
                sentence=_gap_sentence(material, each, names, ours, theirs, gaps[each.id]),
            )
            for each in survey.statements
        ),
        keys=(
            Key(shapes=(Dot(x=50, tone="a"),), text=names[0]),
            Key(shapes=(Dot(x=50, tone="a", form="hollow"),), text=names[1]),
        ),
        native=NativeChart(
            kind="bars_clustered",
            categories=tuple(material.told(each.short or each.text) for each in survey.statements),
            series=(
                Series(
                    name=names[0],
                    values=tuple(_native_rate(ours[each.id]) for each in survey.statements),
                    tone="a",
                ),
                Series(
                    name=names[1],
                    values=tuple(_native_rate(theirs[each.id]) for each in survey.statements),
                    tone="b",
                ),
            ),
            number_format="0",
            axis_title=say("Per cent positive"),
            least="0",
            greatest="100",
        ),
    )


def _native_rate(tally: Tally) -> str | None:
    return None if tally.rate is None or extreme(tally.rate) is not None else percent(tally.rate)


def _dots(ours: Tally, theirs: Tally) -> tuple[Shape, ...]:
    drawn: list[Shape] = [Rule(x=0, to=100, tone="rule")]
    places = [
        float(tally.rate) * 100
        for tally in (ours, theirs)
        if tally.rate is not None and extreme(tally.rate) is None
    ]
    if len(places) == 2:
        drawn.append(Rule(x=min(places), to=max(places), tone="b"))
    for tally, form in ((ours, "full"), (theirs, "hollow")):
        if tally.rate is not None and extreme(tally.rate) is None:
            drawn.append(
                Dot(x=float(tally.rate) * 100, tone="a", form="full" if form == "full" else "hollow")
            )
    return tuple(drawn)


def _gap_words(material: Material, gap: Difference | None) -> str:
    if gap is None:
        return material.say("too few")
    if gap.no_clear_difference:
        return material.say("not clear")
    return material.say("{n} points").format(n=percent(gap.value))


def _gap_sentence(
    material: Material,
    statement: SurveyStatement,
    names: tuple[str, str],
    ours: Mapping[str, Tally],
    theirs: Mapping[str, Tally],
    gap: Difference | None,
) -> str:
    title = material.told(statement.short or statement.text).rstrip(".")
    said = material.say("{title}: {first} {n} %, {second} {m} %; {gap}.")
    return said.format(
        title=title,
        first=names[0].lower(),
        second=names[1].lower(),
        n=_rate_words(ours[statement.id]),
        m=_rate_words(theirs[statement.id]),
        gap=material.say("no clear difference")
        if gap and gap.no_clear_difference
        else _gap_words(material, gap),
    )


def _groups_table(
    material: Material,
    survey: Survey,
    names: tuple[str, str],
    ours: Mapping[str, Tally],
    theirs: Mapping[str, Tally],
    gaps: Mapping[str, Difference | None],
) -> Table:
    say = material.say
    return Table(
        id="table-groups",
        caption=say("Positive answers of {first} and {second}, per cent").format(
            first=names[0].lower(), second=names[1].lower()
        ),
        columns=columns(
            (say("Statement"), 40),
            (names[0], 12, "end"),
            (names[1], 12, "end"),
            (say("Difference, points"), 14, "end"),
            (say("95 % interval"), 22, "end"),
        ),
        rows=tuple(
            Row(
                cells=(
                    cell(material.told(each.short or each.text)),
                    _rate_cell(ours[each.id]),
                    _rate_cell(theirs[each.id]),
                    cell(percent(gap.value, 1)) if (gap := gaps[each.id]) else cell(say("too few")),
                    cell(_interval_words(material, gaps[each.id])),
                )
            )
            for each in survey.statements
        ),
        sheet=say("Survey groups"),
    )


def _interval_words(material: Material, gap: Difference | None) -> str:
    """Return the interval of a difference as "from to to", which needs no sign that could be read as a dash."""
    if gap is None:
        return ""
    return material.say("{low} to {high}").format(low=percent(gap.low, 1), high=percent(gap.high, 1))


def _rate_cell(tally: Tally) -> Cell:
    if tally.rate is None or extreme(tally.rate) is not None:
        return cell(_rate_words(tally))
    return percent_cell(tally.rate)
