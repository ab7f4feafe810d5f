"""The staff survey: rates by statement, area and overall, from raw answers or from tallies, and how far they speak for all."""

from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction

from scorecard.core.dossier import Dossier
from scorecard.core.framework import Edition, Survey
from scorecard.core.table import RowRef, Table, TableRow
from scorecard.measures.disclosure import FLOOR, Release, release
from scorecard.measures.rows import refs
from scorecard.measures.sampling import Margin, margin
from scorecard.measures.tally import AreaRate, Scale, Tally, area_rate, count


@dataclass(frozen=True, slots=True, kw_only=True)
class SurveyResult:
    """What the survey says.

    `sheets` is how many people answered, `invited` how many were asked (None where it is not given). `groups` holds the tallies of
    the groups that may be shown, by group and statement; `release` says which were hidden. Rates are exact.
    """

    statements: Mapping[str, Tally]
    areas: Mapping[str, AreaRate]
    overall: AreaRate | None
    sheets: int | None
    invited: int | None
    margin: Margin | None
    groups: Mapping[str, Mapping[str, Tally]]
    group_sizes: Mapping[str, int]
    release: Release | None
    rows: tuple[RowRef, ...]
    origin: str
    strays: int = 0


def survey_result(edition: Edition, dossier: Dossier) -> SurveyResult | None:
    """Return the survey's result from raw answers, else from tallies, else None."""
    survey = edition.survey
    if survey is None:
        return None
    answers, tallies = dossier.tables.get(survey.answers), dossier.tables.get(survey.tallies)
    if answers is not None and answers.rows:
        return _from_answers(survey, answers, dossier)
    if tallies is not None and tallies.rows:
        return _from_tallies(survey, tallies, dossier)
    return None


def least_group(survey: Survey, dossier: Dossier) -> int:
    """Return the least group that is shown: the team's setting or the edition's, never below the floor."""
    return max(FLOOR, dossier.assessment.settings.minimum_group or survey.minimum_group)


def _from_answers(survey: Survey, table: Table, dossier: Dossier) -> SurveyResult:
    names = [statement.id for statement in survey.statements]
    counted = count(
        ((row.number, _group(row, survey), [_code(row, name) for name in names]) for row in table.rows),
        scale_of(survey),
        len(names),
    )
    sizes = {name or "": size for name, size in counted.sheets.items()}
    groups = {name or "": dict(zip(names, tallies, strict=True)) for name, tallies in counted.groups.items()}
    overall = dict(zip(names, counted.overall, strict=True))
    counts = _Counts(overall, len(table.rows), groups, sizes, len(counted.strays))
    return _result(survey, dossier, table, counts)


def _from_tallies(survey: Survey, table: Table, dossier: Dossier) -> SurveyResult:
    overall: dict[str, Tally] = {statement.id: Tally() for statement in survey.statements}
    groups: dict[str, dict[str, Tally]] = {}
    whole: set[str] = set()
    for row in table.rows:
        name, group, tally = str(row.cells.get("statement")), _group(row, survey), _tally(row)
        if name not in overall:
            continue
        if group is None:
            overall[name] = tally
            whole.add(name)
        else:
            groups.setdefault(group, {})[name] = tally
    for name in overall:
        if name not in whole:  # only split tallies were delivered: they are added up
            overall[name] = sum((tallies.get(name, Tally()) for tallies in groups.values()), Tally())
    sheets = max((_size(tally) for tally in overall.values()), default=0)
    sizes = {group: max(map(_size, tallies.values())) for group, tallies in groups.items()}
    return _result(survey, dossier, table, _Counts(overall, sheets, groups, sizes))


@dataclass(frozen=True, slots=True)
class _Counts:
    """What answers or tallies add up to, before anything is hidden."""

    overall: Mapping[str, Tally]
    sheets: int
    groups: Mapping[str, Mapping[str, Tally]]
    sizes: Mapping[str, int]
    strays: int = 0


def _result(survey: Survey, dossier: Dossier, table: Table, counts: _Counts) -> SurveyResult:
    overall, sheets, sizes = counts.overall, counts.sheets, counts.sizes
    invited = _invited(survey, dossier)
    released = release(sizes, least_group(survey, dossier)) if sizes else None
    shown = set(released.shown) if released else set()
    return SurveyResult(
        statements=overall,
        areas={
            area.id: rate
            for area in survey.areas
            if (rate := area_rate(overall[statement.id] for statement in survey.in_area(area.id)))
        },
        overall=area_rate(overall.values()),
        sheets=sheets,
        invited=invited,
        margin=margin(sheets, invited, survey.confidence_z) if invited and 0 < sheets <= invited else None,
        groups={name: tallies for name, tallies in counts.groups.items() if name in shown},
        group_sizes={name: size for name, size in sizes.items() if name in shown},
        release=released,
        rows=refs(table, table.rows),
        origin=table.origin,
        strays=counts.strays,
    )


def scale_of(survey: Survey) -> Scale:
    """Return the survey's codes by side; a blank answer is one that was not given."""
    return Scale(
        positive=frozenset(survey.positive),
        neutral=frozenset(survey.neutral),
        negative=frozenset(survey.negative),
        unknown_or_na=frozenset({*survey.unknown, ""}),
    )


def _invited(survey: Survey, dossier: Dossier) -> int | None:
    fact = dossier.assessment.facts.get(survey.population)
    return int(fact.value) if fact and isinstance(fact.value, Fraction) and fact.value > 0 else None


def _group(row: TableRow, survey: Survey) -> str | None:
    value = row.cells.get(survey.group)
    return None if value is None else str(value)


def _code(row: TableRow, name: str) -> str:
    value = row.cells.get(name)
    return "" if value is None else str(value)


def _tally(row: TableRow) -> Tally:
    counts = {name: row.cells.get(name) for name in ("positive", "neutral", "negative", "unknown")}
    known = {name: int(value) if isinstance(value, Fraction) else 0 for name, value in counts.items()}
    return Tally(
        positive=known["positive"],
        neutral=known["neutral"],
        negative=known["negative"],
        unknown_or_na=known["unknown"],
    )


def _size(tally: Tally) -> int:
    return tally.answered + tally.unknown_or_na
