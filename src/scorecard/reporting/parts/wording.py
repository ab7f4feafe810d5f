"""Small pieces of wording that several parts of the report share."""

from scorecard.core.framework import Edition
from scorecard.core.when import Span, parse_when
from scorecard.reporting.material import Material

MONTHS = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)  # fmt: skip


def criterion_words(edition: Edition, key: str, language: str) -> str:
    """Return what a criterion's or a question's words are."""
    statement = edition.statement(key)
    if statement:
        return statement.text.said_in(language)
    question = next((each for each in edition.questions.values() if each.id == key), None)
    return question.text.said_in(language) if question else ""


def missing_words(material: Material, key: str) -> str:
    """Return a criterion or threshold that is missing, as its key and its words."""
    words = criterion_words(material.edition, key, material.language).rstrip(".")
    if words:
        return f"{key} ({words})"
    level = key.rpartition("/")[2]
    title = next((material.told(each.title) for each in material.edition.levels if each.id == level), "")
    return material.say("{key} (the number for {level})").format(key=key, level=title) if title else key


def day_words(material: Material, span: Span) -> str:
    """Return the last day of a span as a reader writes it: 31 October 2017."""
    day = span.last
    return f"{day.day} {material.say(MONTHS[day.month - 1])} {day.year}"


def date_words(material: Material, date: str) -> str:
    """Return a date of the document as a reader writes it; a month or year stays one, a span is said from and to."""
    first, dots, last = date.partition("..")
    if dots:
        said = material.say("{first} to {last}")
        return said.format(first=date_words(material, first), last=date_words(material, last))
    parts = date.split("-")
    if len(parts) == 1 or not all(part.isdigit() for part in parts):
        return date
    try:
        span = parse_when(date, material.document.date)
    except ValueError:
        return date
    return day_words(material, span).partition(" ")[2] if len(parts) == 2 else day_words(material, span)
