"""The one converter between plain data and values: unknown keys are errors, and all errors come at once with their path."""

from collections.abc import Callable
from dataclasses import fields, is_dataclass
from datetime import date
from fractions import Fraction
from functools import cache
from types import UnionType
from typing import Any, TypeVar, Union, get_args, get_origin

from cattrs import BaseValidationError, Converter, ForbiddenExtraKeysError
from cattrs.errors import IterableValidationNote
from cattrs.gen import make_dict_structure_fn, make_dict_unstructure_fn

from scorecard.core.change import Change
from scorecard.core.outcome import Outcome
from scorecard.core.problem import Problem, Refused
from scorecard.core.quantity import parse_exact
from scorecard.core.rule import AllOf, AnyOf, CountOf, Criterion, LevelHolds, Rule, Threshold
from scorecard.core.text import Text
from scorecard.exchange.plain import change as plainchange
from scorecard.exchange.plain import rule as plainrule
from scorecard.exchange.plain.yamlfile import Path_, PlainFile

T = TypeVar("T")
PlainData = dict[str, Any]


def read(plain: PlainFile, shape: type[T]) -> T:
    """Return the file's data as a value of this shape. Raise Refused with every problem: file, line, key and remedy."""
    return read_part(plain, plain.data, (), shape)


def read_part(plain: PlainFile, data: object, path: Path_, shape: type[T]) -> T:
    """Return a part of a file's data, found at `path`, as a value of this shape."""
    try:
        return converter().structure(data, shape)
    except Exception as error:  # noqa: BLE001 - cattrs gathers whatever hooks raise
        raise Refused(
            Problem(code="shape", where=plain.place((*path, *at)), what=what, remedy=remedy)
            for at, what, remedy in _problems(error, ())
        ) from None


def plain(value: object) -> Any:
    """Return a value as plain data: defaults left out, fractions and dates as words."""
    return converter().unstructure(value)


@cache
def converter() -> Converter:
    """Return the converter with the hooks of every kind of value that files hold."""
    made = Converter(forbid_extra_keys=True, omit_if_default=True)
    made.register_structure_hook(str, _text_only)
    made.register_structure_hook(int, _whole_number)
    made.register_structure_hook(bool, _true_or_false)
    made.register_structure_hook(Fraction, lambda value, _: parse_exact(_scalar(value)))
    made.register_unstructure_hook(Fraction, _plain_fraction)
    made.register_structure_hook(date, _date)
    made.register_unstructure_hook(date, date.isoformat)
    made.register_structure_hook(Text, _text)
    made.register_unstructure_hook(Text, lambda text: dict(text.by_language))
    made.register_structure_hook(Outcome, _outcome)
    made.register_unstructure_hook(Outcome, lambda outcome: outcome.value)
    made.register_structure_hook_func(
        lambda shape: _is_one_of(shape, Rule),
        lambda value, _: None if value is None else plainrule.rule(value),
    )
    for word in (AllOf, AnyOf, CountOf, Criterion, LevelHolds, Threshold):
        made.register_unstructure_hook(word, plainrule.plain)
    made.register_structure_hook_func(
        lambda shape: _is_one_of(shape, Change), lambda value, _: plainchange.change(value, made.structure)
    )
    for shape in get_args(Change):
        made.register_unstructure_hook(shape, lambda change: plainchange.plain(change, made.unstructure))
    made.register_structure_hook_func(_is_scalar_union, _scalar_union)
    made.register_structure_hook_factory(_is_sequence, lambda shape: _sequence_hook(made, shape))
    made.register_structure_hook_factory(is_dataclass, lambda shape: make_dict_structure_fn(shape, made))
    made.register_unstructure_hook_factory(
        is_dataclass, lambda shape: make_dict_unstructure_fn(shape, made, _cattrs_omit_if_default=True)
    )
    return made


# ── hooks ────────────────────────────────────────────────────────────────────────────────────


def _said(value: object) -> str:
    words = str(value)
    return f"“{words[:60]}…”" if len(words) > 60 else f"“{words}”"


def _scalar(value: object) -> str:
    if isinstance(value, str | int) and not isinstance(value, bool):
        return str(value)
    message = f"{_said(value)} is not a single value"
    raise TypeError(message)


def _text_only(value: object, _: object = None) -> str:
    if isinstance(value, bool):
        return "true" if value else "false"
    return _scalar(value)


def _whole_number(value: object, _: object = None) -> int:
    if isinstance(value, int) and not isinstance(value, bool):
        return value
    message = f"{_said(value)} is not a whole number"
    raise TypeError(message)


