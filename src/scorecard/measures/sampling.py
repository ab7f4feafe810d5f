"""How far the answers of some speak for all who were invited: rates, margins and intervals.

Every decision is exact. A bound with a square root in it is kept as the middle and the square of
the reach, and comparisons are made between squares; decimals appear only when a value is shown.
A confidence of 95 % is meant throughout unless another z or alpha is given.
"""

from bisect import bisect_left
from collections.abc import Callable
from dataclasses import dataclass
from enum import Enum
from fractions import Fraction
from math import ceil, comb

from scorecard.core.quantity import root

Z = Fraction(196, 100)
ALPHA = Fraction(1, 20)
EXACT_BELOW = 200


def _check(answers: int, invited: int | None) -> None:
    if answers < 0 or (invited is not None and invited < 0):
        raise ValueError("numbers of people cannot be negative")
    if invited is not None and answers > invited:
        raise ValueError(f"{answers} answers cannot come from {invited} people invited")


def response_rate(answers: int, invited: int | None) -> Fraction | None:
    """Return n / N from 0 to 1, or None when nobody or an unknown number was invited.

    Raises ValueError when there are more answers than people invited.
    """
    _check(answers, invited)
    return Fraction(answers, invited) if invited else None


@dataclass(frozen=True, slots=True, kw_only=True)
class Margin:
    """A margin of error, kept as its exact square (a share squared).

    >>> Margin(squared=Fraction(1, 400)).within(5)
    True
    """

    squared: Fraction

    def within(self, points: int | Fraction) -> bool:
        """Return whether the margin is at most so many percentage points, decided exactly."""
        return points >= 0 and self.squared <= (Fraction(points) / 100) ** 2

    @property
    def share(self) -> Fraction:
        """Return the margin as a share, to 40 decimals: for `percent` to show, not to decide."""
        return root(self.squared)


def margin(answers: int, invited: int | None, z: Fraction = Z) -> Margin | None:
    """Return z·sqrt(p(1-p)/n)·sqrt((N-n)/(N-1)) with p = 1/2, or None without answers or N.

    The second root is the finite population correction: when all have answered the margin is 0.
    Raises ValueError when there are more answers than people invited.

    >>> found = margin(95, 124)
    >>> found.within(5), found.within(Fraction("4.87"))
    (True, False)
    """
    _check(answers, invited)
    if not answers or not invited:
        return None
    if answers == invited:
        return Margin(squared=Fraction(0))
    return Margin(squared=z * z / 4 * Fraction(invited - answers, answers * (invited - 1)))


def least_answers(points: int | Fraction, invited: int | None, z: Fraction = Z) -> int | None:
    """Return the least n whose margin is within so many points, or None when N is unknown or 0.

    With n0 = z²/4/E² this is n0·N/(N-1+n0), rounded up: 94 of 124 for 5 points.
    Raises ValueError when the points are negative.
    """
    _check(0, invited)
    if points < 0:
        raise ValueError("a margin of error cannot be negative")
    if not invited:
        return None
    if points == 0:
        return invited
    unlimited = z * z / 4 / (Fraction(points) / 100) ** 2
    return max(1, ceil(unlimited * invited / (invited - 1 + unlimited)))


@dataclass(frozen=True, slots=True, kw_only=True)
class Sample:
    """How many were positive, answered and were invited; None where the number invited is unknown.

    Raises ValueError unless 0 <= positive <= answers <= invited.
    """

    positive: int
    answers: int
    invited: int | None

    def __post_init__(self) -> None:
        _check(self.answers, self.invited)
        if not 0 <= self.positive <= self.answers:
            raise ValueError(f"{self.positive} of {self.answers} answers cannot be positive")

    @property
    def share(self) -> Fraction | None:
        """Return the share of positive answers from 0 to 1, or None without answers."""
        return Fraction(self.positive, self.answers) if self.answers else None


class Method(Enum):
    """Where an interval comes from."""

    EXACT = "exact"
    WILSON = "wilson"
    NON_RESPONSE = "non-response"


@dataclass(frozen=True, slots=True, kw_only=True)
class Interval:
    """All shares from middle - reach to middle + reach, both ends included.

    `people` holds the same ends as numbers of people where they are whole.
    """

    middle: Fraction
    reach_squared: Fraction
    method: Method
    people: tuple[int, int] | None = None

    @property
    def low(self) -> Fraction:
        """Return the lower end as a share; to 40 decimals where it is irrational."""
        return self.middle - root(self.reach_squared)

    @property
    def high(self) -> Fraction:
        """Return the upper end as a share; to 40 decimals where it is irrational."""
        return self.middle + root(self.reach_squared)

    def covers(self, share: Fraction) -> bool:
        """Return whether the share lies inside, decided exactly."""
        return (share - self.middle) ** 2 <= self.reach_squared

    def is_at_least(self, border: Fraction) -> bool:
        """Return whether no share inside is below the border, decided exactly."""
        return border <= self.middle and (self.middle - border) ** 2 >= self.reach_squared

    def is_below(self, border: Fraction) -> bool:
        """Return whether every share inside is below the border, decided exactly."""
        return border > self.middle and (border - self.middle) ** 2 > self.reach_squared


def _of_people(low: int, high: int, invited: int, method: Method) -> Interval:
    return Interval(
        middle=Fraction(low + high, 2 * invited),
        reach_squared=Fraction(high - low, 2 * invited) ** 2,
        method=method,
        people=(low, high),
    )


