"""The document together with the tables that lie beside it: everything that the engine reads of a team."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from scorecard.core.assessment import Assessment
from scorecard.core.names import TableId
from scorecard.core.table import Table


@dataclass(frozen=True, slots=True, kw_only=True)
class Dossier:
    """An assessment document and its delivered tables, by the edition's names for them."""

    assessment: Assessment
    tables: Mapping[TableId, Table] = field(default_factory=dict)
