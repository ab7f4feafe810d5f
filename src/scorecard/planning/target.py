"""A wanted result, as people write it: `met_or_exceeded>=10`, `4.3>=meets`, `overall>=silver`, several joined by commas or *and*."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from difflib import get_close_matches

from scorecard.core.framework import Edition, Indicator, Tier
from scorecard.core.names import IndicatorId, LevelId
from scorecard.core.problem import Problem, Refused
from scorecard.core.text import Message

COUNT = "met_or_exceeded"
OVERALL = "overall"
PART = re.compile(r"(?P<what>\S+?)\s*(?:>=|≥)\s*(?P<least>\S+)")
FORMS = "Write met_or_exceeded>=10, 4.3>=meets or overall>=silver; join several by commas."


@dataclass(frozen=True, slots=True, kw_only=True)
class Reach:
    """An indicator reaches a level for certain."""

    indicator: IndicatorId
    level: LevelId

    def __str__(self) -> str:
        return f"{self.indicator}>={self.level}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Count:
    """So many indicators are at or above the headline level for certain."""

    least: int

    def __str__(self) -> str:
        return f"{COUNT}>={self.least}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Overall:
    """The overall result reaches a tier for certain."""

    tier: Tier

    def __str__(self) -> str:
        return f"{OVERALL}>={self.tier.id}"


Target = tuple[Reach | Count | Overall, ...]


def parse_target(edition: Edition, text: str) -> Target:
    """Return what is wanted, all of it. Raise Refused with a problem for every part that cannot be read."""
    problems: list[Problem] = []
    found: list[Reach | Count | Overall] = []
    for part in re.split(r",|\band\b", text):
        if part.strip():
            wanted = _part(edition, part.strip(), problems)
            found += [wanted] if wanted else []
    if not found and not problems:
        problems.append(_problem(text, Message("the target is empty."), FORMS))
    if problems:
        raise Refused(problems)
    return tuple(found)


def _part(edition: Edition, part: str, problems: list[Problem]) -> Reach | Count | Overall | None:
    match = PART.fullmatch(part)
    if match is None:
        problems.append(_problem(part, Message("“{part}” is not a target.", {"part": part}), FORMS))
        return None
    what, least = match["what"], match["least"]
    if what == COUNT:
        return _count(edition, part, least, problems)
    if what == OVERALL:
        return _overall(edition, part, least, problems)
    return _reach(edition, part, what, least, problems)


def _count(edition: Edition, part: str, least: str, problems: list[Problem]) -> Count | None:
    scored = sum(indicator.scored for indicator in edition.indicators.values())
    if least.isascii() and least.isdigit() and int(least) <= scored:
        return Count(least=int(least))
    said = Message("“{least}” is not a number from 0 to {scored}.", {"least": least, "scored": scored})
    problems.append(_problem(part, said, FORMS))
    return None


def _overall(edition: Edition, part: str, least: str, problems: list[Problem]) -> Overall | None:
    tiers = {tier.id: tier for tier in edition.headline.tiers}
    if least in tiers:
        return Overall(tier=tiers[least])
    if not tiers:
        said = Message("the edition {edition} has no overall result.", {"edition": edition.id})
        problems.append(_problem(part, said, "Name indicators, or met_or_exceeded."))
    else:
        said = Message("the edition has no tier “{tier}”.", {"tier": least})
        problems.append(_problem(part, said, _nearest(least, tiers)))
    return None


def _reach(edition: Edition, part: str, what: str, least: str, problems: list[Problem]) -> Reach | None:
    indicator = edition.indicators.get(IndicatorId(what))
    if indicator is None:
        said = Message("the edition has no indicator “{indicator}”.", {"indicator": what})
        problems.append(_problem(part, said, _nearest(what, edition.indicators)))
        return None
    levels = _levels(edition, indicator)
    if least not in levels:
        said = Message("{indicator} has no level “{level}”.", {"indicator": what, "level": least})
        problems.append(_problem(part, said, _nearest(least, levels)))
        return None
    return Reach(indicator=indicator.id, level=levels[least])


def _levels(edition: Edition, indicator: Indicator) -> Mapping[str, LevelId]:
    lowest = edition.levels[0].id
    return {
        level.id: level.id for level in edition.levels if level.id in indicator.rules or level.id == lowest
    }


def _nearest(word: str, known: Mapping[str, object] | Mapping[IndicatorId, object]) -> str:
    names = [str(name) for name in known]
    close = get_close_matches(word, names, n=1)
    return f"Did you mean {close[0]}?" if close else f"Known are {', '.join(names)}."


def _problem(where: str, what: Message, remedy: str) -> Problem:
    return Problem(code="target", where=f"target: {where}", what=what, remedy=remedy)
