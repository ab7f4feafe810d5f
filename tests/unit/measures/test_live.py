from fractions import Fraction
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scorecard.exchange.document.assessment import open_folder
from scorecard.flow import rated
from scorecard.measures.live import figures, live, parse, rendered
from scorecard.measures.survey import survey_result

EXAMPLE = Path(__file__).parents[3] / "examples" / "kazakhstan-2017"


@pytest.fixture(scope="module")
def known():
    opened = open_folder(EXAMPLE)
    found = rated(opened.edition, opened.dossier)
    survey = survey_result(found.edition, found.dossier)
    extra = [live("summary.of", 15, "count", "rated indicators")]
    return figures(found.edition, found.dossier, found.measures, survey, extra)


def words(text, known=()):
    blocks = rendered(text, dict(known)).blocks
    return "\n".join("".join(segment.words for segment in block.segments) for block in blocks)


@pytest.mark.parametrize(
    ("name", "shown"),
    [
        ("1.3.share", "17.2 %"),
        ("1.3.part", "5"),
        ("1.3.whole", "29"),
        ("1.3.pillar.1.part", "1"),
        ("1.3.pillar.1.share", "9.1 %"),
        ("gender_spending", "16.0 %"),
        ("gender_spending.part", "1,343,833"),
        ("survey.positive", "72 %"),
        ("survey.neutral", "15 %"),
        ("survey.negative", "13 %"),
        ("survey.balance.positive", "61 %"),
        ("survey.balance.neutral", "17 %"),
        ("survey.balance.negative", "22 %"),
        ("survey.answered", "95"),
        ("survey.invited", "124"),
        ("survey.response", "76.6 %"),
        ("survey.margin", "4.9 points"),
        ("survey.statements_passing", "7"),
        ("survey.statements", "10"),
        ("staff.gs.women", "48"),
        ("staff.gs.total", "81"),
        ("staff.mid.share", "69.2 %"),
        ("staff.gs.distance", "4"),
        ("heads_committed", "82.1 %"),
        ("survey.heads_committed", "82.1 %"),
        ("s2", "82 %"),
        ("survey.s2", "82 %"),
        ("summary.of", "15"),
        ("results_on_track", "not known yet"),
    ],
)
def test_a_figure_is_shown_as_a_sentence_prints_it(known, name, shown):
    assert known[name].shown == shown


def test_a_figure_keeps_its_exact_value_and_its_parts(known):
    figure = known["gender_indicators"]
    assert (figure.value, figure.part, figure.whole, figure.unit) == (Fraction(5, 29), 5, 29, "share")
    assert known["gender_spending.part"].unit == "amount"


def test_the_three_sides_of_the_survey_add_to_100_as_shown(known):
    for name in ("survey", *(f"survey.{area}" for area in ("equality", "safety", "balance"))):
        sides = [known[f"{name}.{side}"].shown for side in ("positive", "neutral", "negative")]
        assert sum(int(side.split()[0]) for side in sides) == 100


def test_figures_stand_in_the_text_with_their_words(known):
    assert words("{1.3.part} of {1.3.whole}, or {1.3.share}", known) == "5 of 29, or 17.2 %"


def test_a_bound_figure_shows_what_the_team_stated(known):
    assert words("{survey.heads_committed = 81 %} of staff", known) == "81 % of staff"


def test_an_unknown_name_is_a_problem_with_its_place_and_the_closest_name(known):
    (problem,) = rendered("About {1.3.shares}.", known, "notes.1.3").problems
    assert problem.code == "unknown-figure"
    assert problem.where == "notes.1.3"
    assert str(problem.remedy) == "Did you mean “1.3.share”?"


def test_a_footnote_mark_without_its_words_is_a_problem(known):
    assert [each.code for each in rendered("A claim.[^a]", known).problems] == ["footnote-without-words"]
    assert not rendered("A claim.[^a]\n\n[^a]: Its source.", known).problems


def test_paragraphs_bullets_and_footnotes_are_told_apart():
    blocks = parse("One\nline.[^a]\n\n- first\n- second\n  goes on\n\n[^a]: The source\nin two lines.\n")
    assert [(block.kind, block.id) for block in blocks] == [
        ("paragraph", ""),
        ("bullet", ""),
        ("bullet", ""),
        ("footnote", "a"),
    ]
    assert [segment.kind for segment in blocks[0].segments] == ["words", "mark"]
    assert blocks[2].segments[0].words == "second goes on"
    assert blocks[3].segments[0].words == "The source in two lines."


def test_strong_words_and_links_are_told_apart():
    segments = parse("A **strong {x}** word and [a page](https://example.org).")[0].segments
    assert [(s.kind, s.words, s.strong, s.address) for s in segments] == [
        ("words", "A ", False, ""),
        ("words", "strong ", True, ""),
        ("figure", "", True, ""),
        ("words", " word and ", False, ""),
        ("words", "a page", False, "https://example.org"),
        ("words", ".", False, ""),
    ]


def test_an_address_that_could_run_something_stays_words():
    assert words("[press](javascript:alert(1))") == "[press](javascript:alert(1))"


def test_two_braces_are_one_brace():
    assert words("{{1.3.share}}") == "{1.3.share}"


def test_a_name_that_reads_like_code_is_only_a_name_that_does_not_exist():
    found = rendered("{__import__('os').system('true')} {0.__class__}", {})
    assert [each.code for each in found.problems] == ["unknown-figure", "unknown-figure"]


@given(st.text())
def test_every_text_can_be_read(text):
    rendered(text, {})


@given(st.text(alphabet=st.characters(exclude_characters="{}[]*-", categories=("L", "Nd", "P", "Zs"))))
def test_a_text_without_marks_keeps_its_words(text):
    assert words(text).split() == text.split()
