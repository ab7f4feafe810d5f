"""What a reader should know about a rating: short remarks with stable codes."""

from collections.abc import Iterator, Mapping

from scorecard.core.framework import Edition, Indicator
from scorecard.core.measure import Measured
from scorecard.core.names import MeasureId
from scorecard.core.outcome import Outcome
from scorecard.core.quantity import bound_words, hides_border, percent
from scorecard.core.rule import Threshold, atoms
from scorecard.core.text import Message
from scorecard.scoring.result import Notice, Result
from scorecard.scoring.settle import settle


def notices(
    edition: Edition, indicator: Indicator, result: Result, measures: Mapping[MeasureId, Measured]
) -> tuple[Notice, ...]:
    """Return the notices of a rated indicator."""
    return (
        *_skipped(edition, result),
        *_contradicting(indicator, result),
        *_borders(indicator, measures),
        *_differing(edition, result),
    )


def _skipped(edition: Edition, result: Result) -> Iterator[Notice]:
    if edition.combination == "cumulative" or result.at_least is None:
        return
    for level, finding in result.levels.items():
        if edition.rank(level) < edition.rank(result.at_least) and finding.outcome is not Outcome.MET:
            values = {"higher": edition.level(result.at_least).short, "lower": edition.level(level).short}
            said = "{higher} holds while {lower} does not."
            if finding.outcome is Outcome.UNKNOWN:
                said = "{higher} holds while {lower} is not known to."
            yield Notice(code="lower-does-not-hold", said=Message(said, values))


def _contradicting(indicator: Indicator, result: Result) -> Iterator[Notice]:
    given = {key: result.criteria[key].outcome for key in indicator.statements}
    for stronger, weaker in settle(indicator, given).contradictions:
        values = {"stronger": stronger, "weaker": weaker}
        yield Notice(
            code="contradiction", said=Message("{stronger} is met, so {weaker} cannot be unmet.", values)
        )


def _borders(indicator: Indicator, measures: Mapping[MeasureId, Measured]) -> Iterator[Notice]:
    for rule in indicator.rules.values():
        for atom in atoms(rule):
            if not isinstance(atom, Threshold):
                continue
            measured = measures.get(atom.measure)
            if measured is None or measured.value is None or not measured.is_share:
                continue
            if hides_border(measured.value, atom.bound, strict=atom.strict):
                values = {
                    "rounded": f"{percent(measured.value)} %",
                    "exact": f"{percent(measured.value, 2)} %",
                    "bound": bound_words(atom.bound, share=True),
                }
                said = "{exact} is printed as {rounded}, which hides on which side of {bound} it lies."
                yield Notice(code="rounding-hides-border", said=Message(said, values))


def _differing(edition: Edition, result: Result) -> Iterator[Notice]:
    if result.agreed is None or not result.differs:
        return
    values = {"agreed": edition.level(result.agreed).short, "computed": computed_words(edition, result)}
    yield Notice(code="differs", said=Message("Agreed {agreed}; the rules give {computed}.", values))


def computed_words(edition: Edition, result: Result) -> Message:
    """Return the computed level, or the range while facts are open, in words."""
    if result.at_least is None or result.at_most is None:
        return Message("no level")
    low, high = edition.level(result.at_least).short, edition.level(result.at_most).short
    if result.is_open:
        return Message("at least {low}, at most {high}", {"low": low, "high": high})
    return Message("{low}", {"low": low})
