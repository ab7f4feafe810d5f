"""Measure `scorecard report` of the founding case as a whole process: all five formats, and each on its own.

Method: as `measuring` says, five runs each, into a folder of their own. The aim for all formats together is 3 seconds.

Run it with ``python benchmarks/report.py``.
"""

# ruff: noqa: INP001  # a script, not a package

import sys
from tempfile import TemporaryDirectory

from measuring import EXAMPLE, measured, told

RUNS = 5
AIM = 3.0
FORMATS = ("docx", "pdf", "xlsx", "html", "json")


def main() -> int:
    """Return 0 when the aim is met and 1 when not."""
    with TemporaryDirectory() as out:
        kept = told("all formats", measured("report", str(EXAMPLE), "--out", out, runs=RUNS), AIM)
        for form in FORMATS:
            told(form, measured("report", str(EXAMPLE), "--out", out, "--formats", form, runs=RUNS), AIM)
    return int(not kept)


if __name__ == "__main__":
    sys.exit(main())
