"""Numbers as sentences write them: in digits with thousands apart, in words up to one hundred, as percentages and as n of m."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction

_ONES = [
    *("zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine"),
    *(
        "ten",
        "eleven",
        "twelve",
        "thirteen",
        "fourteen",
        "fifteen",
        "sixteen",
        "seventeen",
        "eighteen",
        "nineteen",
    ),
]
_TENS = ["twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"]

NUMBER_WORDS = {
    **{word: value for value, word in enumerate(_ONES)},
    **{word: 20 + 10 * place for place, word in enumerate(_TENS)},
    **{
        f"{ten}{joint}{one}": 20 + 10 * place + value
        for place, ten in enumerate(_TENS)
        for value, one in enumerate(_ONES[1:10], start=1)
        for joint in ("-", " ")
    },
    "one hundred": 100,
    "a hundred": 100,
}
_WORDS = "|".join(sorted(NUMBER_WORDS, key=len, reverse=True))
DIGITS = r"\d{1,3}(?:[,\u00a0\u202f]\d{3})+(?![\d,])|\d+"
_ALONE = rf"(?<![\w.,/’'-])(?:{DIGITS}|(?i:{_WORDS}))(?!\w|[.,]\d|\s?%|-\w)"
WHOLE = rf"{_ALONE}(?!/)"
"""A whole number in digits or words, standing by itself."""

_RATIO = re.compile(
    rf"(?P<part>{_ALONE})"
    r"(?:\s+\([^()%]*\))?(?:\s+(?:out\s+of|of)\s+(?:the\s+|its\s+|all\s+|these\s+)?|/)"
    rf"(?P<whole>(?:{DIGITS}|(?i:{_WORDS}))(?![\w/]|[.,]\d|\s?%|-\w))"
)
_PERCENT = re.compile(
    r"(?<![\w.,/–-])(?P<number>\d+(?:[.,]\d+)?)\s?(?:%|percent\b|per\s+cent\b)(?!\s*(?:points?|-points?)\b)"
)
_RANGE_BEFORE = re.compile(r"\d\s*%?\s*(?:-|–|to|and)\s*$")

HALF = Fraction(1, 2)
ABOUT = re.compile(
    r"(?:about|around|roughly|approximately|approx\.|some|nearly|almost|circa|ca\.|c\.|~|≈)\s*$",
    re.IGNORECASE,
)
ABOVE = re.compile(r"(?:over|more than|above|at least|exceeding|>|≥)\s*$", re.IGNORECASE)
BELOW = re.compile(r"(?:under|less than|below|at most|up to|fewer than|<|≤)\s*$", re.IGNORECASE)
NEAR = Fraction(5, 2)
"""How many points *about* may be away."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Number:
    """A stated number, how many decimals it has, and how far the words before it let it be away."""

    value: Fraction
    places: int = 0
    loose: str = ""

    def agrees(self, exact: Fraction) -> bool:
        """Return whether an exact number may be stated like this: rounded to its decimals, or as loosely as its words say."""
        unit = Fraction(1, 10**self.places)
        if self.loose == "above":
            return exact >= self.value - HALF * unit
        if self.loose == "below":
            return exact <= self.value + HALF * unit
        room = NEAR if self.loose == "about" else HALF * unit
        return abs(self.value - exact) <= room


@dataclass(frozen=True, slots=True, kw_only=True)
class Token:
    """A ratio n of m, or a percentage, with its place in a sentence."""

    start: int
    end: int
    words: str
    part: int = 0
    whole: int = 0
    percentage: Number | None = None


def whole_number(words: str) -> int | None:
    """Return the whole number that words or digits say, or None.

    >>> whole_number("twenty-one"), whole_number("1,343,833"), whole_number("many")
    (21, 1343833, None)
    """
    said = " ".join(words.lower().split())
    if said in NUMBER_WORDS:
        return NUMBER_WORDS[said]
    digits = re.sub(r"[,\u00a0\u202f]", "", said)
    return int(digits) if digits.isascii() and digits.isdigit() else None


def number(digits: str, before: str = "") -> Number:
    """Return a number written in digits, read with the words before it."""
    written = digits.replace(",", ".")
    loose = next(
        (
            name
            for name, form in (("about", ABOUT), ("above", ABOVE), ("below", BELOW))
            if form.search(before)
        ),
        "",
    )
    return Number(value=Fraction(written), places=len(written.partition(".")[2]), loose=loose)


def tokens(words: str) -> list[Token]:
    """Return the ratios and percentages of a sentence, in order; a percentage that is part of a span is left out."""
    return sorted([*_ratios(words), *_percentages(words)], key=lambda token: token.start)


def _ratios(words: str) -> Iterator[Token]:
    for found in _RATIO.finditer(words):
        part, whole = whole_number(found["part"]), whole_number(found["whole"])
        if part is not None and whole and part <= whole:
            yield Token(start=found.start(), end=found.end(), words=found.group(), part=part, whole=whole)


def _percentages(words: str) -> Iterator[Token]:
    for found in _PERCENT.finditer(words):
        before = words[: found.start()]
        if _RANGE_BEFORE.search(before[-20:]) and not re.search(r"%\s*and\s*$", before[-12:]):
            continue
        stated = number(found["number"], before[-24:])
        yield Token(start=found.start(), end=found.end(), words=found.group(), percentage=stated)
