"""Parity between women and men in a staff category, and how many posts are missing to it."""

from dataclasses import dataclass
from enum import Enum
from fractions import Fraction
from math import ceil, floor


@dataclass(frozen=True, slots=True, kw_only=True)
class Band:
    """The shares of women that count as parity, from 0 to 1, both ends included.

    Raises ValueError unless 0 <= low <= high <= 1.
    """

    low: Fraction
    high: Fraction

    def __post_init__(self) -> None:
        if not 0 <= self.low <= self.high <= 1:
            raise ValueError(f"a parity band lies between 0 and 1, low end first: {self.low} to {self.high}")


class Direction(Enum):
    """Which change leads to parity."""

    NONE = "none"
    FEWER_WOMEN = "fewer women"
    MORE_WOMEN = "more women"


@dataclass(frozen=True, slots=True, kw_only=True)
class Parity:
    """Where a category of staff stands towards the band, its total held constant.

    `share` is women / (women + men) from 0 to 1. `target` is the least and the greatest number of
    women that counts as balanced. `nearest_split` says that no number lies inside the band, so
    that the nearest one counts; then `in_band` is false even where the distance is 0 posts.
    """

    women: int
    total: int
    share: Fraction
    in_band: bool
    target: tuple[int, int]
    nearest_split: bool

    @property
    def is_balanced(self) -> bool:
        """Return whether the number of women is on target: in the band or, failing that, nearest."""
        return self.distance == 0

    @property
    def distance(self) -> int:
        """Return the least number of posts to pass between women and men to be balanced."""
        least, most = self.target
        return max(least - self.women, self.women - most, 0)

    @property
    def direction(self) -> Direction:
        """Return whether fewer or more women would lead to balance, or that nothing need change."""
        if self.is_balanced:
            return Direction.NONE
        return Direction.FEWER_WOMEN if self.women > self.target[1] else Direction.MORE_WOMEN


def parity(women: int, total: int, band: Band) -> Parity | None:
    """Return where a category stands towards the band, or None when it has nobody.

    The total counts women and men only. Raises ValueError unless 0 <= women <= total.

    >>> found = parity(48, 81, Band(low=Fraction(45, 100), high=Fraction(55, 100)))
    >>> found.target, found.distance, found.direction.value
    ((37, 44), 4, 'fewer women')
    """
    if not 0 <= women <= total:
        raise ValueError(f"{women} women cannot be among {total} women and men")
    if total == 0:
        return None
    share = Fraction(women, total)
    least, most = ceil(band.low * total), floor(band.high * total)
    return Parity(
        women=women,
        total=total,
        share=share,
        in_band=band.low <= share <= band.high,
        target=(least, most) if least <= most else _nearest(total, band),
        nearest_split=least > most,
    )


def _nearest(total: int, band: Band) -> tuple[int, int]:
    """Return the nearest number of women below or above a band that holds none, or both if alike."""
    below, above = floor(band.low * total), ceil(band.high * total)
    too_few, too_many = band.low * total - below, above - band.high * total
    return (below if too_few <= too_many else above, above if too_many <= too_few else below)
