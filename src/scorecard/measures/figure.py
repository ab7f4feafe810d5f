"""A number with a name that a narrative can speak of, and how a sentence prints it."""

from dataclasses import dataclass, replace
from fractions import Fraction
from typing import Literal

from scorecard.core.quantity import percent, shown

Unit = Literal["share", "count", "amount", "points"]
OPEN = "not known yet"


@dataclass(frozen=True, slots=True, kw_only=True)
class LiveFigure:
    """A number with a name. `value` is None while it is open; `shown` is how a sentence prints it; `what` says what it is."""

    name: str
    value: Fraction | None
    shown: str
    unit: Unit
    what: str
    part: Fraction | None = None
    whole: Fraction | None = None


def live(name: str, value: Fraction | int | None, unit: Unit, what: str) -> LiveFigure:
    """Return a figure with the words that a sentence prints for it."""
    exact = None if value is None else Fraction(value)
    return LiveFigure(name=name, value=exact, shown=_shown(exact, unit), unit=unit, what=what)


def _shown(value: Fraction | None, unit: Unit) -> str:
    if value is None:
        return OPEN
    return f"{percent(value, 1)} points" if unit == "points" else shown(value, share=unit == "share")


def share_of(name: str, part: Fraction, whole: Fraction, what: str) -> LiveFigure:
    """Return the figure of a share with its part and whole; open where the whole is nothing."""
    return replace(live(name, part / whole if whole else None, "share", what), part=part, whole=whole)
