"""What holds of gaps, replays and cheapest choices for every edition, however its rules are nested."""

from datetime import date
from fractions import Fraction
from itertools import combinations, pairwise

import pytest
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st

from scorecard.core.assessment import Action, Answer, Assessment, Fact, Pin, Subject
from scorecard.core.change import SetAnswer, SetFact
from scorecard.core.dossier import Dossier
from scorecard.core.framework import Dimension, Edition, Headline, Indicator, Level, Statement, Tier
from scorecard.core.measure import Measured
from scorecard.core.outcome import Outcome
from scorecard.core.question import Question
from scorecard.core.rule import AllOf, AnyOf, CountOf, Criterion, LevelHolds, Threshold
from scorecard.core.text import Message, Text
from scorecard.planning.actions import met_keys, outlooks
from scorecard.planning.cheapest import Cheapest, Unreachable, cheapest
from scorecard.planning.closing import closed
from scorecard.planning.gaps import gaps
from scorecard.planning.keys import keys_of
from scorecard.planning.replay import replay, rerated
from scorecard.planning.target import parse_target
from scorecard.scoring.finding import Finding
from scorecard.scoring.rate import Standing, rate

LEVELS = ("none", "low", "mid", "top")
QUESTIONS = ("asked", "said")
BOUNDS = (Fraction(1, 5), Fraction(1, 3), Fraction(1, 2))
unhurried = settings(
    max_examples=80, deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.filter_too_much]
)


def finding(key, outcome):
    return Finding(rule=Criterion(key), key=key, outcome=outcome, reason=Message("Given."), stated=True)


@st.composite
def rules(draw, own, lower, depth=2):
    leaves = (
        [Criterion(key) for key in own]
        + [Criterion(key) for key in QUESTIONS]
        + [LevelHolds(each) for each in lower]
    )
    leaf = st.sampled_from(leaves) | st.builds(
        Threshold,
        measure=st.sampled_from(["share", "rate"]),
        bound=st.sampled_from(BOUNDS),
        strict=st.booleans(),
    )
    if depth == 0 or draw(st.booleans()):
        return draw(leaf)
    parts = tuple(draw(st.lists(rules(own, lower, depth - 1), min_size=1, max_size=3)))
    word = draw(st.sampled_from([AllOf, AnyOf, CountOf]))
    return CountOf(draw(st.integers(1, len(parts))), parts) if word is CountOf else word(parts)


@st.composite
def indicators(draw, name):
    keys = [f"{name}/{level}/{letter}" for level in LEVELS[1:] for letter in "ab"[: draw(st.integers(0, 2))]]
    held = draw(
        st.lists(st.sampled_from(LEVELS[1:]), unique=True, min_size=1).map(
            lambda some: sorted(some, key=LEVELS.index)
        )
    )
    pair = st.tuples(st.sampled_from(keys), st.sampled_from(keys)) if keys else st.nothing()
    return Indicator(
        id=name,
        dimension="1",
        title=Text({"en": name}),
        rules={level: draw(rules(keys, held[:place])) for place, level in enumerate(held)},
        statements={
            key: Statement(key=key, text=Text({"en": key}), effort=draw(st.integers(1, 3))) for key in keys
        },
        implies=tuple(draw(st.lists(pair, max_size=3))) if keys else (),
        threshold_effort=draw(st.integers(1, 3)),
        optional=draw(st.integers(0, 5)) == 0,
    )


@st.composite
def editions(draw, most=2):
    named = [draw(indicators(f"{number}.1")) for number in range(1, draw(st.integers(1, most)) + 1)]
    return Edition(
        id="small/1",
        title=Text({"en": "Small"}),
        digest="",
        languages=("en",),
        levels=tuple(
            Level(id=level, title=Text({"en": level}), short=Text({"en": level})) for level in LEVELS
        ),
        combination=draw(st.sampled_from(["highest", "cumulative"])),
        dimensions=(Dimension(id="1", title=Text({"en": "One"})),),
        indicators={each.id: each for each in named},
        headline=Headline(
            level="mid",
            tiers=tuple(Tier(id=id_, title=Text(), at_least=Fraction(share)) for id_, share in TIERS.items()),
        ),
        questions={key: Question(id=key, text=Text({"en": key})) for key in QUESTIONS},
    )


TIERS = {"bronze": "1/3", "silver": "1/2", "gold": "1"}


