"""Measures from a team's tables, facts and figures, with their rows, notes and slices."""

from datetime import date
from fractions import Fraction

import pytest

from scorecard.core.assessment import Assessment, Cycle, Fact, Figure, ParityBand, Pin, Settings, Subject
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
from scorecard.core.measure import (
    AmountShare,
    Asked,
    BalancedCategories,
    MeasureSpec,
    Ratio,
    RowCount,
    RowShare,
    SurveyRate,
    Window,
)
from scorecard.core.question import Question
from scorecard.core.table import ColumnSpec, Table, TableRow, TableSpec
from scorecard.core.text import Text
from scorecard.measures.balance import silent_entities
from scorecard.measures.compute import compute
from scorecard.measures.windows import span_of

DAY = date(2020, 12, 31)
KINDS = {
    "programmes": {"name": "text", "good": "yes_no", "open": "yes_no", "pillar": "text", "seen": "when"},
    "money": {"outcome": "text", "amount": "amount", "marked": "yes_no"},
    "staff": {"entity": "text", "category": "text", "women": "count", "men": "count"},
    "answers": {"sex": "text", "s1": "text", "s2": "text"},
    "tallies": {
        "statement": "text",
        "sex": "text",
        "positive": "count",
        "neutral": "count",
        "negative": "count",
        "unknown": "count",
    },
}
RECIPES = {
    "share": RowShare(table="programmes", where={"good": ("yes",)}, among={"open": ("yes",)}, by=("pillar",)),
    "either": RowShare(table="programmes", any_of=({"good": ("yes",)}, {"pillar": ("*",)})),
    "count": RowCount(table="programmes", where={"good": ("yes",)}, date="seen", within="year"),
    "cycle": RowCount(table="programmes", date="seen", within="cycle"),
    "money": AmountShare(
        table="money",
        amount="amount",
        where={"marked": ("yes",)},
        whole="total",
        marked="marked",
        by=("outcome",),
    ),
    "parity": BalancedCategories(table="staff", categories=("low", "high")),
    "rate": SurveyRate(),
    "one": SurveyRate(statement="s1"),
    "area": SurveyRate(area="y"),
    "asked": Asked(question="total"),
    "ratio": Ratio(of="money", by="target"),
}


def edition(**more):
    text = Text({"en": "Words"})
    return Edition(
        id="meadow/1",
        title=text,
        digest="",
        languages=("en",),
        levels=(Level(id="low", title=text, short=text),),
        combination="highest",
        dimensions=(),
        indicators={},
        headline=Headline(level="low"),
        questions={
            name: Question(id=name, text=Text({"en": f"How much is the {name}?"}), kind="amount")
            for name in ("total", "target", "invited")
        },
        tables={
            name: TableSpec(
                id=name,
                title=Text({"en": name.title()}),
                columns=tuple(
                    ColumnSpec(name=column, title=text, kind=kind) for column, kind in columns.items()
                ),
            )
            for name, columns in KINDS.items()
        },
        measures={
            name: MeasureSpec(
                id=name,
                title=text,
                recipe=recipe,
                unit="count" if name in {"count", "cycle", "parity"} else "share",
            )
            for name, recipe in RECIPES.items()
        },
        windows={"year": Window(id="year", title=text, months=12), "cycle": Window(id="cycle", title=text)},
        survey=Survey(
            areas=(SurveyArea(id="x", title=text), SurveyArea(id="y", title=text)),
            statements=(
                SurveyStatement(id="s1", area="x", text=text, short=text),
                SurveyStatement(id="s2", area="y", text=text, short=text),
            ),
            positive=("5", "4"),
            neutral=("3",),
            negative=("2", "1"),
            unknown=("0",),
            answers="answers",
            tallies="tallies",
            group="sex",
            population="invited",
            threshold=Fraction(65, 100),
        ),
        parity=Parity(
            table="staff",
            categories=tuple(StaffCategory(id=each, title=text) for each in ("low", "mid", "high")),
            low=Fraction(45, 100),
            high=Fraction(55, 100),
        ),
        **more,
    )


