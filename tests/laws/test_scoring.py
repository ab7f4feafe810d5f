"""What holds of ratings for every rule and every edition."""

from dataclasses import dataclass, replace
from fractions import Fraction
from itertools import product
from pathlib import Path

from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st

from scorecard.core.assessment import Exemption
from scorecard.core.framework import Dimension, Edition, Headline, Indicator, Level, Statement
from scorecard.core.measure import Asked, Measured, MeasureSpec
from scorecard.core.outcome import Outcome, at_least
from scorecard.core.question import Question
from scorecard.core.rule import AllOf, AnyOf, CountOf, Criterion, LevelHolds, Threshold
from scorecard.core.text import Text
from scorecard.exchange.edition.files import EditionFiles
from scorecard.exchange.edition.lint_levels import of_levels
from scorecard.exchange.plain import rule as plainrule
from scorecard.exchange.statements import levels_only, stated
from scorecard.exchange.statements import standing as read_standing
from scorecard.scoring.bulk import compiled
from scorecard.scoring.rate import Standing, rate
from scorecard.scoring.settle import settle
from scorecard.scoring.words import rule_words

LEVELS = ("none", "low", "mid", "top")
BOUNDS = (Fraction(1, 5), Fraction(1, 3), Fraction(1, 2))
VALUES = tuple(Fraction(part, 30) for part in (0, 6, 8, 10, 12, 15, 20, 30))
"""A value on each bound and one in each gap between them."""
QUESTION = "asked"


@st.composite
def rules(draw, keys, lower, measure, depth=2):
    leaves = [Criterion(key) for key in keys] + [LevelHolds(level) for level in lower]
    leaves += (
        [Threshold(measure, bound, strict) for bound in BOUNDS for strict in (False, True)] if measure else []
    )
    if depth == 0 or draw(st.booleans()):
        return draw(st.sampled_from(leaves))
    parts = tuple(draw(st.lists(rules(keys, lower, measure, depth - 1), min_size=1, max_size=3)))
    word = draw(st.sampled_from([AllOf, AnyOf, CountOf]))
    return CountOf(draw(st.integers(1, len(parts))), parts) if word is CountOf else word(parts)


@st.composite
def indicators(draw, name, optional=False):
    own = [f"{name}/{level}/{letter}" for level in LEVELS[1:3] for letter in "ab"]
    measure = draw(st.sampled_from([None, f"m{name}"]))
    ruled = draw(st.sets(st.sampled_from(LEVELS[1:]), min_size=1).map(sorted))
    found = {}
    for level in [each for each in LEVELS if each in ruled]:
        found[level] = draw(rules([*own, QUESTION], tuple(found), measure))
    pairs = [(one, two) for one in own for two in own if one != two]
    return Indicator(
        id=name,
        dimension="d",
        title=Text({"en": name}),
        rules=found,
        statements={key: Statement(key=key, text=Text({"en": key})) for key in own},
        implies=tuple(draw(st.lists(st.sampled_from(pairs), max_size=3))),
        measure=measure,
        optional=optional and draw(st.booleans()),
    )


@st.composite
def editions(draw, count=1):
    found = {name: draw(indicators(name)) for name in map(str, range(1, count + 1))}
    return Edition(
        id="meadow/1",
        title=Text(),
        digest="",
        languages=("en",),
        levels=tuple(Level(id=each, title=Text({"en": each}), short=Text({"en": each})) for each in LEVELS),
        combination=draw(st.sampled_from(["highest", "cumulative"])),
        dimensions=(Dimension(id="d", title=Text()),),
        indicators=found,
        headline=Headline(level="mid"),
        questions={QUESTION: Question(id=QUESTION, text=Text({"en": "Is it asked"}))},
        measures={
            each.measure: MeasureSpec(
                id=each.measure, title=Text(), recipe=Asked(question="x"), indicator=each.id
            )
            for each in found.values()
            if each.measure
        },
    )


@dataclass(frozen=True)
class Facts:
    """The truth of every statement and question, consistent with what implies what, and the value of every measure."""

    met: frozenset
    values: dict


