"""Exact counts and shares: the one place that reads numbers exactly and the one place that rounds."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction
from math import isqrt

LONGEST_NUMBER = 60
ROOT_DIGITS = 40

_WRITTEN = re.compile(r"(?P<number>-?[0-9]+(?:\.[0-9]+)?)(?:\s?(?P<percent>%)|\s?/\s?(?P<below>[0-9]+))?")


def parse_exact(text: object) -> Fraction:
    """Return the exact number written as "1/3", "0.65" or "65 %", or given as a whole number.

    Raises ValueError with a plain message for everything else. Floats are refused because a
    float such as 0.65 is not the number it prints.

    >>> parse_exact("65 %") == parse_exact("0.65") == Fraction(13, 20)
    True
    """
    match text:
        case bool() | float():
            raise ValueError(f'{text!r} is not exact: write it in quotes, such as "0.65", "65 %" or "1/3"')
        case int() | Fraction():
            return Fraction(text)
        case str():
            return _parse_text(text)
        case _:
            raise ValueError(f'{type(text).__name__} is not a number: write "0.65", "65 %" or "1/3"')


def _parse_text(text: str) -> Fraction:
    if len(text) <= LONGEST_NUMBER and text.isascii() and text.isdigit():
        return Fraction(
            int(text)
        )  # nearly every cell of a large table; the general way takes five times as long
    found = _WRITTEN.fullmatch(text.strip()) if len(text) <= LONGEST_NUMBER else None
    if found is None or ("." in found["number"] and found["below"]):
        raise ValueError(f'{text[:LONGEST_NUMBER]!r} is not a number: write "0.65", "65 %" or "1/3"')
    below = 100 if found["percent"] else int(found["below"] or 1)
    if below == 0:
        raise ValueError(f"{text!r} divides by zero")
    return Fraction(found["number"]) / below


@dataclass(frozen=True, slots=True, kw_only=True)
class Share:
    """A part of a whole, kept as the exact pair.

    Raises ValueError unless 0 <= part <= whole, and TypeError for a float.

    >>> Share(part=5, whole=29).value
    Fraction(5, 29)
    """

    part: int | Fraction
    whole: int | Fraction

    def __post_init__(self) -> None:
        for name, number in (("part", self.part), ("whole", self.whole)):
            if isinstance(number, bool) or not isinstance(number, int | Fraction):
                raise TypeError(f"the {name} of a share must be an exact number, not {number!r}")
        if not 0 <= self.part <= self.whole:
            raise ValueError(f"the part of a share lies between 0 and the whole: {self.part}/{self.whole}")

    @property
    def value(self) -> Fraction | None:
        """Return the exact ratio from 0 to 1, or None when the whole is 0."""
        return Fraction(self.part) / self.whole if self.whole else None


def root(square: Fraction) -> Fraction:
    """Return the square root: exact when it is a fraction, else cut after 40 decimals.

    Raises ValueError below 0. Cutting never carries a value past a rounding border, so
    `percent(root(x), places)` is right to the last digit.

    >>> root(Fraction(4, 9))
    Fraction(2, 3)
    """
    above, below = isqrt(square.numerator), isqrt(square.denominator)
    if above * above == square.numerator and below * below == square.denominator:
        return Fraction(above, below)
    scale = 10**ROOT_DIGITS
    return Fraction(isqrt(square.numerator * scale * scale // square.denominator), scale)


def percent(fraction: Fraction, places: int = 0) -> str:
    """Return the fraction times 100 as digits without a sign of percent, half rounded up.

    Below zero a half is rounded away from zero, so that a gap reads the same from both sides.

    >>> percent(Fraction(1343833, 8386529), 2), percent(Fraction(1, 200)), percent(Fraction(-1, 8), 1)
    ('16.02', '1', '-12.5')
    """
    if places < 0:
        raise ValueError(f"a percentage cannot be shown with {places} decimal places")
    scale = 10**places
    units = int(abs(fraction) * 100 * scale + Fraction(1, 2))
    sign = "-" if fraction < 0 and units else ""
    whole, rest = divmod(units, scale)
    return f"{sign}{whole}.{rest:0{places}}" if places else f"{sign}{whole}"


def whole_percents(parts: Sequence[int | Fraction]) -> list[int]:
    """Return whole percentages that add to 100, by largest remainder; equal remainders go first to the larger part, then to the earlier.

    Raises ValueError when a part is negative or all are zero: nothing then adds to 100.

    >>> whole_percents([684, 143, 123])
    [72, 15, 13]
    """
    total = sum(parts)
    if total <= 0 or min(parts) < 0:
        raise ValueError("percentages need parts of at least 0 of which one is above 0")
    exact = [Fraction(part) * 100 / total for part in parts]
    shown = [int(value) for value in exact]
    order = sorted(range(len(parts)), key=lambda i: (shown[i] - exact[i], -exact[i]))
    for i in order[: 100 - sum(shown)]:
        shown[i] += 1
    return shown


def hides_border(value: Fraction, border: Fraction, places: int = 0, *, strict: bool = False) -> bool:
    """Return whether the rounded percentage stands on another side of the border than the value.

    The border itself is the upper side, or with `strict` ("over 80 %") the lower one.

    >>> hides_border(Fraction("0.646"), Fraction("0.65"))
    True
    """
    shown = Fraction(percent(value, places)) / 100
    if strict:
        return (shown > border) != (value > border)
    return (shown >= border) != (value >= border)


def grouped(number: int) -> str:
    """Return the whole number with commas between thousands.

    >>> grouped(8386529)
    '8,386,529'
    """
    return f"{number:,}"


def plain(value: Fraction) -> str:
    """Return an exact number in digits with thousands apart, with two decimals where it is not whole."""
    return grouped(int(value)) if value.denominator == 1 else percent(value / 100, 2)


def shown(value: Fraction, *, share: bool) -> str:
    """Return a number as a sentence prints it: a share in percent, to a tenth where it is not whole; else plain.

    >>> shown(Fraction(1, 3), share=True), shown(Fraction(13, 20), share=True), shown(Fraction(8386529), share=False)
    ('33.3 %', '65 %', '8,386,529')
    """
    if not share:
        return plain(value)
    hundred = value * 100
    return f"{hundred} %" if hundred.denominator == 1 else f"{percent(value, 1)} %"


def bound_words(bound: Fraction, *, share: bool) -> str:
    """Return a bound as a sentence prints it: exact, so one third stays a fraction.

    >>> bound_words(Fraction(1, 3), share=True), bound_words(Fraction(13, 20), share=True)
    ('1/3', '65 %')
    """
    return shown(bound, share=share) if not share or (bound * 100).denominator == 1 else str(bound)
