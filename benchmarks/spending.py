"""Measure how long a spending table of 100,000 lines takes to be read, typed and measured.

Method: the founding case with its table of spending drawn anew, with a fixed seed, each line with an outcome, output and year of
its own. Whole processes of `scorecard rate --json`, as `measuring` says, three runs, and the same with the fifteen lines as
published: the difference is the figure. The aim is 2 seconds.

Run it with ``python benchmarks/spending.py``.
"""

# ruff: noqa: INP001, S311  # a script, not a package; the draw is no secret

import random
import shutil
import sys
from pathlib import Path
from tempfile import TemporaryDirectory

from measuring import EXAMPLE, Figure, measured, told

LINES = 100_000
RUNS = 3
AIM = 2.0
HEAD = "year,outcome,output,amount,gender,marker,note\n"


def main() -> int:
    """Return 0 when the aim is met and 1 when not."""
    draw = random.Random(2017)
    with TemporaryDirectory() as folder:
        case = shutil.copytree(EXAMPLE, Path(folder) / "case")
        (case / "tables/spending.csv").write_text(
            HEAD
            + "".join(
                f"{2016 + place % 5},{1 + place % 3}.{1 + place % 7},{place},{draw.randrange(1, 900_000)},"
                f"{draw.choice(('yes', 'no', ''))},,\n"
                for place in range(LINES)
            ),
            "utf-8",
        )
        document = case / "assessment.yaml"
        document.write_text(document.read_text("utf-8").replace("8386529", "99999999999"), "utf-8")
        large = measured("rate", str(case), "--json", runs=RUNS)
    small = measured("rate", str(EXAMPLE), "--json", runs=RUNS)
    figure = Figure(*(one - other for one, other in zip(large, small, strict=True)))
    return int(not told(f"{LINES:,} lines, beyond the {small.processor:.2f} s of 15 lines", figure, AIM))


if __name__ == "__main__":
    sys.exit(main())
