"""The rule language and the recipes of measures do what the drawn tables beside this file say, and every word has one."""

import re
from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from pathlib import Path
from typing import get_args

import pytest

from scorecard.core.assessment import Assessment, Fact, Pin, Subject
from scorecard.core.cells import read_cell
from scorecard.core.dossier import Dossier
from scorecard.core.framework import (
    Edition,
    Headline,
    Level,
    Parity,
    StaffCategory,
    Survey,
    SurveyArea,
    SurveyStatement,
)
from scorecard.core.measure import Asked, Measured, MeasureSpec, Recipe, Window
from scorecard.core.outcome import Outcome
from scorecard.core.quantity import parse_exact
from scorecard.core.question import Question
from scorecard.core.rule import Criterion, LevelHolds, Rule, atoms, parts
from scorecard.core.table import Choice, ColumnSpec, Table, TableRow, TableSpec
from scorecard.core.text import Message, Text
from scorecard.exchange.edition.framework import RECIPES
from scorecard.exchange.edition.shapes import MeasurePart
from scorecard.exchange.plain.converter import read
from scorecard.exchange.plain.rule import rule as read_rule
from scorecard.exchange.plain.yamlfile import PlainFile, parse_yaml
from scorecard.measures.compute import compute
from scorecard.scoring.evaluate import Known, evaluate
from scorecard.scoring.finding import Finding

HERE = Path(__file__).parent
DAY = date(2020, 12, 31)
MISSING, EMPTY, BLANK, LACKING = "no table", "–", "blank", "not enough data"
QUESTIONS = ("total", "target", "base")


@dataclass(frozen=True)
class Spec:
    """One drawn table: the form that it is about, and rows of named inputs and outputs."""

    form: dict
    rows: list


def read_spec(file):
    drawn = re.search(r"```text\n(.*?)```", file.read_text("utf-8"), re.DOTALL).group(1)
    form, _, table = drawn.partition("\n\n")
    lines = [re.split("[│║]", line) for line in table.strip().splitlines() if "─" not in line]
    cells = [[cell.strip() for cell in line] for line in lines]
    return Spec(
        parse_yaml(form, file.name).data, [dict(zip(cells[0], row, strict=True)) for row in cells[1:]]
    )


def cases(folder):
    return [
        pytest.param(spec.form, row, id=f"{file.stem}-{at}")
        for file in sorted((HERE / folder).glob("*.md"))
        for spec in [read_spec(file)]
        for at, row in enumerate(spec.rows, 1)
    ]


# ── rules ────────────────────────────────────────────────────────────────────────────────────


def found(key, outcome):
    return Finding(rule=Criterion(key), key=key, outcome=Outcome(outcome), reason=Message("Drawn."))


def measured(words):
    if words == "unknown":
        return Measured(id="m")
    low, _, high = words.partition("..")
    return Measured(id="m", low=parse_exact(low), high=parse_exact(high or low))


@pytest.mark.parametrize(("form", "row"), cases("rules"))
def test_a_rule_gives_the_drawn_outcome(form, row):
    known = Known(
        criteria=lambda key: found(key, row[key]),
        measures={"m": measured(row["m"])} if "m" in row else {},
        levels={"lower": found("lower", row["lower"])} if "lower" in row else {},
    )
    finding = evaluate(read_rule(form["rule"]), known)
    assert finding.outcome.value == row["outcome"]
    assert str(finding.reason)


def words_of(rule):
    yield type(rule)
    for part in parts(rule):
        yield from words_of(part)
    yield from (type(atom) for atom in atoms(rule) if isinstance(atom, LevelHolds))


@pytest.mark.parametrize("word", get_args(Rule), ids=lambda word: word.__name__)
def test_every_word_of_the_language_has_a_table(word):
    drawn = {
        each
        for file in (HERE / "rules").glob("*.md")
        for each in words_of(read_rule(read_spec(file).form["rule"]))
    }
    assert word in drawn


# ── measures ─────────────────────────────────────────────────────────────────────────────────


def column(name, kind="text", choices=()):
    return ColumnSpec(
        name=name, title=Text(), kind=kind, choices=tuple(Choice(id=each, title=Text()) for each in choices)
    )


