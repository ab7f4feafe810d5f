"""Measure how long 10,000 sets of bare statements take with --levels-only, and whether memory stays flat.

Method: each set states every criterion of the interim edition as met, unmet or unknown, drawn with a fixed seed, and both
indicators that are numbers; sets that contradict themselves are drawn again. Whole processes, as `measuring` says, five runs
with 10,000 sets and five with 1,000: the memory of the two may differ by 10 MB at most. The aim is 3 seconds.

Run it with ``python benchmarks/statements.py``.
"""

# ruff: noqa: INP001, S311  # a script, not a package; the draw is no secret

import json
import random
import sys
from pathlib import Path
from tempfile import TemporaryDirectory

from measuring import measured, told

from scorecard.core.framework import Edition
from scorecard.core.problem import Refused
from scorecard.exchange.edition.library import find
from scorecard.exchange.statements import standing

EDITION = "unct-swap/2017-08"
SETS = 10_000
FEW = 1_000
RUNS = 5
AIM = 3.0
FLAT = 10


def one_set(edition: Edition, draw: random.Random) -> dict[str, object]:
    """Return one set of statements that does not contradict itself."""
    while True:
        found: dict[str, object] = {
            key: draw.choices(("met", "unmet", "unknown"), (5, 3, 1))[0]
            for indicator in edition.indicators.values()
            for key in indicator.statements
            if draw.random() < 0.4  # so that few contradict themselves
        }
        found["1.3"] = {"part": draw.randrange(30), "whole": 29 + draw.randrange(20)}
        found["4.2"] = {"part": draw.randrange(900), "whole": 950}
        try:
            standing(edition, found, "draw")
        except Refused:
            continue
        return found


def main() -> int:
    """Return 0 when the aims are met and 1 when not."""
    edition, draw = find(EDITION), random.Random(2017)
    some = [one_set(edition, draw) for _ in range(100)]
    with TemporaryDirectory() as folder:
        figures = []
        for number in (FEW, SETS):
            file = Path(folder) / f"{number}.json"
            file.write_text(json.dumps([some[place % len(some)] for place in range(number)]), "utf-8")
            figures.append(
                measured(
                    "rate", "--framework", EDITION, "--statements", str(file), "--levels-only", runs=RUNS
                )
            )
    few, all_ = figures
    told(f"{FEW:,} sets", few, AIM)
    kept = told(f"{SETS:,} sets", all_, AIM)
    flat = all_.memory - few.memory <= FLAT
    print(f"memory grows by {all_.memory - few.memory:.1f} MB, {'flat' if flat else 'not flat'}")  # noqa: T201  # its result
    return int(not (kept and flat))


if __name__ == "__main__":
    sys.exit(main())
