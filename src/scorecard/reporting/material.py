"""Everything that a report is composed from, and the small pieces that every part of it is made of."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from fractions import Fraction

from scorecard.core.assessment import Assessment
from scorecard.core.dossier import Dossier
from scorecard.core.framework import Edition, Indicator, Level
from scorecard.core.measure import Measured
from scorecard.core.names import LevelId, MeasureId
from scorecard.core.problem import Problem
from scorecard.core.quantity import percent
from scorecard.core.text import Message, Text
from scorecard.measures.live import LiveFigure
from scorecard.measures.survey import SurveyResult
from scorecard.planning.plan import Plan
from scorecard.reporting.document import Cell, Column, LevelMark, Line, Row, Words
from scorecard.scoring.result import Scorecard


@dataclass(frozen=True, slots=True, kw_only=True)
class Material:
    """What the composer reads: the document, its measures and rating, the plan replayed, and a translator.

    `say` turns the product's own English into the report's language; the edition's and the team's words come in theirs.
    """

    edition: Edition
    dossier: Dossier
    measures: Mapping[MeasureId, Measured]
    scorecard: Scorecard
    plan: Plan
    survey: SurveyResult | None
    figures: Mapping[str, LiveFigure]
    problems: tuple[Problem, ...] = ()
    language: str = "en"
    say: Callable[[str], str] = field(default=str)

    @property
    def document(self) -> Assessment:
        """The team's document."""
        return self.dossier.assessment

    def told(self, words: Message | Text | str) -> str:
        """Return words in the report's language."""
        if isinstance(words, Text):
            return words.said_in(self.language)
        return words.said(self.say) if isinstance(words, Message) else words

    def titled(self, words: Text) -> str:
        """Return a title of the edition with the country's own names beside the edition's."""
        title = words.said_in(self.language)
        local = [
            name
            for term, name in self.document.local_names.items()
            if self.edition.terms.get(term) and (term in title or str(self.edition.terms[term]) in title)
        ]
        return f"{title} ({', '.join(local)})" if local else title


def line(*words: str) -> Line:
    """Return plain words as a line."""
    return tuple(Words(text=each) for each in words if each)


def strong(words: str) -> Words:
    """Return words that stand out."""
    return Words(text=words, strong=True)


def cell(words: str = "") -> Cell:
    """Return a cell of plain words."""
    return Cell(line=line(words))


def number_cell(value: int | Fraction | None, shown: str | None = None, form: str = "#,##0") -> Cell:
    """Return a cell with an exact number, which a spreadsheet keeps as a number; empty for None."""
    if value is None:
        return cell(shown or "")
    exact = Fraction(value)
    decimal = str(exact.numerator) if exact.denominator == 1 else percent(exact / 100, 8)
    return Cell(line=line(shown if shown is not None else f"{int(exact):,}"), number=decimal, format=form)


def percent_cell(share: Fraction | None, places: int = 0) -> Cell:
    """Return a cell with a share, printed in percent."""
    if share is None:
        return cell()
    return Cell(
        line=line(f"{percent(share, places)} %"),
        number=percent(share / 100, 10),
        format="0.0%" if places else "0%",
    )


def level_mark(edition: Edition, level: LevelId, language: str) -> LevelMark:
    """Return a level as sign and word."""
    return LevelMark(
        word=edition.level(level).short.said_in(language),
        position=edition.rank(level) + 1,
        of=len(edition.levels),
    )


def tone(edition: Edition, level: LevelId) -> str:
    """Return the colour's role of a level."""
    return f"level:{edition.rank(level) + 1}/{len(edition.levels)}"


def columns(*titles: str | tuple[str, int] | tuple[str, int, str]) -> tuple[Column, ...]:
    """Return columns from titles, with weight and alignment where they are given."""
    return tuple(_column(title) for title in titles)


def _column(title: str | tuple[str, int] | tuple[str, int, str]) -> Column:
    if isinstance(title, str):
        return Column(title=title)
    words, weight, *align = title
    return Column(title=words, weight=weight, align="end" if align else "start")


def rows(*lines: Sequence[str | Cell]) -> tuple[Row, ...]:
    """Return rows from words or cells."""
    return tuple(
        Row(cells=tuple(each if isinstance(each, Cell) else cell(each) for each in cells)) for cells in lines
    )


def group(title: str) -> Row:
    """Return a heading inside a table."""
    return Row(cells=(cell(title),), group=True)


def short_title(indicator: Indicator, language: str) -> str:
    """Return an indicator's number and short name."""
    return f"{indicator.id} {indicator.title.said_in(language)}"


def word_of(level: Level, language: str) -> str:
    """Return a level's short word."""
    return level.short.said_in(language)
