"""A rule and what is known become a finding."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from fractions import Fraction
from typing import assert_never

from scorecard.core.measure import Measured
from scorecard.core.names import CriterionKey, LevelId, MeasureId
from scorecard.core.outcome import Outcome, at_least, within
from scorecard.core.quantity import bound_words, plain, shown
from scorecard.core.rule import AllOf, AnyOf, CountOf, Criterion, LevelHolds, Rule, Threshold, needed_of
from scorecard.core.text import Message
from scorecard.scoring.finding import Finding


@dataclass(frozen=True, slots=True, kw_only=True)
class Known:
    """What a rule is evaluated against: a finding per criterion or question, measures, and lower levels already found."""

    criteria: Callable[[CriterionKey], Finding]
    measures: Mapping[MeasureId, Measured] = field(default_factory=dict)
    levels: Mapping[LevelId, Finding] = field(default_factory=dict)
    place: str = ""
    """The key that thresholds of this rule get: `INDICATOR/LEVEL`."""


def evaluate(rule: Rule, known: Known) -> Finding:
    """Return the finding of a rule, shaped like the rule."""
    match rule:
        case Criterion(key):
            return known.criteria(key)
        case Threshold():
            return replace(_threshold(rule, known.measures.get(rule.measure)), key=known.place)
        case AllOf() | AnyOf() | CountOf():
            return _combined(rule, tuple(evaluate(part, known) for part in rule.of))
        case LevelHolds(level):
            below = known.levels[level]
            return Finding(rule=rule, outcome=below.outcome, reason=below.reason, parts=(below,))
        case _:
            assert_never(rule)


def _combined(rule: AllOf | AnyOf | CountOf, parts: tuple[Finding, ...]) -> Finding:
    needed = needed_of(rule)
    outcome = at_least(needed, (part.outcome for part in parts))
    return Finding(rule=rule, outcome=outcome, reason=_count_reason(parts, needed), parts=parts)


def _count_reason(parts: tuple[Finding, ...], needed: int) -> Message:
    met = sum(part.outcome is Outcome.MET for part in parts)
    unknown = sum(part.outcome is Outcome.UNKNOWN for part in parts)
    values = {"met": met, "of": len(parts), "needed": needed, "unknown": unknown}
    if unknown:
        return Message("{met} of {of} met, {unknown} not known; {needed} needed.", values)
    return Message("{met} of {of} met; {needed} needed.", values)


def _threshold(rule: Threshold, measured: Measured | None) -> Finding:
    if measured is None or measured.low is None or measured.high is None:
        why: Message | str = measured.note if measured and measured.note else "the number is not known"
        return Finding(
            rule=rule,
            outcome=Outcome.UNKNOWN,
            reason=Message("Not enough data: {why}.", {"why": why}),
            rows=measured.rows if measured else (),
        )
    outcome = within(rule.holds(measured.low), rule.holds(measured.high))
    return Finding(rule=rule, outcome=outcome, reason=_threshold_reason(rule, measured), rows=measured.rows)


def _threshold_reason(rule: Threshold, measured: Measured) -> Message:
    share, low, high = measured.is_share, measured.low or Fraction(0), measured.high or Fraction(0)
    values: dict[str, object] = {
        "found": shown(low, share=share),
        "high": shown(high, share=share),
        "bound": bound_words(rule.bound, share=share),
        "part": measured.part,
        "whole": measured.whole,
    }
    wanted = "more than {bound} is needed." if rule.strict else "at least {bound} is needed."
    if measured.value is None:
        return Message("Between {found} and {high}, as far as is known; " + wanted, values)
    if measured.part is not None and measured.whole is not None:
        return Message(
            "{part} of {whole} is {found}; " + wanted,
            values | {"part": plain(measured.part), "whole": plain(measured.whole)},
        )
    if measured.note is not None:
        return Message("{found} found ({note}); " + wanted, values | {"note": measured.note})
    return Message("{found} found; " + wanted, values)
