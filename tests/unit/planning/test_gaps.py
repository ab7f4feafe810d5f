"""The gaps of a small edition, by hand."""

import doctest
from dataclasses import replace
from fractions import Fraction

from scorecard.core.assessment import Exemption
from scorecard.core.rule import Threshold
from scorecard.planning import gaps as module
from scorecard.planning.gaps import gaps
from scorecard.planning.replay import rerated
from scorecard.scoring.rate import rate


def gaps_now(edition, dossier):
    found = gaps(edition, rerated(edition, dossier).scorecard)
    return {name: [(gap.to, *gap.criteria) for gap in each] for name, each in found.items()}


def test_the_examples_in_the_docstrings_hold():
    assert doctest.testmod(module).failed == 0


def test_a_stronger_statement_stands_alone_where_it_implies_the_weaker(edition, dossier):
    assert gaps_now(edition, dossier)["1.1"] == [
        ("approaches", "1.1/approaches/b"),
        ("meets", "1.1/meets/a", "1.1/meets/b"),
        ("exceeds", "1.1/meets/a", "1.1/meets/b", "1.1/exceeds/c"),
    ]


def test_a_higher_border_implies_the_lower_and_what_is_reached_is_no_gap(edition, dossier):
    assert gaps_now(edition, dossier)["2.1"] == [("meets", "2.1/meets"), ("exceeds", "2.1/exceeds")]


def test_more_than_a_border_implies_the_border_and_not_the_other_way_round(edition, dossier):
    indicator = edition.indicators["2.1"]
    half = {**indicator.rules, "meets": Threshold("share", Fraction(1, 2))}
    changed = replace(edition, indicators={**edition.indicators, "2.1": replace(indicator, rules=half)})
    assert gaps_now(changed, dossier)["2.1"] == [("meets", "2.1/meets"), ("exceeds", "2.1/exceeds")]


def test_a_statement_of_the_same_words_is_named_once_by_its_lowest_level(edition, dossier):
    assert gaps_now(edition, dossier)["3.1"] == [
        ("meets", "3.1/approaches/c"),
        ("meets", "3.1/approaches/d"),
        ("exceeds", "3.1/approaches/c", "3.1/approaches/d"),
    ]


def test_a_derived_statement_is_named_itself_and_a_question_only_where_it_stands_in_the_rule(
    edition, dossier
):
    assert gaps_now(edition, dossier)["4.1"] == [
        ("approaches", "4.1/approaches/a"),
        ("meets", "4.1/approaches/a", "system"),
    ]


def test_the_levels_below_are_asked_for_as_well_where_levels_are_cumulative(edition, dossier):
    weaker = {**edition.indicators, "1.1": replace(edition.indicators["1.1"], implies=())}
    cumulative = replace(edition, combination="cumulative", indicators=weaker)
    found = gaps_now(cumulative, dossier)["1.1"]
    assert ("meets", "1.1/approaches/b", "1.1/meets/a", "1.1/meets/b") in found


def test_gaps_of_one_size_stand_in_the_order_of_their_effort(edition, dossier):
    indicator = edition.indicators["3.1"]
    changed = {
        key: replace(statement, effort=1 if key.endswith("d") else 3)
        for key, statement in indicator.statements.items()
    }
    dearer = {**edition.indicators, "3.1": replace(indicator, statements=changed)}
    found = gaps(replace(edition, indicators=dearer), rerated(edition, dossier).scorecard)["3.1"]
    assert [(gap.criteria, gap.cost) for gap in found if gap.to == "meets"] == [
        (("3.1/approaches/d",), 1),
        (("3.1/approaches/c",), 3),
    ]


def test_an_indicator_that_is_not_rated_has_no_place_among_the_gaps(edition, dossier):
    standing = replace(
        rerated(edition, dossier).standing, exemptions={"1.1": Exemption(status="not_applicable", reason="x")}
    )
    assert "1.1" not in gaps(edition, rate(edition, standing))


def test_a_figure_on_the_highest_level_leaves_no_gap(edition, dossier):
    facts = {"counted": replace(dossier.assessment.facts["counted"], value=Fraction(3, 4))}
    full = replace(dossier, assessment=replace(dossier.assessment, facts=facts))
    assert gaps_now(edition, full)["2.1"] == []
