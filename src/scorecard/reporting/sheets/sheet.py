"""A table that gets a sheet of its own."""

from dataclasses import dataclass

from scorecard.reporting.document import Table
from scorecard.reporting.drawing import NativeChart


@dataclass(frozen=True, slots=True, kw_only=True)
class Sheet:
    """A table that has a sheet, its name there, and the chart that stands beside it."""

    name: str
    table: Table
    chart: NativeChart | None = None
