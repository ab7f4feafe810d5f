"""What a rule turned out to be: the rule's own tree again, with outcomes and reasons."""

from collections.abc import Iterator
from dataclasses import dataclass

from scorecard.core.outcome import Outcome
from scorecard.core.rule import Rule
from scorecard.core.table import RowRef
from scorecard.core.text import Message


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """The outcome of one rule with its reason in a plain sentence, and the findings of its parts.

    `key` names a criterion or threshold; `evidence` and `rows` say what stands behind it; `implied_by` names the statement that it
    follows from, `stated` that a person answered it directly.
    """

    rule: Rule
    outcome: Outcome
    reason: Message
    parts: "tuple[Finding, ...]" = ()
    key: str = ""
    evidence: tuple[str, ...] = ()
    rows: tuple[RowRef, ...] = ()
    implied_by: str = ""
    stated: bool = False

    def leaves(self) -> "Iterator[Finding]":
        """Yield the findings without parts, left to right."""
        if not self.parts:
            yield self
        for part in self.parts:
            yield from part.leaves()
