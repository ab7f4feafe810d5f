"""The action plan on a line of time; what has no date that can be checked says so."""

from datetime import date

from scorecard.core.assessment import Action
from scorecard.core.when import Span, parse_when
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
from scorecard.reporting.material import Material, cell, columns

SHORT = 64


def timeline_figure(material: Material) -> Figure | None:
    """Return the plan's timeline, or None where there is no plan."""
    actions = material.document.actions
    if not actions:
        return None
    say = material.say
    dated = [action for action in actions if span_of(action, material.document.date)]
    caption = say("{n} of {of} actions have a date that can be checked.")
    return Figure(
        id="figure-timeline",
        caption=caption.format(n=len(dated), of=len(actions)),
        chart=_chart(material, actions),
        sentence=" ".join(_sentence(material, action) for action in actions),
        table=_table(material, actions),
    )


def span_of(action: Action, today: date) -> Span | None:
    """Return from when to when an action runs, or None where its due date cannot be read."""
    try:
        due = parse_when(action.due, today) if action.due else None
        start = parse_when(action.start, today).first if action.start else None
    except ValueError:
        return None
    if due is None:
        return None
    first = start or min(today, due.last)
    return Span(min(first, due.last), due.last)


def shortened(words: str) -> str:
    """Return the first words of an action, for a narrow column."""
    return words if len(words) <= SHORT else words[:SHORT].rsplit(" ", 1)[0].rstrip(",.;") + " …"


def _limits(actions: tuple[Action, ...], today: date) -> tuple[int, int]:
    spans = [span for action in actions if (span := span_of(action, today))]
    first = min([span.first for span in spans] + [today])
    last = max([span.last for span in spans] + [today.replace(year=today.year + 1, day=min(today.day, 28))])
    return first.replace(month=1, day=1).toordinal(), last.replace(month=12, day=31).toordinal()


def _chart(material: Material, actions: tuple[Action, ...]) -> Chart:
    say, today = material.say, material.document.date
    first, last = _limits(actions, today)
    years = range(date.fromordinal(first).year, date.fromordinal(last).year + 1)

    def place(day: date) -> float:
        return (day.toordinal() - first) / (last - first) * 100

    return Chart(
        kind="timeline",
        before=(say("Action"),),
        before_weights=(44,),
        after=(say("Timing"),),
        after_weights=(20,),
        drawn_weight=36,
        head=tuple(
            Label(x=place(date(year, 1, 1)), text=str(year), anchor="start", tone="quiet") for year in years
        ),
        rows=tuple(
            ChartRow(
                before=(f"{action.id}  {shortened(action.what)}",),
                shapes=(
                    *(Rule(x=place(date(year, 1, 1)), tone="rule") for year in years),
                    *_bar(action, today, place),
                ),
                after=(action.timing or action.due,),
                sentence=_sentence(material, action),
            )
            for action in actions
        ),
        keys=(
            Key(shapes=(Box(x=0, width=100, tone="a"),), text=say("From start to due date")),
            Key(shapes=(Dot(x=50, form="diamond"),), text=say("Due")),
            Key(
                shapes=(Box(x=0, width=100, tone="unknown", style="dashed"),),
                text=say("No date that can be checked"),
            ),
        ),
        native=_native(material, actions),
    )


def _bar(action: Action, today: date, place) -> tuple[Shape, ...]:  # type: ignore[no-untyped-def]  # noqa: ANN001 - a day's place
    span = span_of(action, today)
    if span is None:
        return (
            Box(
                x=place(today),
                width=max(100 - place(today), 1),
                y=3.4,
                height=3.2,
                tone="unknown",
                style="dashed",
            ),
        )
    start, end = place(span.first), place(span.last)
    return (
        Box(x=start, width=max(end - start, 0.5), y=3.2, height=3.6, tone="a"),
        Dot(x=end, form="diamond"),
    )


def _native(material: Material, actions: tuple[Action, ...]) -> NativeChart | None:
    """Return the timeline as floating bars: days before the start are drawn without fill."""
    today = material.document.date
    dated = [(action, span) for action in actions if (span := span_of(action, today))]
    if not dated:
        return None
    epoch = date(1899, 12, 30).toordinal()
    least = min(span.first.toordinal() for _, span in dated) - epoch
    greatest = max(span.last.toordinal() for _, span in dated) - epoch
    return NativeChart(
        kind="bars_stacked",
        categories=tuple(f"{action.id} {shortened(action.what)}" for action, _ in dated),
        series=(
            Series(
                name=material.say("Start"),
                values=tuple(str(span.first.toordinal() - epoch) for _, span in dated),
                hidden=True,
            ),
            Series(
                name=material.say("Days to the due date"),
                values=tuple(str(max(1, (span.last - span.first).days)) for _, span in dated),
                tone="a",
            ),
        ),
        number_format="mmm yyyy",
        least=str(least),
        greatest=str(greatest),
    )


def _sentence(material: Material, action: Action) -> str:
    span = span_of(action, material.document.date)
    if span is None:
        said = material.say("{id}: no date that can be checked ({timing}).")
        return said.format(id=action.id, timing=action.timing or material.say("nothing said"))
    return material.say("{id}: due {due}.").format(id=action.id, due=span.last.isoformat())


def _table(material: Material, actions: tuple[Action, ...]) -> Table:
    say = material.say
    return Table(
        id="table-timeline",
        caption=say("When the actions are due"),
        columns=columns(
            (say("No."), 8), (say("Action"), 46), (say("Timing"), 20), (say("Start"), 13), (say("Due"), 13)
        ),
        rows=tuple(
            Row(
                cells=(
                    cell(action.id),
                    cell(shortened(action.what)),
                    cell(action.timing),
                    cell(action.start),
                    cell(action.due),
                )
            )
            for action in actions
        ),
        sheet=say("Timeline"),
    )
