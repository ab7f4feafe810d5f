"""What a country team will notice between two editions."""

import shutil
from pathlib import Path

import pytest

from scorecard.exchange.edition.diff import differences
from scorecard.exchange.edition.framework import load

INVENTED = Path(__file__).parent / "frameworks"
LADDER = INVENTED / "tidewater" / "first"
LIGHTS = INVENTED / "lantern" / "1"


def edited(tmp_path, source, **changes):
    folder = tmp_path / source.parent.name / source.name
    shutil.copytree(source, folder)
    for name, (old, new) in changes.items():
        file = folder / (f"indicators/{name[1:]}.yaml" if name[1:].isdigit() else f"{name}.yaml")
        text = file.read_text("utf-8")
        assert old in text
        file.write_text(text.replace(old, new), "utf-8")
    return load(folder)


def told(source, new):
    return [(each.code, str(each)) for each in differences(load(source), new)]


def test_an_edition_does_not_differ_from_itself():
    assert differences(load(LADDER), load(LADDER)) == []


def test_a_threshold_is_told_as_old_and_new(tmp_path):
    new = edited(tmp_path, LADDER, _2=('at_least: "2/5"', 'more_than: "1/3"'))
    assert told(LADDER, new) == [
        (
            "threshold-changed",
            "2/arrived: Women among the crew: at least 40 % → Women among the crew: more than 1/3",
        )
    ]


def test_a_rule_is_told_in_words(tmp_path):
    new = edited(
        tmp_path, LADDER, _3=("rule: {all_of: [{level: begun}, b]}", "rule: {any_of: [{level: begun}, b]}")
    )
    gear = "“Women tried the gear on before it was bought”"
    assert told(LADDER, new) == [
        (
            "rule-changed",
            f"3/halfway: all that “Begun” asks for and {gear} → all that “Begun” asks for or {gear}",
        )
    ]


def test_words_of_criteria_and_what_follows_from_them_are_told(tmp_path):
    new = edited(tmp_path, LADDER, _3=("  - [arrived/a, begun/a]", "  - [leading/c, halfway/b]"))
    assert [code for code, _ in told(LADDER, new)] == ["implication-removed", "implication-added"]
    other = edited(tmp_path / "other", LADDER, _3=("Some life vests fit", "Most life vests fit"))
    assert told(LADDER, other) == [
        (
            "criterion-renamed",
            "criteria.3/begun/a: Some life vests fit small bodies. → Most life vests fit small bodies.",
        )
    ]


@pytest.mark.parametrize(
    ("old", "new", "code"),
    [
        ("combination: highest", "combination: cumulative", "combination-changed"),
        ("average_codes: true", "average_codes: false", "headline-changed"),
        ("{level: arrived,", '{level: arrived, share: "1/2",', "headline-changed"),
        ("{level: arrived,", "{level: leading,", "headline-changed"),
        ("title: Half the way", "title: Midway", "level-renamed"),
        ('code: "3"', 'code: "7"', "level-code-changed"),
        ("title: Life on deck", "title: At sea", "dimension-renamed"),
        ("not_applicable: true", "not_applicable: false", "status-changed"),
        ("languages: [en]", "languages: [en, fr]", "languages-changed"),
    ],
)
def test_what_holds_for_the_whole_is_told(tmp_path, old, new, code):
    assert [each for each, _ in told(LADDER, edited(tmp_path, LADDER, framework=(old, new)))] == [code]


def test_indicators_that_come_and_go_are_told(tmp_path):
    new = edited(tmp_path, LIGHTS)
    shutil.copytree(LIGHTS, tmp_path / "again" / "1")
    folder = tmp_path / "again" / "1"
    (folder / "indicators" / "2.2.yaml").unlink()
    fewer = load(folder)
    assert ("indicator-removed", "indicators.2.2: removed: The night school") in told(LIGHTS, fewer)
    assert ("indicator-added", "indicators.2.2: added: The night school") in [
        (each.code, str(each)) for each in differences(fewer, new)
    ]


def test_every_difference_has_a_place_and_a_sentence():
    found = differences(load(LADDER), load(INVENTED / "orchard-seal" / "2"))
    assert found
    assert all(each.where and str(each.said) for each in found)
