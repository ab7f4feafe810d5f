from dataclasses import replace
from fractions import Fraction

import pytest

from scorecard.checks.material import material
from scorecard.checks.proof import answer_problems, evidence_problems, window_problems
from scorecard.checks.sums import table_problems
from scorecard.core.assessment import Answer, Evidence, Fact, Figure, Origin, TableFile
from scorecard.core.outcome import Outcome
from scorecard.core.table import Table, TableRow


def codes(problems):
    return [(problem.code, problem.severity, problem.where) for problem in problems]


def test_every_met_statement_of_the_example_has_evidence(with_document):
    assert not list(evidence_problems(with_document()))


def test_a_met_statement_without_evidence_is_found(with_document, example):
    document = example.dossier.assessment
    answers = {**document.answers, "1.2/exceeds/c": Answer(outcome=Outcome.MET)}
    evidence = {
        name: replace(each, supports=tuple(key for key in each.supports if not key.startswith("4.1")))
        for name, each in document.evidence.items()
    }
    answers["4.1/approaches/a"] = Answer(outcome=Outcome.MET)
    found = codes(evidence_problems(with_document(answers=answers, evidence=evidence)))
    assert ("no-evidence", "warning", "answers.4.1/approaches/a") in found


def test_evidence_of_a_later_day_is_found(with_document, example):
    evidence = {**example.dossier.assessment.evidence, "late": Evidence(title="Minutes", date="2017-11-01")}
    found = codes(evidence_problems(with_document(evidence=evidence)))
    assert found == [("evidence-after-assessment", "warning", "evidence.late.date")]


@pytest.mark.parametrize("date", ["2017-10-31", "2017-10", "2017", "2016..2020", "", "past 12 months"])
def test_evidence_up_to_the_day_or_around_it_is_fine(with_document, example, date):
    evidence = {**example.dossier.assessment.evidence, "new": Evidence(title="Minutes", date=date)}
    assert not list(evidence_problems(with_document(evidence=evidence)))


def test_a_missing_file_is_found(example):
    found = codes(evidence_problems(material(example, None, {"csa"})))
    assert found == [("evidence-file-missing", "error", "evidence.csa.file")]


@pytest.mark.parametrize(
    "text",
    [
        "In the past 12 months, on 9 June 2017, a training took place.",
        "In the past year there were two, on 31 October 2016 and on 31 October 2017.",
        "A training took place on 9 June 2016.",
        "In the past year there was none. The last was on 9 June 2016.",
        "In the past 24 months there was one, on 9 June 2016.",
    ],
)
def test_a_day_inside_the_past_year_is_never_flagged(reading, text):
    found = [each for each in window_problems(reading(text)) if each.where == "notes.1.3"]
    assert not found


@pytest.mark.parametrize(
    "text",
    [
        "In the past year there was one training, on 9 June 2016.",
        "Within the last 12 months, on 30 October 2016, it met.",
        "During the previous year it met on 1 November 2017.",
    ],
)
def test_a_day_outside_the_past_year_is_found(reading, text):
    found = [each for each in window_problems(reading(text)) if each.where == "notes.1.3"]
    assert codes(found) == [("evidence-outside-window", "error", "notes.1.3")]


def test_an_answer_that_the_facts_contradict_is_found(with_document, example):
    answers = example.dossier.assessment.answers
    assert not list(answer_problems(with_document()))
    for answer, severity in [
        (Answer(outcome=Outcome.MET), "warning"),
        (Answer(outcome=Outcome.MET, over_facts=True), "error"),
    ]:
        found = codes(answer_problems(with_document(answers={**answers, "4.3/meets/a": answer}, notes={})))
        assert found == [("answer-contradicts-facts", severity, "answers.4.3/meets/a")]


@pytest.mark.parametrize(
    "answer",
    [
        Answer(outcome=Outcome.UNMET),
        Answer(outcome=Outcome.UNKNOWN),
        Answer(outcome=Outcome.MET, over_facts=True, origin=Origin(note="The table is old.")),
    ],
)
def test_an_answer_that_agrees_or_says_why_it_does_not_is_fine(with_document, example, answer):
    answers = {**example.dossier.assessment.answers, "4.3/meets/a": answer}
    assert not list(answer_problems(with_document(answers=answers)))


# ── tables ───────────────────────────────────────────────────────────────────────────────────


def test_the_tables_of_the_example_add_up(with_document):
    assert not list(table_problems(with_document()))


def with_staff(found, *rows):
    table = found.dossier.tables["staff"]
    made = tuple(
        TableRow(
            number,
            {
                "entity": entity,
                "category": "gs",
                "women": Fraction(women),
                "men": Fraction(men),
                "note": None,
            },
        )
        for number, (entity, women, men) in enumerate(rows, start=2)
    )
    tables = {
        **found.dossier.tables,
        "staff": Table(id=table.id, source="staff.csv", digest="", rows=made),
    }
    return replace(found, dossier=replace(found.dossier, tables=tables))


def test_parts_that_make_their_total_are_never_flagged(with_document):
    rows = [("UNDP", 3, 2), ("WHO", 4, 1), ("Total", 7, 3)]
    assert not list(table_problems(with_staff(with_document(), *rows)))


def test_parts_that_do_not_make_their_total_are_found(with_document):
    rows = [("UNDP", 3, 2), ("WHO", 4, 1), ("Total", 8, 3)]
    (problem,) = table_problems(with_staff(with_document(), *rows))
    assert (problem.code, problem.where) == ("parts-do-not-add", "staff.csv:4, column women")
    assert problem.values == (("parts", "7"), ("total", "8"))


def test_lines_of_spending_above_all_spending_are_found(with_document, example):
    facts = {**example.dossier.assessment.facts, "spending_total": Fact(value=Fraction(1_000_000))}
    (problem,) = table_problems(with_document(facts=facts))
    assert (problem.code, problem.where) == ("parts-do-not-add", "facts.spending_total")


def test_a_stated_part_above_its_whole_is_found(with_document):
    figures = {"senior_members": Figure(part=Fraction(5), whole=Fraction(4))}
    assert codes(table_problems(with_document(figures=figures))) == [
        ("parts-do-not-add", "error", "figures.senior_members")
    ]


def test_a_table_that_changed_is_found(with_document, example):
    tables = dict(example.dossier.assessment.tables)
    digest = example.dossier.tables["staff"].digest
    tables["staff"] = TableFile(file="tables/staff.csv", digest=digest[:12])
    assert not list(table_problems(with_document(tables=tables)))
    tables["staff"] = TableFile(file="tables/staff.csv", digest="0" * 12)
    assert codes(table_problems(with_document(tables=tables))) == [("stale-table", "warning", "tables.staff")]
