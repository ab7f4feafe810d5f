"""JSON Schemas of the files that people and programs write, derived from the dataclasses that read them."""

import inspect
from collections.abc import Callable, Mapping
from dataclasses import MISSING, fields, is_dataclass
from datetime import date
from fractions import Fraction
from types import UnionType
from typing import Any, Literal, Union, get_args, get_origin, get_type_hints

from scorecard.core.assessment import Assessment
from scorecard.core.change import Change
from scorecard.core.outcome import Outcome
from scorecard.core.rule import Rule
from scorecard.core.text import Text
from scorecard.exchange.edition.shapes import (
    ExampleFile,
    FrameworkFile,
    IndicatorFile,
    OutlineFile,
    SurveyFile,
    TablesFile,
)
from scorecard.exchange.plain.change import KINDS, REGISTERS
from scorecard.exchange.schema_result import RESULT

DIALECT = "https://json-schema.org/draft/2020-12/schema"
Schema = dict[str, Any]
NUMBER: Schema = {
    "description": 'An exact number: a whole number, or words such as "1/3", "0.65" or "65 %".',
    "anyOf": [
        {"type": "integer"},
        {"type": "string", "pattern": r"^\s*-?[0-9]+(\.[0-9]+)?(\s?%|\s?/\s?[0-9]+)?\s*$"},
    ],
}
WORDS: Schema = {"type": ["string", "integer", "boolean"]}
"""Words; a number or a yes without quotes is read as the words it says."""
SCALARS: dict[Any, Schema] = {
    str: WORDS,
    int: {"type": "integer"},
    bool: {"anyOf": [{"type": "boolean"}, {"enum": ["yes", "no", "true", "false"]}]},
    Fraction: NUMBER,
    date: {"type": "string", "format": "date", "pattern": r"^\d{4}-\d{2}-\d{2}$"},
    Outcome: {"enum": [each.value for each in Outcome]},
    type(None): {"type": "null"},
    object: {},
    Text: {
        "description": "Words, or words by language.",
        "anyOf": [WORDS, {"type": "object", "additionalProperties": {"type": "string"}}],
    },
}
RULE: Schema = {
    "description": "A rule: a letter, or one rule word.",
    "anyOf": [
        {"type": "string"},
        *(
            {"type": "object", "additionalProperties": False, "required": list(keys), "properties": keys}
            for keys in (
                {"all_of": {"type": "array", "minItems": 1, "items": {"$ref": "#/$defs/Rule"}}},
                {"any_of": {"type": "array", "minItems": 1, "items": {"$ref": "#/$defs/Rule"}}},
                {
                    "count": {"type": "integer"},
                    "of": {"type": "array", "minItems": 1, "items": {"$ref": "#/$defs/Rule"}},
                },
                {"level": {"type": "string"}},
                {"measure": {"type": "string"}, "at_least": NUMBER},
                {"measure": {"type": "string"}, "more_than": NUMBER},
            )
        ),
    ],
}
EDITION_FILES: dict[str, type[Any]] = {
    "framework": FrameworkFile,
    "indicator": IndicatorFile,
    "tables": TablesFile,
    "survey": SurveyFile,
    "outline": OutlineFile,
    "example": ExampleFile,
}


def _assessment() -> Schema:
    return schema_of(Assessment, "An assessment document, assessment.yaml")


def _edition() -> Schema:
    walk = _Walk()
    files = [walk.shape(shape) for shape in EDITION_FILES.values()]
    return {"$schema": DIALECT, "title": "A file of an edition's folder", "anyOf": files, "$defs": walk.defs}


def _result() -> Schema:
    return {"$schema": DIALECT, "title": "The results of an assessment", **RESULT}


