"""`scorecard check`: contradictions in a team's material."""

import sys
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
from scorecard.core.problem import Problem, has_error
from scorecard.exchange.document.assessment import open_folder
from scorecard.exchange.document.evidencefiles import absent_evidence
from scorecard.exchange.results import problems_data
from scorecard.flow import checked, planned, rated

ORDER = {"error": 0, "warning": 1, "hint": 2}


@click.command("check")
@path_argument
@click.option(
    "--code", "codes", multiple=True, help="Only problems with this code; may be given several times."
)
@click.option(
    "--least",
    type=click.Choice(list(ORDER)),
    default="hint",
    show_default=True,
    help="The least severity shown.",
)
@json_option
@reporting_problems
def command(path: Path, codes: tuple[str, ...], least: str, as_json: bool) -> None:
    """Look for contradictions in the assessment at PATH: in its tables, answers, words, levels and plan.

    What agrees is never flagged. Exit code 3 when there is an error. The manual explains every code.
    """
    opened = open_folder(path)
    found = rated(opened.edition, opened.dossier)
    absent = absent_evidence(opened.dossier.assessment, opened.folder)
    problems = [*opened.remarks, *checked(found, planned(found), absent)]
    shown = [
        each
        for each in problems
        if (not codes or each.code in codes) and ORDER[each.severity] <= ORDER[least]
    ]
    shown.sort(key=lambda each: ORDER[each.severity])
    if as_json:
        print_json(problems_data(shown))
    else:
        print_problems(shown)
        click.echo(_counted(shown))
    if has_error(shown):
        sys.exit(DATA_PROBLEMS)


def _counted(found: list[Problem]) -> str:
    counts = {severity: sum(each.severity == severity for each in found) for severity in ORDER}
    said = [f"{count} {severity}{'' if count == 1 else 's'}" for severity, count in counts.items() if count]
    return ", ".join(said) + "." if said else "Nothing contradicts."
