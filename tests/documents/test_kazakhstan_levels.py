"""The founding case is rated as its report rates it, or a sentence says where and why not."""

from fractions import Fraction
from pathlib import Path

import pytest

from scorecard.core.outcome import Outcome
from scorecard.core.quantity import percent
from scorecard.exchange.document.assessment import open_folder
from scorecard.flow import rated
from scorecard.measures.live import figures
from scorecard.measures.sampling import margin
from scorecard.measures.survey import survey_result

FOLDER = Path(__file__).parents[2] / "examples" / "kazakhstan-2017"
LEVELS = {
    "1.1": "approaches",
    "1.2": "approaches",
    "1.3": "missing",
    "2.1": "approaches",
    "2.2": ("approaches", "exceeds"),
    "2.3": ("missing", "approaches"),
    "3.1": "exceeds",
    "3.2": "exceeds",
    "4.1": "exceeds",
    "4.2": "meets",
    "4.3": "missing",
    "5.1": "approaches",
    "5.2": "missing",
    "6.1": "missing",
    "7.1": ("approaches", "meets"),
}
PUBLISHED = {
    "1.1": "approaches",
    "1.2": "approaches",
    "1.3": "missing",
    "2.1": "approaches",
    "2.2": "approaches",
    "2.3": "missing",
    "3.1": "exceeds",
    "3.2": "exceeds",
    "4.1": "exceeds",
    "4.2": "meets",
    "4.3": "missing",
    "5.1": "approaches",
    "5.2": "approaches",
    "6.1": "missing",
    "7.1": "approaches",
}


@pytest.fixture(scope="module")
def opened():
    return open_folder(FOLDER)


@pytest.fixture(scope="module")
def found(opened):
    return rated(opened.edition, opened.dossier)


@pytest.fixture(scope="module")
def results(found):
    return found.scorecard.results


@pytest.fixture(scope="module")
def survey(opened):
    return survey_result(opened.edition, opened.dossier)


@pytest.fixture(scope="module")
def shown(opened, found, survey):
    every = figures(opened.edition, opened.dossier, found.measures, survey)
    return {name: figure.shown for name, figure in every.items()}


# ── levels ───────────────────────────────────────────────────────────────────────────────────


def test_the_document_is_read_without_a_remark(opened):
    assert opened.remarks == ()


@pytest.mark.parametrize("indicator", LEVELS)
def test_each_level_is_the_one_that_the_rules_give(results, indicator):
    expected = LEVELS[indicator]
    low, high = expected if isinstance(expected, tuple) else (expected, expected)
    result = results[indicator]
    assert (result.at_least, result.at_most) == (low, high)
    assert result.level == (low if low == high else None)


@pytest.mark.parametrize("indicator", PUBLISHED)
def test_each_agreed_level_is_the_published_one(results, indicator):
    assert results[indicator].agreed == PUBLISHED[indicator]


@pytest.mark.parametrize("indicator", PUBLISHED)
def test_no_published_level_lies_outside_its_range_but_that_of_5_2(opened, results, indicator):
    result, rank = results[indicator], opened.edition.rank
    inside = rank(result.at_least) <= rank(PUBLISHED[indicator]) <= rank(result.at_most)
    assert inside is (indicator != "5.2")


def test_eleven_of_fifteen_computed_levels_are_the_published_ones(results):
    other = [name for name, result in results.items() if result.level != PUBLISHED[name]]
    assert other == ["2.2", "2.3", "5.2", "7.1"]
    assert [name for name, result in results.items() if result.differs] == other


def test_the_published_counts_are_four_seven_and_four(found):
    summary = found.scorecard.summary
    assert summary.by_level == {"missing": 4, "approaches": 7, "meets": 1, "exceeds": 3}
    assert (summary.met_or_exceeded, summary.of, summary.open) == (4, 15, 0)
    assert percent(summary.share, 1) == "26.7"
    assert found.scorecard.target_reached is False


def test_the_computed_counts_keep_the_three_open_indicators_apart(found):
    computed = found.scorecard.computed
    assert computed.by_level == {"missing": 4, "approaches": 4, "meets": 1, "exceeds": 3}
    assert (computed.met_or_exceeded, computed.of, computed.open) == (4, 15, 3)


@pytest.mark.parametrize(
    ("indicator", "keys"), [("2.2", ["2.2/meets/b"]), ("2.3", ["2.3/approaches/a"]), ("7.1", ["7.1/meets/a"])]
)
def test_what_would_close_an_open_range_is_named(results, indicator, keys):
    assert list(results[indicator].open) == keys
    assert all(results[indicator].outcome_of(key) is Outcome.UNKNOWN for key in keys)


def test_only_three_ranges_are_open(results):
    assert [name for name, result in results.items() if result.is_open] == ["2.2", "2.3", "7.1"]


@pytest.mark.parametrize(
    ("indicator", "said"),
    [
        ("2.2", "Agreed Approaches; the rules give at least Approaches, at most Exceeds."),
        ("2.3", "Agreed Missing; the rules give at least Missing, at most Approaches."),
        ("5.2", "Agreed Approaches; the rules give Missing."),
        ("7.1", "Agreed Approaches; the rules give at least Approaches, at most Meets."),
    ],
)
def test_where_the_agreed_level_is_not_the_computed_one_a_sentence_says_so(results, indicator, said):
    assert [str(notice.said) for notice in results[indicator].notices if notice.code == "differs"] == [said]
    assert results[indicator].agreed_reason.strip()


