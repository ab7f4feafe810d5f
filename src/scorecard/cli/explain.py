"""`scorecard explain`: why an indicator stands where it stands, down to the rows."""

from pathlib import Path

import click

from scorecard.cli.output import (
    json_option,
    level_words,
    path_argument,
    print_json,
    print_problems,
    reporting_problems,
)
from scorecard.core.framework import Indicator
from scorecard.core.outcome import Outcome
from scorecard.core.problem import Problem, Refused
from scorecard.exchange.document.assessment import open_folder
from scorecard.exchange.results import finding_data, result_data
from scorecard.flow import Rated, rated
from scorecard.scoring.finding import Finding
from scorecard.scoring.notices import computed_words
from scorecard.scoring.result import Result

SIGNS = {Outcome.MET: "●", Outcome.UNMET: "○", Outcome.UNKNOWN: "?"}
MOST_ROWS = 6


@click.command("explain")
@path_argument
@click.argument("keys", nargs=-1, metavar="[KEY]...")
@json_option
@reporting_problems
def command(path: Path, keys: tuple[str, ...], as_json: bool) -> None:
    """Explain the level of indicators (1.1) or the outcome of single criteria (1.1/meets/a); all when no KEY is given."""
    opened = open_folder(path)
    found = rated(opened.edition, opened.dossier)
    wanted = [_indicator(found, key) for key in keys] or list(opened.edition.indicators.values())
    if as_json:
        print_json({each.id: _data(found, each) for each in wanted})
    else:
        for each in dict.fromkeys(each.id for each in wanted):
            result = found.scorecard.results[each]
            criteria = [name for key in keys if key.startswith(f"{each}/") for name in _criteria(result, key)]
            explain(found, opened.edition.indicators[each], criteria)
    print_problems(opened.remarks)


def _indicator(found: Rated, key: str) -> Indicator:
    indicator = found.edition.indicator(key)
    if indicator is None or (
        key != indicator.id and not _criteria(found.scorecard.results[indicator.id], key)
    ):
        what = "the edition has no such indicator or criterion."
        remedy = f"`scorecard framework show {found.edition.id}` lists them."
        raise Refused([Problem(code="unknown-key", where=key, what=what, remedy=remedy)])
    return indicator


def _criteria(result: Result, key: str) -> list[str]:
    """Return the keys of findings that a key means: its own, or all of a level (1.1/meets)."""
    return [each for each in result.criteria if each == key or each.startswith(f"{key}/")]


def _data(found: Rated, indicator: Indicator) -> dict[str, object]:
    result = found.scorecard.results[indicator.id]
    levels = {level: finding_data(finding) for level, finding in result.levels.items()}
    return result_data(result) | {"levels": levels}


def explain(found: Rated, indicator: Indicator, criteria: list[str]) -> None:
    """Print an indicator's levels as trees of findings, or only the criteria asked for."""
    result, edition = found.scorecard.results[indicator.id], found.edition
    click.secho(f"{indicator.id}  {indicator.title}", bold=True)
    click.echo(
        f"  By the rules: {computed_words(edition, result)}."
        + (f" Not rated: {result.status_reason}." if result.status else "")
    )
    if result.agreed:
        reason = f" {result.agreed_reason}" if result.agreed_reason else ""
        click.echo(f"  Agreed: {level_words(edition, result.agreed)}.{reason}")
    for notice in result.notices:
        click.echo(f"  Notice: {notice.said}")
    if criteria:
        for key in criteria:
            _tree(found, result.criteria[key], 1)
    else:
        for level, finding in reversed(list(result.levels.items())):
            click.echo(f"  {SIGNS[finding.outcome]} {edition.level(level).title}: {finding.reason}")
            for part in finding.parts or ((finding,) if finding.key else ()):
                _tree(found, part, 2)
    click.echo()


def _tree(found: Rated, finding: Finding, depth: int) -> None:
    indent = "  " * depth
    statement = found.edition.statement(finding.key) if finding.key else None
    words = f"{finding.key}  {statement.text}" if statement else finding.key
    click.echo(f"{indent}{SIGNS[finding.outcome]} {words}".rstrip())
    click.echo(f"{indent}    {finding.reason}")
    if finding.evidence:
        click.echo(f"{indent}    Evidence: {'; '.join(_evidence(found, finding))}")
    if finding.rows:
        more = f" and {len(finding.rows) - MOST_ROWS} more" if len(finding.rows) > MOST_ROWS else ""
        click.echo(f"{indent}    Rows: {', '.join(map(str, finding.rows[:MOST_ROWS]))}{more}")
    for part in finding.parts:
        _tree(found, part, depth + 1)


def _evidence(found: Rated, finding: Finding) -> list[str]:
    entries = {str(name): entry for name, entry in found.dossier.assessment.evidence.items()}
    return [entries[name].title if name in entries else name for name in finding.evidence]
