"""One difference between two editions, and the ways in which two lists of things differ."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import TypeVar

from scorecard.core.text import Message

K = TypeVar("K", bound=str)
T = TypeVar("T")


@dataclass(frozen=True, slots=True, kw_only=True)
class Difference:
    """Something that a country team will notice: a stable code, where it is, a sentence, and both values where there are two."""

    code: str
    where: str
    said: Message
    old: str = ""
    new: str = ""

    def __str__(self) -> str:
        return f"{self.where}: {self.said}"


def changed(code: str, where: str, old: object, new: object) -> Iterator[Difference]:
    """Yield a difference when two values differ."""
    before, after = _said(old), _said(new)
    if before != after:
        values = {"old": before or "nothing", "new": after or "nothing"}
        yield Difference(code=code, where=where, said=Message("{old} → {new}", values), old=before, new=after)


def _said(value: object) -> str:
    if isinstance(value, bool):
        return "yes" if value else "no"
    return "" if value is None else str(value)


def paired(
    noun: str, where: str, sides: tuple[Mapping[K, T], Mapping[K, T]], words: Callable[[T], str]
) -> Iterator[Difference]:
    """Yield what was removed, what was added, and what kept its id and changed its words."""
    old, new = sides
    for name in old:
        place = f"{where}.{name}"
        if name not in new:
            said = Message("removed: {words}", {"words": words(old[name])})
            yield Difference(code=f"{noun}-removed", where=place, said=said, old=words(old[name]))
        else:
            yield from changed(f"{noun}-renamed", place, words(old[name]), words(new[name]))
    for name in new:
        if name not in old:
            said = Message("added: {words}", {"words": words(new[name])})
            yield Difference(code=f"{noun}-added", where=f"{where}.{name}", said=said, new=words(new[name]))
