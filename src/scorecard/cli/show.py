"""`scorecard show`: what the document holds and what it still waits for."""

from collections.abc import Mapping
from pathlib import Path
from typing import Any

import click

from scorecard.cli.output import (
    json_option,
    path_argument,
    print_json,
    print_problems,
    print_table,
    reporting_problems,
)
from scorecard.core.outcome import Outcome
from scorecard.exchange.document.assessment import Opened, open_folder
from scorecard.flow import Rated, rated


@click.command("show")
@path_argument
@json_option
@reporting_problems
def command(path: Path, as_json: bool) -> None:
    """Show what the assessment at PATH holds: criteria decided, levels agreed, tables and evidence delivered, stages."""
    opened = open_folder(path)
    data = _data(opened, rated(opened.edition, opened.dossier))
    if as_json:
        print_json(data)
    else:
        _print(data)
    print_problems(opened.remarks)


def _data(opened: Opened, found: Rated) -> dict[str, Any]:
    document, edition = opened.dossier.assessment, opened.edition
    return {
        "subject": document.subject.team or document.subject.name,
        "date": document.date.isoformat(),
        "framework": edition.id,
        "digest": edition.digest,
        "stage": document.stage,
        "progress": progress(found),
        "tables": {
            name: {
                "title": str(spec.title),
                "rows": len(opened.dossier.tables[name].rows) if name in opened.dossier.tables else None,
            }
            for name, spec in edition.tables.items()
        },
        "questions": {
            name: {"text": str(question.text), "answered": name in document.facts}
            for name, question in edition.questions.items()
        },
        "indicators": {name: _indicator(found, name) for name in edition.indicators},
        "evidence": len(document.evidence),
        "actions": len(document.actions),
    }


def progress(found: Rated) -> Mapping[str, list[int]]:
    """Return the one rule of progress: criteria decided, decided ones with evidence or rows, and levels agreed, each of how many."""
    findings = [
        finding
        for result in found.scorecard.results.values()
        for finding in result.criteria.values()
        if not result.status
    ]
    decided = [finding for finding in findings if finding.outcome is not Outcome.UNKNOWN]
    backed = [finding for finding in decided if finding.evidence or finding.all_rows()]
    rated_ones = [result for result in found.scorecard.results.values() if not result.status]
    return {
        "criteria_decided": [len(decided), len(findings)],
        "decided_with_evidence": [len(backed), len(decided)],
        "levels_agreed": [sum(result.agreed is not None for result in rated_ones), len(rated_ones)],
    }


def _indicator(found: Rated, name: str) -> dict[str, Any]:
    result = next(result for key, result in found.scorecard.results.items() if key == name)
    criteria = result.criteria.values()
    return {
        "title": str(found.edition.indicators[result.indicator].title),
        "decided": sum(each.outcome is not Outcome.UNKNOWN for each in criteria),
        "of": len(criteria),
        "agreed": result.agreed,
        "note": name in found.dossier.assessment.notes,
    }


def _print(data: dict[str, Any]) -> None:
    click.echo(f"{data['subject']}, {data['date']}")
    click.echo(f"{data['framework']}, digest {data['digest'][7:19]}; stage: {data['stage'] or 'not said'}\n")
    for label, (done, of) in data["progress"].items():
        click.echo(f"  {label.replace('_', ' ').capitalize():24} {done} of {of}")
    click.echo(f"  {'Pieces of evidence':24} {data['evidence']}")
    click.echo(f"  {'Actions in the plan':24} {data['actions']}\n")
    rows = [
        (name, each["title"], "not delivered" if each["rows"] is None else f"{each['rows']} rows")
        for name, each in data["tables"].items()
    ]
    print_table(("Table", "What it holds", "Delivered"), rows)
    waiting = [
        f"  {name}: {each['text']}" for name, each in data["questions"].items() if not each["answered"]
    ]
    if waiting:
        click.echo("Questions not answered yet:\n" + "\n".join(waiting))
