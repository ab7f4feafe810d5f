"""Agreed levels against the levels that the criteria give."""

from collections.abc import Iterator

from scorecard.checks.material import Material
from scorecard.core.framework import Edition
from scorecard.core.problem import Problem, Severity
from scorecard.core.text import Message
from scorecard.scoring.notices import computed_words
from scorecard.scoring.result import Result


def level_problems(material: Material) -> Iterator[Problem]:
    """Yield a problem for each agreed level that the criteria do not give, and for contradicting statements."""
    for result in material.scorecard.results.values():
        if result.agreed is not None and result.differs:
            yield from _differing(material.edition, result)
        yield from _contradicting(result)
        yield from _unsaid(material, result)


def in_range(edition: Edition, result: Result) -> bool:
    """Return whether the agreed level lies in the range that open facts leave."""
    if result.agreed is None or result.at_least is None or result.at_most is None:
        return False
    return edition.rank(result.at_least) <= edition.rank(result.agreed) <= edition.rank(result.at_most)


def _differing(edition: Edition, result: Result) -> Iterator[Problem]:
    inside, reason = in_range(edition, result), bool(result.agreed_reason.strip())
    if inside and reason:
        return  # open facts were judged, and the team said why
    if inside and result.agreed == result.at_least:
        yield _as_lowest(edition, result, f"judgements.{result.indicator}")
        return
    severity: Severity = "hint" if reason else ("warning" if inside else "error")
    agreed = edition.level(result.agreed).short if result.agreed else ""
    values = {"agreed": agreed, "computed": computed_words(edition, result)}
    yield Problem(
        code="level-not-from-criteria",
        where=f"judgements.{result.indicator}",
        severity=severity,
        what=Message("agreed {agreed}; the criteria give {computed}.", values),
        remedy="See that the reason convinces, or mend the criteria."
        if reason
        else "Give the reason, or agree the level that the criteria give.",
        values=(("agreed", str(agreed)), ("computed", str(values["computed"]))),
    )


def _as_lowest(edition: Edition, result: Result, where: str) -> Problem:
    level = edition.level(result.at_least).short if result.at_least else ""
    values = {"level": level, "computed": computed_words(edition, result)}
    return Problem(
        code="unknown-counted-as-lowest",
        where=where,
        severity="warning",
        what=Message("counted as {level} while facts are open ({computed}), and nothing says so.", values),
        remedy="Say in the reason that what is not known yet was counted at the lowest level.",
        values=(("counted", str(level)), ("computed", str(values["computed"]))),
    )


def _unsaid(material: Material, result: Result) -> Iterator[Problem]:
    """Counting open indicators at the lowest level is a choice of the team; a text or a reason has to say so."""
    if not material.document.settings.unknown_as_lowest or not result.is_open or result.agreed is not None:
        return
    texts = (
        material.document.notes.get(result.indicator, ""),
        material.document.narrative.get("methodology", ""),
    )
    if not any("unknown" in text.lower() or "not known" in text.lower() for text in texts):
        yield _as_lowest(material.edition, result, f"notes.{result.indicator}")


def _contradicting(result: Result) -> Iterator[Problem]:
    for notice in result.notices:
        if notice.code == "contradiction":
            stronger, weaker = str(notice.said.values["stronger"]), str(notice.said.values["weaker"])
            yield Problem(
                code="contradiction",
                where=f"answers.{weaker}",
                what=notice.said,
                remedy="One of the two answers is wrong: whoever says the stronger says the weaker.",
                values=((stronger, "met"), (weaker, "unmet")),
            )
