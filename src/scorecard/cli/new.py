"""`scorecard new`: an empty assessment to fill."""

from datetime import datetime
from pathlib import Path

import click

from scorecard.cli.output import json_option, path_argument, print_json, reporting_problems
from scorecard.core.assessment import Subject
from scorecard.exchange.document.newfolder import new_document
from scorecard.exchange.edition.library import find


@click.command("new")
@path_argument
@click.option(
    "--framework",
    required=True,
    metavar="EDITION",
    help="The edition to rate under; `scorecard framework list` names them.",
)
@click.option("--subject", required=True, help="The country, as it stands in a sentence.")
@click.option("--team", default="", help="The team's full name.")
@click.option("--code", default="", help="The country's M49 code.")
@click.option(
    "--date", "day", type=click.DateTime(["%Y-%m-%d"]), help="The assessment date; today when not given."
)
@json_option
@reporting_problems
def command(
    path: Path, framework: str, subject: str, team: str, code: str, day: datetime | None, as_json: bool
) -> None:
    """Make an empty assessment at PATH: the document with what belongs in it, a template per table, a place for evidence."""
    edition = find(framework)
    file = new_document(
        edition,
        Subject(name=subject, team=team, code=code),
        (day or datetime.now().astimezone()).date(),
        path,
    )
    if as_json:
        print_json({"document": str(file), "framework": edition.id, "digest": edition.digest})
        return
    click.echo(f"{file}")
    click.echo(f"Fill it in an editor, or: scorecard workbook write {path} --out {path.name}.xlsx")
