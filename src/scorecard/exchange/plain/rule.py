"""Rules as editions write them, and back: a word for a criterion, a mapping with one rule word for the rest."""

from typing import assert_never

from scorecard.core.names import CriterionKey, LevelId, MeasureId
from scorecard.core.quantity import parse_exact
from scorecard.core.rule import AllOf, AnyOf, CountOf, Criterion, LevelHolds, Rule, Threshold

FORMS = (
    "a letter, {all_of: […]}, {any_of: […]}, {count: 2, of: […]}, {level: …}, "
    "{measure: …, at_least: …} or {measure: …, more_than: …}"
)


def rule(value: object) -> Rule:
    """Return the rule that plain data says. Raise ValueError with the forms that are understood."""
    if isinstance(value, str):
        return Criterion(CriterionKey(value))
    if not isinstance(value, dict):
        message = f"“{value}” is not a rule; write {FORMS}"
        raise ValueError(message)
    match value:
        case {"all_of": list(of), **rest} if not rest:
            return AllOf(_parts(of))
        case {"any_of": list(of), **rest} if not rest:
            return AnyOf(_parts(of))
        case {"count": int(needed), "of": list(of), **rest} if not rest:
            return _count(needed, of)
        case {"level": str(level), **rest} if not rest:
            return LevelHolds(LevelId(level))
        case {"measure": str(measure), "at_least": str() | int() as bound, **rest} if not rest:
            return Threshold(MeasureId(measure), parse_exact(str(bound)))
        case {"measure": str(measure), "more_than": str() | int() as bound, **rest} if not rest:
            return Threshold(MeasureId(measure), parse_exact(str(bound)), strict=True)
    message = f"the keys {', '.join(map(str, value))} are not a rule; write {FORMS}"
    raise ValueError(message)


def _parts(of: list[object]) -> tuple[Rule, ...]:
    if not of:
        message = "a rule over nothing says nothing; list at least one part"
        raise ValueError(message)
    return tuple(rule(part) for part in of)


def _count(needed: int, of: list[object]) -> CountOf:
    if not 1 <= needed <= len(of):
        message = f"count {needed} of {len(of)} can never or always hold; choose from 1 to {len(of)}"
        raise ValueError(message)
    return CountOf(needed, _parts(of))


def plain(value: Rule) -> str | dict[str, object]:
    """Return a rule as an edition writes it."""
    match value:
        case Criterion(key):
            return key
        case Threshold(measure, bound, strict):
            return {"measure": measure, "more_than" if strict else "at_least": str(bound)}
        case AllOf(of):
            return {"all_of": [plain(part) for part in of]}
        case AnyOf(of):
            return {"any_of": [plain(part) for part in of]}
        case CountOf(needed, of):
            return {"count": needed, "of": [plain(part) for part in of]}
        case LevelHolds(level):
            return {"level": level}
        case _:
            assert_never(value)
