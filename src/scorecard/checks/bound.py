"""Stated figures against the data that they name, and against one another."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from fractions import Fraction
from itertools import combinations

from scorecard.checks.material import Material
from scorecard.checks.numerals import HALF, Number, number, whole_number
from scorecard.checks.passages import Binding, Passage
from scorecard.core.problem import Problem
from scorecard.core.quantity import percent
from scorecard.core.text import Message
from scorecard.measures.live import LiveFigure, parse

MARGIN = "survey.margin"

_DIGITS = re.compile(r"(?<![\w.,])\d{1,3}(?:[,\u00a0\u202f]\d{3})+(?:\.\d+)?|(?<![\w.,])\d+(?:[.,]\d+)?")
_RATIO = re.compile(r"(\d+)\s*(?:of|out of|/)\s*(\d+)")


@dataclass(frozen=True, slots=True, kw_only=True)
class Stated:
    """A bound figure as it was stated: where, in which words, and the number, in the unit that it is compared in."""

    where: str
    binding: Binding
    number: Number

    def overlaps(self, other: "Stated") -> bool:
        """Return whether both can be roundings of one value."""
        room = HALF * (Fraction(1, 10**self.number.places) + Fraction(1, 10**other.number.places))
        loose = bool(self.number.loose or other.number.loose)
        return loose or abs(self.number.value - other.number.value) < room


def bound_problems(material: Material) -> Iterator[Problem]:
    """Yield a problem for each stated figure that the data do not give, and for each that is told with two values."""
    told: dict[tuple[str, str], list[Stated]] = {}
    for where, binding in bindings(material.passages):
        figure = material.figures.get(binding.name)
        if figure is None:
            continue
        read = read_stated(binding.stated, figure)
        if read is None:
            yield _unreadable(where, binding)
            continue
        stated = Stated(where=where, binding=binding, number=read)
        told.setdefault((figure.what, figure.unit), []).append(stated)
        if (
            figure.unit != "points"
            and figure.value is not None
            and not read.agrees(in_unit(figure, figure.value))
        ):
            yield _differs(stated, figure)
    yield from _two_values(told, material.figures)


def bindings(passages: tuple[Passage, ...]) -> Iterator[tuple[str, Binding]]:
    """Yield every bound figure of the document with where it stands."""
    for passage in passages:
        for block in parse(passage.text):
            for segment in block.segments:
                if segment.kind == "bound":
                    yield passage.where, Binding(name=segment.name, stated=segment.words)


def in_unit(figure: LiveFigure, value: Fraction) -> Fraction:
    """Return a figure's value as sentences state it: shares and points times 100."""
    return value * 100 if figure.unit in {"share", "points"} else value


def read_stated(words: str, figure: LiveFigure) -> Number | None:
    """Return the number that stated words say, in the unit in which the figure is compared, or None."""
    ratio = _RATIO.search(words)
    if figure.unit == "share" and ratio and int(ratio[2]) and "%" not in words:
        return Number(value=Fraction(int(ratio[1]) * 100, int(ratio[2])), places=6)
    found = _DIGITS.search(words)
    if found is None:
        spelled = whole_number(words)
        return None if spelled is None else Number(value=Fraction(spelled))
    digits = re.sub(r"[\u00a0\u202f]|,(?=\d{3}(?!\d))", "", found.group())
    stated = number(digits, words[: found.start()])
    if (
        figure.unit == "share"
        and stated.value < 1
        and stated.places
        and not re.search(r"%|per\s?cent", words)
    ):
        return Number(value=stated.value * 100, places=max(stated.places - 2, 0), loose=stated.loose)
    return stated


def _differs(stated: Stated, figure: LiveFigure) -> Problem:
    data = _exactly(figure, stated.number.places)
    values = {"stated": stated.binding.stated, "what": figure.what, "data": data}
    return Problem(
        code="stated-figure-differs",
        where=stated.where,
        what=Message("{what}: the text states {stated}, the data give {data}.", values),
        remedy=Message(
            "Write {{{name}}} to let the data speak, or mend the data.", {"name": stated.binding.name}
        ),
        values=(("stated", stated.binding.stated), ("data", data)),
    )


def _exactly(figure: LiveFigure, places: int) -> str:
    if figure.value is None or figure.unit not in {"share", "points"}:
        return figure.shown
    unit = "%" if figure.unit == "share" else "points"
    return f"{percent(figure.value, max(places, 1))} {unit}"


def _unreadable(where: str, binding: Binding) -> Problem:
    return Problem(
        code="stated-figure-unreadable",
        where=where,
        severity="warning",
        what=Message(
            "“{stated}” is bound to {name} but holds no number.",
            {"stated": binding.stated, "name": binding.name},
        ),
        remedy="State a number after the sign of equality, or leave it out.",
        values=(("stated", binding.stated),),
    )


def _two_values(
    told: Mapping[tuple[str, str], list[Stated]], known: Mapping[str, LiveFigure]
) -> Iterator[Problem]:
    for (what, unit), every in told.items():
        if unit == "points":
            continue  # a stated margin is a bound: two bounds may both hold
        by_value: dict[tuple[Fraction, int], list[Stated]] = {}
        for stated in every:
            by_value.setdefault((stated.number.value, stated.number.places), []).append(stated)
        for one, other in combinations(by_value.values(), 2):
            if not one[0].overlaps(other[0]):
                yield _told_twice(what, one, other, known)


def _told_twice(
    what: str, one: list[Stated], other: list[Stated], known: Mapping[str, LiveFigure]
) -> Problem:
    figure = known[other[0].binding.name]
    right = figure.value is not None and other[0].number.agrees(in_unit(figure, figure.value))
    wrong, kept = (one, other) if right else (other, one)
    values = {
        "what": what,
        "one": wrong[0].binding.stated,
        "other": kept[0].binding.stated,
        "places": ", ".join(dict.fromkeys(each.where for each in wrong)),
        "others": ", ".join(dict.fromkeys(each.where for each in kept)),
    }
    return Problem(
        code="same-fact-two-values",
        where=wrong[0].where,
        what=Message("{what} is {one} here ({places}) and {other} elsewhere ({others}).", values),
        remedy="State the fact once, or let the data speak in both places.",
        values=((wrong[0].where, wrong[0].binding.stated), (kept[0].where, kept[0].binding.stated)),
    )
