"""The numbers that an edition defines over facts, and what such a number turns out to be."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from fractions import Fraction
from typing import Literal

from scorecard.core.names import MeasureId, QuestionId, TableId
from scorecard.core.table import RowRef
from scorecard.core.text import Message, Text

Where = Mapping[str, tuple[str, ...]]
"""Column name to the values that qualify; several columns must all qualify."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Window:
    """A named stretch of time: so many months back from the assessment date, or the programming cycle."""

    id: str
    title: Text
    months: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class RowShare:
    """Rows that qualify, of those that are asked about; `any_of` lists alternative ways to qualify."""

    table: TableId
    where: Where = field(default_factory=dict)
    any_of: tuple[Where, ...] = ()
    among: Where = field(default_factory=dict)
    by: tuple[str, ...] = ()
    """Columns by which the share is also shown."""


@dataclass(frozen=True, slots=True, kw_only=True)
class RowCount:
    """How many rows qualify; `distinct` counts the different values of a column instead; `date` and `within` keep to a window.

    `overlapping` asks only that a row's time and the window have a day in common, as of a programme that operates in the cycle.
    """

    table: TableId
    where: Where = field(default_factory=dict)
    distinct: str = ""
    date: str = ""
    within: str = ""
    overlapping: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class AmountShare:
    """Money of qualifying rows, of all money; `whole` is a question that gives the total where rows do not list it all.

    `marked` names the column that says whether a line was marked at all: coverage is marked money of all money.
    """

    table: TableId
    amount: str
    where: Where
    whole: QuestionId | None = None
    marked: str = ""
    by: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class BalancedCategories:
    """How many of the named staff categories lie in the parity band."""

    table: TableId
    categories: tuple[str, ...]
    category: str = "category"
    women: str = "women"
    men: str = "men"
    entity: str = "entity"


@dataclass(frozen=True, slots=True, kw_only=True)
class SurveyRate:
    """The positive rate of the staff survey: of one statement, of an area, or of all (the mean of its statements)."""

    statement: str = ""
    area: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """A number asked for directly by a question (a count, an amount, a share)."""

    question: QuestionId


@dataclass(frozen=True, slots=True, kw_only=True)
class Ratio:
    """One measure divided by another number: a share compared with a target that a question gives; 1 is on target."""

    of: MeasureId
    by: QuestionId


Recipe = RowShare | RowCount | AmountShare | BalancedCategories | SurveyRate | Asked | Ratio


@dataclass(frozen=True, slots=True, kw_only=True)
class MeasureSpec:
    """A measure of the edition: its name, its unit, and how it is made."""

    id: MeasureId
    title: Text
    recipe: Recipe
    unit: Literal["share", "count", "amount"] = "share"
    indicator: str = ""
    choice_of_ours: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Slice:
    """One part of a breakdown: what it is called, its part and its whole."""

    by: str
    title: str
    part: Fraction
    whole: Fraction


@dataclass(frozen=True, slots=True, kw_only=True)
class Measured:
    """What a measure turned out to be.

    `low` and `high` bound the value while facts are open and are equal when it is known; both None is "not enough data", and
    `note` says why. `part` and `whole` are given where the value is a share that is known. `rows` are what it was made from.
    """

    id: MeasureId
    low: Fraction | None = None
    high: Fraction | None = None
    part: Fraction | None = None
    whole: Fraction | None = None
    note: Message | None = None
    rows: tuple[RowRef, ...] = ()
    slices: tuple[Slice, ...] = ()
    stated: bool = False
    """Given as a figure by a person, not made from rows."""
    is_share: bool = True

    @property
    def value(self) -> Fraction | None:
        """The exact value, or None while it is open or there is not enough data."""
        return self.low if self.low == self.high else None