def _true_or_false(value: object, _: object = None) -> bool:
    spoken = {"yes": True, "no": False, "true": True, "false": False}
    if isinstance(value, bool):
        return value
    if isinstance(value, str) and value.lower() in spoken:
        return spoken[value.lower()]
    message = f"{_said(value)} is neither yes nor no"
    raise TypeError(message)


def _date(value: object, _: object = None) -> date:
    try:
        return date.fromisoformat(str(value))
    except ValueError:
        message = f"{_said(value)} is not a day of the calendar; write it as 2017-10-31"
        raise ValueError(message) from None


def _text(value: object, _: object = None) -> Text:
    if isinstance(value, dict) and all(isinstance(words, str) for words in value.values()):
        return Text({language: words.strip() for language, words in value.items()})
    return Text({"en": _text_only(value).strip()})


def _outcome(value: object, _: object = None) -> Outcome:
    try:
        return Outcome(value)
    except ValueError:
        message = f"{_said(value)} is not an outcome; write met, unmet or unknown"
        raise ValueError(message) from None


def _plain_fraction(value: Fraction) -> int | str:
    return value.numerator if value.denominator == 1 else f"{value.numerator}/{value.denominator}"


def _is_one_of(shape: object, union: object) -> bool:
    """Return whether a type is this union, whether or not None may stand in its place."""
    return set(get_args(shape)) - {type(None)} == set(get_args(union)) and get_origin(shape) is not tuple


_SCALARS = frozenset({str, int, bool, Fraction, type(None)})


def _is_scalar_union(shape: object) -> bool:
    return (
        get_origin(shape) in (Union, UnionType)
        and len(get_args(shape)) > 2
        and set(get_args(shape)) <= _SCALARS
    )


def _scalar_union(value: object, shape: object) -> object:
    wanted = set(get_args(shape))
    if value is None and type(None) in wanted:
        return None
    if (
        bool in wanted
        and value in (True, False, "yes", "no")
        and not (isinstance(value, int) and value in (0, 1) and not isinstance(value, bool))
    ):
        return _true_or_false(value)
    if isinstance(value, int) and not isinstance(value, bool):
        return Fraction(value) if Fraction in wanted else value
    return _text_only(value)


def _is_sequence(shape: object) -> bool:
    return get_origin(shape) is tuple


def _sequence_hook(made: Converter, shape: Any) -> Callable[[object, object], object]:
    """Read a tuple of any length from a list alone: a word is not a list of its letters."""
    inner = get_args(shape)
    if len(inner) == 2 and inner[1] is Ellipsis:
        listed = made.get_structure_hook(list[inner[0]])  # type: ignore[valid-type]
        return lambda value, _: tuple(listed(_list(value), list[inner[0]]))  # type: ignore[valid-type]
    return lambda value, _: tuple(
        made.structure(each, kind) for each, kind in zip(_list(value, len(inner)), inner, strict=True)
    )


def _list(value: object, length: int | None = None) -> list[object]:
    if isinstance(value, list) and length in (None, len(value)):
        return value
    message = f"{_said(value)} is not a list" + (f" of {length}" if length else "")
    raise TypeError(message)


# ── errors ───────────────────────────────────────────────────────────────────────────────────


def _problems(error: BaseException, path: Path_) -> list[tuple[Path_, str, str]]:
    if isinstance(error, Refused):
        return [(path, str(each.what), str(each.remedy)) for each in error.problems]
    if isinstance(error, BaseValidationError):
        return [found for inner in error.exceptions for found in _problems(inner, path + _step(inner))]
    if isinstance(error, ForbiddenExtraKeysError):
        known = ", ".join(field.name for field in fields(error.cl)) if is_dataclass(error.cl) else ""
        return [
            ((*path, key), f"the key “{key}” is not known here.", f"Known are {known}.")
            for key in sorted(error.extra_fields)
        ]
    if isinstance(error, KeyError):
        return [(path, f"the key “{error.args[0]}” is missing.", "Add it.")]
    return [(path, _sentence(error), "")]


def _step(error: BaseException) -> Path_:
    for note in getattr(error, "__notes__", ()):
        if isinstance(note, IterableValidationNote):
            return (note.index,)
        name = getattr(note, "name", None)
        if name is not None:
            return () if isinstance(error, KeyError) and error.args == (name,) else (name,)
    return ()


def _sentence(error: BaseException) -> str:
    words = str(error) or type(error).__name__
    if isinstance(error, AttributeError) or "object is not" in words:
        words = "this is not what belongs here; a block of keys is expected"
    return words if words.endswith(".") else f"{words}."
