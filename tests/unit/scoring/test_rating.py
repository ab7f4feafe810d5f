"""Ratings, notices, counts and the sentences that they say, on a small edition with invented content."""

from dataclasses import replace
from fractions import Fraction
from pathlib import Path

import pytest

from scorecard.core.assessment import Exemption, Judgement
from scorecard.core.measure import Measured
from scorecard.core.outcome import Outcome
from scorecard.core.rule import AllOf, AnyOf, CountOf, Criterion, LevelHolds, Threshold
from scorecard.exchange.edition.framework import load
from scorecard.exchange.statements import standing, stated
from scorecard.scoring.rate import Standing, rate
from scorecard.scoring.settle import settle
from scorecard.scoring.words import rule_words

FRAMEWORKS = Path(__file__).parents[2] / "editions" / "frameworks"


@pytest.fixture(scope="module")
def ladder():
    return load(FRAMEWORKS / "tidewater" / "first")


@pytest.fixture(scope="module")
def seal():
    return load(FRAMEWORKS / "orchard-seal" / "2")


@pytest.fixture(scope="module")
def guilds():
    return load(FRAMEWORKS / "summit" / "third")


def said(edition, statements):
    return rate(edition, standing(edition, statements, "here"))


def test_a_range_lists_what_would_close_it(ladder):
    result = said(ladder, {"1/begun/a": "met", "1/begun/b": "unmet"}).results["1"]
    assert (result.level, result.at_least, result.at_most) == (None, "begun", "arrived")
    assert {key.rpartition("/")[2] for key in result.open} == {"c", "d"}


def test_a_higher_level_that_holds_alone_is_remarked_on(ladder):
    statements = {"3/arrived/a": "met", "3/halfway/b": "unmet", "3/leading/c": "unmet"}
    result = said(ladder, statements).results["3"]
    assert result.level == "arrived"
    assert [(each.code, str(each.said)) for each in result.notices] == [
        ("lower-does-not-hold", "Arrived holds while Halfway does not.")
    ]


def test_a_lower_level_that_is_open_is_remarked_on_as_such(ladder):
    result = said(ladder, {"3/leading/c": "unmet", "3/arrived/a": "met"}).results["3"]
    assert [str(each.said) for each in result.notices] == ["Arrived holds while Halfway is not known to."]


def test_cumulative_levels_stop_at_the_first_step_that_is_missing_without_a_remark(guilds):
    result = said(guilds, {"A1/slope/a": "met", "A1/ridge/b": "unmet", "A1/peak/c": "met"}).results["A1"]
    assert (result.level, result.notices) == ("slope", ())


def test_what_was_filled_in_says_what_it_follows_from(ladder):
    result = said(ladder, {"3/arrived/a": "met"}).results["3"]
    finding = result.criteria["3/begun/a"]
    assert (finding.outcome, finding.implied_by) == (Outcome.MET, "3/arrived/a")
    assert str(finding.reason) == "Follows from 3/arrived/a: Stated as met."


def test_a_contradiction_stays_as_it_was_given_and_is_told(ladder):
    keys = {"3/arrived/a": Outcome.MET, "3/begun/a": Outcome.UNMET}
    settled = settle(ladder.indicators["3"], keys)
    assert settled.contradictions == (("3/arrived/a", "3/begun/a"),)
    assert {key: settled.outcomes[key] for key in keys} == keys
    known = Standing(statements={key: stated(key, outcome) for key, outcome in keys.items()})
    assert "contradiction" in {each.code for each in rate(ladder, known).results["3"].notices}


@pytest.mark.parametrize(
    ("part", "whole", "reason"),
    [
        (2, 5, "2 of 5 is 40 %; at least 40 % is needed."),
        (1, 3, "1 of 3 is 33.3 %; at least 40 % is needed."),
        (0, 0, "Not enough data: the whole is nothing, so there is no share."),
    ],
)
def test_a_threshold_says_what_was_found_and_what_is_needed(ladder, part, whole, reason):
    result = said(ladder, {"2": {"part": part, "whole": whole}}).results["2"]
    assert str(result.criteria["2/arrived"].reason) == reason


def test_a_threshold_between_two_ends_says_both(ladder):
    known = Standing(measures={"crew": Measured(id="crew", low=Fraction(1, 3), high=Fraction(1, 2))})
    result = rate(ladder, known).results["2"]
    assert (
        str(result.criteria["2/arrived"].reason)
        == "Between 33.3 % and 50 %, as far as is known; at least 40 % is needed."
    )
    assert (result.at_least, result.at_most) == ("halfway", "leading")


