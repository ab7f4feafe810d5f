"""What the check of an edition finds, each with its place, and that the shipped and the invented editions are clean."""

import shutil
from importlib.resources import files
from pathlib import Path

import pytest

from scorecard.core.problem import has_error
from scorecard.exchange.edition.lint import checked

SHIPPED = Path(str(files("scorecard"))) / "frameworks"
INVENTED = Path(__file__).parent / "frameworks"
FOLDERS = [file.parent for place in (SHIPPED, INVENTED) for file in sorted(place.glob("*/*/framework.yaml"))]


@pytest.mark.parametrize("folder", FOLDERS, ids=lambda folder: f"{folder.parent.name}/{folder.name}")
def test_an_edition_has_no_errors_and_no_warnings(folder):
    edition, found = checked(folder, f"{folder.parent.name}/{folder.name}")
    assert edition is not None
    assert [str(each) for each in found if each.severity != "hint"] == []


HEAD = """
id: meadow/1
title: Meadow
source: Invented
languages: [en]
levels:
  - {id: low, title: Low, short: Low}
  - {id: mid, title: Mid, short: Mid}
  - {id: top, title: Top, short: Top}
combination: highest
headline: {level: top}
dimensions: [{id: m, title: Meadow}]
"""

INDICATOR = """
id: "1"
dimension: m
title: Bees
source: Invented, page 1
guidance: Count.
questions:
  share: {text: What share?, kind: share}
  hive: {text: Is there a hive?}
measures:
  part: {title: Part, asked: {question: share}}
levels:
  mid:
    rule: {all_of: [a, {measure: part, at_least: "1/3"}]}
    criteria:
      a: {text: There are bees., derive: hive}
  top:
    rule: {all_of: [{level: mid}, b]}
    criteria:
      b: {text: There is honey.}
"""

TABLES = """
tables:
  hives:
    title: Hives
    columns:
      hive: {title: Hive, required: true}
      full: {title: Full, kind: yes_no}
      seen: {title: Seen, kind: when}
      honey: {title: Honey, kind: amount}
"""


@pytest.fixture
def meadow(tmp_path):
    folder = tmp_path / "meadow" / "1"
    (folder / "indicators").mkdir(parents=True)
    (folder / "framework.yaml").write_text(HEAD, "utf-8")
    (folder / "indicators" / "1.yaml").write_text(INDICATOR, "utf-8")
    return folder


def change(folder, name, old, new):
    file = folder / name
    text = file.read_text("utf-8")
    assert old in text
    file.write_text(text.replace(old, new), "utf-8")


def codes(folder):
    return {(each.code, each.where.partition(" ")[0].rstrip(":")) for each in checked(folder)[1]}


def test_a_plain_edition_is_clean(meadow):
    assert codes(meadow) == set()


ONE = "indicators/1.yaml"


@pytest.mark.parametrize(
    ("file", "old", "new", "expected"),
    [
        pytest.param(
            ONE, "rule: {all_of: [{level: mid}, b]}", "rule: {level: mid}", {"unreachable-level", "unused-criterion"},
            id="a level that is a higher one",
        ),
        pytest.param(
            ONE, "rule: {all_of: [{level: mid}, b]}", "rule: b", {"skips-lower"}, id="a level that skips another"
        ),
        pytest.param(
            ONE, '"1/3"', "65", {"threshold-never", "unreachable-level"}, id="a share above one"
        ),
        pytest.param(ONE, 'at_least: "1/3"', "at_least: 0", {"threshold-always"}, id="a threshold that always holds"),
        pytest.param(
            ONE, "[{level: mid}, b]", '[{measure: part, at_least: "1/4"}, a1, b]', {"threshold-order", "skips-lower"},
            id="a higher level that asks for less",
        ),
        pytest.param(ONE, "derive: hive", "guidance: Look.", {"unused-question"}, id="a question that decides nothing"),
        pytest.param(ONE, "asked: {question: share}", "unit: share", {"recipe"}, id="a measure without a recipe"),
        pytest.param(
            ONE, "asked: {question: share}", "asked: {question: share}, ratio: {of: part, by: share}", {"recipe"},
            id="a measure with two",
        ),
        pytest.param(ONE, "guidance: Count.\n", "", {"guidance"}, id="no guidance"),
        pytest.param(ONE, "Invented, page 1", '""', {"citation"}, id="no citation"),
        pytest.param("framework.yaml", "languages: [en]", "languages: [en, fr]", {"untranslated"}, id="no translation"),
        pytest.param("framework.yaml", "{level: top}", "{level: top, share: 65}", {"headline-share"}, id="a share of 65"),
        pytest.param(
            "framework.yaml", "{level: top}", "{level: top, average_codes: true}", {"code-number"}, id="no codes"
        ),
        pytest.param(
            "framework.yaml", "{level: top}",
            '{level: top, tiers: [{id: a, title: A, at_least: "1/2"}, {id: a, title: B, at_least: "1/2"}]}',
            {"tier-order", "twice"}, id="tiers that do not rise",
        ),
        pytest.param(
            "framework.yaml", "levels:\n", 'status_codes: {not_reported: "0", asleep: "1"}\nlevels:\n', {"status-code"},
            id="codes of unknown statuses",
        ),
        pytest.param(
            "framework.yaml", "short: Mid}", "short: Mid, code: 3}\nstatus_codes: {not_applicable: 3}",
            {"unreadable"}, id="text in the wrong place",
        ),
        pytest.param("framework.yaml", "{id: top, title: Top", "{id: mid, title: Top", {"dangling"}, id="a level lost"),
    ],
)  # fmt: skip
def test_the_check_finds(meadow, file, old, new, expected):
    new = (
        new.replace("a1", "{level: mid}")
        if "a1" in new and "threshold-order" not in expected
        else new.replace("a1, ", "")
    )
    change(meadow, file, old, new)
    found = codes(meadow)
    assert expected <= {code for code, _ in found}
    assert all(":" in where or where.endswith(".yaml") for _, where in found)