def closed(edition, met):
    """Return what is met with all that follows."""
    found = set(met)
    pairs = [pair for each in edition.indicators.values() for pair in each.implies]
    while True:
        more = {weaker for stronger, weaker in pairs if stronger in found} - found
        if not more:
            return frozenset(found)
        found |= more


def keys_of(edition):
    return [key for each in edition.indicators.values() for key in each.statements] + [QUESTION]


@st.composite
def facts(draw, edition):
    met = closed(edition, draw(st.sets(st.sampled_from(keys_of(edition)))))
    return Facts(met, {name: draw(st.sampled_from(VALUES)) for name in edition.measures})


def standing(truth, known):
    """Return what rating reads when only these keys and measures of the truth are known."""
    return Standing(
        statements={
            key: stated(key, Outcome.MET if key in truth.met else Outcome.UNMET)
            for key in known
            if key not in truth.values
        },
        measures={
            name: Measured(id=name, low=value, high=value)
            for name, value in truth.values.items()
            if name in known
        },
    )


def rated(edition, truth, known):
    return rate(edition, standing(truth, known)).results


def ranks(edition, result):
    return edition.rank(result.at_least), edition.rank(result.at_most)


unhurried = settings(
    max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.filter_too_much]
)
editions_with_facts = editions().flatmap(
    lambda edition: st.tuples(
        st.just(edition), facts(edition), st.sets(st.sampled_from([*keys_of(edition), *edition.measures]))
    )
)


def completions(edition, truth, known):
    """Yield the levels of every consistent way to fill in what is not known."""
    open_keys = [key for key in keys_of(edition) if key not in known]
    given_met = {key for key in truth.met if key in known}
    given_unmet = set(keys_of(edition)) - truth.met - set(open_keys)
    options = [[truth.values[name]] if name in known else VALUES for name in edition.measures]
    for bits in product((False, True), repeat=len(open_keys)):
        met = given_met | {key for key, bit in zip(open_keys, bits, strict=True) if bit}
        if closed(edition, met) & given_unmet or closed(edition, met) != met:
            continue
        for values in product(*options):
            filled = Facts(frozenset(met), dict(zip(edition.measures, values, strict=True)))
            yield ranks(edition, rated(edition, filled, [*keys_of(edition), *edition.measures])["1"])[0]


@unhurried
@given(editions_with_facts)
def test_unknown_says_exactly_what_every_completion_allows(drawn):
    edition, truth, known = drawn
    low, high = ranks(edition, rated(edition, truth, known)["1"])
    found = set(completions(edition, truth, known))
    assert (low, high) == (min(found), max(found))


@unhurried
@given(editions_with_facts, st.data())
def test_knowing_more_never_reverses(drawn, data):
    edition, truth, known = drawn
    more = known | data.draw(st.sets(st.sampled_from([*keys_of(edition), *edition.measures])))
    low, high = ranks(edition, rated(edition, truth, known)["1"])
    later_low, later_high = ranks(edition, rated(edition, truth, more)["1"])
    assert low <= later_low <= later_high <= high


@unhurried
@given(editions_with_facts, st.data())
def test_a_yes_never_lowers(drawn, data):
    edition, truth, known = drawn
    key = data.draw(st.sampled_from(keys_of(edition)))
    better = Facts(closed(edition, truth.met | {key}), truth.values)
    low, high = ranks(edition, rated(edition, truth, known)["1"])
    better_low, better_high = ranks(edition, rated(edition, better, known | {key})["1"])
    assert low <= better_low
    # What was open may be settled by the yes, yet never below what was certain; where the key was known, both ends rise.
    assert better_high >= (high if key in known else low)


@unhurried
@given(editions_with_facts)
def test_a_higher_number_never_lowers(drawn):
    edition, truth, _ = drawn
    assume(edition.measures)
    everything = [*keys_of(edition), *edition.measures]
    levels = [
        ranks(
            edition, rated(edition, Facts(truth.met, dict.fromkeys(edition.measures, value)), everything)["1"]
        )
        for value in VALUES
    ]
    assert levels == sorted(levels)


@unhurried
@given(editions_with_facts)
def test_the_range_is_in_order_and_closes_when_all_is_known(drawn):
    edition, truth, known = drawn
    result = rated(edition, truth, known)["1"]
    low, high = ranks(edition, result)
    assert low <= high
    assert bool(result.open) == (low < high)
    assert (result.level is None) == (low < high)
    whole = rated(edition, truth, [*keys_of(edition), *edition.measures])["1"]
    assert whole.level is not None


