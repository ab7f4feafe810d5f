"""Measure `scorecard rate` of the founding case as a whole process: start, imports, fifteen indicators, twelve tables, print.

Method: as `measuring` says, eleven runs, once as a table and once as JSON; the empty interpreter is printed for comparison. The
aims are 0.4 seconds and 80 MB.

Run it with ``python benchmarks/rate.py``.
"""

# ruff: noqa: INP001  # a script, not a package

import sys

from measuring import EXAMPLE, measured, told

RUNS = 11
AIM = 0.4
MEMORY = 80


def main() -> int:
    """Return 0 when the aims are met and 1 when not."""
    print(f"empty interpreter: {measured(runs=RUNS, code='pass')}")  # noqa: T201  # its result
    table = measured("rate", str(EXAMPLE), runs=RUNS)
    data = measured("rate", str(EXAMPLE), "--json", runs=RUNS)
    kept = [told("rate, as a table", table, AIM), told("rate, as JSON", data, AIM)]
    return int(not all(kept) or max(table.memory, data.memory) > MEMORY)


if __name__ == "__main__":
    sys.exit(main())
