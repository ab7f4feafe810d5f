"""Each published error of the founding case is found in its place, and none of them in a corrected copy."""

from dataclasses import replace
from functools import cache
from pathlib import Path

import pytest

from scorecard.exchange.document.assessment import open_folder
from scorecard.flow import checked, planned, rated

EXAMPLE = Path(__file__).parents[2] / "examples" / "kazakhstan-2017"

PUBLISHED = [
    ("percentage-is-not-its-ratio", "notes.1.3", "1 of 11 is 9.09 %, not 0.09 %"),
    ("percentage-is-not-its-ratio", "notes.1.3", "1 of 6 is 17 %, not 16 %"),
    ("stated-figure-differs", "narrative.4", "states 81 %, the data give 82.1 %"),
    ("stated-figure-differs", "notes.4.1/approaches/c", "states 81 %, the data give 82.1 %"),
    (
        "same-fact-two-values",
        "notes.4.1/approaches/c",
        "81 % here (notes.4.1/approaches/c, narrative.4) and 82 %",
    ),
    ("stated-figure-differs", "notes.4.2", "states 93, the data give 95"),
    ("stated-figure-differs", "evidence.survey-results.note", "states 93, the data give 95"),
    ("same-fact-two-values", "notes.4.2", "93 here"),
    ("margin-differs", "notes.4.2", "5.10 points, more than the 5 stated"),
    ("margin-differs", "evidence.survey-results.note", "5.10 points, more than the 5 stated"),
    ("two-populations", "facts.personnel_invited", "124 people were invited"),
    ("text-names-another-level", "notes.2.1/meets/a", "approaching minimum standards"),
    ("wrong-letter", "notes.2.2/exceeds/d", "no letter c"),
    ("list-count", "notes.3.1/approaches/a", "for Kyzylorda the text says 7"),
    ("list-count", "notes.3.1/approaches/a", "for Mangystau the text says 6"),
    ("evidence-outside-window", "notes.5.2/approaches/a", "9 June 2016 lies outside"),
    ("evidence-outside-window", "judgements.5.2", "5.2/approaches/a is needed"),
    ("level-not-from-criteria", "judgements.5.2", "agreed Approaches; the criteria give Missing"),
    ("name-twice", "narrative.un-system", "“UNDP” stands 2 times"),
    ("placeholder-text", "narrative.stages", "(to be elaborated)"),
    ("placeholder-text", "stages.finalization.note", "(to be elaborated)"),
    ("local-name-not-used", "notes.1.1", "UNDAF"),
    ("no-due-date", "actions.7.1.timing", "From now on"),
    ("action-cannot-reach", "actions.4.1.claims.4.3", "promises Meets"),
    ("action-cannot-reach", "actions.5.3.claims.5.2", "promises Meets"),
    ("action-cannot-reach", "actions.6.1.claims.6.1", "promises Meets"),
    ("action-cannot-reach", "actions.7.1.claims.7.1", "promises Meets"),
    ("action-changes-nothing", "actions.7.1.effect", "nothing"),
    ("gap-without-action", "indicators.6.1", "6.1/meets/a"),
    ("weak-verb", "actions.5.1.what", "Consider"),
]

CORRECTIONS = [
    ("1 of 11 (0.09 %)", "1 of 11 (9 %)"),
    ("(16 %)", "(17 %)"),
    ("{survey.heads_committed = 81 %}", "{survey.heads_committed = 82 %}"),
    ("{survey.answered = 93}", "{survey.answered = 95}"),
    ("“approaching minimum standards” can", "“meeting minimum standards” can"),
    ("c) A few", "d) A few"),
    ("7 and 6 agencies", "6 and 7 agencies"),
    ("In the past year there was one training,", "There was one training,"),
    ("UNDSS, UNDP, UNESCAP", "UNDSS, UNDPI, UNESCAP"),
    (" (to be elaborated)", ""),
    ("(to be elaborated)", "The report was signed."),
    ("{survey.invited = 124}", "{survey.invited = 155}"),
    ("{survey.margin = 5 %}", "{survey.margin = 6.3 %}"),
    ("confidence interval of 5.", "confidence interval of 6.3."),
    ("Gender capacities approach minimum standards", "Gender capacities are rated as missing"),
    ("the UNDAF country background", "the country background"),
]


@cache
def opened():
    return open_folder(EXAMPLE)


def found_in(document=None):
    read = opened()
    dossier = replace(read.dossier, assessment=document or read.dossier.assessment)
    found = rated(read.edition, dossier)
    return checked(found, planned(found))


@cache
def published():
    return found_in()


def corrected(text):
    for wrong, right in CORRECTIONS:
        text = text.replace(wrong, right)
    return text


@cache
def mended():
    document = opened().dossier.assessment
    return found_in(
        replace(
            document,
            notes={key: corrected(text) for key, text in document.notes.items()},
            narrative={key: corrected(text) for key, text in document.narrative.items()},
            evidence={
                key: replace(each, note=corrected(each.note)) for key, each in document.evidence.items()
            },
            stages={key: replace(each, note=corrected(each.note)) for key, each in document.stages.items()},
            judgements={key: each for key, each in document.judgements.items() if key != "5.2"},
            facts={
                **document.facts,
                "personnel_invited": replace(document.facts["personnel_invited"], value=staff()),
            },
            actions=(),
        )
    )


def staff():
    total = opened().dossier.tables["staff"]
    return sum(row.cells["women"] + row.cells["men"] for row in total.rows)


@pytest.mark.parametrize(("code", "where", "words"), PUBLISHED)
def test_each_published_error_is_found_in_its_place(code, where, words):
    assert [
        each for each in published() if (each.code, each.where) == (code, where) and words in str(each.what)
    ]


def test_every_finding_in_the_words_is_one_of_the_published_errors():
    known = {(code, where) for code, where, _ in PUBLISHED}
    words = [
        (each.code, each.where)
        for each in published()
        if not each.where.startswith(("actions.", "indicators.", "survey."))
    ]
    assert set(words) <= known


def test_a_corrected_copy_is_never_flagged():
    assert [str(each) for each in mended() if not each.where.startswith(("actions", "survey."))] == []


@pytest.mark.parametrize(("wrong", "right"), CORRECTIONS)
def test_each_correction_is_of_words_that_stand_in_the_example(wrong, right):
    document = opened().dossier.assessment
    texts = [*document.notes.values(), *document.narrative.values()]
    texts += [each.note for each in (*document.evidence.values(), *document.stages.values())]
    assert any(wrong in text for text in texts)
