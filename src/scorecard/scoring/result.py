"""What rating gives: a result per indicator, counts, and the overall result where an edition has one."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from fractions import Fraction
from typing import Literal

from scorecard.core.names import DimensionId, IndicatorId, LevelId
from scorecard.core.outcome import Outcome
from scorecard.core.text import Message
from scorecard.scoring.finding import Finding

NoticeCode = Literal[
    "lower-does-not-hold", "outside-window", "rounding-hides-border", "differs", "contradiction"
]


@dataclass(frozen=True, slots=True, kw_only=True)
class Notice:
    """Something about a rating that a reader should know, with a stable code."""

    code: NoticeCode
    said: Message


@dataclass(frozen=True, slots=True, kw_only=True)
class Result:
    """The rating of one indicator.

    `level` is the computed one, None while the range is open. `at_least` and `at_most` bound it; both are None where the indicator
    is not rated (`status` says why). `agreed` is the level the team agreed. `levels` holds the finding of each level's own rule,
    `criteria` the finding of each criterion and threshold by key. `open` lists the keys that would close the range.
    """

    indicator: IndicatorId
    level: LevelId | None = None
    at_least: LevelId | None = None
    at_most: LevelId | None = None
    agreed: LevelId | None = None
    agreed_reason: str = ""
    status: Literal["", "not_applicable", "not_reported", "not_scored"] = ""
    status_reason: str = ""
    levels: Mapping[LevelId, Finding] = field(default_factory=dict)
    criteria: Mapping[str, Finding] = field(default_factory=dict)
    notices: tuple[Notice, ...] = ()
    open: tuple[str, ...] = ()

    @property
    def is_open(self) -> bool:
        """Whether facts that are still open decide the level."""
        return self.at_least != self.at_most

    @property
    def counted(self) -> LevelId | None:
        """The level that the headline counts: the agreed one where there is one, else the computed."""
        return self.agreed or self.level

    @property
    def differs(self) -> bool:
        """Whether the team agreed a level that the rules do not give, or do not give yet."""
        return self.agreed is not None and self.agreed != self.level

    def outcome_of(self, key: str) -> Outcome:
        """Return the outcome of a criterion or threshold."""
        return self.criteria[key].outcome


@dataclass(frozen=True, slots=True, kw_only=True)
class Summary:
    """Counts of indicators by level. `of` is the denominator: what is rated, not applicable left out.

    `met_or_exceeded` counts those that are at or above the headline level for certain, `possible` those that may be while facts are open.
    """

    by_level: Mapping[LevelId, int]
    not_applicable: int
    not_reported: int
    open: int
    met_or_exceeded: int
    of: int
    possible: int = 0
    average_code: Fraction | None = None

    @property
    def share(self) -> Fraction | None:
        """The share at or above the headline level, or None when nothing is rated."""
        return Fraction(self.met_or_exceeded, self.of) if self.of else None


@dataclass(frozen=True, slots=True, kw_only=True)
class Overall:
    """The overall result of an edition that has tiers: reached for certain, and within reach while facts are open."""

    at_least: str | None
    at_most: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Scorecard:
    """Every indicator's result, counted as agreed and as computed, by dimension and in all."""

    results: Mapping[IndicatorId, Result]
    summary: Summary
    computed: Summary
    by_dimension: Mapping[DimensionId, Summary]
    target_reached: bool | None = None
    """Whether the share that a target asks for is reached; None where there is no target, or open facts still decide it."""
    overall: Overall | None = None
