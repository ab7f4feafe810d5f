"""`scorecard framework`: the editions, what they say, whether they hold, and how they differ."""

import sys
from pathlib import Path
from typing import Any

import click

from scorecard.cli.output import (
    EDITION_PROBLEMS,
    json_option,
    print_json,
    print_problems,
    print_table,
    reporting_problems,
)
from scorecard.core.framework import Edition, Indicator
from scorecard.core.problem import has_error
from scorecard.exchange.edition.diff import differences
from scorecard.exchange.edition.library import editions, find
from scorecard.exchange.edition.lint import checked
from scorecard.exchange.edition.translations import texts
from scorecard.exchange.results import problems_data
from scorecard.scoring.words import rule_words


@click.group("framework")
def command() -> None:
    """List, show, check and compare editions of methodologies."""


@command.command("list")
@json_option
@reporting_problems
def listed(as_json: bool) -> None:
    """List the editions that are installed here, and their digests."""
    found = [(name, find(name)) for name, _ in editions()]
    if as_json:
        print_json(
            [{"id": name, "title": str(edition.title), "digest": edition.digest} for name, edition in found]
        )
    else:
        print_table(
            ("Edition", "Title", "Digest"),
            [(name, str(edition.title), edition.digest[7:19]) for name, edition in found],
        )


@command.command("show")
@click.argument("edition")
@click.argument("indicator", required=False)
@click.option("--texts", "all_texts", is_flag=True, help="Every text by its key, for translators.")
@json_option
@reporting_problems
def show(edition: str, indicator: str | None, all_texts: bool, as_json: bool) -> None:
    """Show an EDITION, or one INDICATOR of it with its criteria, rules, facts and guidance."""
    found = find(edition)
    if all_texts:
        print_json({key: text.by_language for key, text in texts(found).items()})
        return
    chosen = [each for each in found.indicators.values() if indicator in (None, each.id)]
    if not chosen:
        raise click.UsageError(
            f"the edition has no indicator {indicator}; it has {', '.join(found.indicators)}."
        )
    if as_json:
        print_json(_data(found, chosen))
        return
    click.secho(f"{found.title} ({found.id}), digest {found.digest[7:19]}", bold=True)
    click.echo(f"{found.source}\n")
    for each in chosen:
        _print(found, each, full=indicator is not None)


def _data(edition: Edition, chosen: list[Indicator]) -> dict[str, Any]:
    return {
        "id": edition.id,
        "title": str(edition.title),
        "digest": edition.digest,
        "levels": [
            {"id": level.id, "title": str(level.title), "code": level.code} for level in edition.levels
        ],
        "indicators": {
            each.id: {
                "title": str(each.title),
                "dimension": each.dimension,
                "rules": {level: str(rule_words(edition, rule)) for level, rule in each.rules.items()},
                "criteria": {key: str(statement.text) for key, statement in each.statements.items()},
                "implies": [list(pair) for pair in each.implies],
            }
            for each in chosen
        },
        "questions": {key: str(question.text) for key, question in edition.questions.items()},
        "tables": {key: [column.name for column in table.columns] for key, table in edition.tables.items()},
        "measures": {key: str(measure.title) for key, measure in edition.measures.items()},
    }


def _print(edition: Edition, each: Indicator, *, full: bool) -> None:
    click.secho(f"{each.id}  {each.title}", bold=True)
    if full and each.guidance:
        click.echo(f"  {each.guidance}")
    for level, rule in each.rules.items():
        click.echo(
            f"  {edition.level(level).title}: {rule_words(edition, rule)}."
            if full
            else f"  {edition.level(level).title}"
        )
        for key, statement in each.statements.items():
            if each.level_of(key) != level:
                continue
            click.echo(f"    {key}  {statement.text}")
            if full:
                _details(edition, key)
    click.echo()


def _details(edition: Edition, key: str) -> None:
    statement = edition.statement(key)
    if statement is None:
        return
    if statement.derive:
        click.echo(f"        Follows from facts: {rule_words(edition, statement.derive)}.")
    if statement.judgement:
        click.echo("        Its words need a person's judgement.")
    if statement.guidance:
        click.echo(f"        {statement.guidance}")
    for text in statement.evidence:
        click.echo(f"        Evidence: {text}")
    for suggestion in statement.suggestions:
        click.echo(f"        Action: {suggestion.text} (effort {suggestion.effort})")


@command.command("check")
@click.argument("folder", type=click.Path(path_type=Path, exists=True, file_okay=False))
@json_option
@reporting_problems
def check(folder: Path, as_json: bool) -> None:
    """Check the edition in FOLDER: types, references, levels out of reach, translations, and its own examples.

    Exit code 4 when it has an error.
    """
    resolved = folder.resolve()
    edition, problems = checked(resolved, f"{resolved.parent.name}/{resolved.name}")
    if as_json:
        print_json(problems_data(problems))
    else:
        print_problems(problems)
        if edition and not has_error(problems):
            criteria = sum(len(each.statements) for each in edition.indicators.values())
            click.echo(
                f"{edition.id} holds: {len(edition.indicators)} indicators, {criteria} criteria, digest {edition.digest[7:19]}."
            )
    if edition is None or has_error(problems):
        sys.exit(EDITION_PROBLEMS)


@command.command("diff")
@click.argument("old")
@click.argument("new")
@json_option
@reporting_problems
def diff(old: str, new: str, as_json: bool) -> None:
    """Say what a country team will notice between two editions, given by name or folder."""
    found = differences(find(old), find(new))
    if as_json:
        print_json(
            [
                {
                    "code": each.code,
                    "where": each.where,
                    "message": str(each.said),
                    "old": each.old,
                    "new": each.new,
                }
                for each in found
            ]
        )
    else:
        for each in found:
            click.echo(f"{each.where}: {each.said}")
        click.echo("Nothing differs." if not found else f"{len(found)} differences.")
