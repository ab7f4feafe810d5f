"""Small groups are never shown, nor anything from which they could be had by subtraction."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import Enum
from fractions import Fraction

FLOOR = 5


def check_least_group(size: int) -> int:
    """Return the least size of a group that may be shown, as set.

    Raises ValueError below the floor of 5, which no setting can lower.
    """
    if size < FLOOR:
        raise ValueError(f"groups of fewer than {FLOOR} people are never shown; {size} was asked for")
    return size


@dataclass(frozen=True, slots=True, kw_only=True)
class Release:
    """Which groups of a breakdown may be shown, in the order given, and which are hidden.

    `total_may_be_shown` is false where the total together with what is shown would give a hidden
    group away; with nothing hidden it is true.
    """

    shown: tuple[str, ...]
    hidden: tuple[str, ...]
    total_may_be_shown: bool


def release(sizes: Mapping[str, int], least: int, *, total_is_public: bool = True) -> Release:
    """Return which groups of one breakdown, by their number of answers, may be shown.

    Groups below the least size are hidden. When the total is public and any is hidden, the next
    smallest follow, equals in the order given, until at least two are hidden and hold at least
    the least size together. Raises ValueError for a least size below 5 and for negative sizes.

    >>> release({"women": 50, "men": 43, "other": 2}, 5).shown
    ('women',)
    """
    check_least_group(least)
    if any(size < 0 for size in sizes.values()):
        raise ValueError("a group cannot have a negative size")
    hidden = {group for group, size in sizes.items() if size < least}
    for group in sorted(sizes, key=lambda group: sizes[group]):
        if hidden and total_is_public and not _is_safe(hidden, sizes, least):
            hidden.add(group)
    return Release(
        shown=tuple(group for group in sizes if group not in hidden),
        hidden=tuple(group for group in sizes if group in hidden),
        total_may_be_shown=not hidden or _is_safe(hidden, sizes, least),
    )


def _is_safe(hidden: set[str], sizes: Mapping[str, int], least: int) -> bool:
    """Return whether the sum of the hidden groups tells none of them."""
    return len(hidden) > 1 and sum(sizes[group] for group in hidden) >= least


class Extreme(Enum):
    """What is shown in place of a share that would tell each member's answer."""

    LOW = "5 % or less"
    HIGH = "95 % or more"


def extreme(share: Fraction) -> Extreme | None:
    """Return what to show in place of the share of a shown group, or None when the share may be shown.

    Not only 0 and 100 % are veiled but all up to 5 and from 95 %: else the veil itself would tell.
    """
    if share <= Fraction(5, 100):
        return Extreme.LOW
    return Extreme.HIGH if share >= Fraction(95, 100) else None
