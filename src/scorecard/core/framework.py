"""A methodology as a value: an edition with its dimensions, indicators, criteria, levels, measures, survey and outline."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from fractions import Fraction
from typing import Literal

from scorecard.core.measure import MeasureSpec, Window
from scorecard.core.names import (
    CriterionKey,
    DimensionId,
    IndicatorId,
    LevelId,
    MeasureId,
    QuestionId,
    TableId,
)
from scorecard.core.question import Question
from scorecard.core.rule import Rule
from scorecard.core.table import TableSpec
from scorecard.core.text import Text

Combination = Literal["highest", "cumulative"]
"""How levels combine: the highest whose own rule holds, or the highest up to which every lower one holds too."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Level:
    """One step of the scale. `code` is how the methodology's own tables write it; codes of different editions never mix."""

    id: LevelId
    title: Text
    short: Text
    code: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Suggestion:
    """What a team could do to bring a criterion about, with the effort it usually takes (1 small, 2 medium, 3 large)."""

    text: Text
    effort: int = 2


@dataclass(frozen=True, slots=True, kw_only=True)
class Statement:
    """A lettered criterion of one level of an indicator, in the edition's words.

    `derive` says how it follows from facts; `judgement` that its words (some, visible, regular) need a person. `effort` is the
    edition's default cost of bringing it about.
    """

    key: CriterionKey
    text: Text
    derive: Rule | None = None
    judgement: bool = False
    guidance: Text = field(default_factory=Text)
    evidence: tuple[Text, ...] = ()
    suggestions: tuple[Suggestion, ...] = ()
    effort: int = 2
    window: str = ""
    """The window that the edition's wording names, against which the dates of its evidence are held."""

    @property
    def letter(self) -> str:
        """The last part of the key."""
        return self.key.rpartition("/")[2]


@dataclass(frozen=True, slots=True, kw_only=True)
class Indicator:
    """What is rated: its criteria by key, a rule per level, and which statements imply which.

    `implies` holds (stronger, weaker) pairs: the stronger met makes the weaker met, the weaker unmet makes the stronger unmet.
    `measure` is the indicator's headline number, if it has one. An indicator that is not `scored` has answers but no level; an
    `optional` one leaves the denominator while nothing was said about it. `part_of` names the indicator whose part it is.
    """

    id: IndicatorId
    dimension: DimensionId
    title: Text
    rules: Mapping[LevelId, Rule]
    statements: Mapping[CriterionKey, Statement]
    implies: tuple[tuple[CriterionKey, CriterionKey], ...] = ()
    measure: MeasureId | None = None
    short: Text = field(default_factory=Text)
    guidance: Text = field(default_factory=Text)
    source: str = ""
    scored: bool = True
    optional: bool = False
    part_of: IndicatorId | None = None
    threshold_effort: int = 2
    """The default cost of lifting the headline number to a level."""

    def level_of(self, key: CriterionKey) -> LevelId:
        """Return the level that a criterion's key names."""
        return LevelId(key.split("/")[1])


@dataclass(frozen=True, slots=True, kw_only=True)
class Dimension:
    """A group of indicators."""

    id: DimensionId
    title: Text


@dataclass(frozen=True, slots=True, kw_only=True)
class SurveyStatement:
    """One statement of the staff survey and the area it belongs to."""

    id: str
    area: str
    text: Text
    short: Text


@dataclass(frozen=True, slots=True, kw_only=True)
class SurveyArea:
    """A group of survey statements."""

    id: str
    title: Text


@dataclass(frozen=True, slots=True, kw_only=True)
class Survey:
    """The staff survey: areas, statements, the scale's codes by side, and the least group that is ever shown.

    `answers` and `tallies` name the tables that raw answers or counts come in; `threshold` is the rate that a statement is held
    against; `population` the question that gives the number invited.
    """

    areas: tuple[SurveyArea, ...]
    statements: tuple[SurveyStatement, ...]
    positive: tuple[str, ...]
    neutral: tuple[str, ...]
    negative: tuple[str, ...]
    unknown: tuple[str, ...]
    answers: TableId
    tallies: TableId
    group: str
    population: QuestionId
    threshold: Fraction
    minimum_group: int = 10
    confidence_z: Fraction = Fraction(196, 100)
    wanted_margin: Fraction = Fraction(5, 100)

    def in_area(self, area: str) -> tuple[SurveyStatement, ...]:
        """Return the statements of an area."""
        return tuple(statement for statement in self.statements if statement.area == area)