def table(name, *rows):
    columns = [ColumnSpec(name=column, title=Text(), kind=kind) for column, kind in KINDS[name].items()]
    typed = [
        {
            column.name: read_cell(column, word.strip(), DAY)
            for column, word in zip(columns, row.split("|"), strict=True)
        }
        for row in rows
    ]
    return Table(
        id=name,
        source=f"{name}.csv",
        digest="",
        rows=tuple(TableRow(at, cells) for at, cells in enumerate(typed, 2)),
    )


def measured(name, *tables, **document):
    facts = {key: Fact(value=Fraction(value)) for key, value in document.pop("facts", {}).items()}
    assessment = Assessment(
        framework=Pin(edition="meadow/1"), subject=Subject(name="Meadow"), date=DAY, facts=facts, **document
    )
    return compute(edition(), Dossier(assessment=assessment, tables={each.id: each for each in tables}))[name]


def ends(found):
    return found.low, found.high


def test_a_share_has_its_part_its_rows_and_its_slices():
    rows = table("programmes", "A|yes|yes|1|", "B|no|yes|1|", "C|yes|no|2|", "D|yes|yes|2|")
    found = measured("share", rows)
    assert (found.value, found.part, found.whole) == (Fraction(2, 3), 2, 3)
    assert [str(row) for row in found.rows] == ["programmes.csv:2", "programmes.csv:3", "programmes.csv:5"]
    assert [(each.title, each.part, each.whole) for each in found.slices] == [("1", 1, 2), ("2", 1, 1)]


def test_a_blank_cell_leaves_a_share_between_two_ends_and_without_a_part():
    found = measured("share", table("programmes", "A|yes|yes|1|", "B||yes|1|"))
    assert ends(found) == (Fraction(1, 2), Fraction(1))
    assert found.value is None
    assert found.part is None


def test_one_of_several_conditions_is_enough_and_a_star_is_any_value():
    assert measured("either", table("programmes", "A|yes|||", "B|no||2|", "C|no|||")).value == Fraction(2, 3)


@pytest.mark.parametrize(
    "rows", [[], ["A|yes|no|1|"], ["A|yes||1|"]], ids=["no rows", "none asked about", "perhaps none"]
)
def test_a_share_of_nothing_is_not_enough_data(rows):
    found = measured("share", table("programmes", *rows))
    assert ends(found) == (None, None)
    assert str(found.note) == "no row of “Programmes” counts, so there is no share"


@pytest.mark.parametrize(
    ("name", "note"),
    [
        ("share", "the table “Programmes” was not delivered"),
        ("count", "the table “Programmes” was not delivered"),
        ("money", "the table “Money” was not delivered"),
        ("parity", "the table “Staff” was not delivered"),
        ("rate", "there are no survey answers"),
        ("one", "there are no survey answers"),
        ("asked", "the question “How much is the total?” is not answered"),
        ("ratio", "the question “How much is the target?” is not answered"),
    ],
)
def test_what_is_missing_is_told_and_never_guessed(name, note):
    found = measured(name)
    assert ends(found) == (None, None)
    assert str(found.note) == note


def test_a_date_that_straddles_the_window_leaves_the_count_open():
    rows = table(
        "programmes", "A|yes|||2020-03", "B|yes|||2019..2020", "C|yes|||2019-12-30", "D||||2020-05-01"
    )
    assert ends(measured("count", rows)) == (1, 3)


def test_a_count_of_nothing_says_what_lies_outside_the_window():
    found = measured("count", table("programmes", "A|yes|||2018-06-09"))
    assert found.value == 0
    assert "2018-06-09" in str(found.note)


def test_the_cycle_is_open_until_its_dates_are_given():
    rows = table("programmes", "A|yes|||2018-06-09")
    assert ends(measured("cycle", rows)) == (0, 1)
    assert measured("cycle", rows, cycle=Cycle(start=date(2018, 1, 1), end=date(2020, 12, 31))).value == 1


def test_a_window_begins_on_the_same_day_of_the_year_before():
    assessment = Assessment(framework=Pin(edition="e"), subject=Subject(name="M"), date=date(2017, 10, 31))
    span = span_of(Window(id="y", title=Text(), months=12), assessment)
    assert str(span) == "2016-10-31..2017-10-31"