@st.composite
def standings(draw, edition):
    keys = [*QUESTIONS, *(key for each in edition.indicators.values() for key in each.statements)]
    given_ = draw(st.fixed_dictionaries({key: st.sampled_from(Outcome) for key in keys}))
    ends = st.none() | st.tuples(
        st.sampled_from([Fraction(0), *BOUNDS]), st.sampled_from([Fraction(0), Fraction(1, 4), 1])
    )
    measures = {}
    for name in ("share", "rate"):
        found = draw(ends)
        low, high = (None, None) if found is None else (min(found), max(found))
        measures[name] = Measured(id=name, low=low, high=high)
    return Standing(
        statements={key: finding(key, outcome) for key, outcome in given_.items()}, measures=measures
    )


@st.composite
def cases(draw, most=2):
    edition = draw(editions(most))
    return edition, draw(standings(edition))


def levels_with(edition, standing, keys):
    return {
        name: result.at_least
        for name, result in rate(edition, closed(edition, standing, keys)).results.items()
    }


def subsets(keys):
    return (some for size in range(len(keys) + 1) for some in combinations(keys, size))


@given(cases())
@unhurried
def test_every_gap_lifts_its_indicator_to_its_level_and_no_part_of_it_does(case):
    edition, standing = case
    for name, found in gaps(edition, rate(edition, standing)).items():
        for gap in found:
            assert gap.criteria
            assert levels_with(edition, standing, gap.criteria)[name] == gap.to
            for left_out in gap.criteria:
                fewer = [key for key in gap.criteria if key != left_out]
                assert edition.rank(levels_with(edition, standing, fewer)[name]) < edition.rank(gap.to)


@given(cases(most=1))
@unhurried
def test_whatever_lifts_an_indicator_holds_one_of_its_gaps(case):
    edition, standing = case
    keys = keys_of(edition, edition.indicators.values())
    assume(len(keys.brings) <= 9)
    scorecard = rate(edition, standing)
    known = gaps(edition, scorecard)
    met = met_mask(edition, standing, keys)
    for some in subsets(list(keys.brings)):
        for name, level in levels_with(edition, standing, some).items():
            if level != scorecard.results[name].at_least:
                brought = keys.together(some) | met
                assert any(
                    not keys.together(gap.criteria) & ~brought for gap in known[name] if gap.to == level
                )


def met_mask(edition, standing, keys):
    scorecard = rate(edition, standing)
    return sum(bit for leaf, bit in keys.bits.items() if is_met(leaf, scorecard, standing))


def is_met(leaf, scorecard, standing):
    if isinstance(leaf, Threshold):
        low = standing.measures[leaf.measure].low
        return low is not None and leaf.holds(low)
    for result in scorecard.results.values():
        if leaf in result.criteria:
            return result.criteria[leaf].outcome is Outcome.MET
    return standing.statements[leaf].outcome is Outcome.MET


@given(cases())
@unhurried
def test_no_gap_names_what_another_of_its_criteria_implies_and_no_gap_holds_another(case):
    edition, standing = case
    keys = keys_of(edition, edition.indicators.values())
    for found in gaps(edition, rate(edition, standing)).values():
        for gap in found:
            for key in gap.criteria:
                others = [other for other in gap.criteria if other != key]
                assert keys.brings[key] & ~keys.together(others)
        for one, other in combinations(found, 2):
            assert one.to != other.to or not set(one.criteria) <= set(other.criteria)


# ── the cheapest choice ──────────────────────────────────────────────────────────────────────


def wanted(edition, standing, targets):
    """Return what says of some keys whether every target is reached with them, counted by hand."""
    now = rate(edition, standing).results

    def reaches(keys):
        levels = levels_with(edition, standing, keys)
        up = [name for name, level in levels.items() if edition.rank(level) >= 2]
        of = [
            name
            for name, each in edition.indicators.items()
            if name in up or not each.optional or now[name].level
        ]
        tests = {
            "met_or_exceeded>=1": len(up) >= 1,
            "met_or_exceeded>=2": len(up) >= 2,
            "1.1>=low": edition.rank(levels["1.1"]) >= 1,
            "1.1>=top": levels["1.1"] == "top",
            "overall>=silver": bool(of) and Fraction(len(up), len(of)) >= Fraction(1, 2),
            "overall>=gold": bool(of) and len(up) == len(of),
        }
        return all(tests[target] for target in targets)

    return reaches


def possible(edition, target):
    what, _, least = target.partition(">=")
    if what == "met_or_exceeded":
        return int(least) <= len(edition.indicators)
    return what == "overall" or least in edition.indicators[what].rules


