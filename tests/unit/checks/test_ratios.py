from fractions import Fraction

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from scorecard.checks.numerals import NUMBER_WORDS
from scorecard.checks.ratios import paired, parts_problems, ratio_problems
from scorecard.core.quantity import percent, whole_percents

AGREE = [
    "17 % (5 out of 29) of the indicators follow progress.",
    "5 of 29 indicators (17 %) qualify.",
    "5 of 29, or 17 %, qualify.",
    "5 of the 29 indicators, that is 17.2 %, qualify.",
    "5/29 (17%) qualify.",
    "Pillar 2 has 3 of 12 (25 %), indicators 5.1 and 5.2 of outcome 2.1.",
    "Pillar 2: 3 (indicators 5.1 and 5.2 in outcome 2.1) of 12 (25%).",
    "Women are 59 % of General Service staff (48 of 81) and 57 % of senior staff, NOC and P4 and above (20 of 35).",
    "At the middle level, P1-P3 and NOA-NOB, women are 69 percent (27 of 39).",
    "Three of five sectors (60 %) have an analysis.",
    "Twenty-seven of thirty-nine (69 per cent) are women.",
    "About 80 % (77 of 95) agree.",
    "Over 80 % (77 of 95) agree.",
    "1 of 8 (13 %), or rather 1 of 8 (12.5 %).",
    "1 of 8 (12 %).",  # a half may go either way
    "1,343,833 of 8,386,529 (16.02 %) was spent.",
    "Two of five categories name it; 81 % of those who answered agree.",
    "The standard of 65 % is met. It is met for 7 of the 10 statements.",
    "3 of 5 sectors, 50 % of the outcomes and 20 % of the funds.",
    "Gender is visible in at least 50 % of the 12 programmes.",
    "The band is 45 to 55 % (48 of 81 lies above it).",
    "The borders are 20-33 percent, and 5 of 29 lies below.",
    "Resolution A/71/243 was adopted on 9/11/2016 by 5 of 29; 20 % abstained.",
    "The share rose from 15.3 % in 2014 to 21 % in 2016.",
    "It was discussed at each of the 12 meetings, and 7 of 10 statements pass.",
]
DIFFER = [
    ("1 of 11 (0.09 %) qualifies.", "the fraction was printed as a percentage"),
    ("Pillar 1: 1 (indicator 3 in Outcome 1.3) of 11 (0.09%).", "the fraction was printed as a percentage"),
    ("1 of 6 (16 %) qualifies.", "it was cut instead of rounded"),
    ("1/6 (16%) qualifies.", "it was cut instead of rounded"),
    ("18 % (5 out of 29) qualify.", "it is another number"),
    ("5 of 29, or 27 %, qualify.", "it is another number"),
    ("Women are 57 % of General Service staff (48 of 81).", "it is another number"),
    ("One of six (16 percent) is mainstreamed.", "it was cut instead of rounded"),
    ("Over 85 % (77 of 95) agree.", "it is another number"),
    ("About 90 % (77 of 95) agree.", "it is another number"),
    ("5 of 29 (17.3 %) qualify.", "it is another number"),
    ("The data give {1.3.part} of {1.3.whole} (19 %).", "it is another number"),
]


@pytest.mark.parametrize("text", AGREE)
def test_a_percentage_that_is_its_ratio_is_never_flagged(reading, text):
    assert not list(ratio_problems(reading(text)))


@pytest.mark.parametrize(("text", "how"), DIFFER)
def test_a_percentage_that_is_not_its_ratio_is_found(reading, text, how):
    (problem,) = ratio_problems(reading(text))
    assert problem.code == "percentage-is-not-its-ratio"
    assert problem.where == "notes.1.3"
    assert how in str(problem.what)
    assert [name for name, _ in problem.values] == ["ratio", "stated", "recomputed"]


def test_only_the_wrong_one_of_two_is_found(reading):
    text = "Women are 59 % of staff (48 of 81) and 75 % of senior staff (20 of 35)."
    (problem,) = ratio_problems(reading(text))
    assert dict(problem.values)["recomputed"] == "57 %"


SHAPES = [
    "{part} of {whole} ({share} %) qualify.",
    "{share} % ({part} out of {whole}) qualify.",
    "{share} percent of all staff ({part}/{whole}) are women.",
    "In total {part} of {whole}, or {share} %.",
]


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(st.data(), st.integers(1, 5000), st.integers(0, 2), st.sampled_from(SHAPES))
def test_what_is_computed_and_rounded_is_never_flagged(reading, data, whole, places, shape):
    part = data.draw(st.integers(0, whole))
    share = percent(Fraction(part, whole), places)
    text = shape.format(part=part, whole=whole, share=share)
    assert not list(ratio_problems(reading(text)))


@given(st.sampled_from(sorted(NUMBER_WORDS)), st.sampled_from(sorted(NUMBER_WORDS)))
def test_numbers_in_words_are_understood(part, whole):
    found = list(paired(f"{part} of {whole} (5 %)"))
    assert bool(found) == (0 < NUMBER_WORDS[whole] >= NUMBER_WORDS[part])


ADD = [
    "72 percent have a positive perception, with 13 percent being negative and 15 percent – neutral.",
    "An overall positive rating of 72% (13% negative and 15% neutral).",
    "On balance 61 % were positive, 17 % neutral and 22 % negative.",
    "Positive 33 %, neutral 33 %, negative 33 %.",  # thirds
    "Positive: 33.3 %; neutral: 33.3 %; negative: 33.4 %.",
    "{survey.positive = 72 %} positive, {survey.neutral = 15 %} neutral and {survey.negative = 13 %} negative.",
    "81 % were positive about equality and 61 % about balance, and 22 % were negative about it.",
    "59 % of women and 64 % of men were positive, 17 % neutral.",
]


@pytest.mark.parametrize("text", ADD)
def test_shares_that_make_100_are_never_flagged(reading, text):
    assert not list(parts_problems(reading(text)))


@pytest.mark.parametrize(
    "text",
    [
        "72 percent have a positive perception, with 13 percent being negative and 25 percent – neutral.",
        "An overall positive rating of 75% (13% negative and 15% neutral).",
        "On balance 61 % were positive, 17 % neutral and 32 % negative.",
        "Positive: 70 %; neutral: 15 %; negative: 13 %.",
    ],
)
def test_shares_that_do_not_make_100_are_found(reading, text):
    (problem,) = parts_problems(reading(text))
    assert problem.code == "parts-do-not-add"


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(st.tuples(*[st.integers(0, 300)] * 3).filter(any), st.booleans())
def test_rounded_parts_of_a_whole_always_add_up(reading, counts, evenly):
    shares = [percent(Fraction(each, sum(counts))) for each in counts]
    if evenly:
        shares = whole_percents(counts)
    text = f"{shares[0]} % were positive, {shares[1]} % neutral and {shares[2]} % negative."
    assert not list(parts_problems(reading(text)))
