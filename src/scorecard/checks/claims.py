"""What a sentence claims of a level: that it is given, or that it cannot be reached."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from scorecard.core.framework import Edition, Level
from scorecard.core.names import LevelId

_IRREGULAR = {"meet": "met"}
_QUOTES = "[“”\"‘’']?"
_SCORED = (
    r"(?:is|are|was|were|be|been)?\s*(?:currently\s+|therefore\s+|thus\s+|also\s+)*"
    r"(?:scored|scores|score\s+(?:is|was)|rated|rates|assessed|judged|classified|given|graded)(?:\s+(?:as|at|is|of|the\s+score|the\s+level|to\s+be))*"
)
_UNSURE = re.compile(
    r"\b(?:not|no|never|nor|neither|yet|cannot|without|fails?|failed|if|would|could|should|must|may|might|can|will|to|towards?"
    r"|allows?|allowing|before|until|unless|whether|almost|nearly|hardly|partly|than|both|target|criteri\w+|asks?|require\w*)"
    r"\W+(?:\w+\W+){0,2}$",
    re.IGNORECASE,
)
_STATEMENT_LEVEL = re.compile(
    r"\b(?:for|by|in|on)\s+(?:\d|each|some|all|most|individual)|\bcriteri|\bstatements?\b|\bletter\b",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Claim:
    """A level that a sentence gives (`reached`), or says is out of reach, with the words that say so."""

    level: LevelId
    reached: bool
    words: str
    start: int


@dataclass(frozen=True, slots=True, kw_only=True)
class _Forms:
    level: LevelId
    scored: re.Pattern[str]
    finite: re.Pattern[str] | None
    barred: re.Pattern[str]
    negated: re.Pattern[str] | None


def _stem(word: str) -> str:
    lowered = word.lower()
    for ending in ("ing", "es", "s"):
        if lowered.endswith(ending) and len(lowered) - len(ending) > 2:
            return lowered.removesuffix(ending)
    return lowered


def _forms(level: Level) -> _Forms:
    words = str(level.title).split()
    stem = _stem(words[0])
    past = _IRREGULAR.get(stem, f"{stem}ed")
    any_form = rf"(?:{stem}(?:es|s|ing|ed)?|{past})"
    rest = " ".join(words[1:])
    tail = rf"\s+(?:the\s+)?(?:{re.escape(rest)}|minimum\s+requirements?)" if rest else r"\b(?!\s+\w+ing)"
    quoted = rf"{_QUOTES}(?P<form>{any_form}){tail if rest else _plain_tail()}"
    return _Forms(
        level=level.id,
        scored=re.compile(rf"\b{_SCORED}\s+{_QUOTES}{any_form}\b", re.IGNORECASE),
        finite=re.compile(
            rf"\b{stem}(?:s|es|ed)?{tail}" + (rf"|\b{past}{tail}" if stem in _IRREGULAR else ""),
            re.IGNORECASE,
        )
        if rest
        else None,
        barred=re.compile(
            rf"(?:score|level|rating)\s+(?:of\s+)?{quoted}\S*{_QUOTES}\s+(?:score\s+|level\s+)?(?:can(?:not|\s+\w*\s*not)|could\s+not)\s+"
            r"(?:\w+\s+){0,3}?(?:reached|given|attained|achieved)",
            re.IGNORECASE,
        ),
        negated=re.compile(rf"\b(?:do|does|did)\s+not\s+(?:yet\s+|fully\s+)*{stem}{tail}", re.IGNORECASE)
        if rest
        else None,
    )


def _plain_tail() -> str:
    return r"(?:\s+minimum\s+(?:standards?|requirements?))?"


class Claims:
    """Reads the claims of sentences in the words of one edition's levels."""

    def __init__(self, edition: Edition) -> None:
        self._forms = tuple(_forms(level) for level in edition.levels)

    def of(self, words: str) -> Iterator[Claim]:
        """Yield the claims of a sentence; what is hoped for, asked for or compared claims nothing."""
        for forms in self._forms:
            barred = list(self._barred(forms, words))
            yield from barred
            if barred:
                continue
            for pattern in (forms.scored, forms.finite):
                for found in pattern.finditer(words) if pattern else ():
                    if not _UNSURE.search(words[: found.start()]) and not _STATEMENT_LEVEL.match(
                        words[found.end() :].strip()
                    ):
                        yield Claim(level=forms.level, reached=True, words=found.group(), start=found.start())

    @staticmethod
    def _barred(forms: _Forms, words: str) -> Iterator[Claim]:
        for pattern in (forms.barred, forms.negated):
            for found in pattern.finditer(words) if pattern else ():
                yield Claim(level=forms.level, reached=False, words=found.group(), start=found.start())


def contradicts(edition: Edition, claim: Claim, levels: Mapping[str, LevelId | None]) -> bool:
    """Return whether a claim agrees with none of an indicator's levels (agreed, computed, and the ends of its range)."""
    known = [level for level in levels.values() if level is not None]
    if not known:
        return False
    if claim.reached:
        return claim.level not in known
    return all(edition.rank(level) >= edition.rank(claim.level) for level in known)
