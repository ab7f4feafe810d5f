"""The files of an edition's folder as they are written; `exchange.framework` assembles them into an Edition."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from fractions import Fraction
from typing import Any, Literal

from scorecard.core.framework import (
    Combination,
    Dimension,
    Headline,
    Level,
    OutlineSection,
    Parity,
    Stage,
    Suggestion,
    SurveyArea,
    SurveyStatement,
)
from scorecard.core.measure import (
    AmountShare,
    Asked,
    BalancedCategories,
    Ratio,
    RowCount,
    RowShare,
    SurveyRate,
    Window,
)
from scorecard.core.question import QuestionKind
from scorecard.core.rule import Rule
from scorecard.core.table import Choice, ColumnKind
from scorecard.core.text import Text


@dataclass(frozen=True, kw_only=True)
class FrameworkFile:
    """`framework.yaml`: identity, scale, dimensions and everything that is true of the edition as a whole."""

    id: str
    title: Text
    source: str
    languages: tuple[str, ...]
    levels: tuple[Level, ...]
    combination: Combination
    dimensions: tuple[Dimension, ...]
    headline: Headline
    windows: tuple[Window, ...] = ()
    stages: tuple[Stage, ...] = ()
    parity: Parity | None = None
    terms: Mapping[str, Text] = field(default_factory=dict)
    not_applicable: bool = True
    not_reported: bool = False
    status_codes: Mapping[str, str] = field(default_factory=dict)
    notes: Text = field(default_factory=Text)


@dataclass(frozen=True, kw_only=True)
class CriterionPart:
    """A lettered criterion; `same_as` points to a criterion of another level with identical wording: one fact."""

    text: Text = field(default_factory=Text)
    same_as: str = ""
    derive: Rule | None = None
    judgement: bool = False
    guidance: Text = field(default_factory=Text)
    evidence: tuple[Text, ...] = ()
    suggestions: tuple[Suggestion, ...] = ()
    effort: int = 2
    window: str = ""


@dataclass(frozen=True, kw_only=True)
class LevelPart:
    """A level of an indicator: its rule and its criteria by letter."""

    rule: Rule
    criteria: Mapping[str, CriterionPart] = field(default_factory=dict)


@dataclass(frozen=True, kw_only=True)
class QuestionPart:
    """A question asked once for an indicator."""

    text: Text
    kind: QuestionKind = "yes_no"
    choices: tuple[Choice, ...] = ()
    unit: str = ""
    guidance: Text = field(default_factory=Text)


@dataclass(frozen=True, kw_only=True)
class MeasurePart:
    """A measure: exactly one recipe."""

    title: Text
    unit: Literal["share", "count", "amount"] = "share"
    choice_of_ours: bool = False
    share_of_rows: RowShare | None = None
    count_rows: RowCount | None = None
    share_of_amount: AmountShare | None = None
    balanced: BalancedCategories | None = None
    survey: SurveyRate | None = None
    asked: Asked | None = None
    ratio: Ratio | None = None


@dataclass(frozen=True, kw_only=True)
class IndicatorFile:
    """`indicators/<id>.yaml`."""

    id: str
    dimension: str
    title: Text
    source: str
    levels: Mapping[str, LevelPart]
    short: Text = field(default_factory=Text)
    guidance: Text = field(default_factory=Text)
    questions: Mapping[str, QuestionPart] = field(default_factory=dict)
    measures: Mapping[str, MeasurePart] = field(default_factory=dict)
    measure: str = ""
    implies: tuple[tuple[str, str], ...] = ()
    scored: bool = True
    optional: bool = False
    part_of: str = ""
    threshold_effort: int = 2


@dataclass(frozen=True, kw_only=True)
class ColumnPart:
    """A column of a table."""

    title: Text
    kind: ColumnKind = "text"
    required: bool = False
    choices: tuple[Choice, ...] = ()
    unit: str = ""
    guidance: Text = field(default_factory=Text)


@dataclass(frozen=True, kw_only=True)
class TablePart:
    """A table of `tables.yaml`, its columns by name and in order."""

    title: Text
    columns: Mapping[str, ColumnPart]
    unique: tuple[str, ...] = ()
    indicators: tuple[str, ...] = ()
    guidance: Text = field(default_factory=Text)


@dataclass(frozen=True, kw_only=True)
class TablesFile:
    """`tables.yaml`: every table that the edition asks for."""

    tables: Mapping[str, TablePart]


@dataclass(frozen=True, kw_only=True)
class SurveyFile:
    """`survey.yaml`: the staff survey."""

    areas: tuple[SurveyArea, ...]
    statements: tuple[SurveyStatement, ...]
    positive: tuple[str, ...]
    neutral: tuple[str, ...]
    negative: tuple[str, ...]
    unknown: tuple[str, ...]
    answers: str
    tallies: str
    group: str
    population: str
    threshold: Fraction
    minimum_group: int = 10


@dataclass(frozen=True, kw_only=True)
class OutlineFile:
    """`outline.yaml`: what the report contains, in order."""

    sections: tuple[OutlineSection, ...]


@dataclass(frozen=True, kw_only=True)
class ExampleFile:
    """`examples/<name>.yaml`: bare statements, as a file of statements has them, and the levels that they must give.

    A level may be a range while facts are open (`red..green`), a status (`not_applicable`) or a level's code; `summary` holds the
    counts that are to be compared, `overall` a tier, a range of tiers or `none`.
    """

    title: str
    statements: Mapping[str, Any]
    levels: Mapping[str, str]
    overall: str | None = None
    summary: Mapping[str, Any] = field(default_factory=dict)
