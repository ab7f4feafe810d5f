"""Answers to the statements of a survey, counted as positive, neutral, negative or left out."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import NamedTuple

WORTH_SHOWING = Fraction(1, 200)


@dataclass(frozen=True, slots=True, kw_only=True)
class Tally:
    """How often one statement was answered in each way; raises ValueError for a negative count.

    >>> Tally(positive=58, neutral=20, negative=15, unknown_or_na=2).rate
    Fraction(58, 93)
    """

    positive: int = 0
    neutral: int = 0
    negative: int = 0
    unknown_or_na: int = 0

    def __post_init__(self) -> None:
        if min(self.positive, self.neutral, self.negative, self.unknown_or_na) < 0:
            raise ValueError("a tally cannot hold a negative number of answers")

    @property
    def answered(self) -> int:
        """Return the number of answers that count: all but unknown and not applicable."""
        return self.positive + self.neutral + self.negative

    @property
    def rate(self) -> Fraction | None:
        """Return positive / answered from 0 to 1, or None when nobody answered."""
        return Fraction(self.positive, self.answered) if self.answered else None

    def __add__(self, other: "Tally") -> "Tally":
        """Return both tallies counted together."""
        return Tally(
            positive=self.positive + other.positive,
            neutral=self.neutral + other.neutral,
            negative=self.negative + other.negative,
            unknown_or_na=self.unknown_or_na + other.unknown_or_na,
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class AreaRate:
    """The positive rate of several statements, from 0 to 1, in two ways.

    `mean` is the plain mean of the statement rates, `pooled` counts all answers alike, and
    `unanswered` is the number of statements that no one answered and the mean leaves out.
    """

    mean: Fraction
    pooled: Fraction
    unanswered: int

    @property
    def pooled_differs(self) -> bool:
        """Return whether the two differ by half a percentage point or more."""
        return abs(self.mean - self.pooled) >= WORTH_SHOWING


def area_rate(tallies: Iterable[Tally]) -> AreaRate | None:
    """Return the rate of an area, or of the whole survey; None when no statement was answered."""
    every = list(tallies)
    rates = [tally.rate for tally in every if tally.rate is not None]
    if not rates:
        return None
    together = sum(every, Tally())
    return AreaRate(
        mean=sum(rates, Fraction(0)) / len(rates),
        pooled=Fraction(together.positive, together.answered),
        unanswered=len(every) - len(rates),
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class Scale:
    """Which answer codes of an edition mean what; `unknown_or_na` lists "" where blanks may occur.

    Raises ValueError when a code has two meanings.
    """

    positive: frozenset[str]
    neutral: frozenset[str]
    negative: frozenset[str]
    unknown_or_na: frozenset[str]

    def __post_init__(self) -> None:
        codes = [code for meaning in self._meanings() for code in meaning]
        twice = sorted({code for code in codes if codes.count(code) > 1})
        if twice:
            raise ValueError(f"answer codes with two meanings: {', '.join(map(repr, twice))}")

    def _meanings(self) -> tuple[frozenset[str], ...]:
        return self.positive, self.neutral, self.negative, self.unknown_or_na

    def places(self) -> dict[str | None, int]:
        """Return for each code the place of its meaning, 0 positive to 3 unknown; None is a blank."""
        found: dict[str | None, int] = {}
        for place, meaning in enumerate(self._meanings()):
            found.update(dict.fromkeys(meaning, place))
        return found | {None: found[""]} if "" in found else found


class Stray(NamedTuple):
    """An answer outside the scale: its row number, its column counted from 1, and what stands there."""

    row: int
    column: int
    value: str


Sheet = tuple[int, str | None, Sequence[str | None]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Count:
    """The tallies of all sheets, those of each group, and the answers that could not be counted.

    `sheets` numbers the answer sheets of each group; None stands for no group given.
    """

    overall: tuple[Tally, ...]
    groups: Mapping[str | None, tuple[Tally, ...]]
    sheets: Mapping[str | None, int]
    strays: list[Stray]


class _Group:
    """The counts of one group while the sheets are read."""

    def __init__(self, statements: int) -> None:
        self.sheets = 0
        self.cells = [[0, 0, 0, 0] for _ in range(statements)]

    def tallies(self) -> tuple[Tally, ...]:
        return tuple(
            Tally(positive=positive, neutral=neutral, negative=negative, unknown_or_na=unknown)
            for positive, neutral, negative, unknown in self.cells
        )


def count(sheets: Iterable[Sheet], scale: Scale, statements: int) -> Count:
    """Return the tallies of answer sheets, each a row number, a group or None, and its codes.

    Spaces around a code do not matter, None is a blank. A code outside the scale, a code beyond
    the last statement and a statement missing at the end are strays, which no tally counts; the
    rest of their sheet is counted. The sheets are read once and not kept.
    """
    places = scale.places()
    groups: dict[str | None, _Group] = {}
    strays: list[Stray] = []
    for row, group, codes in sheets:
        if group not in groups:
            groups[group] = _Group(statements)
        ours = groups[group]
        ours.sheets += 1
        found = list(map(places.get, codes))
        if len(found) != statements or None in found:
            found, wrong = _look_closer(row, codes, places, statements)
            strays += wrong
        for cell, place in zip(ours.cells, found, strict=True):
            if place is not None:
                cell[place] += 1
    none = [Tally()] * statements
    tallies = {group: ours.tallies() for group, ours in groups.items()}
    return Count(
        overall=tuple(sum(column, Tally()) for column in zip(none, *tallies.values(), strict=True)),
        groups=tallies,
        sheets={group: ours.sheets for group, ours in groups.items()},
        strays=strays,
    )


def _look_closer(
    row: int, codes: Sequence[str | None], places: Mapping[str | None, int], statements: int
) -> tuple[list[int | None], list[Stray]]:
    """Return the places of a sheet's codes, None where one cannot be counted, and its strays."""
    found: list[int | None] = [None] * statements
    strays = []
    for i in range(max(len(codes), statements)):
        code = codes[i] if i < len(codes) else None
        bare = code if code is None else code.strip()
        if i < min(len(codes), statements) and bare in places:
            found[i] = places[bare]
        else:
            strays.append(Stray(row, i + 1, code or ""))
    return found, strays
