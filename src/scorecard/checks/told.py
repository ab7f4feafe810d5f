"""Texts against the score: a note or a sentence that gives an indicator another level than the one it has."""

import re
from collections.abc import Iterator

from scorecard.checks.claims import Claim, Claims, contradicts
from scorecard.checks.material import Material
from scorecard.checks.passages import Passage
from scorecard.core.framework import Edition, Indicator
from scorecard.core.names import DimensionId, LevelId, indicator_of
from scorecard.core.problem import Problem
from scorecard.core.text import Message
from scorecard.scoring.result import Result


def text_problems(material: Material) -> Iterator[Problem]:
    """Yield a problem for each sentence of a note or a dimension's narrative that names another level than the score."""
    claims = Claims(material.edition)
    for passage in material.passages:
        if passage.kind not in {"note", "narrative"}:
            continue
        for sentence in passage.sentences:
            for claim in claims.of(sentence.words):
                subjects = _subjects(material.edition, passage, sentence.words, claim)
                results = [material.scorecard.results[each.id] for each in subjects]
                rated = [result for result in results if result.counted or result.at_least]
                if rated and all(contradicts(material.edition, claim, levels_of(result)) for result in rated):
                    yield _another(material.edition, passage, claim, rated)


def levels_of(result: Result) -> dict[str, LevelId | None]:
    """Return the levels that a text may name: the agreed one, and the computed one; while it is open and nothing is agreed, its range."""
    if result.agreed or result.level:
        return {"agreed": result.agreed, "computed": result.level}
    return {"at least": result.at_least, "at most": result.at_most}


def _subjects(edition: Edition, passage: Passage, words: str, claim: Claim) -> tuple[Indicator, ...]:
    """Return the indicators that a claim can speak of: it contradicts only when it fits none of them."""
    if passage.kind == "note":
        own = edition.indicators.get(indicator_of(passage.about))
        others = _numbered(edition, words)
        return () if own is None or (others and own not in others) else (own,)
    inside = edition.in_dimension(DimensionId(passage.about))
    if not inside:
        return ()
    named = tuple(each for each in _numbered(edition, words) if each in inside) or _titled(
        inside, words, claim
    )
    return named or inside


def _numbered(edition: Edition, words: str) -> tuple[Indicator, ...]:
    said = set(re.findall(r"\bindicators?\s+(\w+(?:[.-]\w+)*)", words, re.IGNORECASE))
    return tuple(each for each in edition.indicators.values() if each.id in said)


def _titled(inside: tuple[Indicator, ...], words: str, claim: Claim) -> tuple[Indicator, ...]:
    """Return the one indicator whose title stands in the claim's clause before it, if one does; titles are words, not parts of them."""
    clause = re.split(r"[;:]|,\s+(?:and|but|while|whereas|which)\s", words[: claim.start])[-1].lower()
    found = [
        each
        for each in inside
        if any(title and re.search(rf"\b{re.escape(title)}\b", clause) for title in _titles(each))
    ]
    return tuple(found) if len(found) == 1 else ()


def _titles(indicator: Indicator) -> tuple[str, ...]:
    """An indicator's names, but not a name that a sentence uses of any indicator."""
    return tuple(
        name
        for name in (str(indicator.title).lower(), str(indicator.short).lower())
        if not name.startswith("indicator")
    )


def _another(edition: Edition, passage: Passage, claim: Claim, results: list[Result]) -> Problem:
    names = ", ".join(result.indicator for result in results)
    levels = [result.counted or result.at_least for result in results]
    score = ", ".join(dict.fromkeys(str(edition.level(level).short) for level in levels if level))
    said = (
        "the text says “{words}”, but {names} has the score {score}."
        if claim.reached
        else "the text says that this is out of reach, “{words}”, but {names} has the score {score}."
    )
    return Problem(
        code="text-names-another-level",
        where=passage.where,
        what=Message(said, {"words": claim.words, "names": names, "score": score}),
        remedy="Mend the text or the score, so that both say the same.",
        values=(("text", claim.words), ("score", score)),
    )
