"""The report in every format: a name for each, and the module that is loaded only when it is asked for."""

import importlib
import json
from collections.abc import Callable

from scorecard.reporting.document import Report

FORMATS = ("docx", "pdf", "xlsx", "html", "json")


def render(report: Report, form: str) -> bytes:
    """Return the report as the bytes of a file. The same report gives the same bytes. Unknown formats raise KeyError."""
    return _renderer(form)(report)


def _renderer(form: str) -> Callable[[Report], bytes]:
    if form == "json":
        return _json
    if form not in FORMATS:
        raise KeyError(form)
    module = importlib.import_module(f"scorecard.reporting.{form}")
    found: Callable[[Report], bytes] = getattr(module, form)
    return found


def _json(report: Report) -> bytes:
    from scorecard.reporting.plain import plain

    return json.dumps(plain(report), ensure_ascii=False, indent=1).encode() + b"\n"
