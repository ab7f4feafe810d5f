"""What a country team will notice between two editions, each difference with a stable code."""

from collections.abc import Iterator

from scorecard.core.framework import Edition
from scorecard.core.text import Message
from scorecard.exchange.edition.diff_indicators import between_indicators
from scorecard.exchange.edition.diff_tables import between_tables
from scorecard.exchange.edition.diff_words import Difference, changed, paired

__all__ = ["Difference", "differences"]


def differences(old: Edition, new: Edition) -> list[Difference]:
    """Return what differs for those who use the editions, the whole first, then indicators, questions, tables and survey."""
    return [
        *_whole(old, new),
        *_levels(old, new),
        *_dimensions(old, new),
        *between_indicators(old, new),
        *_questions(old, new),
        *between_tables(old, new),
        *_survey(old, new),
        *_outline(old, new),
    ]


def _whole(old: Edition, new: Edition) -> Iterator[Difference]:
    pairs: list[tuple[str, str, object, object]] = [
        ("title-changed", "title", old.title, new.title),
        ("combination-changed", "combination", old.combination, new.combination),
        ("languages-changed", "languages", ", ".join(old.languages), ", ".join(new.languages)),
        ("status-changed", "not_applicable", old.not_applicable, new.not_applicable),
        ("status-changed", "not_reported", old.not_reported, new.not_reported),
        ("headline-changed", "headline.level", old.headline.level, new.headline.level),
        ("headline-changed", "headline.share", old.headline.share, new.headline.share),
        (
            "headline-changed",
            "headline.average_codes",
            old.headline.average_codes,
            new.headline.average_codes,
        ),
        (
            "headline-changed",
            "headline.count_not_reported",
            old.headline.count_not_reported,
            new.headline.count_not_reported,
        ),
    ]
    for code, where, before, after in pairs:
        yield from changed(code, where, before, after)
    tiers = ({each.id: each for each in old.headline.tiers}, {each.id: each for each in new.headline.tiers})
    yield from paired("tier", "headline.tiers", tiers, lambda each: f"{each.title} from {each.at_least}")
    yield from changed("parity-changed", "parity", _band(old), _band(new))


def _band(edition: Edition) -> str:
    return f"{edition.parity.low} to {edition.parity.high}" if edition.parity else ""


def _levels(old: Edition, new: Edition) -> Iterator[Difference]:
    before, after = ({each.id: each for each in edition.levels} for edition in (old, new))
    yield from paired("level", "levels", (before, after), lambda each: str(each.title))
    order = [[level for level in side if level in before and level in after] for side in (before, after)]
    yield from changed("level-order-changed", "levels", " < ".join(order[0]), " < ".join(order[1]))
    for level in order[0]:
        yield from changed(
            "level-code-changed", f"levels.{level}.code", before[level].code, after[level].code
        )


def _dimensions(old: Edition, new: Edition) -> Iterator[Difference]:
    sides = ({each.id: each for each in old.dimensions}, {each.id: each for each in new.dimensions})
    yield from paired("dimension", "dimensions", sides, lambda each: str(each.title))


def _questions(old: Edition, new: Edition) -> Iterator[Difference]:
    yield from paired("question", "questions", (old.questions, new.questions), lambda each: str(each.text))
    for name in [each for each in old.questions if each in new.questions]:
        before, after = old.questions[name], new.questions[name]
        yield from changed("question-kind-changed", f"questions.{name}.kind", before.kind, after.kind)
        choices = (", ".join(choice.id for choice in each.choices) for each in (before, after))
        yield from changed("question-choices-changed", f"questions.{name}.choices", *choices)


def _survey(old: Edition, new: Edition) -> Iterator[Difference]:
    before, after = old.survey, new.survey
    if before is None or after is None:
        if before or after:
            code = "survey-added" if after else "survey-removed"
            yield Difference(
                code=code,
                where="survey",
                said=Message("the staff survey is new" if after else "there is no staff survey"),
            )
        return
    statements = ({each.id: each for each in before.statements}, {each.id: each for each in after.statements})
    yield from paired("survey-statement", "survey.statements", statements, lambda each: str(each.text))
    yield from changed("survey-threshold-changed", "survey.threshold", before.threshold, after.threshold)
    yield from changed(
        "survey-group-changed", "survey.minimum_group", before.minimum_group, after.minimum_group
    )
    for side in ("positive", "neutral", "negative", "unknown"):
        codes = (", ".join(getattr(survey, side)) for survey in (before, after))
        yield from changed("survey-scale-changed", f"survey.{side}", *codes)


def _outline(old: Edition, new: Edition) -> Iterator[Difference]:
    sides = ({each.id: each for each in old.outline}, {each.id: each for each in new.outline})
    yield from paired("section", "outline", sides, lambda each: str(each.title))