@dataclass(frozen=True, slots=True, kw_only=True)
class StaffCategory:
    """A group of grades; `rated` ones decide an indicator, the others are reported only."""

    id: str
    title: Text
    rated: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class Parity:
    """The staffing table, its categories, and the band of women's share that counts as parity."""

    table: TableId
    categories: tuple[StaffCategory, ...]
    low: Fraction
    high: Fraction
    source: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Tier:
    """A step of an overall result: reached by this share of rated indicators at or above the headline level."""

    id: str
    title: Text
    at_least: Fraction


@dataclass(frozen=True, slots=True, kw_only=True)
class Headline:
    """What is said in public: indicators at or above `level`, and the share of rated ones that a target asks for."""

    level: LevelId
    share: Fraction | None = None
    tiers: tuple[Tier, ...] = ()
    average_codes: bool = False
    """Whether the methodology also averages its levels' codes."""
    count_not_reported: bool = True
    """Whether an indicator that was not reported stays in the denominator, where it counts as below every level."""


@dataclass(frozen=True, slots=True, kw_only=True)
class OutlineSection:
    """A section of the report: its heading, the standing text, and which blocks the product composes into it."""

    id: str
    title: Text
    blocks: tuple[str, ...] = ()
    text: Text = field(default_factory=Text)
    prompt: Text = field(default_factory=Text)
    sections: "tuple[OutlineSection, ...]" = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Stage:
    """A stage of the process."""

    id: str
    title: Text
    guidance: Text = field(default_factory=Text)


@dataclass(frozen=True, slots=True, kw_only=True)
class Edition:
    """One edition of a methodology, complete, and the digest that assessments are pinned to."""

    id: str
    title: Text
    digest: str
    languages: tuple[str, ...]
    levels: tuple[Level, ...]
    combination: Combination
    dimensions: tuple[Dimension, ...]
    indicators: Mapping[IndicatorId, Indicator]
    headline: Headline
    questions: Mapping[QuestionId, Question] = field(default_factory=dict)
    tables: Mapping[TableId, TableSpec] = field(default_factory=dict)
    measures: Mapping[MeasureId, MeasureSpec] = field(default_factory=dict)
    windows: Mapping[str, Window] = field(default_factory=dict)
    survey: Survey | None = None
    parity: Parity | None = None
    outline: tuple[OutlineSection, ...] = ()
    stages: tuple[Stage, ...] = ()
    terms: Mapping[str, Text] = field(default_factory=dict)
    """Words that teams may have a local name for, such as the programming document's."""
    not_applicable: bool = True
    not_reported: bool = False
    status_codes: Mapping[str, str] = field(default_factory=dict)
    source: str = ""
    notes: Text = field(default_factory=Text)

    def indicator(self, key: str) -> Indicator | None:
        """Return the indicator that an indicator's id, a criterion's or a threshold's key belongs to, or None."""
        return self.indicators.get(IndicatorId(key.partition("/")[0]))

    def statement(self, key: str) -> Statement | None:
        """Return the statement of this key, or None."""
        indicator = self.indicator(key)
        return indicator.statements.get(CriterionKey(key)) if indicator else None

    def rank(self, level: LevelId) -> int:
        """Return the level's place in the scale, from 0 upward."""
        return next(place for place, each in enumerate(self.levels) if each.id == level)

    def level(self, level: LevelId) -> Level:
        """Return the level of this id."""
        return self.levels[self.rank(level)]

    def in_dimension(self, dimension: DimensionId) -> tuple[Indicator, ...]:
        """Return the indicators of a dimension, in order."""
        return tuple(each for each in self.indicators.values() if each.dimension == dimension)