def test_where_both_agree_no_sentence_says_otherwise(results):
    agreeing = [result for name, result in results.items() if name not in ("2.2", "2.3", "5.2", "7.1")]
    assert [notice for result in agreeing for notice in result.notices] == []


def test_the_one_training_lies_outside_its_window_and_so_is_not_met(results):
    finding = results["5.2"].criteria["5.2/approaches/a"]
    assert finding.outcome is Outcome.UNMET
    assert finding.evidence


def test_the_draft_that_was_read_counts_for_what_it_says(results):
    assert results["4.1"].outcome_of("4.1/approaches/d") is Outcome.MET


@pytest.mark.parametrize("key", ["1.2/meets/b", "7.1/exceeds/b"])
def test_what_the_report_leaves_unsaid_is_unmet(results, key):
    assert results[key.partition("/")[0]].outcome_of(key) is Outcome.UNMET


# ── figures ──────────────────────────────────────────────────────────────────────────────────


def test_5_of_29_indicators_are_17_2_percent_and_so_less_than_one_fifth(found, shown):
    measured = found.measures["gender_indicators"]
    assert (measured.part, measured.whole, measured.value) == (5, 29, Fraction(5, 29))
    assert percent(measured.value, 1) == "17.2"
    assert measured.value < Fraction(1, 5)
    assert shown["gender_indicators"] == "17.2 %"


def test_the_pillars_have_1_of_11_3_of_12_and_1_of_6(found):
    slices = [each for each in found.measures["gender_indicators"].slices if each.by == "pillar"]
    assert [(each.title, each.part, each.whole) for each in slices] == [
        ("1", 1, 11),
        ("2", 3, 12),
        ("3", 1, 6),
    ]


def test_the_survey_is_72_percent_positive_15_neutral_and_13_negative(found, shown):
    assert found.measures["survey_positive"].value == Fraction(72, 100)
    assert [shown[f"survey.{side}"] for side in ("positive", "neutral", "negative")] == [
        "72 %",
        "15 %",
        "13 %",
    ]


def test_work_life_balance_is_61_percent_positive_17_neutral_and_22_negative(shown):
    sides = [shown[f"survey.balance.{side}"] for side in ("positive", "neutral", "negative")]
    assert sides == ["61 %", "17 %", "22 %"]


def test_the_mean_of_the_statements_and_the_pooled_rate_are_the_same(survey):
    assert survey.overall.mean == survey.overall.pooled == Fraction(72, 100)
    assert not survey.overall.pooled_differs


def test_7_of_10_statements_reach_65_percent(shown, survey):
    assert (shown["survey.statements_passing"], shown["survey.statements"]) == ("7", "10")
    low = [name for name, tally in survey.statements.items() if tally.rate < Fraction(65, 100)]
    assert low == ["s8", "s9", "s10"]


def test_the_three_statements_named_have_84_82_and_81_percent(shown):
    assert [shown[f"survey.{name}"] for name in ("s1", "s2", "s3")] == ["84 %", "82 %", "81 %"]


def test_the_commitment_of_heads_is_78_of_95_which_is_82_percent_and_not_81(found):
    measured = found.measures["heads_committed"]
    assert (measured.part, measured.whole) == (78, 95)
    assert percent(measured.value) == "82"


def test_95_of_124_answered_which_is_76_6_percent_with_a_margin_of_4_88_points(shown, survey):
    assert (survey.sheets, survey.invited) == (95, 124)
    assert shown["survey.response"] == "76.6 %"
    assert shown["survey.margin"] == "4.9 points"
    assert percent(survey.margin.share, 2) == "4.88"


@pytest.mark.parametrize(("answers", "points"), [(93, "5.10"), (94, "4.99"), (95, "4.88")])
def test_94_answers_are_the_least_for_a_margin_of_5_points(opened, answers, points):
    least = margin(answers, 124, opened.edition.survey.confidence_z)
    assert percent(least.share, 2) == points
    assert least.within(5) is (answers >= 94)


@pytest.mark.parametrize(
    ("category", "women", "total", "share"),
    [("gs", "48", "81", "59"), ("mid", "27", "39", "69"), ("senior", "20", "35", "57")],
)
def test_women_are_59_69_and_57_percent_of_their_categories(shown, opened, category, women, total, share):
    assert (shown[f"staff.{category}.women"], shown[f"staff.{category}.total"]) == (women, total)
    assert percent(Fraction(int(women), int(total))) == share


def test_no_category_lies_in_the_band_of_parity(found):
    assert found.measures["balanced_categories"].value == 0


def test_gender_spending_is_16_02_percent_and_the_rest_is_not_itemized(found, shown):
    measured = found.measures["gender_spending"]
    assert (measured.part, measured.whole) == (1_343_833, 8_386_529)
    assert percent(measured.value, 2) == "16.02"
    assert measured.whole - measured.part == 7_042_696
    coverage = next(each for each in measured.slices if each.by == "coverage")
    assert (coverage.part, coverage.whole) == (1_343_833, 8_386_529)


def test_spending_has_no_target_to_be_held_against(found):
    assert found.measures["spending_against_target"].value is None


def test_three_of_five_sectors_one_of_six_outcomes_and_both_programmes_show_gender(shown):
    names = ("sectors_analysed", "outcomes_visible", "programmes_visible")
    parts = [(shown[f"{name}.part"], shown[f"{name}.whole"]) for name in names]
    assert parts == [("3", "5"), ("1", "6"), ("2", "2")]


def test_women_and_men_are_both_large_enough_to_be_shown(survey):
    assert survey.group_sizes == {"woman": 58, "man": 37}
    assert survey.release.hidden == ()