@given(
    cases(),
    st.lists(
        st.sampled_from(
            [
                "met_or_exceeded>=1",
                "met_or_exceeded>=2",
                "1.1>=low",
                "1.1>=top",
                "overall>=silver",
                "overall>=gold",
            ]
        ),
        min_size=1,
        max_size=2,
        unique=True,
    ),
)
@settings(unhurried, max_examples=60)
def test_the_cheapest_choice_costs_what_trying_every_choice_finds(case, targets):
    edition, standing = case
    assume(all(possible(edition, target) for target in targets))
    keys = keys_of(edition, edition.indicators.values())
    assume(len(keys.brings) <= 9)
    reaches = wanted(edition, standing, targets)
    costs = [sum(keys.efforts[key] for key in some) for some in subsets(list(keys.brings)) if reaches(some)]
    found = cheapest(edition, standing, parse_target(edition, ", ".join(targets)))
    if not costs:
        assert isinstance(found, Unreachable)
        return
    assert isinstance(found, Cheapest)
    assert (found.cost, found.proven) == (min(costs), True)
    assert reaches(found.criteria)
    assert found.levels == levels_with(edition, standing, found.criteria)


# ── replays ──────────────────────────────────────────────────────────────────────────────────


@st.composite
def dossiers(draw):
    edition = draw(editions())
    keys = [key for each in edition.indicators.values() for key in each.statements]
    answers = draw(st.dictionaries(st.sampled_from(keys), st.sampled_from(Outcome))) if keys else {}
    facts = draw(st.dictionaries(st.sampled_from(QUESTIONS), st.booleans()))
    met = (
        st.builds(SetAnswer, key=st.sampled_from(keys), becomes=st.just(Outcome.MET))
        if keys
        else st.nothing()
    )
    change = met | st.builds(SetFact, question=st.sampled_from(QUESTIONS), value=st.just(True))
    effects = draw(st.lists(st.lists(change, max_size=3), min_size=1, max_size=3))
    assessment = Assessment(
        framework=Pin(edition="small/1"),
        subject=Subject(name="Atlantis"),
        date=date(2030, 6, 30),
        answers={key: Answer(outcome=outcome) for key, outcome in answers.items()},
        facts={key: Fact(value=value) for key, value in facts.items()},
        actions=tuple(
            Action(id=f"a{at}", what="Act.", effect=tuple(effect)) for at, effect in enumerate(effects)
        ),
    )
    return edition, Dossier(assessment=assessment)


@given(dossiers())
@unhurried
def test_more_actions_never_lower_a_level(case):
    edition, dossier = case
    ranks = []
    for count in range(len(dossier.assessment.actions) + 1):
        after = replay(edition, dossier, dossier.assessment.actions[:count])
        results = rerated(edition, after).scorecard.results
        ranks.append({name: edition.rank(result.at_least) for name, result in results.items()})
    for fewer, more in pairwise(ranks):
        assert all(fewer[name] <= more[name] for name in fewer)


@given(dossiers())
@unhurried
def test_an_action_reaches_what_the_rating_of_the_changed_document_gives(case):
    edition, dossier = case
    before = met_keys(edition, rerated(edition, dossier))
    for outlook in outlooks(edition, dossier):
        after = rerated(edition, replay(edition, dossier, [outlook.action]))
        assert all(after.scorecard.results[name].at_least == level for name, level in outlook.reaches.items())
        assert set(outlook.satisfies) == met_keys(edition, after) - before


@given(dossiers())
@unhurried
def test_an_effect_makes_met_whatever_its_statements_imply(case):
    edition, dossier = case
    for action in dossier.assessment.actions:
        results = rerated(edition, replay(edition, dossier, [action])).scorecard.results
        set_ = {change.key for change in action.effect if isinstance(change, SetAnswer)}
        for name, indicator in edition.indicators.items():
            for stronger, weaker in indicator.implies:
                if stronger in set_:
                    assert results[name].outcome_of(weaker) is Outcome.MET


@pytest.mark.parametrize("combination", ["highest", "cumulative"])
def test_a_rule_that_nothing_can_satisfy_has_no_gap(combination):
    indicator = Indicator(
        id="1.1", dimension="1", title=Text(), rules={"top": CountOf(2, (Criterion("asked"),))}, statements={}
    )
    edition = Edition(
        id="small/1", title=Text(), digest="", languages=("en",), combination=combination, dimensions=(),
        levels=tuple(Level(id=level, title=Text(), short=Text()) for level in LEVELS), indicators={"1.1": indicator},
        headline=Headline(level="mid"), questions={"asked": Question(id="asked", text=Text())},
    )  # fmt: skip
    assert gaps(edition, rate(edition, Standing())) == {"1.1": ()}
