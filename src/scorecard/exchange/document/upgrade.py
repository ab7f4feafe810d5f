"""Documents in older formats, one step each, and a clear word for newer ones."""

from collections.abc import Callable
from typing import Any

from scorecard.core.assessment import FORMAT
from scorecard.core.problem import Problem, Refused
from scorecard.exchange.plain.yamlfile import PlainFile

Step = Callable[[dict[str, Any]], dict[str, Any]]
STEPS: dict[int, Step] = {}
"""From a format's number to the step that leads to the next. A format is never taken out."""


def checked_format(plain: PlainFile) -> None:
    """Raise Refused when the document is not in the format of this version, saying what to do."""
    number = plain.data.get("format", FORMAT) if isinstance(plain.data, dict) else FORMAT
    if number == FORMAT:
        return
    where = plain.place(("format",))
    if isinstance(number, int) and number < FORMAT:
        remedy = "Run `scorecard upgrade` on it; the old file is kept beside it."
        raise Refused(
            [
                Problem(
                    code="old-format", where=where, what=f"the document is in format {number}.", remedy=remedy
                )
            ]
        )
    what = f"the document is in format {number}; this version reads up to {FORMAT}."
    raise Refused(
        [Problem(code="new-format", where=where, what=what, remedy="Install a newer version of the product.")]
    )


def upgraded(data: dict[str, Any]) -> dict[str, Any]:
    """Return the document's data in the newest format, by one step after the other."""
    number = data.get("format", FORMAT)
    while number in STEPS:
        data = {**STEPS[number](data), "format": number + 1}
        number += 1
    return data
