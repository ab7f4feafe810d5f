"""What is wrong, where, and what to do about it."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal

from scorecard.core.text import Message

Severity = Literal["error", "warning", "hint"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Problem:
    """Something wrong in data that a person gave, said so that the person can mend it.

    `where` names a file with line, a sheet with cell, or a key of the document. `code` is stable; `values` holds what was compared.
    """

    code: str
    where: str
    what: Message | str
    remedy: Message | str = ""
    severity: Severity = "error"
    values: tuple[tuple[str, str], ...] = ()

    def __str__(self) -> str:
        remedy = f" {self.remedy}" if self.remedy else ""
        return f"{self.where}: {self.what}{remedy}"


class Refused(Exception):  # noqa: N818 - what it says is that the data was refused, not that the program erred
    """All the problems for which a file, an edition or a change was refused, together."""

    def __init__(self, problems: Iterable[Problem]) -> None:
        self.problems = tuple(problems)
        super().__init__("\n".join(map(str, self.problems)))


def has_error(problems: Iterable[Problem]) -> bool:
    """Return whether any of them must be mended before going on."""
    return any(problem.severity == "error" for problem in problems)