def test_rounding_that_hides_a_border_is_told(ladder):
    result = said(ladder, {"2": {"part": 398, "whole": 1000}}).results["2"]
    assert [str(each.said) for each in result.notices] == [
        "39.80 % is printed as 40 %, which hides on which side of 40 % it lies."
    ]


def test_combined_rules_count_what_is_met_and_what_is_not_known(ladder):
    result = said(ladder, {"1/begun/a": "met", "1/begun/b": "unmet"}).results["1"]
    assert str(result.levels["arrived"].reason) == "1 of 4 met, 2 not known; 3 needed."
    assert str(result.levels["begun"].reason) == "1 of 4 met, 2 not known; 1 needed."


def test_an_agreed_level_stands_beside_the_computed_one(seal):
    known = standing(seal, {"1/met/a": "unmet", "2/met/a": "unmet", "3/met/a": "unmet"}, "here")
    known = replace(known, judgements={"1": Judgement(level="met", reason="Seen on the walk")})
    found = rate(seal, known)
    result = found.results["1"]
    assert (result.level, result.agreed, result.counted, result.differs) == ("open", "met", "met", True)
    assert str(result.notices[-1].said) == "Agreed Met; the rules give Open."
    assert (found.summary.met_or_exceeded, found.computed.met_or_exceeded) == (1, 0)
    assert found.overall.at_least == "blossom"


def test_an_exemption_takes_the_level_and_keeps_the_reason(seal):
    known = replace(
        standing(seal, {"1/met/a": "met"}, "here"),
        exemptions={"1": Exemption(status="not_applicable", reason="No ladders here")},
    )
    result = rate(seal, known).results["1"]
    assert (result.level, result.at_least, result.status, result.status_reason) == (
        None,
        None,
        "not_applicable",
        "No ladders here",
    )


def test_not_reported_stays_in_the_denominator_unless_the_edition_says_otherwise(guilds):
    statements = {"A1/slope/a": "met", "A1/ridge/b": "met", "A1/peak/c": "met", "A2": "9"}
    assert said(guilds, statements).summary.of == 1
    counting = replace(guilds, headline=replace(guilds.headline, count_not_reported=True))
    counted = said(counting, statements)
    assert (counted.summary.of, counted.summary.share, counted.target_reached) == (2, Fraction(1, 2), True)


def test_a_code_stands_for_a_status_only_where_the_edition_knows_it(seal):
    from scorecard.core.problem import Refused

    with pytest.raises(Refused):
        standing(seal, {"1": "0"}, "here")
    with pytest.raises(Refused):
        standing(seal, {"1": "not_reported"}, "here")
    with pytest.raises(Refused):
        standing(seal, {"1": True}, "here")


def test_nothing_rated_gives_no_share_and_no_tier(seal):
    found = said(seal, dict.fromkeys("123", "not_applicable"))
    assert (found.summary.of, found.summary.share, found.overall.at_least) == (0, None, None)


A, B = Criterion("3/begun/a"), Criterion("3/halfway/b")
VESTS, GEAR = "“Some life vests fit small bodies”", "“Women tried the gear on before it was bought”"


@pytest.mark.parametrize(
    ("rule", "words"),
    [
        (A, VESTS),
        (Criterion("9/x/y"), "“9/x/y”"),
        (Criterion("crew_share"), "“What share of the crew are women?” is answered with yes"),
        (Threshold("crew", Fraction(2, 5)), "“Women among the crew” is at least 40 %"),
        (Threshold("crew", Fraction(1, 3), strict=True), "“Women among the crew” is more than 1/3"),
        (AllOf((A, B)), f"{VESTS} and {GEAR}"),
        (AllOf((A,)), VESTS),
        (AnyOf((A, AllOf((B, LevelHolds("begun"))))), f"{VESTS} or ({GEAR} and all that “Begun” asks for)"),
        (CountOf(1, (A, B)), f"at least 1 of 2: {VESTS}; {GEAR}"),
    ],
)
def test_a_rule_is_said_as_a_sentence(ladder, rule, words):
    assert str(rule_words(ladder, rule)) == words


def test_a_rule_is_said_in_the_editions_other_language(seal):
    rule = seal.indicators["1"].rules["met"]
    assert str(rule_words(seal, rule, "fr")) == "“Chaque cueilleuse a une échelle à sa taille”"
