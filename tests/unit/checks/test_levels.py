from dataclasses import replace

import pytest

from scorecard.checks.levels import level_problems
from scorecard.core.assessment import Answer, Judgement
from scorecard.core.outcome import Outcome


def said(with_document, **judgements):
    given = {f"{key[1]}.{key[2]}": each for key, each in judgements.items()}
    return [
        (each.code, each.severity, each.where) for each in level_problems(with_document(judgements=given))
    ]


@pytest.mark.parametrize(
    ("indicator", "judgement"),
    [
        ("i31", Judgement(level="exceeds")),
        ("i13", Judgement(level="missing")),
        ("i23", Judgement(level="missing", reason="Not known yet, so counted at the lowest level.")),
        ("i23", Judgement(level="approaches", reason="The draft was read.")),
    ],
)
def test_an_agreed_level_that_the_criteria_allow_is_never_flagged(with_document, indicator, judgement):
    assert said(with_document, **{indicator: judgement}) == []


@pytest.mark.parametrize(
    ("indicator", "judgement", "code", "severity"),
    [
        ("i13", Judgement(level="meets"), "level-not-from-criteria", "error"),
        ("i31", Judgement(level="meets"), "level-not-from-criteria", "error"),
        ("i13", Judgement(level="meets", reason="They did more."), "level-not-from-criteria", "hint"),
        ("i23", Judgement(level="exceeds"), "level-not-from-criteria", "error"),
        ("i23", Judgement(level="approaches"), "level-not-from-criteria", "warning"),
        ("i23", Judgement(level="missing"), "unknown-counted-as-lowest", "warning"),
    ],
)
def test_an_agreed_level_that_the_criteria_do_not_give_is_found(
    with_document, indicator, judgement, code, severity
):
    where = f"judgements.{indicator[1]}.{indicator[2]}"
    assert said(with_document, **{indicator: judgement}) == [(code, severity, where)]


def test_two_answers_that_contradict_each_other_are_found(with_document, example):
    answers = {
        **example.dossier.assessment.answers,
        "1.1/approaches/b": Answer(outcome=Outcome.UNMET),
        "1.1/meets/b": Answer(outcome=Outcome.MET),
    }
    found = [each for each in level_problems(with_document(answers=answers)) if each.code == "contradiction"]
    assert {each.where for each in found} == {"answers.1.1/approaches/b"}


def test_counting_open_facts_at_the_lowest_level_has_to_be_said(with_document, example):
    document = example.dossier.assessment
    settings = replace(document.settings, unknown_as_lowest=True)
    found = list(level_problems(with_document(settings=settings, judgements={}, notes={})))
    assert {each.code for each in found} == {"unknown-counted-as-lowest"}
    methodology = {"methodology": "What is not known yet was counted at the lowest level."}
    assert not list(
        level_problems(with_document(settings=settings, judgements={}, notes={}, narrative=methodology))
    )
