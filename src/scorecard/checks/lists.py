"""Lists against the number that introduces them, and names that stand twice."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from scorecard.checks.material import Material
from scorecard.checks.numerals import WHOLE, whole_number
from scorecard.checks.passages import Passage
from scorecard.core.problem import Problem
from scorecard.core.table import Table, TableSpec
from scorecard.core.text import Message

LONGEST_ITEM = 8
"""Words in an item; longer ones are clauses, and a clause may hold commas of its own."""
MOST = 200

_TIMES = r"months|years|days|weeks|hours|minutes|times|points|percent|cents|dollars|pages|paragraphs"
_COUNTED = re.compile(
    rf"(?P<least>(?i:at least)\s+|more than\s+|over\s+|up to\s+|about\s+|around\s+|almost\s+|nearly\s+)?(?P<n>{WHOLE})\s+"
    rf"(?P<noun>(?:[A-Za-z&][\w&’'-]*,?\s+){{0,5}}?(?!(?:{_TIMES})\b)[A-Za-z][\w’'-]*(?:s|people|staff))\s*"
    r"(?:\((?P<inside>[^()]*)\)|:\s*(?P<after>[^:()]+?)[.!?]?\s*$)"
)
_CLAUSE = re.compile(r"(?:which|who|whose|that|where|when|as|because|but|so|although|though|while|if)\b")
_LISTED = re.compile(r"\((?P<inside>[^()]*)\)|:\s+(?P<after>[^:()]+?)[.!?]?\s*$")
_OPENINGS = re.compile(
    r"(?:such as|e\.g\.|for example|for instance|including|among (?:them|others)|see|cf\.|in|by|mainly)\b",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Listing:
    """The items of a list, and how many they may be at least and at most, as *and* may join two items or stand inside one."""

    items: tuple[str, ...]
    most: int

    @property
    def least(self) -> int:
        """The items as far as commas part them."""
        return len(self.items)


def listing(words: str, *, pairs: bool = False) -> Listing | None:
    """Return the items of a list, or None where the words are none; two names without a comma are one only with `pairs`.

    >>> listing("FAO, ILO, UN Women and WHO").items
    ('FAO', 'ILO', 'UN Women', 'WHO')
    """
    if _OPENINGS.match(words.strip()):
        return None
    parts = [part.strip() for part in re.split(r";" if ";" in words else r",", words) if part.strip()]
    parts = [re.sub(r"^(?:and|or)\s+", "", part) for part in parts]
    if len(parts) < (1 if pairs else 2) or any(map(_is_clause, parts)):
        return None
    joined = re.fullmatch(r"(.+?) (?:and|&) (.+)", parts[-1])
    if joined and _are_names([*parts[:-1], joined[1], joined[2]]):
        return Listing((*parts[:-1], joined[1], joined[2]), len(parts) + 1)
    return Listing(tuple(parts), len(parts) + sum(len(re.findall(r"\band\b", part)) for part in parts))


def _is_clause(part: str) -> bool:
    return len(part.split()) > LONGEST_ITEM or bool(_CLAUSE.match(part))


def _are_names(parts: list[str]) -> bool:
    return all(part[0].isupper() and len(part.split()) <= 3 and " and " not in part for part in parts)


def list_problems(material: Material) -> Iterator[Problem]:
    """Yield a problem for each list that has another count than is stated before it, and for each name twice in one."""
    for passage in material.passages:
        for sentence in passage.sentences:
            for found in _COUNTED.finditer(sentence.words):
                yield from _miscounted(passage, found)
            for found in _LISTED.finditer(sentence.words):
                items = listing(found["inside"] or found["after"] or "")
                if items:
                    yield from _twice(passage.where, items.items)


def _miscounted(passage: Passage, found: re.Match[str]) -> Iterator[Problem]:
    stated, items = whole_number(found["n"]), listing(found["inside"] or found["after"] or "")
    if stated is None or items is None or not 1 < stated <= MOST:
        return
    hedge = (found["least"] or "").strip().lower()
    if items.least <= stated <= items.most:
        return
    if hedge and not (hedge == "at least" and items.most < stated):
        return
    values = {"stated": found["n"], "noun": found["noun"].strip(), "counted": items.least}
    yield Problem(
        code="list-count",
        where=passage.where,
        what=Message("the text says {stated} {noun}, and the list has {counted}.", values),
        remedy="Mend the number or the list.",
        values=(("stated", found["n"]), ("listed", str(items.least))),
    )


def _twice(where: str, items: Iterable[str]) -> Iterator[Problem]:
    for name, count in Counter(" ".join(item.casefold().split()) for item in items).items():
        if count > 1:
            shown = next(item for item in items if " ".join(item.casefold().split()) == name)
            yield twice(where, shown, count)


def twice(where: str, name: str, count: int) -> Problem:
    """Return the problem of a name that stands in one list more than once."""
    return Problem(
        code="name-twice",
        where=where,
        severity="warning",
        what=Message("“{name}” stands {count} times in one list.", {"name": name, "count": count}),
        remedy="Keep it once, and mend any number that counted it twice.",
        values=(("name", name), ("count", str(count))),
    )


def register_problems(material: Material) -> Iterator[Problem]:
    """Yield a problem for each name that stands twice in a register or, written in another way, in a table's unique columns."""
    document = material.document
    yield from _twice("entities", [entity.id for entity in document.entities])
    yield from _twice("entities", [entity.name for entity in document.entities if entity.name])
    yield from _twice("bodies", [body.name for body in document.bodies])
    for name, table in material.dossier.tables.items():
        spec = material.edition.tables.get(name)
        if spec and spec.unique:
            yield from _rows_twice(spec, table)


def _rows_twice(spec: TableSpec, table: Table) -> Iterator[Problem]:
    rows: dict[tuple[str, ...], int] = {}
    for row in table.rows:
        key = tuple(" ".join(str(row.cells.get(column) or "").casefold().split()) for column in spec.unique)
        if not any(key):
            continue
        first = rows.setdefault(key, row.number)
        if first != row.number:
            said = ", ".join(str(row.cells.get(column) or "") for column in spec.unique)
            values = {"said": said, "first": first, "second": row.number}
            yield Problem(
                code="name-twice",
                where=f"{table.source}:{row.number}",
                severity="warning",
                what=Message("“{said}” stands in rows {first} and {second}.", values),
                remedy="Put the two rows together, or tell them apart by name.",
                values=(("first", str(first)), ("second", str(row.number))),
            )
