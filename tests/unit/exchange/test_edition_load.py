"""A folder becomes an edition, or all its problems at once with file, line and key."""

import shutil
from pathlib import Path

import pytest

from scorecard.core.problem import Refused
from scorecard.core.rule import AllOf, Criterion, LevelHolds, Threshold
from scorecard.core.text import Text
from scorecard.exchange.edition import library
from scorecard.exchange.edition.framework import digest_of, load
from scorecard.exchange.edition.translations import texts
from scorecard.exchange.plain.rule import rule

FRAMEWORKS = Path(__file__).parents[2] / "editions" / "frameworks"


@pytest.fixture
def ladder(tmp_path):
    folder = tmp_path / "tidewater" / "first"
    shutil.copytree(FRAMEWORKS / "tidewater" / "first", folder)
    return folder


@pytest.fixture
def seal(tmp_path):
    folder = tmp_path / "orchard-seal" / "2"
    shutil.copytree(FRAMEWORKS / "orchard-seal" / "2", folder)
    return folder


def change(folder, name, old, new):
    file = folder / name
    text = file.read_text("utf-8")
    assert old in text
    file.write_text(text.replace(old, new, 1), "utf-8")


def refused(folder):
    with pytest.raises(Refused) as caught:
        load(folder)
    return [(each.where, str(each.what)) for each in caught.value.problems]


def test_letters_get_their_public_keys(ladder):
    edition = load(ladder)
    assert edition.indicators["3"].rules["halfway"] == AllOf((LevelHolds("begun"), Criterion("3/halfway/b")))
    assert edition.indicators["3"].implies == (("3/arrived/a", "3/begun/a"),)


def test_criteria_in_identical_words_imply_each_other_and_share_their_text(ladder):
    indicator = load(ladder).indicators["1"]
    assert {("1/leading/a", "1/begun/a"), ("1/begun/a", "1/leading/a")} <= set(indicator.implies)
    assert indicator.statements["1/leading/a"].text == indicator.statements["1/begun/a"].text


def test_problems_of_all_files_come_at_once_with_their_lines(ladder):
    change(ladder, "framework.yaml", "combination: highest", "combination: tallest\ncolour: blue")
    change(ladder, "indicators/1.yaml", "dimension: quay", "dimension: quay\ncaption: Quay")
    change(ladder, "indicators/2.yaml", 'at_least: "1/5"', "at_least: 0.x")
    change(ladder, "indicators/3.yaml", "rule: a", "rule: {none_of: [a]}")
    found = refused(ladder)
    assert [where for where, _ in found] == [
        "first/framework.yaml:11: combination",
        "first/framework.yaml:12: colour",
        "first/indicators/1.yaml:3: caption",
        "first/indicators/2.yaml:13: levels.halfway.rule",
        "first/indicators/3.yaml:8: levels.begun.rule",
    ]
    assert any("“caption” is not known here" in what for _, what in found)
    assert any("none_of are not a rule" in what for _, what in found)


def test_names_that_lead_nowhere_are_told_together(ladder):
    change(ladder, "framework.yaml", "level: arrived", "level: landed")
    change(ladder, "indicators/1.yaml", "dimension: quay", "dimension: key")
    change(ladder, "indicators/2.yaml", "measure: crew\n", "measure: crow\n")
    change(ladder, "indicators/3.yaml", "[{level: begun}, b]", "[{level: leading}, z]")
    change(ladder, "indicators/3.yaml", "[arrived/a, begun/a]", "[arrived/a, begun/z]")
    told = [what for _, what in refused(ladder)]
    assert len(told) == 6
    for word in ("landed", "key", "crow", "leading", "“z”", "3/begun/z"):
        assert any(word in what for what in told), word


def test_the_folder_and_the_files_must_be_called_as_they_call_themselves(ladder):
    (ladder / "indicators" / "1.yaml").rename(ladder / "indicators" / "4.yaml")
    assert [what for _, what in refused(ladder)] == ["the file is called 4.yaml but the indicator “1”."]


def test_a_measure_has_exactly_one_recipe(ladder):
    change(
        ladder,
        "indicators/2.yaml",
        "asked: {question: crew_share}",
        "ratio: {of: crew, by: crew_share}, asked: {question: crew_share}",
    )
    assert refused(ladder) == [
        ("first/indicators/2.yaml:10: measures.crew", "the measure “crew” has 2 recipes, asked and ratio.")
    ]


def test_a_folder_without_its_first_file_is_refused(tmp_path):
    assert "cannot be read" in refused(tmp_path)[0][1]


@pytest.mark.parametrize(
    "value",
    [None, 3, [], {}, {"all_of": []}, {"all_of": "ab"}, {"count": 0, "of": ["a"]}, {"count": 2, "of": ["a"]}, {"count": "1", "of": ["a"]}, {"all_of": ["a"], "any_of": ["b"]}, {"measure": "m"}, {"measure": "m", "at_least": 0.5}, {"measure": "m", "at_least": "half"}, {"measure": "m", "at_least": 1, "more_than": 1}, {"not": "a"}],
)  # fmt: skip
def test_what_is_no_rule_is_refused(value):
    with pytest.raises(ValueError, match=r"rule|count|number|exact"):
        rule(value)


def test_a_bound_is_exact():
    found = rule({"measure": "m", "more_than": "33 %"})
    assert isinstance(found, Threshold)
    assert (found.bound * 100, found.strict) == (33, True)


def test_the_digest_covers_every_word_but_not_the_examples_nor_the_ends_of_lines(ladder):
    before = digest_of(ladder)
    change(ladder, "examples/borders.yaml", "Two fifths", "Two thirds")
    file = ladder / "framework.yaml"
    file.write_bytes(file.read_bytes().replace(b"\n", b"\r\n"))
    assert digest_of(ladder) == before
    change(ladder, "indicators/2.yaml", '"2/5"', '"2/6"')
    assert digest_of(ladder) != before


def test_translations_are_laid_over_and_identical_words_are_translated_once(seal):
    edition = load(seal)
    assert edition.indicators["1"].title.said_in("fr") == "Des échelles pour tous"
    assert edition.indicators["1"].short.said_in("fr") == "Des échelles pour tous"
    assert edition.indicators["3"].guidance.said_in("fr").startswith("Parcourez")
    assert edition.level("met").short.said_in("fr") == "Atteint"
    assert edition.headline.tiers[2].title == Text({"en": "Harvest", "fr": "Récolte"})
    assert edition.title.said_in("fr").startswith("Sceau")


def test_a_translation_of_nothing_is_told_with_its_line(seal):
    change(seal, "texts/fr.yaml", "levels.met.title:", "levels.met.name:")
    assert refused(seal) == [
        ("2/texts/fr.yaml:3: levels.met.name", "there are no words called “levels.met.name” to translate.")
    ]


def test_every_text_has_a_path_of_its_own(seal):
    assert (
        texts(load(seal))["indicators.2.statements.2/met/a.text"].said_in()
        == "Breaks in the shade are shared fairly."
    )


def test_an_unknown_edition_is_refused_with_those_that_there_are(monkeypatch):
    monkeypatch.setenv(library.SETTING, str(FRAMEWORKS))
    with pytest.raises(Refused, match=r"lantern/1.*tidewater/first"):
        library.find("nowhere/1")


def test_an_installations_own_edition_comes_first(ladder, monkeypatch):
    monkeypatch.setenv(library.SETTING, f"{ladder.parents[1]}{library.os.pathsep}{FRAMEWORKS}")
    assert dict(library.editions())["tidewater/first"] == ladder
