"""`scorecard workbook`: work offline in Excel, and bring it back."""

import sys
from datetime import datetime
from pathlib import Path

import click

from scorecard.cli.output import (
    DATA_PROBLEMS,
    json_option,
    path_argument,
    print_json,
    print_problems,
    reporting_problems,
)
from scorecard.core.names import IndicatorId
from scorecard.core.problem import Problem, Refused
from scorecard.exchange.document.assessment import Opened, open_folder, write_atomically
from scorecard.exchange.document.fields import Reading
from scorecard.exchange.document.form import form_changes
from scorecard.exchange.document.saying import said
from scorecard.exchange.document.writing import save
from scorecard.exchange.plain.converter import plain
from scorecard.exchange.workbook.read import read_workbook
from scorecard.exchange.workbook.write import write_workbook
from scorecard.flow import rated
from scorecard.reporting.word.form import read_form, read_remembered
from scorecard.scoring.notices import computed_words

WORD = ".docx"


@click.group("workbook")
def command() -> None:
    """Write the offline workbook, and read a filled one (or a filled Word form) back."""


@command.command("write")
@path_argument
@click.option(
    "--out",
    type=click.Path(path_type=Path, dir_okay=False),
    help="The file; PATH's name with .xlsx when not given.",
)
@click.option("--force", is_flag=True, help="Write over a file that is there already.")
@json_option
@reporting_problems
def write(path: Path, out: Path | None, force: bool, as_json: bool) -> None:
    """Write the assessment at PATH as an Excel workbook: a sheet per dimension and per table, ready to be filled anywhere."""
    opened = open_folder(path)
    file = out or Path(f"{opened.folder.resolve().name}.xlsx")
    if file.exists() and not force:
        raise Refused(
            [
                _problem(
                    file,
                    "a file of this name is there already, and may be filled.",
                    "Choose another name, or --force.",
                )
            ]
        )
    today = datetime.now().astimezone().date()
    write_atomically(file, write_workbook(opened, today, levels=_levels(opened)))
    if as_json:
        print_json({"file": str(file)})
    else:
        click.echo(f"{file}\nWhen it is filled: scorecard workbook read {path} {file}")


def _levels(opened: Opened) -> dict[IndicatorId, str]:
    results = rated(opened.edition, opened.dossier).scorecard.results
    return {name: str(computed_words(opened.edition, result)) for name, result in results.items()}


@command.command("read")
@path_argument
@click.argument("file", type=click.Path(path_type=Path))
@click.option(
    "--apply", "apply_them", is_flag=True, help="Write the changes; without it they are only shown."
)
@click.option(
    "--skip-conflicts",
    is_flag=True,
    help="With --apply: write what does not conflict, and leave the rest as it is.",
)
@click.option("--by", default="", help="Who filled it; the user of this computer when not given.")
@json_option
@reporting_problems
def read(path: Path, file: Path, apply_them: bool, skip_conflicts: bool, by: str, as_json: bool) -> None:
    """Read a filled workbook or Word form FILE back into the assessment at PATH.

    What changed is shown first. What was changed both in the file and in the assessment is a conflict: it is reported, and nothing is
    overwritten. Wrong cells are refused, each by sheet and cell.
    """
    opened = open_folder(path)
    reading = _form(opened, file) if file.suffix.lower() == WORD else read_workbook(opened, file)
    written = apply_them and bool(reading.changes) and (skip_conflicts or not reading.conflicts)
    lines = [said(change, opened.dossier) for change in reading.changes]
    if written:
        save(opened, reading.changes, by=by)
    if as_json:
        print_json(
            {
                "changes": [plain(change) for change in reading.changes],
                "conflicts": [plain(conflict) for conflict in reading.conflicts],
                "unchanged": reading.unchanged,
                "written": written,
            }
        )
    else:
        _print(reading, lines, written=written, asked=apply_them)
    if reading.conflicts and not (written and skip_conflicts):
        sys.exit(DATA_PROBLEMS)


def _form(opened: Opened, file: Path) -> Reading:
    try:
        data = file.read_bytes()
        values, before = read_form(data), read_remembered(data)
    except OSError as error:
        raise Refused(
            [_problem(file, f"the file cannot be read: {error.strerror}.", "Check the path.")]
        ) from None
    except ValueError as error:
        raise Refused(
            [_problem(file, f"{error}", "Use the form that `scorecard report --form` wrote.")]
        ) from None
    if not values:
        remedy = "Use the form that `scorecard report --form` wrote, saved by Word as .docx."
        raise Refused([_problem(file, "there are no fields in the file.", remedy)])
    return form_changes(opened, values, before)


def _problem(file: Path, what: str, remedy: str) -> Problem:
    return Problem(code="form", where=str(file), what=what, remedy=remedy)


def _print(reading: Reading, lines: list[str], *, written: bool, asked: bool) -> None:
    for line in lines:
        click.echo(f"  {line}")
    print_problems(
        Problem(
            code="conflict",
            where=conflict.key,
            what=str(conflict),
            remedy="Settle it with the others, then answer it anew.",
        )
        for conflict in reading.conflicts
    )
    click.echo(
        f"{len(reading.changes)} changes, {len(reading.conflicts)} conflicts, {reading.unchanged} fields as they were."
    )
    if written:
        click.echo("Written.")
    elif reading.conflicts and asked:
        click.echo("Nothing was written. --skip-conflicts writes what does not conflict.")
    elif reading.changes:
        click.echo("Nothing was written yet. --apply writes the changes.")
