from dataclasses import replace

import pytest

from scorecard.checks.lists import list_problems, register_problems
from scorecard.checks.named import member_problems
from scorecard.core.assessment import Entity
from scorecard.core.table import Table, TableRow


@pytest.mark.parametrize(
    "text",
    [
        "The team came from nine agencies (UNAIDS, UNDP, UNDPI, UNESCO, UNFPA, UNICEF, UNODC, UN Women and WHO) and the RCO.",
        "It comprises four entities: FAO, ILO, IOM, WHO.",
        "There are three areas: gender equality at work, discrimination and personal safety, and work-life balance.",
        "Two sectors (on Environmental Sustainability and Regional and International Cooperation) say nothing.",
        "It is carried out by five results groups: access to social service, diversification of economy, sustainable development, good governance, and regional and international cooperation.",
        "Three pillars (such as I and II) are weak.",
        "Two agencies (including UNDP, UNICEF, WHO) took part.",
        "At least two agencies (UNDP, UNICEF, WHO) took part.",
        "In the past 12 months (January, February, March) it met.",
        "In 2016 meetings (16 May, 20 September, 24 October) were held.",
        "Six outcomes (see pages 3, 4, 5) were read.",
        "At least three joint activities helped: the report, which led to a statement; the support of UN Women, UNDP and UNFPA; and the work on indicators.",
        "Two programmes: one in the north, which is old, large and known to everybody in the country, and one in the south.",
        "UNDP, UNICEF and UNDP's partners met.",
    ],
)
def test_a_list_with_its_count_is_never_flagged(reading, text):
    assert not list(list_problems(reading(text)))


@pytest.mark.parametrize(
    ("text", "listed"),
    [
        ("nine agencies (UNAIDS, UNDP, UNDPI, UNESCO, UNFPA, UNICEF, UN Women and WHO) came.", "8"),
        ("It comprises twenty-one entities: FAO, ILO, IOM, WHO.", "4"),
        ("The 5 UN agencies (UNDP, UNICEF, WHO) agree.", "3"),
        ("At least four agencies (UNDP, UNICEF, WHO) took part.", "3"),
        ("There are two areas: equality at work, personal safety, balance.", "3"),
    ],
)
def test_a_list_with_another_count_is_found(reading, text, listed):
    (problem,) = list_problems(reading(text))
    assert problem.code == "list-count"
    assert dict(problem.values)["listed"] == listed


def test_a_name_twice_in_a_list_is_found(reading):
    (problem,) = list_problems(reading("The system includes: FAO, ILO, UNDP, UNDSS, undp, WHO."))
    assert (problem.code, dict(problem.values)["name"]) == ("name-twice", "UNDP")


def test_counts_by_turns_are_held_against_the_lists(reading):
    lists = "The one for Kyzylorda (UNDP, UNICEF and WHO) and the one for the Mangystau region (UNDP and WHO) run."
    right = "Programmes in Kyzylorda and Mangystau, with 3 and 2 agencies respectively, help."
    wrong = "Programmes in Kyzylorda and Mangystau, with 2 and 3 agencies respectively, help."
    assert not list(member_problems(reading(right, narrative="2", others=[("3", lists)])))
    found = list(member_problems(reading(wrong, narrative="2", others=[("3", lists)])))
    assert [(each.code, each.where) for each in found] == [("list-count", "narrative.2")] * 2


def test_a_name_twice_in_a_register_is_found(with_document):
    found = register_problems(
        with_document(entities=(Entity(id="UNDP"), Entity(id="WHO"), Entity(id="Undp")))
    )
    assert [each.where for each in found] == ["entities"]


def test_the_registers_of_the_example_hold_every_name_once(with_document):
    assert not list(register_problems(with_document()))


def test_a_name_in_other_letters_in_a_unique_column_is_found(with_document):
    found = with_document()
    table = found.dossier.tables["sectors"]
    name = next(iter(found.edition.tables["sectors"].unique))
    again = TableRow(99, {**table.rows[0].cells, name: str(table.rows[0].cells[name]).upper()})
    tables = {
        **found.dossier.tables,
        "sectors": Table(id=table.id, source="sectors.csv", digest="", rows=(*table.rows, again)),
    }
    (problem,) = register_problems(replace(found, dossier=replace(found.dossier, tables=tables)))
    assert (problem.code, problem.where) == ("name-twice", "sectors.csv:99")
