"""Changes as people and logs write them take the types that the document and its edition give to their values."""

from collections.abc import Mapping
from dataclasses import MISSING, fields, is_dataclass, replace
from typing import Any, get_args, get_origin, get_type_hints

from scorecard.core.assessment import Assessment
from scorecard.core.change import Change, SetDetail, SetFact
from scorecard.core.framework import Edition
from scorecard.core.problem import Problem, Refused
from scorecard.exchange.document.assessment import typed_fact
from scorecard.exchange.plain.converter import read_part
from scorecard.exchange.plain.yamlfile import PlainFile


def settled(edition: Edition, change: Change) -> Change:
    """Return the change with typed values: a day for a date, a share for "16 %", a field's default where None clears it."""
    match change:
        case SetFact(question=question, value=value) if value is not None and question in edition.questions:
            return replace(change, value=typed_fact(edition.questions[question].kind, value))
        case SetDetail(path=path, value=value):
            return SetDetail(path=path, value=_detail(path, value))
        case _:
            return change


def _detail(path: str, value: object) -> object:
    shape, default = _field(path)
    if value is None:
        if default is MISSING:
            what = f"the document cannot do without “{path}”."
            raise Refused([Problem(code="required", where=path, what=what, remedy="Give it a value.")])
        return default
    if shape is None or not _is_plain(value):
        return value
    return read_part(PlainFile(path), value, (), shape)


def _is_plain(value: object) -> bool:
    if isinstance(value, Mapping):
        return all(map(_is_plain, value.values()))
    if isinstance(value, list | tuple):
        return isinstance(value, list) and all(map(_is_plain, value))
    return value is None or isinstance(value, str | int | bool)


def _field(path: str) -> tuple[Any, object]:
    """Return the type and the default of the field at a path; no type where there is no such field."""
    shape: Any = Assessment
    default: object = MISSING
    for step in path.split("."):
        if get_origin(shape) is Mapping or (
            get_origin(shape) is not None and issubclass(get_origin(shape), Mapping)
        ):
            shape, default = get_args(shape)[1], None
        elif is_dataclass(shape):
            found = next((each for each in fields(shape) if each.name == step), None)
            if found is None:
                return None, None
            default = found.default if found.default is not MISSING else _made(found.default_factory)
            shape = get_type_hints(shape)[step]
        else:
            return None, None
    return shape, default


def _made(factory: Any) -> object:
    return MISSING if factory is MISSING else factory()
