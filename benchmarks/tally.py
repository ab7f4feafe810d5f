"""Measure how long 100,000 answer sheets of ten statements take to be tallied in two groups.

Method: the codes are drawn with a fixed seed and kept in memory, so that reading a file is not
part of the figure; one sheet in a hundred carries a stray code. The best of five runs is printed,
because other work on the machine can only add time. The aim is under one second.

Run it with ``python benchmarks/tally.py``.
"""

# ruff: noqa: INP001  # a script, not a package

import random
import sys
from time import perf_counter

from scorecard.measures.tally import Scale, Sheet, count

SHEETS = 100_000
STATEMENTS = 10
RUNS = 5
AIM = 1.0

SCALE = Scale(
    positive=frozenset({"4", "5"}),
    neutral=frozenset({"3"}),
    negative=frozenset({"1", "2"}),
    unknown_or_na=frozenset({"", "9"}),
)


def draw_sheets() -> list[Sheet]:
    """Return the sheets, the same on every run."""
    draw = random.Random(2017)  # noqa: S311  # not a secret
    sheets: list[Sheet] = []
    for row in range(2, SHEETS + 2):
        codes = draw.choices(("1", "2", "3", "4", "5", "9", ""), k=STATEMENTS)
        if row % 100 == 0:
            codes[0] = "7"
        sheets.append((row, draw.choice(("women", "men")), codes))
    return sheets


def main() -> int:
    """Return 0 when the aim is met and 1 when not."""
    sheets = draw_sheets()
    times = []
    for _ in range(RUNS):
        start = perf_counter()
        found = count(sheets, SCALE, STATEMENTS)
        times.append(perf_counter() - start)
    print(f"{SHEETS:,} sheets, {len(found.strays):,} stray codes: {min(times):.3f} s")  # noqa: T201  # its result
    return int(min(times) >= AIM)


if __name__ == "__main__":
    sys.exit(main())
