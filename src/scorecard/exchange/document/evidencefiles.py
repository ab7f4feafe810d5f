"""Evidence that should lie in the document's folder and does not."""

from pathlib import Path

from scorecard.core.assessment import Assessment
from scorecard.core.names import EvidenceId
from scorecard.core.problem import Refused
from scorecard.exchange.document.assessment import inside

FOLDER = "evidence"


def absent_evidence(document: Assessment, folder: Path) -> frozenset[EvidenceId]:
    """Return the evidence that names a file which is not in the `evidence` folder, or which leads out of it."""
    return frozenset(
        name for name, each in document.evidence.items() if each.file and not _is_there(folder, each.file)
    )


def _is_there(folder: Path, file: str) -> bool:
    try:
        return inside(folder / FOLDER, file).is_file()
    except Refused:
        return False
