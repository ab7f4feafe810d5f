"""How the benchmarks measure: whole processes, their processor time and memory as the system counts them.

Each run is a new process, so that start-up, imports and reading are part of the figure. The processor time (user and system)
comes from ``wait4``, which speaks of that one process; the time on the clock stands beside it and is larger on a machine that
does other work. The peak of resident memory is what the process reads of itself when it ends (``VmHWM``, so Linux): the one
that ``wait4`` gives counts the memory of the benchmark too, from which the process was forked. The first run is not counted:
it writes the byte code. Figures are medians.
"""

# ruff: noqa: INP001  # scripts, not a package

import os
import subprocess
import sys
from pathlib import Path
from statistics import median
from time import perf_counter
from typing import NamedTuple

ROOT = Path(__file__).resolve().parents[1]
EXAMPLE = ROOT / "examples" / "kazakhstan-2017"
PROGRAM = "import sys; from scorecard.cli.main import main; sys.exit(main())"
PEAK = """
import atexit, os
def told(to={}):
    with open("/proc/self/status") as stream:
        os.write(to, next(line for line in stream if line.startswith("VmHWM")).encode())
atexit.register(told)
"""


class Figure(NamedTuple):
    """The medians of several runs: seconds of the processor, seconds on the clock, megabytes at the peak."""

    processor: float
    clock: float
    memory: float

    def __str__(self) -> str:
        """Return the figure as a line prints it."""
        return (
            f"{self.processor:.2f} s of the processor, {self.clock:.2f} s on the clock, {self.memory:.0f} MB"
        )


def once(*args: str, code: str = PROGRAM) -> Figure:
    """Return the figure of one process that runs the program, or other code, with these arguments."""
    reading, writing = os.pipe()
    start = perf_counter()
    with subprocess.Popen(  # noqa: S603  # our own program
        [sys.executable, "-c", PEAK.format(writing) + code, *args],
        stdout=subprocess.DEVNULL,
        pass_fds=[writing],
    ) as process:
        _, status, used = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
    clock = perf_counter() - start
    os.close(writing)
    with os.fdopen(reading) as stream:
        peak = int(stream.read().split()[1])
    if process.returncode:
        sys.exit(f"ended with {process.returncode}: {' '.join(args)}")
    return Figure(used.ru_utime + used.ru_stime, clock, peak / 1024)


def measured(*args: str, runs: int = 9, code: str = PROGRAM) -> Figure:
    """Return the medians of several runs, after one that is not counted."""
    once(*args, code=code)
    found = [once(*args, code=code) for _ in range(runs)]
    return Figure(*(median(column) for column in zip(*found, strict=True)))


def told(title: str, figure: Figure, aim: float) -> bool:
    """Print a figure beside its aim for the processor's time, and return whether the aim is kept."""
    kept = figure.processor <= aim
    print(f"{title}: {figure}; aim {aim} s, {'kept' if kept else 'missed'}")  # noqa: T201  # its result
    return kept
