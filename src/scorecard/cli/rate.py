"""`scorecard rate`: the level of every indicator."""

import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import click

from scorecard.cli.output import (
    DATA_PROBLEMS,
    json_option,
    json_words,
    level_words,
    print_json,
    print_problems,
    print_table,
    reporting_problems,
)
from scorecard.core.framework import Edition
from scorecard.core.problem import Refused
from scorecard.core.quantity import percent
from scorecard.exchange.document.assessment import open_folder
from scorecard.exchange.edition.library import find
from scorecard.exchange.results import problems_data, scorecard_data
from scorecard.exchange.statements import is_list, levels_only, read_statements, standing
from scorecard.flow import Rated, rated
from scorecard.scoring.bulk import compiled
from scorecard.scoring.notices import computed_words
from scorecard.scoring.rate import rate
from scorecard.scoring.result import Result, Scorecard


@click.command("rate")
@click.argument("path", required=False, type=click.Path(path_type=Path))
@click.option(
    "--framework",
    metavar="EDITION",
    help="Rate bare statements under this edition, such as METHODOLOGY/EDITION or a folder.",
)
@click.option(
    "--statements",
    type=click.Path(path_type=Path),
    help="JSON: statements, or a list of such objects. Needs --framework.",
)
@click.option(
    "--levels-only",
    is_flag=True,
    help="With --statements: levels and ranges only, read and written as a stream.",
)
@json_option
@reporting_problems
def command(
    path: Path | None, framework: str | None, statements: Path | None, levels_only: bool, as_json: bool
) -> None:
    """Rate every indicator of the assessment at PATH, or of bare statements.

    The level that the rules give stands beside the one that the team agreed. While facts are open it is a range.
    """
    if (path is None) == (statements is None) or bool(framework) != bool(statements):
        raise click.UsageError("give the PATH of an assessment, or --framework together with --statements.")
    if path is not None:
        _rate_document(path, as_json=as_json)
    elif statements is not None and framework is not None:
        _rate_statements(find(framework), statements, as_json=as_json, stream=levels_only)


def _rate_document(path: Path, *, as_json: bool) -> None:
    opened = open_folder(path)
    found = rated(opened.edition, opened.dossier)
    if as_json:
        document = opened.dossier.assessment
        print_json(
            scorecard_data(
                opened.edition, found.scorecard, subject=document.subject.name, date=document.date.isoformat()
            )
        )
    else:
        document = opened.dossier.assessment
        click.echo(f"{document.subject.team or document.subject.name}, {document.date.isoformat()}")
        click.echo(f"{opened.edition.title}\n")
        print_scorecard(opened.edition, found.scorecard, found)
    print_problems(opened.remarks)


# ── bare statements ──────────────────────────────────────────────────────────────────────────


def _rate_statements(edition: Edition, file: Path, *, as_json: bool, stream: bool) -> None:
    as_list = is_list(file)
    if stream or as_list:
        found = _levels(edition, file) if stream else _scorecards(edition, file)
        if _write_list(_to_the_end(found) if as_list else found, as_list=as_list):
            sys.exit(DATA_PROBLEMS)
        return
    for _, statements in read_statements(file):
        scorecard = rate(edition, standing(edition, statements, str(file)))
        if as_json:
            print_json(scorecard_data(edition, scorecard))
        else:
            print_scorecard(edition, scorecard)


def _scorecards(edition: Edition, file: Path) -> Iterator[dict[str, Any]]:
    for place, statements in read_statements(file):
        try:
            yield scorecard_data(
                edition, rate(edition, standing(edition, statements, f"{file}[{place - 1}]"))
            )
        except Refused as refused:
            print_problems(refused.problems)
            yield {"problems": problems_data(refused.problems)}


def _levels(edition: Edition, file: Path) -> Iterator[dict[str, Any]]:
    indicators = compiled(edition)
    for place, statements in read_statements(file):
        try:
            yield {"indicators": levels_only(edition, indicators, statements, f"{file}[{place - 1}]")}
        except Refused as refused:
            print_problems(refused.problems)
            yield {"problems": problems_data(refused.problems)}


def _to_the_end(found: Iterator[dict[str, Any]]) -> Iterator[dict[str, Any]]:
    """Yield results, and the problem that ends them where the file cannot be read on, so that the list is closed."""
    try:
        yield from found
    except Refused as refused:
        print_problems(refused.problems)
        yield {"problems": problems_data(refused.problems)}


def _write_list(found: Iterator[dict[str, Any]], *, as_list: bool) -> bool:
    """Write results one after the other as they are made; return whether any of them was refused."""
    refused, write = False, sys.stdout.write
    write("[\n" if as_list else "")
    for place, each in enumerate(found):
        refused = refused or "problems" in each
        write((",\n" if place else "") + json_words(each))
    write("\n]\n" if as_list else "\n")
    return refused


# ── for people ───────────────────────────────────────────────────────────────────────────────


def print_scorecard(edition: Edition, scorecard: Scorecard, found: Rated | None = None) -> None:
    """Print the scorecard as one table, the counts, and what is open or differs."""
    del found
    rows = []
    for dimension in edition.dimensions:
        for indicator in edition.in_dimension(dimension.id):
            result = scorecard.results[indicator.id]
            rows.append(
                (
                    indicator.id,
                    str(indicator.short),
                    _computed(edition, result),
                    level_words(edition, result.agreed),
                    _remark(result),
                )
            )
    print_table(("", "Indicator", "By the rules", "Agreed", "Remark"), rows)
    click.echo(_headline(edition, scorecard))
    for result in scorecard.results.values():
        for notice in result.notices:
            click.echo(f"  {result.indicator}  {notice.said}")


def _computed(edition: Edition, result: Result) -> str:
    if result.status:
        return result.status.replace("_", " ")
    if result.is_open and result.at_least and result.at_most:
        return str(computed_words(edition, result))
    return level_words(edition, result.level)


def _remark(result: Result) -> str:
    if result.open:
        return f"open: {', '.join(result.open)}"
    return "differs" if result.differs else ""


def _headline(edition: Edition, scorecard: Scorecard) -> str:
    counts = scorecard.summary
    least = f"at least {counts.met_or_exceeded}, at most {counts.possible}"
    number = str(counts.met_or_exceeded) if counts.met_or_exceeded == counts.possible else least
    parts = [
        f"{number} of {counts.of} indicators reach {edition.level(edition.headline.level).short} or higher"
    ]
    if counts.share is not None and counts.met_or_exceeded == counts.possible:
        parts.append(f"{percent(counts.share, 1)} %")
    if edition.headline.share is not None:
        reached = {True: "reached", False: "not reached", None: "still open"}[scorecard.target_reached]
        parts.append(f"the line of {percent(edition.headline.share)} % is {reached}")
    overall = scorecard.overall
    if overall:
        ends = (
            overall.at_least
            if overall.at_least == overall.at_most
            else f"{overall.at_least or 'none'} to {overall.at_most}"
        )
        parts.append(f"overall: {ends or 'none'}")
    return ", ".join(parts) + "."