COLUMNS = (
    column("asked", "yes_no"),
    column("good", "yes_no"),
    column("seen", "when"),
    column("who"),
    column("money", "amount"),
    column("category", "choice", ("low", "high")),
    column("women", "count"),
    column("men", "count"),
    column("s1"),
    column("s2"),
    column("sex"),
)


def edition(recipe):
    return Edition(
        id="spec/1",
        title=Text(),
        digest="",
        languages=("en",),
        levels=(Level(id="low", title=Text(), short=Text()),),
        combination="highest",
        dimensions=(),
        indicators={},
        headline=Headline(level="low"),
        questions={
            name: Question(id=name, text=Text({"en": f"What is the {name}?"}), kind="share")
            for name in QUESTIONS
        },
        tables={
            name: TableSpec(id=name, title=Text({"en": name}), columns=COLUMNS)
            for name in ("rows", "tallies")
        },
        measures={
            # The measure comes before the one that it divides: the order in the file must not matter.
            "it": MeasureSpec(id="it", title=Text(), recipe=recipe),
            "base": MeasureSpec(id="base", title=Text(), recipe=Asked(question="base")),
        },
        windows={"year": Window(id="year", title=Text(), months=12)},
        survey=Survey(
            areas=(SurveyArea(id="x", title=Text()),),
            statements=tuple(
                SurveyStatement(id=each, area="x", text=Text(), short=Text()) for each in ("s1", "s2")
            ),
            positive=("5", "4"),
            neutral=("3",),
            negative=("2", "1"),
            unknown=("0",),
            answers="rows",
            tallies="tallies",
            group="sex",
            population="total",
            threshold=Fraction(65, 100),
        ),
        parity=Parity(
            table="rows",
            categories=tuple(StaffCategory(id=each, title=Text()) for each in ("low", "high")),
            low=Fraction(45, 100),
            high=Fraction(55, 100),
        ),
    )


def dossier(row):
    cells = {name: words for name, words in row.items() if name not in (*QUESTIONS, "from", "to")}
    facts = {name: Fact(value=parse_exact(row[name])) for name in QUESTIONS if row.get(name, BLANK) != BLANK}
    document = Assessment(
        framework=Pin(edition="spec/1"), subject=Subject(name="Meadow"), date=DAY, facts=facts
    )
    return Dossier(assessment=document, tables={} if MISSING in cells.values() else {"rows": table(cells)})


def table(cells):
    columns = {each.name: each for each in COLUMNS}
    lists = {name: [] if words == EMPTY else words.split() for name, words in cells.items()}
    rows = [
        TableRow(
            at,
            {
                name: read_cell(columns[name], "" if word == BLANK else word, DAY)
                for name, word in zip(lists, each, strict=True)
            },
        )
        for at, each in enumerate(zip(*lists.values(), strict=True), 2)
    ]
    return Table(id="rows", source="rows.csv", digest="", rows=tuple(rows))


def recipe_of(form):
    part = read(PlainFile("spec", {"title": "It", **form}), MeasurePart)
    return next(recipe for name in RECIPES if (recipe := getattr(part, name)) is not None)


@pytest.mark.parametrize(("form", "row"), cases("measures"))
def test_a_measure_gives_the_drawn_number(form, row):
    measured = compute(edition(recipe_of(form)), dossier(row))["it"]
    drawn = [None if row[end] == LACKING else parse_exact(row[end]) for end in ("from", "to")]
    assert [measured.low, measured.high] == drawn
    assert measured.low is not None or str(measured.note)


@pytest.mark.parametrize("word", RECIPES)
def test_every_recipe_has_a_table(word):
    assert word in {next(iter(read_spec(file).form)) for file in (HERE / "measures").glob("*.md")}


@pytest.mark.parametrize("shape", get_args(Recipe), ids=lambda shape: shape.__name__)
def test_every_shape_of_a_recipe_has_a_table(shape):
    assert shape in {type(recipe_of(read_spec(file).form)) for file in (HERE / "measures").glob("*.md")}
