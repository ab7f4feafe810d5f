"""Rules as plain sentences: what a level asks for, said without letters and keys where an edition has better words."""

from typing import assert_never

from scorecard.core.framework import Edition
from scorecard.core.quantity import bound_words as exact_bound
from scorecard.core.rule import AllOf, AnyOf, CountOf, Criterion, LevelHolds, Rule, Threshold
from scorecard.core.text import Message


def rule_words(edition: Edition, rule: Rule, language: str = "en") -> Message:
    """Return a rule as a sentence without its full stop; parts that have parts stand in brackets."""
    match rule:
        case Criterion(key):
            return Message("{words}", {"words": criterion_words(edition, key, language)})
        case Threshold():
            return _threshold(edition, rule, language)
        case AllOf(of):
            return _joined(edition, of, "{first} and {second}", language)
        case AnyOf(of):
            return _joined(edition, of, "{first} or {second}", language)
        case CountOf(needed, of):
            listed = _joined(edition, of, "{first}; {second}", language)
            return Message(
                "at least {needed} of {of}: {listed}", {"needed": needed, "of": len(of), "listed": listed}
            )
        case LevelHolds(level):
            return Message(
                "all that “{level}” asks for", {"level": edition.level(level).short.said_in(language)}
            )
        case _:
            assert_never(rule)


def criterion_words(edition: Edition, key: str, language: str = "en") -> str:
    """Return the edition's words for a criterion or a yes/no question, in quotation marks, or its key where it has none."""
    statement = edition.statement(key)
    if statement:
        return f"“{statement.text.said_in(language).rstrip('.')}”"
    question = next((each for each in edition.questions.values() if each.id == key), None)
    return f"“{question.text.said_in(language)}” is answered with yes" if question else f"“{key}”"


def _threshold(edition: Edition, rule: Threshold, language: str) -> Message:
    spec = edition.measures.get(rule.measure)
    title = spec.title.said_in(language) if spec else rule.measure
    bound = bound_words(edition, rule)
    said = "“{measure}” is more than {bound}" if rule.strict else "“{measure}” is at least {bound}"
    return Message(said, {"measure": title, "bound": bound})


def bound_words(edition: Edition, rule: Threshold) -> str:
    """Return a threshold's bound as people read it: 65 %, 1/3, 2."""
    spec = edition.measures.get(rule.measure)
    share = spec is not None and spec.unit == "share"
    return exact_bound(rule.bound, share=share)


def _joined(edition: Edition, of: tuple[Rule, ...], said: str, language: str) -> Message:
    parts = [_bracketed(edition, part, language) for part in of]
    joined = parts[0]
    for part in parts[1:]:
        joined = Message(said, {"first": joined, "second": part})
    return joined


def _bracketed(edition: Edition, part: Rule, language: str) -> Message:
    words = rule_words(edition, part, language)
    match part:
        case AllOf(of) | AnyOf(of) | CountOf(_, of) if len(of) > 1:
            return Message("({words})", {"words": words})
        case _:
            return words
