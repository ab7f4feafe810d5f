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
        """Yield the criteria, thresholds and questions that the rule names, left to right; what derived them stays inside."""
        if self.key or not self.parts:
            yield self
            return
        for part in self.parts:
            yield from part.leaves()

    def all_rows(self) -> frozenset[RowRef]:
        """Return every row that stands behind this finding, those of its parts included."""
        return frozenset(self.rows).union(*(part.all_rows() for part in self.parts))
