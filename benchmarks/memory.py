"""Measure whether memory stays flat while one process reads and rates the founding case again and again.

Method: `tracemalloc` after five repetitions, and again after fifty more, each after a collection of garbage; the peak of
resident memory is taken at the same two moments. The aim is that neither grows by more than 1 MB.

Run it with ``python benchmarks/memory.py``.
"""

# ruff: noqa: INP001, T201  # a script, not a package; it prints its result

import gc
import resource
import sys
import tracemalloc

from measuring import EXAMPLE

from scorecard.exchange.document.assessment import open_folder
from scorecard.flow import planned, rated

FIRST = 5
MORE = 50
AIM = 1.0


def repeat(times: int) -> tuple[float, float]:
    """Read, rate and plan so many times; return megabytes that are held and megabytes at the peak."""
    for _ in range(times):
        opened = open_folder(EXAMPLE)
        planned(rated(opened.edition, opened.dossier))
    del opened
    gc.collect()
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return tracemalloc.get_traced_memory()[0] / 2**20, peak / 1024


def main() -> int:
    """Return 0 when the aim is met and 1 when not."""
    tracemalloc.start()
    (held, peak), (held_then, peak_then) = repeat(FIRST), repeat(MORE)
    print(f"held {held:.2f} MB, after {MORE} more {held_then:.2f} MB; peak {peak:.1f} and {peak_then:.1f} MB")
    return int(held_then - held > AIM or peak_then - peak > AIM)


if __name__ == "__main__":
    sys.exit(main())
