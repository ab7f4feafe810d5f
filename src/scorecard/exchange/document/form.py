"""A filled form of fields, such as the report's annex by indicator, becomes changes and conflicts."""

from collections.abc import Mapping

from scorecard.core.problem import Problem, Refused
from scorecard.exchange.document.assessment import Opened
from scorecard.exchange.document.fields import changes_of, settle_words, words_of
from scorecard.exchange.document.threeway import Filled, Reading, compared


def form_changes(opened: Opened, values: Mapping[str, str], base: Mapping[str, str] | None = None) -> Reading:
    """Return what a filled form changes: its fields by key, such as `note:1.1/meets/a`, `judgement:1.1` or `narrative:1`.

    What stood in a field when the form was made comes in `base`; a field without it is compared with the document as it is. Raise
    Refused with every problem.
    """
    problems: list[Problem] = []
    theirs: dict[str, Filled] = {}
    for key, words in values.items():
        filled = Filled(words=words, sheet=f"the form’s field {key}")
        said = settle_words(opened.edition, opened.dossier, key, filled, problems)
        theirs[key] = Filled(words=said, sheet=filled.sheet)
    if problems:
        raise Refused(problems)
    now = {key: words_of(opened.dossier, key) for key in theirs}
    wanted, conflicts, unchanged = compared({**now, **(base or {})}, now, theirs)
    evidence = opened.dossier.assessment.evidence
    changes = changes_of(opened.edition, opened.dossier, wanted, problems, evidence)
    if problems:
        raise Refused(problems)
    return Reading(changes=tuple(changes), conflicts=tuple(conflicts), unchanged=unchanged)
