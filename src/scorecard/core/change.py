"""Every way the document can change, as values; `core.apply` holds the one place where they are carried out."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from fractions import Fraction

from scorecard.core.names import (
    CriterionKey,
    EvidenceId,
    IndicatorId,
    LevelId,
    MeasureId,
    QuestionId,
    TableId,
)
from scorecard.core.outcome import Outcome

PlainCell = str | int | bool | None


@dataclass(frozen=True, slots=True, kw_only=True)
class SetAnswer:
    """A statement becomes met, unmet or unknown; None takes the answer back."""

    key: CriterionKey
    becomes: Outcome | None
    evidence: tuple[EvidenceId, ...] = ()
    over_facts: bool = False
    origin: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class SetFact:
    """A fact takes a value; None takes it back."""

    question: QuestionId
    value: bool | Fraction | str | None
    evidence: tuple[EvidenceId, ...] = ()
    origin: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class SetFigure:
    """A measure is stated as part of a whole; None takes it back."""

    measure: MeasureId
    part: Fraction | None
    whole: Fraction | None
    evidence: tuple[EvidenceId, ...] = ()
    over_facts: bool = False
    origin: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class SetCells:
    """In every row of a table that has these values, these columns take those; an empty `where` means every row."""

    table: TableId
    becomes: Mapping[str, PlainCell]
    where: Mapping[str, PlainCell] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class AddRows:
    """Rows join a table."""

    table: TableId
    rows: tuple[Mapping[str, PlainCell], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class SetTable:
    """A table is delivered anew, whole."""

    table: TableId
    rows: tuple[Mapping[str, PlainCell], ...]
    origin: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class SetJudgement:
    """The team agrees a level; None takes the agreement back."""

    indicator: IndicatorId
    level: LevelId | None
    reason: str = ""
    by: str = ""
    date: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class SetExemption:
    """An indicator is not rated, for a reason; None rates it again."""

    indicator: IndicatorId
    status: str | None
    reason: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class SetNote:
    """Words about a criterion, a threshold or an indicator; empty words take them away."""

    key: str
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class SetNarrative:
    """Words of a report section or a dimension; empty words take them away."""

    section: str
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class SetEntry:
    """One entry of a register becomes this value (an Evidence, an Action, an Entity, a Meeting, …); None removes it.

    `register` is the document's field, `entry` the id (or the place in a list, from 0, or the length of the list to add one).
    """

    register: str
    entry: str
    becomes: object | None


@dataclass(frozen=True, slots=True, kw_only=True)
class SetDetail:
    """A single field of the document's head, by its path such as `subject.name` or `cycle.start`; None clears it."""

    path: str
    value: object


Change = (
    SetAnswer
    | SetFact
    | SetFigure
    | SetCells
    | AddRows
    | SetTable
    | SetJudgement
    | SetExemption
    | SetNote
    | SetNarrative
    | SetEntry
    | SetDetail
)