def test_every_problem_comes_at_once_with_file_and_line(meadow):
    change(meadow, "framework.yaml", "{level: top}", "{level: top, share: 2}")
    change(meadow, ONE, '"1/3"', '"4/3"')
    change(meadow, ONE, "guidance: Count.\n", "")
    assert codes(meadow) >= {
        ("headline-share", "1/framework.yaml:11"),
        ("threshold-never", "1/indicators/1.yaml:13"),
        ("unreachable-level", "1/indicators/1.yaml:13"),
        ("guidance", "1/indicators/1.yaml:4"),
    }


def test_a_circle_of_same_as_is_found_where_words_hide_it(meadow):
    change(
        meadow, ONE, "a: {text: There are bees., derive: hive}", "a: {text: There are bees., same_as: top/b}"
    )
    change(meadow, ONE, "b: {text: There is honey.}", "b: {text: There is honey., same_as: mid/a}")
    found = [each for each in checked(meadow)[1] if each.code == "same-as-circle"]
    assert [str(each.what) for each in found] == [
        "mid/a → top/b → mid/a is a circle.",
        "top/b → mid/a → top/b is a circle.",
    ]


def test_what_same_as_loses_is_told(meadow):
    change(meadow, ONE, "b: {text: There is honey.}", "b: {same_as: mid/a, derive: hive}")
    assert "same-as-ignored" in {code for code, _ in codes(meadow)}


def test_an_implication_against_thresholds_is_found(meadow):
    change(meadow, ONE, "derive: hive", 'derive: {measure: part, at_least: "1/2"}')
    change(
        meadow,
        ONE,
        "b: {text: There is honey.}",
        'b: {text: There is honey., derive: {measure: part, at_least: "1/5"}}',
    )
    with (meadow / ONE).open("a", encoding="utf-8") as stream:
        stream.write("implies:\n  - [top/b, mid/a]\n")
    assert "threshold-contradicts" in {code for code, _ in codes(meadow)}


def test_names_that_break_keys_and_names_in_two_files_are_found(meadow):
    shutil.copy(meadow / ONE, meadow / "indicators" / "2 b.yaml")
    change(meadow, "indicators/2 b.yaml", 'id: "1"', "id: 2 b")
    found = {code for code, _ in codes(meadow)}
    assert {"bad-id", "twice"} <= found


def test_a_letter_that_is_also_a_question_is_told(meadow):
    change(meadow, ONE, "  hive: {text", "  b: {text")
    change(meadow, ONE, "derive: hive", "guidance: Look.")
    assert "letter-hides-question" in {code for code, _ in codes(meadow)}


def test_tables_are_held_against_what_reads_them(meadow):
    (meadow / "tables.yaml").write_text(TABLES, "utf-8")
    recipes = """
  full: {title: Full, share_of_rows: {table: hives, where: {full: ["true"]}}}
  dated: {title: Dated, count_rows: {table: hives, within: year}}
  sweet: {title: Sweet, share_of_amount: {table: hives, amount: seen, where: {full: ["yes"]}}}
  loop: {title: Loop, ratio: {of: loop, by: share}}
"""
    change(meadow, ONE, "measures:\n", f"measures:{recipes}")
    change(
        meadow,
        "framework.yaml",
        "combination:",
        "windows: [{id: year, title: Year, months: 0}]\ncombination:",
    )
    found = [(each.code, str(each.what)) for each in checked(meadow)[1] if each.severity == "error"]
    assert found == [
        ("window-months", "the window “year” has 0 months."),
        ("recipe", "the column “full” of “hives” never says “true”."),
        ("recipe", "a window needs a date, and a date a window."),
        ("recipe", "the column “seen” of “hives” is of the kind when."),
        ("recipe", "loop → loop is a circle."),
    ]


SURVEY = """
areas: [{id: x, title: X}, {id: y, title: Y}]
statements: [{id: s1, area: x, text: Bees are kind., short: Kind}]
positive: ["5", "4"]
neutral: ["3"]
negative: ["2", "4"]
unknown: ["0"]
answers: hives
tallies: hives
group: hive
population: share
threshold: 65
minimum_group: 1
"""


def test_the_survey_is_held_against_its_scale_and_tables(meadow):
    (meadow / "tables.yaml").write_text(TABLES, "utf-8")
    (meadow / "survey.yaml").write_text(SURVEY, "utf-8")
    found = {each.code for each in checked(meadow)[1]}
    assert found >= {"survey-code", "survey-threshold", "survey-group", "survey-area", "survey-column"}


def test_unknown_keys_and_tabs_do_not_stop_at_the_first(meadow):
    change(meadow, "framework.yaml", "combination:", "colour: blue\ncombination:")
    change(meadow, ONE, "guidance: Count.", "guidanze: Count.")
    edition, found = checked(meadow)
    assert edition is None
    assert has_error(found)
    assert {each.where for each in found} == {
        "1/framework.yaml:10: colour",
        "1/indicators/1.yaml:6: guidanze",
    }
