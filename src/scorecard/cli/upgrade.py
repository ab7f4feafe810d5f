"""`scorecard upgrade`: bring a document to the newest format, or move it to another edition."""

from pathlib import Path

import click

from scorecard.cli.output import (
    json_option,
    path_argument,
    print_json,
    print_problems,
    print_table,
    reporting_problems,
)
from scorecard.core.framework import Edition
from scorecard.exchange.document.assessment import Opened, open_folder
from scorecard.exchange.document.upgradefolder import move_pin, upgrade_folder
from scorecard.exchange.edition.diff import differences
from scorecard.exchange.edition.library import find, short
from scorecard.flow import rated
from scorecard.scoring.notices import computed_words


@click.command("upgrade")
@path_argument
@click.option(
    "--framework",
    metavar="EDITION",
    help="Move the assessment to this edition; its own, as it is here, when not given.",
)
@click.option("--accept", is_flag=True, help="Move it; without this, only what would change is shown.")
@click.option("--by", default="", help="Who decides; the user of this computer when not given.")
@json_option
@reporting_problems
def command(path: Path, framework: str | None, accept: bool, by: str, as_json: bool) -> None:
    """Upgrade the assessment at PATH to the newest format, keeping the old file beside it.

    Where its edition is not the one that it was made with, or another is named, every rating that would differ is shown first.
    """
    done = upgrade_folder(path)
    opened = open_folder(path)
    edition = find(framework) if framework else opened.edition
    moves = edition.digest != opened.dossier.assessment.framework.digest
    changed = _changed(opened, edition) if moves else []
    if moves and accept:
        move_pin(opened, edition, by=by)
    if as_json:
        print_json(
            {
                "steps": list(done.steps),
                "edition": edition.id,
                "digest": edition.digest,
                "ratings": [dict(zip(("indicator", "was", "becomes"), row, strict=True)) for row in changed],
                "moved": moves and accept,
            }
        )
        return
    for step in done.steps:
        click.echo(f"Upgraded: {step}. The old file is kept as {done.kept}.")
    _print(opened, edition, changed, moves=moves, accept=accept)
    print_problems(opened.remarks if not (moves and accept) else ())


def _changed(opened: Opened, edition: Edition) -> list[tuple[str, str, str]]:
    """Return every indicator that would be rated otherwise under the other edition."""
    was, becomes = rated(opened.edition, opened.dossier), rated(edition, opened.dossier)
    names = dict.fromkeys([*opened.edition.indicators, *edition.indicators])
    rows = []
    for name in names:
        old, new = was.scorecard.results.get(name), becomes.scorecard.results.get(name)
        words = (
            str(computed_words(opened.edition, old)) if old else "not there",
            str(computed_words(edition, new)) if new else "not there",
        )
        if words[0] != words[1]:
            rows.append((str(name), *words))
    return rows


def _print(
    opened: Opened, edition: Edition, changed: list[tuple[str, str, str]], *, moves: bool, accept: bool
) -> None:
    if not moves:
        click.echo(
            f"The document is in the newest format and pinned to {edition.id} {short(edition.digest)}."
        )
        return
    if edition.id != opened.edition.id:
        click.echo(
            f"{len(differences(opened.edition, edition))} differences; `scorecard framework diff` says which."
        )
    if changed:
        print_table(("Indicator", "Now", "Then"), changed, title="What would be rated otherwise")
    else:
        click.echo("No rating would differ.")
    target = f"{edition.id} {short(edition.digest)}"
    click.echo(
        f"Pinned to {target}."
        if accept
        else f"Nothing was written. --accept pins the assessment to {target}."
    )
