"""Counts given by turns ("in A and B with 7 and 6 agencies respectively") against the lists that name the members of A and B."""

import re
from collections.abc import Iterator

from scorecard.checks.lists import listing
from scorecard.checks.material import Material
from scorecard.checks.numerals import WHOLE, whole_number
from scorecard.checks.passages import Passage
from scorecard.core.problem import Problem
from scorecard.core.text import Message

_NAME = r"[A-Z][\w-]+"
_NAMES = re.compile(rf"({_NAME}) and (?:the )?({_NAME})\b")
_COUNTS = re.compile(rf"({WHOLE}) and ({WHOLE}) ([a-z]+)\b[^.;]{{0,40}}\brespectively\b")
_MEMBERS = re.compile(r"(?P<before>[^()]{0,60})\((?P<inside>[^()]+)\)")


def member_problems(material: Material) -> Iterator[Problem]:
    """Yield a problem for each count given by turns that is not the number of members listed elsewhere for that name."""
    for passage in material.passages:
        for sentence in passage.sentences:
            counts = _COUNTS.search(sentence.words)
            names = list(_NAMES.finditer(sentence.words[: counts.start()])) if counts else []
            if counts and names:
                for name, count in zip(names[-1].groups(), counts.groups()[:2], strict=True):
                    yield from _counted(passage, name, count, material.passages)


def _counted(passage: Passage, name: str, count: str, passages: tuple[Passage, ...]) -> Iterator[Problem]:
    stated = whole_number(count)
    listed = {size: where for where, size in _sizes(name, passages)}
    if stated is None or len(listed) != 1 or stated in listed:
        return
    ((size, where),) = listed.items()
    yield Problem(
        code="list-count",
        where=passage.where,
        what=Message(
            "for {name} the text says {stated}, and the list in {where} has {listed}.",
            {"name": name, "stated": count, "listed": size, "where": where},
        ),
        remedy="Mend the number or the list.",
        values=((passage.where, count), (where, str(size))),
    )


def _sizes(name: str, passages: tuple[Passage, ...]) -> Iterator[tuple[str, int]]:
    """Yield how many members each list has that stands in brackets right behind the name, the last name before them."""
    for passage in passages:
        for sentence in passage.sentences:
            for found in _MEMBERS.finditer(sentence.words):
                items = listing(found["inside"], pairs=True)
                behind = re.search(rf"\b{name}\b(?P<rest>(?:\s+[a-z]+){{0,3}})\s*$", found["before"])
                if items and behind and items.least == items.most:
                    yield passage.where, items.least
