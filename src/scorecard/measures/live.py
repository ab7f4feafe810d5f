"""Live figures: numbers that a narrative names instead of typing, and the text with them filled in."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from difflib import get_close_matches
from fractions import Fraction

from scorecard.core.dossier import Dossier
from scorecard.core.framework import Edition, Survey
from scorecard.core.measure import AmountShare, BalancedCategories, Measured, MeasureSpec, SurveyRate
from scorecard.core.names import MeasureId
from scorecard.core.problem import Problem
from scorecard.core.quantity import percent, shown, whole_percents
from scorecard.core.text import Message
from scorecard.measures.balance import staffing
from scorecard.measures.figure import OPEN, LiveFigure, Unit, live, share_of
from scorecard.measures.prose import Block, Segment, Segments, parse
from scorecard.measures.sampling import response_rate
from scorecard.measures.survey import SurveyResult
from scorecard.measures.tally import Tally

__all__ = ["Block", "LiveFigure", "Rendered", "Segment", "Segments", "figures", "live", "parse", "rendered"]

SIDES = ("positive", "neutral", "negative")


@dataclass(frozen=True, slots=True, kw_only=True)
class Rendered:
    """A text with its figures filled in, and the names in it that are not known."""

    blocks: Segments
    problems: tuple[Problem, ...] = ()


def figures(
    edition: Edition,
    dossier: Dossier,
    measures: Mapping[MeasureId, Measured],
    survey: SurveyResult | None,
    extra: Iterable[LiveFigure] = (),
) -> Mapping[str, LiveFigure]:
    """Return every figure that a narrative may name; those of `extra` come from the caller. An earlier name is never overwritten."""
    found: dict[str, LiveFigure] = {}
    for figure in (
        *_of_measures(edition, measures),
        *_of_survey(edition, survey),
        *_of_staff(edition, dossier),
        *extra,
    ):
        found.setdefault(figure.name, figure)
    return found


# ── measures ─────────────────────────────────────────────────────────────────────────────────


def _of_measures(edition: Edition, measures: Mapping[MeasureId, Measured]) -> Iterator[LiveFigure]:
    for spec in edition.measures.values():
        if spec.id in measures:
            yield from _of_measure(spec.id, spec, measures[spec.id])
    for indicator in edition.indicators.values():
        name = indicator.measure
        if name and name in measures:
            yield from _parts(indicator.id, edition.measures[name], measures[name])


def _of_measure(name: str, spec: MeasureSpec, measured: Measured) -> Iterator[LiveFigure]:
    yield _value(name, spec, measured)
    if isinstance(spec.recipe, SurveyRate):
        yield _value(f"survey.{name}", spec, measured)
    yield from _parts(name, spec, measured)


def _value(name: str, spec: MeasureSpec, measured: Measured) -> LiveFigure:
    figure = live(name, measured.value, spec.unit, str(spec.title))
    return replace(figure, part=measured.part, whole=measured.whole)


def _parts(name: str, spec: MeasureSpec, measured: Measured) -> Iterator[LiveFigure]:
    """Yield the share with its part and whole, and those of every slice: `NAME.COLUMN.VALUE.part`."""
    title = str(spec.title)
    unit: Unit = "amount" if isinstance(spec.recipe, AmountShare) else "count"
    if spec.unit == "share":
        yield _value(f"{name}.share", spec, measured)
        yield live(f"{name}.part", measured.part, unit, f"{title}: the part")
        yield live(f"{name}.whole", measured.whole, unit, f"{title}: the whole")
    for piece in measured.slices:
        below = ".".join(filter(None, (name, piece.by, piece.title)))
        what = f"{title}: {piece.by} {piece.title}".strip()
        yield share_of(f"{below}.share", piece.part, piece.whole, what)
        yield live(f"{below}.part", piece.part, unit, f"{what}, the part")
        yield live(f"{below}.whole", piece.whole, unit, f"{what}, the whole")


# ── the survey ───────────────────────────────────────────────────────────────────────────────


def _of_survey(edition: Edition, found: SurveyResult | None) -> Iterator[LiveFigure]:
    survey = edition.survey
    if survey is None or found is None:
        return
    yield from _sides("survey", found.statements.values(), "all statements")
    yield from _answering(survey, found)
    for area in survey.areas:
        tallies = [found.statements[each.id] for each in survey.in_area(area.id)]
        yield from _sides(f"survey.{area.id}", tallies, str(area.title))
    for statement in survey.statements:
        tally = found.statements[statement.id]
        for name in (statement.id, f"survey.{statement.id}"):
            figure = share_of(
                name,
                Fraction(tally.positive),
                Fraction(tally.answered),
                str(statement.short or statement.text),
            )
            yield replace(figure, shown=OPEN if figure.value is None else f"{percent(figure.value)} %")
        yield from _sides(f"survey.{statement.id}", [tally], str(statement.short or statement.text))


def _answering(survey: Survey, found: SurveyResult) -> Iterator[LiveFigure]:
    rates = [tally.rate for tally in found.statements.values() if tally.rate is not None]
    possible = found.sheets is not None and found.invited is not None and found.sheets <= found.invited
    response = response_rate(found.sheets or 0, found.invited) if possible else None
    margin = found.margin.share if found.margin else None
    yield live("survey.answered", found.sheets, "count", "answer sheets")
    yield live("survey.invited", found.invited, "count", "people invited")
    yield live("survey.response", response, "share", "answer sheets of people invited")
    yield live("survey.margin", margin, "points", "margin of error at 95 % confidence")
    yield live("survey.statements", len(found.statements), "count", "statements")
    passing = sum(rate >= survey.threshold for rate in rates)
    yield live(
        "survey.statements_passing",
        passing,
        "count",
        f"statements at {shown(survey.threshold, share=True)} or above",
    )


def _sides(name: str, tallies: Iterable[Tally], what: str) -> Iterator[LiveFigure]:
    """Yield the plain means of the statements' shares by side; as shown, the three add to 100."""
    answered = [tally for tally in tallies if tally.answered]
    if not answered:
        for side in SIDES:
            yield live(f"{name}.{side}", None, "share", f"{what}: {side}")
        return
    means = [
        sum(
            (Fraction(count, tally.answered) for tally, count in zip(answered, counts, strict=True)),
            Fraction(0),
        )
        / len(answered)
        for counts in (
            [tally.positive for tally in answered],
            [tally.neutral for tally in answered],
            [tally.negative for tally in answered],
        )
    ]
    for side, mean, whole in zip(SIDES, means, whole_percents(means), strict=True):
        yield replace(live(f"{name}.{side}", mean, "share", f"{what}: {side}"), shown=f"{whole} %")


