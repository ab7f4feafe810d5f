"""Three states of the same fields: as they were written out, as the document is now, and as a filled file says."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from scorecard.core.change import Change


@dataclass(frozen=True, slots=True, kw_only=True)
class Filled:
    """The words that stand in a field, and where: a cell of a sheet or a field of a form."""

    words: str
    sheet: str = ""
    cell: str = ""

    @property
    def place(self) -> str:
        """Where the field stands, in words."""
        return f"cell {self.cell} of sheet {self.sheet}" if self.cell else self.sheet


def tidy(words: str) -> str:
    """Return words as they are compared: line breaks of one kind, nothing around them."""
    return words.replace("\r\n", "\n").replace("\r", "\n").strip()


@dataclass(frozen=True, slots=True, kw_only=True)
class Conflict:
    """A field that was changed both in the file and in the document, to different words."""

    sheet: str
    cell: str
    key: str
    base: str
    theirs: str
    ours: str

    def __str__(self) -> str:
        place = f"{self.sheet}, cell {self.cell}" if self.cell else self.sheet
        return f"{place}: {self.key} was “{self.base}”, the file says “{self.theirs}”, the document “{self.ours}”."


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """What a filled file says: the changes that it brings, what it contradicts, and how much of it is as it was."""

    changes: tuple[Change, ...] = ()
    conflicts: tuple[Conflict, ...] = ()
    unchanged: int = 0


def compared(
    base: Mapping[str, str], now: Mapping[str, str], theirs: Mapping[str, Filled]
) -> tuple[dict[str, Filled], list[Conflict], int]:
    """Return the fields to change, the conflicts and the count of the rest, of three states of the same fields."""
    wanted: dict[str, Filled] = {}
    conflicts: list[Conflict] = []
    for key, filled in theirs.items():
        was, ours, words = tidy(base.get(key, "")), tidy(now[key]), tidy(filled.words)
        if words in (was, ours):
            continue
        if ours != was:
            conflicts.append(
                Conflict(sheet=filled.sheet, cell=filled.cell, key=key, base=was, theirs=words, ours=ours)
            )
        else:
            wanted[key] = filled
    return wanted, conflicts, len(theirs) - len(wanted) - len(conflicts)


def together(readings: Iterable[Reading]) -> Reading:
    """Return several readings as one."""
    parts = list(readings)
    return Reading(
        changes=tuple(change for part in parts for change in part.changes),
        conflicts=tuple(conflict for part in parts for conflict in part.conflicts),
        unchanged=sum(part.unchanged for part in parts),
    )
