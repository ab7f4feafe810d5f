"""`scorecard report`: the report in every format."""

from pathlib import Path

import click

from scorecard.cli.output import (
    json_option,
    path_argument,
    print_json,
    print_problems,
    reporting_problems,
    steps,
)
from scorecard.core.names import IndicatorId
from scorecard.core.problem import Problem, Refused
from scorecard.exchange.document.assessment import Opened, open_folder, write_together
from scorecard.exchange.document.evidencefiles import absent_evidence
from scorecard.flow import checked, material, planned, rated
from scorecard.reporting.compose import compose, compose_form, compose_part
from scorecard.reporting.document import Report
from scorecard.reporting.material import Material
from scorecard.reporting.render import FORMATS, render


@click.command("report")
@path_argument
@click.option(
    "--out",
    required=True,
    type=click.Path(path_type=Path, file_okay=False),
    help="Folder that the files are written to.",
)
@click.option("--formats", default=",".join(FORMATS), show_default=True, help="Formats, separated by commas.")
@click.option(
    "--section",
    "sections",
    multiple=True,
    metavar="ID",
    help="Only this section of the outline; may be given several times.",
)
@click.option(
    "--form",
    "forms",
    multiple=True,
    metavar="INDICATOR",
    help="Annex B of this indicator as a Word form to write in; ALL for every one.",
)
@click.option("--language", help="The report's language; the document's own when not given.")
@json_option
@reporting_problems
def command(
    path: Path,
    out: Path,
    formats: str,
    sections: tuple[str, ...],
    forms: tuple[str, ...],
    language: str | None,
    as_json: bool,
) -> None:
    """Write the report of the assessment at PATH. It works on an incomplete assessment too, and says what is open."""
    wanted = _formats("docx" if forms else formats)
    opened = open_folder(path)
    found = _material(opened, language)
    report = _composed(found, sections, forms)
    name = _name(sections, forms)
    rendered = {form: render(report, form) for form in steps(wanted, "Writing the report")}
    write_together({out / f"{name}.{form}": data for form, data in rendered.items()})
    files = {form: str(out / f"{name}.{form}") for form in rendered}
    if as_json:
        print_json(
            {
                "files": files,
                "open": {key: list(each.open) for key, each in found.scorecard.results.items() if each.open},
            }
        )
    else:
        _say(files, found)
    print_problems(opened.remarks)


def _formats(words: str) -> list[str]:
    wanted = [word.strip() for word in words.split(",") if word.strip()]
    unknown = [word for word in wanted if word not in FORMATS]
    if unknown or not wanted:
        raise click.UsageError(
            f"there is no format {', '.join(unknown) or '(none)'}; choose from {', '.join(FORMATS)}."
        )
    return wanted


def _material(opened: Opened, language: str | None) -> Material:
    found = rated(opened.edition, opened.dossier)
    plan = planned(found)
    problems = checked(found, plan, absent_evidence(opened.dossier.assessment, opened.folder))
    return material(found, plan, problems, language=language or opened.dossier.assessment.language)


def _composed(found: Material, sections: tuple[str, ...], forms: tuple[str, ...]) -> Report:
    if forms:
        known = found.edition.indicators
        names = (
            list(known)
            if "ALL" in {form.upper() for form in forms}
            else [IndicatorId(form) for form in forms]
        )
        _known("indicator", [name for name in names if name not in known], list(known))
        return compose_form(found, names)
    if not sections:
        return compose(found)
    try:
        return compose_part(found, sections)
    except KeyError as error:
        _known("section", [str(error.args[0])], [each.id for each in found.edition.outline])
        raise


def _known(noun: str, unknown: list[str], known: list[str]) -> None:
    if unknown:
        remedy = f"Known are {', '.join(known)}."
        what = f"the edition has no {noun} {', '.join(unknown)}."
        raise Refused([Problem(code="unknown-key", where=f"--{noun}", what=what, remedy=remedy)])


def _name(sections: tuple[str, ...], forms: tuple[str, ...]) -> str:
    parts = [*(f"form-{form}" for form in forms), *sections]
    return "-".join(["report", *parts]).lower()[:100] if parts else "report"


def _say(files: dict[str, str], found: Material) -> None:
    for form, file in files.items():
        click.echo(f"{form:5} {file}")
    waiting = [each.indicator for each in found.scorecard.results.values() if each.open]
    if waiting:
        click.echo(f"Still open: {', '.join(waiting)}. The report says what would close them.")
