"""An edition's own examples: statements beside the levels that its owner expects of them."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from scorecard.core.framework import Edition
from scorecard.core.names import IndicatorId
from scorecard.core.problem import Problem, Refused
from scorecard.exchange.edition.shapes import ExampleFile
from scorecard.exchange.plain.converter import read
from scorecard.exchange.plain.yamlfile import PlainFile, read_yaml
from scorecard.exchange.results import summary_data
from scorecard.exchange.statements import standing
from scorecard.scoring.rate import rate
from scorecard.scoring.result import Overall, Result, Scorecard

NO_TIER = "none"


@dataclass(frozen=True, slots=True, kw_only=True)
class Example:
    """One example with the file that it stands in."""

    plain: PlainFile
    shape: ExampleFile


def example_files(folder: Path) -> list[Path]:
    """Return the files of an edition's examples, in order."""
    return sorted((folder / "examples").glob("*.yaml"))


def read_example(file: Path) -> Example:
    """Return the example in a file. Raise Refused with every problem."""
    plain = read_yaml(file, f"{file.parent.parent.name}/examples/{file.name}")
    return Example(plain=plain, shape=read(plain, ExampleFile))


def disagreements(edition: Edition, file: Path) -> list[Problem]:
    """Return a problem for everything that an example expects and the rules do not give, and for what cannot be read in it."""
    try:
        example = read_example(file)
        found = rate(edition, standing(edition, example.shape.statements, example.plain.source))
    except Refused as refused:
        return list(refused.problems)
    return [
        *_levels(edition, example, found),
        *_counts(edition, example, found),
        *_overall(example, found),
    ]


def _levels(edition: Edition, example: Example, found: Scorecard) -> Iterator[Problem]:
    for name, expected in example.shape.levels.items():
        result = found.results.get(IndicatorId(name))
        if result is None:
            yield _problem(example, ("levels", name), f"there is no indicator “{name}”.", "Correct the name.")
            continue
        given = reached(result)
        if _by_id(edition, expected) != given:
            yield _differs(example, ("levels", name), f"indicator {name}", expected, given)


def reached(result: Result) -> str:
    """Return what a result gives, as an example writes it: a status, a level, or a range `low..high`."""
    if result.status:
        return result.status
    return _range(result.at_least, result.at_most)


def _range(low: object, high: object) -> str:
    return f"{low or NO_TIER}" if low == high else f"{low or NO_TIER}..{high or NO_TIER}"


def _by_id(edition: Edition, expected: str) -> str:
    ids = {level.code: level.id for level in edition.levels if level.code}
    ids |= {level.id: level.id for level in edition.levels}
    return "..".join(ids.get(part, part) for part in expected.split(".."))


def _counts(edition: Edition, example: Example, found: Scorecard) -> Iterator[Problem]:
    given: dict[str, Any] = summary_data(edition, found.summary)
    for name, expected in example.shape.summary.items():
        path = ("summary", name)
        if name not in given:
            known = ", ".join(given)
            yield _problem(example, path, f"there is no count “{name}”.", f"Known are {known}.")
        elif str(given[name]) != str(expected):
            yield _differs(example, path, name, str(expected), str(given[name]))


def _overall(example: Example, found: Scorecard) -> Iterator[Problem]:
    expected = example.shape.overall
    if expected is None:
        return
    overall = found.overall or Overall(at_least=None, at_most=None)
    given = _range(overall.at_least, overall.at_most)
    if expected != given:
        yield _differs(example, ("overall",), "the overall result", expected, given)


def _differs(example: Example, path: tuple[str, ...], noun: str, expected: str, given: str) -> Problem:
    return Problem(
        code="example-differs",
        where=example.plain.place(path),
        what=f"the example expects {expected} of {noun}, but the rules give {given}.",
        remedy="Correct the rule if the example is right, or the example if the rule is.",
        values=(("expected", expected), ("given", given)),
    )


def _problem(example: Example, path: tuple[str, ...], what: str, remedy: str) -> Problem:
    return Problem(code="example-unknown", where=example.plain.place(path), what=what, remedy=remedy)
