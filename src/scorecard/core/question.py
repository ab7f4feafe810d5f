"""What a team may be asked outside tables, and which answers are well formed."""

from dataclasses import dataclass, field
from typing import Literal

from scorecard.core.names import IndicatorId, QuestionId
from scorecard.core.table import Choice
from scorecard.core.text import Text

QuestionKind = Literal["yes_no", "count", "amount", "share", "when", "choice", "text"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    """A fact asked for once, from which statements and measures are derived."""

    id: QuestionId
    text: Text
    kind: QuestionKind = "yes_no"
    indicators: tuple[IndicatorId, ...] = ()
    choices: tuple[Choice, ...] = ()
    unit: str = ""
    guidance: Text = field(default_factory=Text)