def _statements() -> Schema:
    one: Schema = {
        "type": "object",
        "description": "A criterion's key with its outcome, or an indicator with its figure or why it is not rated.",
        "propertyNames": {"pattern": r"^[^/]+(/[^/]+/[^/]+)?$"},
        "additionalProperties": {
            "anyOf": [
                {"enum": [*(each.value for each in Outcome), "not_applicable", "not_reported"]},
                {
                    "type": "object",
                    "required": ["part", "whole"],
                    "additionalProperties": False,
                    "properties": {
                        "part": {"anyOf": [*NUMBER["anyOf"], {"type": "number"}]},
                        "whole": {"anyOf": [*NUMBER["anyOf"], {"type": "number"}]},
                    },
                },
            ]
        },
    }
    both = [{"$ref": "#/$defs/Statements"}, {"type": "array", "items": {"$ref": "#/$defs/Statements"}}]
    return {"$schema": DIALECT, "title": "Bare statements", "anyOf": both, "$defs": {"Statements": one}}


SCHEMAS: Mapping[str, Callable[[], Schema]] = {
    "assessment": _assessment,
    "statements": _statements,
    "result": _result,
    "edition": _edition,
}
"""The schemas by name. That of `edition` holds a definition for each kind of file under `$defs`, such as `IndicatorFile`."""


def schema_of(shape: type[Any], title: str) -> Schema:
    """Return the schema of what is read as this dataclass."""
    walk = _Walk()
    return {"$schema": DIALECT, "title": title, **walk.shape(shape), "$defs": walk.defs}


class _Walk:
    """One walk over types, which gathers a definition for every dataclass on its way."""

    def __init__(self) -> None:
        self.defs: dict[str, Schema] = {}

    def shape(self, kind: Any) -> Schema:
        kind = getattr(kind, "__supertype__", kind)
        if kind in SCALARS:
            return SCALARS[kind]
        if is_dataclass(kind) and isinstance(kind, type):
            return self.named(kind)
        origin, parts = get_origin(kind), get_args(kind)
        if origin is Literal:
            return {"enum": list(parts)}
        if origin in (Union, UnionType):
            return self.union(parts)
        if origin is tuple:
            return self.sequence(parts)
        if inspect.isclass(origin) and issubclass(origin, Mapping):
            return {"type": "object", "additionalProperties": self.shape(parts[1])}
        return {}

    def sequence(self, parts: tuple[Any, ...]) -> Schema:
        if parts[-1] is Ellipsis:
            return {"type": "array", "items": self.shape(parts[0])}
        items = [self.shape(part) for part in parts]
        return {"type": "array", "prefixItems": items, "minItems": len(items), "maxItems": len(items)}

    def union(self, parts: tuple[Any, ...]) -> Schema:
        without = set(parts) - {type(None)}
        if without == set(get_args(Rule)):
            self.defs.setdefault("Rule", RULE)
            found: list[Schema] = [{"$ref": "#/$defs/Rule"}]
        elif without == set(get_args(Change)):
            found = [self.changes()]
        else:
            found = [self.shape(part) for part in parts if part is not type(None)]
        if type(None) in parts:
            found.append({"type": "null"})
        return found[0] if len(found) == 1 else {"anyOf": found}

    def named(self, kind: type[Any]) -> Schema:
        name = kind.__name__
        if kind in get_args(Rule):
            self.defs.setdefault("Rule", RULE)
            return {"$ref": "#/$defs/Rule"}
        if name not in self.defs:
            self.defs[name] = {}
            self.defs[name] = self.object(kind)
        return {"$ref": f"#/$defs/{name}"}

    def object(self, kind: type[Any]) -> Schema:
        hints = get_type_hints(kind)
        needed = [
            each.name for each in fields(kind) if each.default is MISSING and each.default_factory is MISSING
        ]
        made: Schema = {
            "type": "object",
            "description": " ".join((inspect.getdoc(kind) or "").split()),
            "additionalProperties": False,
            "properties": {each.name: self.shape(hints[each.name]) for each in fields(kind)},
        }
        return made | ({"required": needed} if needed else {})

    def changes(self) -> Schema:
        if "Change" not in self.defs:
            self.defs["Change"] = {}
            self.defs["Change"] = {"anyOf": [self.change(word, kind) for word, kind in KINDS.items()]}
        return {"$ref": "#/$defs/Change"}

    def change(self, word: str, kind: type[Any]) -> Schema:
        made = self.object(kind)
        made["properties"] = {"change": {"const": word}, **made["properties"]}
        made["required"] = ["change", *made.get("required", [])]
        if word == "entry":
            made["properties"]["register"] = {"enum": list(REGISTERS)}
        return made
