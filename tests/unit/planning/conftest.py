"""A small edition that the tests of planning are held against."""

from datetime import date
from fractions import Fraction

import pytest

from scorecard.core.assessment import Answer, Assessment, Fact, Pin, Subject
from scorecard.core.dossier import Dossier
from scorecard.core.framework import Dimension, Edition, Headline, Indicator, Level, Statement, Tier
from scorecard.core.measure import Asked, MeasureSpec
from scorecard.core.outcome import Outcome
from scorecard.core.question import Question
from scorecard.core.rule import AllOf, CountOf, Criterion, LevelHolds, Threshold
from scorecard.core.text import Text


def said(words):
    return Text({"en": words})


def statements(*keys, **derived):
    return {
        key: Statement(key=key, text=said(key), derive=derived.get(key.rpartition("/")[2])) for key in keys
    }


def every(*keys):
    return AllOf(tuple(map(Criterion, keys)))


def indicator(name, rules, keys=(), implies=(), **rest):
    rest.setdefault("statements", statements(*keys))
    return Indicator(id=name, dimension="1", title=said(name), rules=rules, implies=tuple(implies), **rest)


def both_ways(one, other):
    return ((one, other), (other, one))


@pytest.fixture
def edition():
    """Four indicators: stronger wordings, a measure with borders, three of four with twins, and a question in a rule."""
    letters = "abcd"
    twins = [
        pair
        for letter in letters
        for level in ("meets", "exceeds")
        for pair in both_ways(f"3.1/{level}/{letter}", f"3.1/approaches/{letter}")
    ]
    levels = ("missing", "approaches", "meets", "exceeds")
    named = [
        indicator(
            "1.1",
            {
                "approaches": every("1.1/approaches/a", "1.1/approaches/b"),
                "meets": every("1.1/meets/a", "1.1/meets/b"),
                "exceeds": AllOf((LevelHolds("meets"), Criterion("1.1/exceeds/c"))),
            },
            ("1.1/approaches/a", "1.1/approaches/b", "1.1/meets/a", "1.1/meets/b", "1.1/exceeds/c"),
            [("1.1/meets/a", "1.1/approaches/a"), ("1.1/meets/b", "1.1/approaches/b")],
        ),
        indicator(
            "2.1",
            {
                "approaches": Threshold("share", Fraction(1, 5)),
                "meets": Threshold("share", Fraction(1, 3)),
                "exceeds": Threshold("share", Fraction(1, 2), strict=True),
            },
            measure="share",
        ),
        indicator(
            "3.1",
            {
                level: CountOf(needed, tuple(Criterion(f"3.1/{level}/{letter}") for letter in letters))
                for needed, level in enumerate(levels[1:], start=2)
            },
            [f"3.1/{level}/{letter}" for level in levels[1:] for letter in letters],
            twins,
        ),
        indicator(
            "4.1",
            {
                "approaches": Criterion("4.1/approaches/a"),
                "meets": AllOf((Criterion("4.1/approaches/a"), Criterion("system"))),
            },
            statements=statements("4.1/approaches/a", a=Criterion("used")),
        ),
    ]
    return Edition(
        id="small/1",
        title=said("Small"),
        digest="",
        languages=("en",),
        levels=tuple(Level(id=level, title=said(level), short=said(level)) for level in levels),
        combination="highest",
        dimensions=(Dimension(id="1", title=said("One")),),
        indicators={each.id: each for each in named},
        headline=Headline(
            level="meets",
            tiers=(
                Tier(id="silver", title=said("Silver"), at_least=Fraction(1, 2)),
                Tier(id="gold", title=said("Gold"), at_least=Fraction(1)),
            ),
        ),
        questions={
            "system": Question(id="system", text=said("A system?")),
            "used": Question(id="used", text=said("Used?")),
            "counted": Question(id="counted", text=said("What share?"), kind="share"),
        },
        measures={"share": MeasureSpec(id="share", title=said("Share"), recipe=Asked(question="counted"))},
    )


@pytest.fixture
def dossier():
    """Nothing is known but one answer, one unmet answer, and a share of one quarter."""
    return Dossier(
        assessment=Assessment(
            framework=Pin(edition="small/1"),
            subject=Subject(name="Atlantis"),
            date=date(2030, 6, 30),
            facts={"counted": Fact(value=Fraction(1, 4))},
            answers={
                "1.1/approaches/a": Answer(outcome=Outcome.MET),
                "1.1/approaches/b": Answer(outcome=Outcome.UNMET),
                "3.1/approaches/a": Answer(outcome=Outcome.MET),
                "3.1/approaches/b": Answer(outcome=Outcome.MET),
            },
        )
    )
