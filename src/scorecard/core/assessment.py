"""The document: one team's answers, tables, evidence, words, judgements and actions under one edition."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from fractions import Fraction
from typing import Literal

from scorecard.core.change import Change
from scorecard.core.names import (
    ActionId,
    CriterionKey,
    EvidenceId,
    IndicatorId,
    LevelId,
    MeasureId,
    QuestionId,
    TableId,
)
from scorecard.core.outcome import Outcome

FORMAT = 1
"""The number of the document's format; `exchange.upgrade` holds one step from each older one."""

Status = Literal["not_applicable", "not_reported"]
FactValue = bool | Fraction | str


@dataclass(frozen=True, slots=True, kw_only=True)
class Origin:
    """Where a fact came from, so that it can be walked back to."""

    kind: Literal["typed", "sheet", "table", "survey", "reconstructed", "implied"] = "typed"
    note: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """What a team states of one criterion. `over_facts` lets it stand where the facts say otherwise; a note must say why."""

    outcome: Outcome
    evidence: tuple[EvidenceId, ...] = ()
    origin: Origin | None = None
    over_facts: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Fact:
    """The answer to one of the edition's questions."""

    value: FactValue
    evidence: tuple[EvidenceId, ...] = ()
    origin: Origin | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Figure:
    """A measure stated directly as part of a whole, where its rows are not at hand; `over_facts` lets it stand over rows too."""

    part: Fraction
    whole: Fraction
    evidence: tuple[EvidenceId, ...] = ()
    origin: Origin | None = None
    over_facts: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Judgement:
    """The level that the team agreed; the reason is required where it differs from the computed one."""

    level: LevelId
    reason: str = ""
    by: str = ""
    date: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Exemption:
    """Why an indicator is not rated."""

    status: Status
    reason: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Evidence:
    """A document, minutes, an interview or a table behind answers. `date` is what it is about, not when it was filed.

    `file` lies under the assessment's `evidence` folder. `internal` evidence never leaves the team.
    """

    title: str
    kind: Literal["document", "minutes", "interview", "table", "link", "other"] = "document"
    date: str = ""
    supports: tuple[str, ...] = ()
    file: str = ""
    link: str = ""
    internal: bool = False
    note: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Action:
    """An item of the action plan. `claims` is the level it says it reaches; `effect` is what its own text brings about.

    `alternatives` are other effects that the text leaves open by "or": the action delivers only if each of them does. `cost` is in
    the plan's currency; `effort` 1 small, 2 medium, 3 large.
    """

    id: ActionId
    what: str
    responsible: tuple[str, ...] = ()
    resources: str = ""
    source_of_funds: str = ""
    timing: str = ""
    start: str = ""
    due: str = ""
    explanation: str = ""
    links: tuple[IndicatorId, ...] = ()
    policies: tuple[str, ...] = ()
    claims: Mapping[IndicatorId, LevelId] = field(default_factory=dict)
    effect: tuple[Change, ...] = ()
    alternatives: tuple[tuple[Change, ...], ...] = ()
    owner: str = ""
    status: Literal["planned", "under_way", "done", "dropped"] = "planned"
    cost: Fraction | None = None
    effort: int | None = None
    progress: str = ""
    evidence: tuple[EvidenceId, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Subject:
    """Who is assessed: the name that stands in a sentence, the team's full name, the country's M49 code."""

    name: str
    team: str = ""
    code: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Cycle:
    """The programming cycle that windows named `cycle` mean, from a first to a last day."""

    name: str = ""
    start: date | None = None
    end: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Entity:
    """An entity of the system in the country, and how it is present."""

    id: str
    name: str = ""
    presence: Literal["resident", "regional", "unknown"] = "unknown"
    note: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Body:
    """A body that can be responsible for something, with the name it has in the country."""

    id: str
    name: str
    local_name: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Member:
    """A member of the assessment team; `name` may stay empty where only the entity is known."""

    entity: str
    name: str = ""
    role: str = ""
    indicators: tuple[IndicatorId, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class StageDates:
    """When a stage took place, in the document's dates, and what happened in it."""

    start: str = ""
    end: str = ""
    done: bool = False
    note: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Meeting:
    """A meeting on record."""

    title: str
    kind: Literal["induction", "debrief", "briefing", "validation", "other"] = "other"
    date: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Interview:
    """Interviews of one group; what was said is confidential, the report cites the group alone."""

    group: str
    count: int | None = None
    date: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class TableFile:
    """Where a table lies beside the document. A digest, where given, says which bytes were meant."""

    file: str
    sheet: str = ""
    digest: str = ""
    origin: str = ""
    evidence: tuple[EvidenceId, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Pin:
    """The edition that an assessment is bound to, by name and digest."""

    edition: str
    digest: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class ParityBand:
    """The team's own band of parity, with the reason that is required for it."""

    low: Fraction
    high: Fraction
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """What a team may set itself. `minimum_group` is never taken below the floor of disclosure control."""

    minimum_group: int | None = None
    parity_band: ParityBand | None = None
    unknown_as_lowest: bool = False
    """Whether the team chose, at sign-off, to count open indicators at the lowest level; the report says so."""
    currency: str = "USD"


@dataclass(frozen=True, slots=True, kw_only=True)
class Assessment:
    """The whole document, as `assessment.yaml` holds it."""

    framework: Pin
    subject: Subject
    date: date
    format: int = FORMAT
    title: str = ""
    author: str = ""
    office: str = ""
    language: str = "en"
    stage: str = ""
    cycle: Cycle = field(default_factory=Cycle)
    local_names: Mapping[str, str] = field(default_factory=dict)
    entities: tuple[Entity, ...] = ()
    bodies: tuple[Body, ...] = ()
    team: tuple[Member, ...] = ()
    stages: Mapping[str, StageDates] = field(default_factory=dict)
    meetings: tuple[Meeting, ...] = ()
    interviews: tuple[Interview, ...] = ()
    settings: Settings = field(default_factory=Settings)
    evidence: Mapping[EvidenceId, Evidence] = field(default_factory=dict)
    tables: Mapping[TableId, TableFile] = field(default_factory=dict)
    facts: Mapping[QuestionId, Fact] = field(default_factory=dict)
    answers: Mapping[CriterionKey, Answer] = field(default_factory=dict)
    figures: Mapping[MeasureId, Figure] = field(default_factory=dict)
    judgements: Mapping[IndicatorId, Judgement] = field(default_factory=dict)
    exemptions: Mapping[IndicatorId, Exemption] = field(default_factory=dict)
    notes: Mapping[str, str] = field(default_factory=dict)
    """Words per criterion, threshold or indicator key: the findings and explanations of its annex."""
    narrative: Mapping[str, str] = field(default_factory=dict)
    """Words per report section and per dimension, with live figures and footnotes."""
    actions: tuple[Action, ...] = ()
