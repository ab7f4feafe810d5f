"""The people behind the numbers: the survey's margin of error, and populations that should be one."""

import re
from collections.abc import Iterator
from fractions import Fraction

from scorecard.checks.bound import MARGIN
from scorecard.checks.material import Material
from scorecard.checks.numerals import whole_number
from scorecard.checks.passages import Passage, Sentence
from scorecard.core.measure import BalancedCategories
from scorecard.core.problem import Problem
from scorecard.core.quantity import percent
from scorecard.core.text import Message
from scorecard.measures.balance import staffing
from scorecard.measures.sampling import Margin, least_answers, margin

_SAID = re.compile(
    r"(?:margin of error|confidence interval|margin)\s*(?:is|was|of|:|=|at)?\s*(?:plus or minus|±|\+/-|about|around)?\s*"
    r"(?P<after>\d+(?:\.\d+)?)"
    r"|(?P<before>\d+(?:\.\d+)?)\s*(?:%|percent|percentage points?|points?)?\s*(?:margin of error|confidence interval)",
    re.IGNORECASE,
)
_OF = re.compile(
    r"(?P<n>\d+)\s+(?:[a-z]+\s+){0,3}?(?:out\s+of|of)\s+(?:the\s+|all\s+)?(?P<all>\d+)(?!\s*%)", re.IGNORECASE
)


def margin_problems(material: Material) -> Iterator[Problem]:
    """Yield a problem for each stated margin of error that is smaller than the one that follows from the answers."""
    for passage in material.passages:
        for sentence in passage.sentences:
            stated = _stated(sentence)
            counts = _counts(sentence, material) if stated is not None else None
            if stated is None or counts is None:
                continue
            found = margin(*counts, material.edition.survey.confidence_z) if material.edition.survey else None
            if found and not holds(found, stated):
                yield _exceeded(passage, stated, found, counts)


def holds(found: Margin, stated: str) -> bool:
    """Return whether a margin keeps to a stated one: a stated margin is a bound, or with decimals also a rounded value."""
    places = len(stated.partition(".")[2])
    return found.within(Fraction(stated)) or (bool(places) and percent(found.share, places) == stated)


def _stated(sentence: Sentence) -> str | None:
    for binding in sentence.bound:
        digits = re.search(r"\d+(?:\.\d+)?", binding.stated)
        if binding.name == MARGIN and digits:
            return digits.group()
    found = _SAID.search(sentence.words)
    return (found["after"] or found["before"]) if found else None


def _counts(sentence: Sentence, material: Material) -> tuple[int, int] | None:
    """Return answers and population: those of the sentence, else those of the data."""
    stated = {binding.name: whole_number(binding.stated) for binding in sentence.bound}
    data = material.survey
    said = next((pair for found in _OF.finditer(sentence.words) if (pair := _pair(found))), None)
    answers = stated.get("survey.answered") or (said[0] if said else data.sheets if data else None)
    invited = stated.get("survey.invited") or (said[1] if said else data.invited if data else None)
    return (answers, invited) if answers and invited and answers <= invited else None


def _pair(found: re.Match[str]) -> tuple[int, int] | None:
    answers, invited = int(found["n"]), int(found["all"])
    return (answers, invited) if 1 < answers <= invited else None


def _exceeded(passage: Passage, stated: str, found: Margin, counts: tuple[int, int]) -> Problem:
    recomputed = percent(found.share, 2)
    least = least_answers(Fraction(stated), counts[1])
    values = {
        "answers": counts[0],
        "invited": counts[1],
        "stated": stated,
        "recomputed": recomputed,
        "least": least,
    }
    return Problem(
        code="margin-differs",
        where=passage.where,
        what=Message(
            "{answers} answers of {invited} give a margin of {recomputed} points, more than the {stated} stated.",
            values,
        ),
        remedy=Message("State {recomputed}; {stated} points would need {least} answers.", values),
        values=(("stated", stated), ("recomputed", recomputed)),
    )


def population_problems(material: Material) -> Iterator[Problem]:
    """Yield a problem where fewer people were invited than the staff table holds, or more answered than were invited."""
    survey = material.survey
    if survey is None or survey.invited is None or material.edition.survey is None:
        return
    where = f"facts.{material.edition.survey.population}"
    if survey.sheets is not None and survey.sheets > survey.invited:
        yield _two(
            where, "error", "{one} people were invited, but {other} answered.", survey.invited, survey.sheets
        )
    staff = staff_total(material)
    if staff is not None and staff > survey.invited:
        said = "{one} people were invited to the survey, but the staff table holds {other}."
        yield _two(where, "warning", said, survey.invited, staff)


def staff_total(material: Material) -> int | None:
    """Return the women and men of all staff categories together, or None where some are not known."""
    recipes = [
        each.recipe
        for each in material.edition.measures.values()
        if isinstance(each.recipe, BalancedCategories)
    ]
    totals = (
        [each.total for each in staffing(material.edition, material.dossier, recipes[0])] if recipes else []
    )
    known = [total for total in totals if total is not None]
    return sum(known) if known and len(known) == len(totals) else None


def _two(where: str, severity: str, said: str, one: int, other: int) -> Problem:
    return Problem(
        code="two-populations",
        where=where,
        severity="error" if severity == "error" else "warning",
        what=Message(said, {"one": one, "other": other}),
        remedy="Say who counts as personnel, and use one number for the same people.",
        values=(("invited", str(one)), ("other", str(other))),
    )