@unhurried
@given(editions_with_facts)
def test_to_settle_twice_is_to_settle_once(drawn):
    edition, truth, known = drawn
    indicator = edition.indicators["1"]
    given_now = {
        key: Outcome.MET if key in truth.met else Outcome.UNMET
        for key in known
        if key in indicator.statements
    }
    once = settle(indicator, given_now)
    again = settle(indicator, once.outcomes)
    assert again.outcomes == once.outcomes
    assert not again.implied_by
    assert not once.contradictions
    assert {key: once.outcomes[key] for key in given_now} == given_now


@unhurried
@given(editions(count=2).flatmap(lambda edition: st.tuples(st.just(edition), facts(edition))), st.data())
def test_the_fast_way_gives_the_same_levels(drawn, data):
    edition, truth = drawn
    statements = {}
    for key in keys_of(edition):
        said = data.draw(st.sampled_from(["known", "unknown", "unsaid"]))
        if key != QUESTION and said != "unsaid":
            outcome = "met" if key in truth.met else "unmet"
            statements[key] = outcome if said == "known" else "unknown"
    for name, indicator in edition.indicators.items():
        said = data.draw(st.sampled_from(["value", "nothing", "unsaid", "not_applicable"]))
        if said == "not_applicable":
            statements[name] = said
        elif indicator.measure and said != "unsaid":
            value = truth.values[indicator.measure]
            whole = 0 if said == "nothing" else 30
            statements[name] = {"part": int(value * whole), "whole": whole}
    fast = levels_only(edition, compiled(edition), statements, "here")
    slow = rate(edition, read_standing(edition, statements, "here")).results
    assert fast == {
        name: {"level": each.level, "at_least": each.at_least, "at_most": each.at_most}
        for name, each in slow.items()
    }


@unhurried
@given(editions(count=3).flatmap(lambda edition: st.tuples(st.just(edition), facts(edition))))
def test_an_indicator_that_does_not_apply_leaves_the_denominator(drawn):
    edition, truth = drawn
    known = standing(truth, [*keys_of(edition), *edition.measures])
    before = rate(edition, known).summary
    exempt = replace(known, exemptions={"2": Exemption(status="not_applicable", reason="None here")})
    after = rate(edition, exempt).summary
    assert (after.of, after.not_applicable) == (before.of - 1, before.not_applicable + 1)
    assert sum(after.by_level.values()) == after.of
    assert after.met_or_exceeded in {before.met_or_exceeded, before.met_or_exceeded - 1}


@unhurried
@given(editions())
def test_the_check_calls_a_level_out_of_reach_exactly_when_no_facts_reach_it(edition):
    files = EditionFiles(folder=Path("meadow"), plain={}, indicators={})
    told = {
        str(each.what).split("“")[1].split("”")[0]
        for each in of_levels(edition, files)
        if each.code == "unreachable-level"
    }
    reached = {LEVELS[rank] for rank in completions(edition, Facts(frozenset(), {}), set())}
    assert told == set(edition.indicators["1"].rules) - reached


@given(st.lists(st.sampled_from(Outcome), max_size=6), st.integers(0, 6))
def test_at_least_is_what_every_completion_agrees_on(outcomes, needed):
    open_places = outcomes.count(Outcome.UNKNOWN)
    sure = outcomes.count(Outcome.MET)
    found = {sure + sum(bits) >= needed for bits in product((0, 1), repeat=open_places)}
    expected = Outcome.UNKNOWN if len(found) > 1 else Outcome.MET if found == {True} else Outcome.UNMET
    assert at_least(needed, outcomes) is expected


@given(rules(["a", "b"], ("low",), "part", depth=3))
def test_a_rule_survives_being_written_and_read(rule):
    assert plainrule.rule(plainrule.plain(rule)) == rule


@given(editions())
def test_every_rule_can_be_said(edition):
    for rule in edition.indicators["1"].rules.values():
        words = str(rule_words(edition, rule))
        assert words
        assert "{" not in words
        assert words.count("(") == words.count(")")
