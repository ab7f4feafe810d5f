"""Differences between the indicators of two editions: names, rules in words, thresholds, criteria and what follows from what."""

from collections.abc import Iterator

from scorecard.core.framework import Edition, Indicator, Statement
from scorecard.core.rule import AllOf, AnyOf, CountOf, Criterion, LevelHolds, Rule, Threshold, atoms
from scorecard.core.text import Message
from scorecard.exchange.edition.diff_words import Difference, changed, paired
from scorecard.exchange.plain.rule import plain
from scorecard.scoring.words import bound_words, rule_words


def between_indicators(old: Edition, new: Edition) -> Iterator[Difference]:
    """Yield what differs between the indicators of two editions."""
    yield from paired(
        "indicator", "indicators", (old.indicators, new.indicators), lambda each: str(each.title)
    )
    for name in [each for each in old.indicators if each in new.indicators]:
        before, after = old.indicators[name], new.indicators[name]
        yield from _itself(name, before, after)
        yield from _levels(old, new, before, after)
        yield from _criteria(old, new, before, after)
        yield from _implications(before, after)


def _itself(name: str, before: Indicator, after: Indicator) -> Iterator[Difference]:
    yield from changed("indicator-moved", f"{name}.dimension", before.dimension, after.dimension)
    yield from changed("indicator-part-changed", f"{name}.part_of", before.part_of, after.part_of)
    yield from changed("indicator-scored-changed", f"{name}.scored", before.scored, after.scored)
    yield from changed("indicator-optional-changed", f"{name}.optional", before.optional, after.optional)
    yield from changed("guidance-changed", f"{name}.guidance", before.guidance, after.guidance)


def _levels(old: Edition, new: Edition, before: Indicator, after: Indicator) -> Iterator[Difference]:
    for level in dict.fromkeys([*before.rules, *after.rules]):
        where = f"{before.id}/{level}"
        first, second = before.rules.get(level), after.rules.get(level)
        if first is None or second is None:
            words = _words(old, first) or _words(new, second)
            code, said = (
                ("rule-removed", "no rule any more: {words}")
                if second is None
                else ("rule-added", "new rule: {words}")
            )
            yield Difference(
                code=code,
                where=where,
                said=Message(said, {"words": words}),
                old=_words(old, first),
                new=_words(new, second),
            )
            continue
        yield from _rule("rule-changed", where, (old, first), (new, second))


def _rule(
    code: str, where: str, before: tuple[Edition, Rule], after: tuple[Edition, Rule]
) -> Iterator[Difference]:
    """Say a changed bound as such; anything else as both rules in words."""
    if plain(before[1]) == plain(after[1]):
        return
    if _shape(before[1]) == _shape(after[1]):
        yield from _thresholds(where, before, after)
        return
    first, second = _words(*before), _words(*after)
    values = {"old": first, "new": second}
    yield Difference(code=code, where=where, said=Message("{old} → {new}", values), old=first, new=second)


def _words(edition: Edition, rule: Rule | None) -> str:
    return str(rule_words(edition, rule)) if rule else ""


def _shape(rule: Rule) -> object:
    """Return a rule without the bounds of its thresholds."""
    match rule:
        case Threshold(measure):
            return measure
        case AllOf(of):
            return "all", tuple(map(_shape, of))
        case AnyOf(of):
            return "any", tuple(map(_shape, of))
        case CountOf(needed, of):
            return needed, tuple(map(_shape, of))
        case Criterion() | LevelHolds():
            return rule


def _thresholds(
    where: str, before: tuple[Edition, Rule], after: tuple[Edition, Rule]
) -> Iterator[Difference]:
    for first, second in zip(atoms(before[1]), atoms(after[1]), strict=True):
        if isinstance(first, Threshold) and isinstance(second, Threshold) and first != second:
            yield from changed("threshold-changed", where, _bound(before[0], first), _bound(after[0], second))


def _bound(edition: Edition, rule: Threshold) -> str:
    spec = edition.measures.get(rule.measure)
    said = "more than" if rule.strict else "at least"
    return f"{spec.title if spec else rule.measure}: {said} {bound_words(edition, rule)}"


def _criteria(old: Edition, new: Edition, before: Indicator, after: Indicator) -> Iterator[Difference]:
    first, second = before.statements, after.statements
    yield from paired("criterion", "criteria", (first, second), lambda each: str(each.text))
    for key in [each for each in first if each in second]:
        one, two = first[key], second[key]
        yield from changed("criterion-judgement-changed", key, one.judgement, two.judgement)
        yield from changed("criterion-window-changed", key, _window(old, one), _window(new, two))
        if one.derive is not None and two.derive is not None:
            yield from _rule("derivation-changed", key, (old, one.derive), (new, two.derive))
        else:
            yield from changed("derivation-changed", key, _words(old, one.derive), _words(new, two.derive))


def _window(edition: Edition, statement: Statement) -> str:
    window = edition.windows.get(statement.window)
    return str(window.title) if window else ""


def _implications(before: Indicator, after: Indicator) -> Iterator[Difference]:
    first, second = set(before.implies), set(after.implies)
    for code, said, pairs in (
        ("implication-removed", "{stronger} no longer implies {weaker}", first - second),
        ("implication-added", "{stronger} implies {weaker}", second - first),
    ):
        for stronger, weaker in sorted(pairs):
            yield Difference(
                code=code, where=before.id, said=Message(said, {"stronger": stronger, "weaker": weaker})
            )
