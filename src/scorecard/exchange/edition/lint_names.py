"""Names of an edition: ids that would break keys, ids and codes that stand twice, and statements that are the same in a circle."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator

from scorecard.core.framework import Edition
from scorecard.core.problem import Problem, Severity
from scorecard.exchange.edition.files import EditionFiles
from scorecard.exchange.edition.shapes import IndicatorFile

STATUSES = ("not_applicable", "not_reported")
_ID = re.compile(r"[^\W_][\w.-]*$")


def of_names(edition: Edition, files: EditionFiles) -> Iterator[Problem]:
    """Yield what is wrong with the ids, codes and references of an edition."""
    yield from _broken(edition, files)
    yield from _twice(edition, files)
    yield from _codes(edition, files)
    yield from _across(files)
    for indicator in files.indicators.values():
        yield from _same(indicator, files)


def _problem(code: str, where: str, what: str, remedy: str, severity: Severity = "error") -> Problem:
    return Problem(code=code, where=where, what=what, remedy=remedy, severity=severity)


def _broken(edition: Edition, files: EditionFiles) -> Iterator[Problem]:
    for where, noun, name in _named(edition, files):
        if not _ID.match(name):
            what = f"the {noun} “{name}” would break the keys that are made of it."
            yield _problem(
                "bad-id", where, what, "Use letters, digits, points, hyphens and underscores only."
            )


def _named(edition: Edition, files: EditionFiles) -> Iterator[tuple[str, str, str]]:
    head = "framework.yaml"
    for noun, key, names in (
        ("level", "levels", [each.id for each in edition.levels]),
        ("dimension", "dimensions", [each.id for each in edition.dimensions]),
        ("window", "windows", list(edition.windows)),
        ("stage", "stages", [each.id for each in edition.stages]),
    ):
        yield from ((files.place(head, key), noun, name) for name in names)
    for name, table in edition.tables.items():
        yield files.place("tables.yaml", "tables", name), "table", name
        yield from (
            (files.place("tables.yaml", "tables", name, "columns", each.name), "column", each.name)
            for each in table.columns
        )
    for indicator in files.indicators.values():
        yield files.of_indicator(indicator.id, "id"), "indicator", indicator.id
        for noun, key, words in (
            ("question", "questions", indicator.questions),
            ("measure", "measures", indicator.measures),
        ):
            yield from ((files.of_indicator(indicator.id, key, name), noun, name) for name in words)
        for level, part in indicator.levels.items():
            place = ("levels", level, "criteria")
            yield from (
                (files.of_indicator(indicator.id, *place, letter), "letter", letter)
                for letter in part.criteria
            )


def _twice(edition: Edition, files: EditionFiles) -> Iterator[Problem]:
    survey, parity = edition.survey, edition.parity
    lists: list[tuple[str, str, Iterable[str]]] = [
        ("level", files.place("framework.yaml", "levels"), (each.id for each in edition.levels)),
        ("dimension", files.place("framework.yaml", "dimensions"), (each.id for each in edition.dimensions)),
        ("stage", files.place("framework.yaml", "stages"), (each.id for each in edition.stages)),
        (
            "tier",
            files.place("framework.yaml", "headline", "tiers"),
            (each.id for each in edition.headline.tiers),
        ),
        ("language", files.place("framework.yaml", "languages"), edition.languages),
    ]
    if survey:
        lists.append(
            (
                "survey statement",
                files.place("survey.yaml", "statements"),
                (each.id for each in survey.statements),
            )
        )
        lists.append(("survey area", files.place("survey.yaml", "areas"), (each.id for each in survey.areas)))
    if parity:
        lists.append(
            (
                "staff category",
                files.place("framework.yaml", "parity"),
                (each.id for each in parity.categories),
            )
        )
    for noun, where, names in lists:
        for name in _repeated(names):
            yield _problem(
                "twice", where, f"the {noun} “{name}” stands here twice.", "Give each a name of its own."
            )


def _repeated(names: Iterable[str]) -> list[str]:
    return [name for name, times in Counter(names).items() if times > 1]


def _codes(edition: Edition, files: EditionFiles) -> Iterator[Problem]:
    where = files.place("framework.yaml", "status_codes")
    for status in edition.status_codes:
        if status not in STATUSES:
            yield _problem(
                "status-code", where, f"there is no status “{status}”.", f"Use {' or '.join(STATUSES)}."
            )
        elif not (edition.not_applicable if status == STATUSES[0] else edition.not_reported):
            what = f"the edition does not know {status}, and yet there is a code for it."
            yield _problem("status-code", where, what, f"Write `{status}: true`, or take the code out.")
    codes = [level.code for level in edition.levels if level.code] + list(edition.status_codes.values())
    for code in _repeated(codes):
        what = f"the code “{code}” stands for two things."
        yield _problem(
            "code-twice",
            files.place("framework.yaml", "levels"),
            what,
            "Give each level and status a code of its own.",
        )
    if edition.headline.average_codes and not all(_is_number(level.code) for level in edition.levels):
        what = "codes are to be averaged, but not every level has a number for its code."
        yield _problem(
            "code-number",
            files.place("framework.yaml", "headline"),
            what,
            "Write a number as each level's code.",
        )


def _is_number(code: str) -> bool:
    return bool(re.fullmatch(r"-?\d+(\.\d+)?", code))


def _across(files: EditionFiles) -> Iterator[Problem]:
    """Questions and measures are the edition's: a name in two indicators' files would hide the first one."""
    seen: dict[tuple[str, str], str] = {}
    for indicator in files.indicators.values():
        for noun, key, words in (
            ("question", "questions", indicator.questions),
            ("measure", "measures", indicator.measures),
        ):
            for name in words:
                first = seen.setdefault((noun, name), indicator.id)
                if first != indicator.id:
                    what = f"the {noun} “{name}” stands in {first} already."
                    yield _problem(
                        "twice",
                        files.of_indicator(indicator.id, key, name),
                        what,
                        "Give it a name of its own.",
                    )
    for indicator in files.indicators.values():
        for level, part in indicator.levels.items():
            for letter in part.criteria:
                if ("question", letter) in seen:
                    what = f"“{letter}” is a criterion here and a question elsewhere; a rule means the criterion."
                    where = files.of_indicator(indicator.id, "levels", level, "criteria", letter)
                    yield _problem(
                        "letter-hides-question", where, what, "Call the question something else.", "warning"
                    )


def _same(indicator: IndicatorFile, files: EditionFiles) -> Iterator[Problem]:
    parts = {
        f"{level}/{letter}": part
        for level, spec in indicator.levels.items()
        for letter, part in spec.criteria.items()
    }
    for key, part in parts.items():
        if not part.same_as:
            continue
        where = files.of_indicator(indicator.id, "levels", *key.replace("/", "/criteria/").split("/"))
        chain = [key]
        while parts[chain[-1]].same_as in parts and parts[chain[-1]].same_as not in chain:
            chain.append(parts[chain[-1]].same_as)
        if parts[chain[-1]].same_as == key:
            what = f"{' → '.join([*chain, key])} is a circle."
            yield _problem("same-as-circle", where, what, "Let one of them carry the words.")
        if part.same_as not in parts:
            yield _problem(
                "same-as", where, f"there is no criterion “{part.same_as}”.", "Write level/letter."
            )
        if part.derive is not None or part.window or part.judgement:
            what = "what a criterion is derived from, its window and its judgement come from the one it is the same as; here they are lost."
            yield _problem("same-as-ignored", where, what, "Write them there.", "warning")
