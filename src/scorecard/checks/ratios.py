"""Percentages against the counts that stand beside them, and parts against their whole."""

import re
from collections.abc import Iterator
from fractions import Fraction
from itertools import pairwise

from scorecard.checks.material import Material
from scorecard.checks.numerals import HALF, Number, Token, tokens
from scorecard.core.problem import Problem
from scorecard.core.quantity import percent
from scorecard.core.text import Message

_HEDGE = r"(?:(?:about|around|roughly|approximately|approx\.|some|nearly|almost|over|just over|just under|under|only|~|≈)\s*)*"
_LINK = rf"(?:,|–|—|-|=|:|or|that is|i\.e\.|which is|which makes|which equals|equal to|equivalent to|amounting to|being)\s*{_HEDGE}"
_BARE = re.compile(r"[^\d;%()]{0,70}")
_APPOSED = re.compile(rf"(?:\s+[^\W\d]\S*){{0,5}}?\s*(?:,\s*)?{_LINK}", re.IGNORECASE)
_NAMED = re.compile(r"[^;%()]{0,90}\(\s*(?:or|i\.e\.|that is)?\s*")
_SIDES = re.compile(r"\b(positive|neutral|negative)(?:ly)?\b", re.IGNORECASE)


def ratio_problems(material: Material) -> Iterator[Problem]:
    """Yield a problem for each percentage that is not the ratio beside it."""
    for passage in material.passages:
        for sentence in passage.sentences:
            for ratio, stated in paired(sentence.words):
                if stated.percentage and not stated.percentage.agrees(
                    Fraction(ratio.part * 100, ratio.whole)
                ):
                    yield _wrong(passage.where, ratio, stated, stated.percentage)


def paired(words: str) -> Iterator[tuple[Token, Token]]:
    """Yield each ratio with the percentage that speaks of it: in brackets after it or before it, or set beside it."""
    found, taken = tokens(words), set[int]()
    for one, two in pairwise(found):
        if (one.percentage is None) == (two.percentage is None) or {one.start, two.start} & taken:
            continue
        if _belongs(words, one, two):
            taken |= {one.start, two.start}
            yield (two, one) if one.percentage else (one, two)


def _belongs(words: str, one: Token, two: Token) -> bool:
    between, after = words[one.end : two.start], words[two.end :]
    if one.percentage is None:
        bracket = re.fullmatch(
            rf"[^;%()]{{0,70}}\(\s*(?:or |i\.e\. |that is )?{_HEDGE}", between, re.IGNORECASE
        )
        if bracket:
            return bool(re.match(r"\s*\)", after)) and not re.search(r"\d", between)
        return bool(_APPOSED.fullmatch(between)) and not re.match(r"\s+of\b", after)
    if _NAMED.fullmatch(between):
        return bool(re.match(r"[^()\d%]{0,40}\)", after))
    return bool(re.fullmatch(rf"\s*(?:,\s*)?(?:{_LINK})\s*", between, re.IGNORECASE))


def _wrong(where: str, ratio: Token, stated: Token, number: Number) -> Problem:
    exact = Fraction(ratio.part, ratio.whole)
    right = f"{percent(exact, number.places)} %"
    values = {"ratio": ratio.words, "right": right, "stated": stated.words}
    return Problem(
        code="percentage-is-not-its-ratio",
        where=where,
        what=Message("{ratio} is {right}, not {stated}: {how}.", values | {"how": _how(exact, number)}),
        remedy=Message("Write {right}, or mend the counts.", {"right": right}),
        values=(("ratio", ratio.words), ("stated", stated.words), ("recomputed", right)),
    )


def _how(exact: Fraction, number: Number) -> Message:
    """Say what probably happened, as that is what the writer needs to know."""
    unit = Fraction(1, 10**number.places)
    if number.places and abs(number.value - exact) <= unit / 2:
        return Message("the fraction was printed as a percentage")
    if number.value == int(exact * 100 / unit) * unit:
        return Message("it was cut instead of rounded")
    return Message("it is another number")


def parts_problems(material: Material) -> Iterator[Problem]:
    """Yield a problem for positive, neutral and negative shares that do not make 100 %, however they were rounded."""
    for passage in material.passages:
        for sentence in passage.sentences:
            for triple in triples(sentence.words):
                if not adds_up(triple):
                    total = sum(float(each.value) for each in triple)
                    said = " + ".join(f"{float(each.value):g}" for each in triple)
                    yield Problem(
                        code="parts-do-not-add",
                        where=passage.where,
                        what=Message(
                            "{said} make {total} %, and the three are all there is.",
                            {"said": said, "total": f"{total:g}"},
                        ),
                        remedy="Mend the share that is wrong; live figures add up by themselves.",
                        values=(("stated", said), ("total", f"{total:g}")),
                    )


def adds_up(parts: tuple[Number, ...]) -> bool:
    """Return whether shares can be the rounded parts of a whole: each may be half a unit of its last digit away."""
    room = sum((HALF * Fraction(1, 10**each.places) for each in parts), Fraction(0))
    return abs(sum((each.value for each in parts), Fraction(-100))) <= room


def triples(words: str) -> Iterator[tuple[Number, Number, Number]]:
    """Yield three percentages in a row that are called positive, neutral and negative, each once, before or after them."""
    found = [(token, token.percentage) for token in tokens(words) if token.percentage]
    edges = [0, *(token.end for token, _ in found)]
    starts = [*(token.start for token, _ in found), len(words)]
    before = [_label(words[edges[i] : starts[i]], last=True) for i in range(len(found))]
    after = [_label(words[edges[i + 1] : starts[i + 1]]) for i in range(len(found))]
    place = 0
    while place + 3 <= len(found):
        three = slice(place, place + 3)
        mixed = [one or other for one, other in zip(after[three], before[three], strict=True)]
        if any(len(set(labels) - {""}) == 3 for labels in (after[three], before[three], mixed)):
            one, two, last = (number for _, number in found[three])
            yield one, two, last
            place += 3
        else:
            place += 1


def _label(between: str, *, last: bool = False) -> str:
    found = _SIDES.findall(between[-60:] if last else between[:60])
    return found[-1 if last else 0].lower() if found else ""