# ── staff ────────────────────────────────────────────────────────────────────────────────────


def _of_staff(edition: Edition, dossier: Dossier) -> Iterator[LiveFigure]:
    recipes = [
        spec.recipe for spec in edition.measures.values() if isinstance(spec.recipe, BalancedCategories)
    ]
    if not recipes or edition.parity is None:
        return
    titles = {category.id: str(category.title) for category in edition.parity.categories}
    for each in staffing(edition, dossier, recipes[0]):
        name, what = f"staff.{each.category}", titles[each.category]
        yield live(f"{name}.women", each.women, "count", f"{what}: women")
        yield live(f"{name}.total", each.total, "count", f"{what}: women and men")
        if each.women is not None and each.total is not None:
            yield share_of(
                f"{name}.share", Fraction(each.women), Fraction(each.total), f"{what}: share of women"
            )
        distance = each.parity.distance if each.parity else None
        yield live(f"{name}.distance", distance, "count", f"{what}: posts to parity")


# ── the text with its figures ────────────────────────────────────────────────────────────────


def rendered(text: str, known: Mapping[str, LiveFigure], where: str = "text") -> Rendered:
    """Return the text's blocks with every figure as words, and a problem for each name or footnote that does not exist.

    A bound figure shows the words that the team stated; whether they agree with the data is for the checks to say.
    """
    problems: list[Problem] = []
    blocks = parse(text)
    notes = {block.id for block in blocks if block.kind == "footnote"}
    filled = tuple(
        replace(block, segments=tuple(_filled(segment, known, where, problems) for segment in block.segments))
        for block in blocks
    )
    marks = dict.fromkeys(each.words for block in blocks for each in block.segments if each.kind == "mark")
    problems += [_wordless(mark, where) for mark in marks if mark not in notes]
    return Rendered(blocks=filled, problems=tuple(problems))


def _wordless(mark: str, where: str) -> Problem:
    return Problem(
        code="footnote-without-words",
        where=where,
        severity="warning",
        what=Message("the footnote “{id}” has no words.", {"id": mark}),
        remedy=Message("Add a line “[^{id}]: …” to the same text.", {"id": mark}),
        values=(("footnote", mark),),
    )


def _filled(
    segment: Segment, known: Mapping[str, LiveFigure], where: str, problems: list[Problem]
) -> Segment:
    if segment.kind not in {"figure", "bound"}:
        return segment
    figure = known.get(segment.name)
    if figure is None:
        problems.append(_unknown(segment.name, known, where))
    words = segment.words or (figure.shown if figure else f"{{{segment.name}}}")
    return replace(segment, kind="words", words=words)


def _unknown(name: str, known: Mapping[str, LiveFigure], where: str) -> Problem:
    close = get_close_matches(name, known, 1, 0.5)
    remedy = (
        Message("Did you mean “{name}”?", {"name": close[0]})
        if close
        else "Write two braces, {{ and }}, where no figure is meant."
    )
    what = Message("there is no figure named “{name}”.", {"name": name})
    return Problem(code="unknown-figure", where=where, what=what, remedy=remedy, values=(("name", name),))