def test_unmarked_money_is_part_of_the_whole_and_shown_as_what_is_not_covered():
    found = measured("money", table("money", "1|30|yes", "1|20|no", "2|50|"))
    assert (found.value, found.part, found.whole) == (Fraction(3, 10), 30, 100)
    coverage, *slices = found.slices
    assert (coverage.by, coverage.part, coverage.whole) == ("coverage", 50, 100)
    assert [(each.title, each.part, each.whole) for each in slices] == [("1", 30, 50), ("2", 0, 50)]


def test_money_that_the_rows_do_not_list_comes_from_the_question():
    rows = table("money", "1|1343833|yes")
    assert measured("money", rows, facts={"total": 8386529}).value == Fraction(1343833, 8386529)
    assert ends(measured("money", rows, facts={"total": 10})) == (None, None)


@pytest.mark.parametrize(("target", "value"), [("3/10", Fraction(1)), ("3/5", Fraction(1, 2)), (0, None)])
def test_a_share_is_held_against_its_target(target, value):
    rows = table("money", "1|30|yes", "1|70|no")
    assert measured("ratio", rows, facts={"target": target}).value == value


def test_a_category_with_a_blank_cell_or_with_nobody_is_open():
    found = measured("parity", table("staff", "X|low|5|5", "Y|low|5|", "X|mid|1|9"))
    assert ends(found) == (0, 2)
    assert str(found.note).count("blank cells or nobody in it") == 2
    assert [each.title for each in found.slices] == ["mid"]


def test_the_teams_own_band_decides_where_it_has_one():
    rows = table("staff", "X|low|6|4", "X|high|6|4")
    assert measured("parity", rows).value == 0
    band = ParityBand(low=Fraction(2, 5), high=Fraction(3, 5), reason="Agreed")
    assert measured("parity", rows, settings=Settings(parity_band=band)).value == 2


def test_entities_that_sent_nothing_are_named():
    from scorecard.core.assessment import Entity

    document = Assessment(
        framework=Pin(edition="e"),
        subject=Subject(name="M"),
        date=DAY,
        entities=(Entity(id="X"), Entity(id="Y"), Entity(id="Z", name="Zed")),
    )
    dossier = Dossier(assessment=document, tables={"staff": table("staff", "x|low|1|1", "ZED|low|1|1")})
    assert silent_entities(dossier, RECIPES["parity"]) == ("Y",)


def test_the_survey_is_rated_alike_from_answers_and_from_tallies():
    answers = table("answers", "f|5|4", "f|4|1", "m|3|0", "m|1|", "m|5|2")
    tallies = table("tallies", "s1|f|2|0|0|0", "s1|m|1|1|1|0", "s2||1|0|2|2")
    for tables in ([answers], [tallies], [answers, tallies]):
        assert measured("rate", *tables).value == (Fraction(3, 5) + Fraction(1, 3)) / 2
        one = measured("one", *tables)
        assert (one.value, one.part, one.whole) == (Fraction(3, 5), 3, 5)
        assert measured("area", *tables).value == Fraction(1, 3)


def test_a_survey_that_nobody_answered_gives_no_rate():
    found = measured("rate", table("answers", "f|0|0"))
    assert ends(found) == (None, None)
    assert str(found.note) == "nobody answered"


def test_a_stated_figure_stands_only_where_the_rows_give_nothing():
    figures = {"share": Figure(part=Fraction(5), whole=Fraction(29))}
    alone = measured("share", figures=figures)
    assert (alone.value, alone.part, alone.whole, alone.stated) == (Fraction(5, 29), 5, 29, True)
    beside = measured("share", table("programmes", "A|yes|yes||"), figures=figures)
    assert (beside.value, beside.stated) == (1, False)
    assert measured("share", figures={"share": Figure(part=Fraction(0), whole=Fraction(0))}).low is None


def test_every_measure_is_there_in_the_editions_order():
    document = Assessment(framework=Pin(edition="e"), subject=Subject(name="M"), date=DAY)
    assert list(compute(edition(), Dossier(assessment=document))) == list(RECIPES)
