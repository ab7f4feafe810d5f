"""A new assessment: a folder with a document that says what belongs where, a form for each table, and room for evidence."""

from datetime import date
from pathlib import Path

from scorecard.core.assessment import FORMAT, Subject
from scorecard.core.framework import Edition
from scorecard.exchange.document.assessment import DOCUMENT, write_together
from scorecard.exchange.document.yamlwords import entry, flow
from scorecard.exchange.tables.reading import refused
from scorecard.exchange.tables.writing import csv_bytes

EVIDENCE = "Put the documents behind the answers here, and name each under `evidence:` in assessment.yaml.\n"


def new_document(edition: Edition, subject: Subject | str, day: date, folder: Path) -> Path:
    """Return the document's file in a new folder. Raise Refused, with nothing written, where one lies there already."""
    file = folder / DOCUMENT
    taken = [
        each
        for each in (file, *(folder / "tables" / f"{name}.csv" for name in edition.tables))
        if each.exists()
    ]
    if taken:
        remedy = "Choose a new folder; nothing was written."
        raise refused(str(taken[0]), "there is a file of this name already.", remedy, code="exists")
    who = Subject(name=subject) if isinstance(subject, str) else subject
    write_together(
        {
            folder / "evidence" / "README.txt": EVIDENCE.encode(),
            **{
                folder / "tables" / f"{name}.csv": csv_bytes(spec, [])
                for name, spec in edition.tables.items()
            },
            file: _document(edition, who, day).encode(),
        }
    )
    return file


def _document(edition: Edition, subject: Subject, day: date) -> str:
    """Return the text of a document in which nothing is answered yet."""
    key = next((key for each in edition.indicators.values() for key in each.statements), "1.1/meets/a")
    indicator, level = next(iter(edition.indicators), "1.1"), edition.levels[-1].id
    question = next(iter(edition.questions), "question")
    measure = next(iter(edition.measures), "measure")
    table = next(iter(edition.tables), "table")
    term = next(iter(edition.terms), "term")
    stage = next((each.id for each in edition.stages), "preparation")
    sections: list[tuple[str, str, str]] = [
        ("The number of this file's format; leave it as it is.", "", f"format: {FORMAT}"),
        (
            "The edition that the assessment is made with, and its digest.",
            "",
            entry("framework", {"edition": edition.id, "digest": edition.digest}),
        ),
        ("The report's title.", "", 'title: ""'),
        (
            "Whose assessment it is: name, full name of the team, and the country's M49 code.",
            "",
            _subject(subject),
        ),
        ("The day of the assessment; periods of twelve months end on it.", "", f"date: {day.isoformat()}"),
        ("Who writes the report, and which office coordinates.", "", 'author: ""\noffice: ""'),
        ("The language of the report.", "", "language: en"),
        ("The stage that has been reached.", ", ".join(each.id for each in edition.stages), 'stage: ""'),
        (
            "The programming cycle.",
            "cycle: {name: 2026-2030, start: 2026-01-01, end: 2030-12-31}",
            "cycle: {}",
        ),
        ("What things are called in the country.", f"{term}: a local name", "local_names: {}"),
        (
            "The entities present: resident, regional or unknown.",
            "- {id: FAO, presence: resident}",
            "entities: []",
        ),
        (
            "Bodies that can be responsible.",
            "- {id: GTG, name: Gender theme group, local_name: Gender council}",
            "bodies: []",
        ),
        (
            "The assessment team.",
            f'- {{entity: FAO, name: "", role: "", indicators: ["{indicator}"]}}',
            "team: []",
        ),
        (
            "When each stage took place.",
            f"{stage}: {{start: 2026-01, end: 2026-02, done: true}}",
            "stages: {}",
        ),
        ("Meetings on record.", "- {title: Induction, kind: induction, date: 2026-03-02}", "meetings: []"),
        (
            "Interviews, by group and never by person.",
            "- {group: Heads of agency, count: 6}",
            "interviews: []",
        ),
        ("What the team sets itself, such as the currency of costs.", "", "settings: {currency: USD}"),
        (
            "The documents behind the answers, by a short name of yours. `date` is what they are about; files lie in evidence/.",
            f'plan: {{title: Programming document, date: 2026, file: plan.pdf, supports: ["{key}"]}}',
            "evidence: {}",
        ),
        (
            "Tables need no entry: fill the forms in tables/. A form without rows is not delivered yet; to say that a table is",
            f"empty on purpose, name it here:  {table}: {{file: tables/{table}.csv}}",
            "tables: {}",
        ),
        ("Answers to the edition's questions.", f"{question}: {{value: yes, evidence: [plan]}}", "facts: {}"),
        (
            "What the team states of a criterion: met, unmet or unknown.",
            f"{key}: {{outcome: met, evidence: [plan]}}",
            "answers: {}",
        ),
        (
            "Numbers stated directly, where their rows are not at hand.",
            f"{measure}: {{part: 5, whole: 29}}",
            "figures: {}",
        ),
        (
            "The level that the team agreed; a reason where it differs from the computed one.",
            f'"{indicator}": {{level: {level}, reason: "", by: "", date: 2026-05-01}}',
            "judgements: {}",
        ),
        (
            "Indicators that are not rated, and why.",
            f'"{indicator}": {{status: not_applicable, reason: ""}}',
            "exemptions: {}",
        ),
        (
            "Findings and explanations, by criterion or indicator.",
            f"{key}: Gender analysis covers nine sectors.",
            "notes: {}",
        ),
        (
            "Words of the report, by section or dimension.",
            f'"{next(iter(edition.dimensions)).id}": …',
            "narrative: {}",
        ),
        (
            "The action plan.",
            f'- {{id: A1, what: …, responsible: [GTG], timing: 2026, links: ["{indicator}"]}}',
            "actions: []",
        ),
    ]
    return "\n".join(_section(*section) for section in sections)


def _subject(subject: Subject) -> str:
    said = [f"  {name}: {flow(getattr(subject, name))}" for name in ("name", "team", "code")]
    return "\n".join(["subject:", *said])


def _section(words: str, example: str, lines: str) -> str:
    return "\n".join([f"# {words}", *([f"#   {example}"] if example else []), lines, ""])