def wilson(sample: Sample, z: Fraction = Z) -> Interval | None:
    """Return the Wilson score interval with n* = n(N-1)/(N-n), or None without answers or N.

    Source: Wilson 1927; the effective size for a finite population as in O'Neill 2021.
    When all have answered it is a point.
    """
    share = sample.share
    if share is None or not sample.invited:
        return None
    silent = sample.invited - sample.answers
    # One over n*, which is 0 when nobody was silent.
    spread = Fraction(silent, sample.answers * (sample.invited - 1)) if silent else Fraction(0)
    whole = 1 + z * z * spread
    square = share * (1 - share) * spread + (z * spread) ** 2 / 4
    return Interval(
        middle=(share + z * z * spread / 2) / whole,
        reach_squared=z * z * square / whole**2,
        method=Method.WILSON,
    )


def exact(sample: Sample, alpha: Fraction = ALPHA) -> Interval | None:
    """Return all K of the N invited that the answers do not contradict, or None without answers or N.

    K stays when, drawing n of N with K positive, the chance of x or fewer and the chance of x or
    more are both above alpha/2 (hypergeometric, both tails by inversion; Clopper-Pearson's idea).
    Raises ValueError unless 0 < alpha < 1.
    """
    if not 0 < alpha < 1:
        raise ValueError("alpha lies between 0 and 1")
    if not sample.answers or not sample.invited:
        return None
    low = _least_total(sample.positive, sample.answers, sample.invited, alpha)
    others = _least_total(sample.answers - sample.positive, sample.answers, sample.invited, alpha)
    return _of_people(low, sample.invited - others, sample.invited, Method.EXACT)


def _least_total(seen: int, answers: int, invited: int, alpha: Fraction) -> int:
    """Return the least K for which the chance of `seen` or more is above alpha/2; it grows with K."""
    ways = comb(invited, answers)

    def is_likely(total: int) -> bool:
        upper = range(seen, min(answers, total) + 1)
        tail = sum(comb(total, i) * comb(invited - total, answers - i) for i in upper)
        return 2 * alpha.denominator * tail > alpha.numerator * ways

    return bisect_left(range(invited), True, lo=seen, key=is_likely)


def interval(sample: Sample) -> Interval | None:
    """Return the exact interval below 200 people invited, else Wilson's; None without answers or N."""
    if sample.invited is not None and sample.invited < EXACT_BELOW:
        return exact(sample)
    return wilson(sample)


def non_response_bounds(sample: Sample) -> Interval | None:
    """Return [x/N, (x+N-n)/N]: what the share is if none, or all, of the silent are positive.

    None when nobody or an unknown number was invited; without any answer it runs from 0 to 1.
    """
    if not sample.invited:
        return None
    high = sample.positive + sample.invited - sample.answers
    return _of_people(sample.positive, high, sample.invited, Method.NON_RESPONSE)


@dataclass(frozen=True, slots=True, kw_only=True)
class Difference:
    """One share minus another, with its interval; shares from -1 to 1, ends to 40 decimals."""

    value: Fraction
    low: Fraction
    high: Fraction
    no_clear_difference: bool


def difference(women: Sample, men: Sample, z: Fraction = Z) -> Difference | None:
    """Return women minus men with Newcombe's interval, or None when either lacks answers or N.

    Each side has its own Wilson interval with its own n*. Source: Newcombe 1998, method 10.
    `no_clear_difference` says that the interval covers 0, decided exactly.
    """
    ours, theirs = wilson(women, z), wilson(men, z)
    if women.share is None or men.share is None or ours is None or theirs is None:
        return None
    value = women.share - men.share
    down = root((women.share - ours.low) ** 2 + (theirs.high - men.share) ** 2)
    up = root((ours.high - women.share) ** 2 + (men.share - theirs.low) ** 2)
    return Difference(
        value=value,
        low=value - down,
        high=value + up,
        no_clear_difference=_covers_zero(value, women.share, men.share, ours, theirs),
    )


def _covers_zero(value: Fraction, woman: Fraction, man: Fraction, ours: Interval, theirs: Interval) -> bool:
    """Return whether Newcombe's reach towards 0 is at least the difference, by its exact square.

    A leg is off + √r, so the square of the reach is off² + r + 2·off·√r, summed over both sides.
    """
    away = 1 if value > 0 else -1
    off, other = away * (woman - ours.middle), away * (theirs.middle - man)
    plain = off**2 + ours.reach_squared + other**2 + theirs.reach_squared - value**2
    return _sign_of_roots(plain, (2 * off, ours.reach_squared), (2 * other, theirs.reach_squared)) >= 0


def _sign(number: Fraction) -> int:
    return (number > 0) - (number < 0)


def _sign_of_root(plain: Fraction, factor: Fraction, square: Fraction) -> int:
    """Return the sign of plain + factor·√square."""
    return _sign_of_sum(_sign(plain), _sign(factor * square), lambda: plain**2 - factor**2 * square)


def _sign_of_roots(plain: Fraction, one: tuple[Fraction, Fraction], two: tuple[Fraction, Fraction]) -> int:
    """Return the sign of plain + a·√b + c·√d for the pairs (a, b) and (c, d)."""
    (a, b), (c, d) = one, two
    roots = _sign_of_sum(_sign(a * b), _sign(c * d), lambda: a * a * b - c * c * d)
    if _sign(plain) * roots >= 0:
        return _sign(plain) or roots
    rest = plain**2 - a * a * b - c * c * d
    return _sign(plain) * _sign_of_root(rest, -2 * a * c, b * d)


def _sign_of_sum(one: int, two: int, square_gap: Callable[[], Fraction]) -> int:
    """Return the sign of a sum from its parts' signs and, where they differ, from one² - two²."""
    if one * two >= 0:
        return one or two
    return one * _sign(square_gap())
