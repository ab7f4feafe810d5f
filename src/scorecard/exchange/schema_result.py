"""The JSON Schema of results, which `exchange.results` writes."""

from typing import Any

Schema = dict[str, Any]
MAYBE: Schema = {"type": ["string", "null"]}
COUNT: Schema = {"type": "integer", "minimum": 0}


def _object(description: str, properties: Schema, optional: tuple[str, ...] = (), **more: Any) -> Schema:
    needed = [name for name in properties if name not in optional]
    made: Schema = {
        "type": "object",
        "description": description,
        "properties": properties,
        "required": needed,
    }
    return {**made, "additionalProperties": False, **more}


_FINDING = _object(
    "The outcome of a criterion or a part of a rule, with its reason.",
    {
        "outcome": {"enum": ["met", "unmet", "unknown"]},
        "reason": {"type": "string"},
        "key": {"type": "string"},
        "implied_by": {"type": "string"},
        "evidence": {"type": "array", "items": {"type": "string"}},
        "rows": {"type": "array", "items": {"type": "string"}},
        "parts": {"type": "array", "items": {"$ref": "#/$defs/Finding"}},
    },
    ("key", "implied_by", "evidence", "rows", "parts"),
)
_INDICATOR = _object(
    "The rating of an indicator; `level` is null while the range from `at_least` to `at_most` is open, or where it is not rated.",
    {
        "level": MAYBE,
        "at_least": MAYBE,
        "at_most": MAYBE,
        "agreed": MAYBE,
        "agreed_reason": {"type": "string"},
        "status": {"enum": ["not_applicable", "not_reported", "not_scored"]},
        "status_reason": {"type": "string"},
        "criteria": {"type": "object", "additionalProperties": {"$ref": "#/$defs/Finding"}},
        "notices": {
            "type": "array",
            "items": _object("A notice.", {"code": {"type": "string"}, "message": {"type": "string"}}),
        },
        "open": {"type": "array", "items": {"type": "string"}},
    },
    ("agreed_reason", "status", "status_reason"),
)
_SUMMARY = _object(
    "Counts of indicators by level, and the headline's numerator and denominator.",
    {
        "not_applicable": COUNT,
        "not_reported": COUNT,
        "open": COUNT,
        "met_or_exceeded": COUNT,
        "of": COUNT,
        "average_code": MAYBE,
    },
    ("not_reported", "average_code"),
    additionalProperties=COUNT,
)
RESULT: Schema = {
    **_object(
        "What `scorecard rate --json` prints.",
        {
            "framework": {"type": "string"},
            "digest": {"type": "string"},
            "subject": MAYBE,
            "date": MAYBE,
            "indicators": {"type": "object", "additionalProperties": {"$ref": "#/$defs/Indicator"}},
            "summary": {"$ref": "#/$defs/Summary"},
            "computed": {"$ref": "#/$defs/Summary"},
            "dimensions": {"type": "object", "additionalProperties": {"$ref": "#/$defs/Summary"}},
            "target_reached": {"type": ["boolean", "null"]},
            "overall": {
                "anyOf": [
                    {"type": "null"},
                    _object("The overall result.", {"tier": MAYBE, "at_least": MAYBE, "at_most": MAYBE}),
                ]
            },
        },
    ),
    "$defs": {"Finding": _FINDING, "Indicator": _INDICATOR, "Summary": _SUMMARY},
}
"""`additionalProperties` of a summary are the levels, which the edition names."""
