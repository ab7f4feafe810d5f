"""Words left in by mistake: placeholders, names that are called otherwise here, letters that an indicator does not have."""

import re
from collections.abc import Iterator

from scorecard.checks.material import Material
from scorecard.checks.passages import Passage
from scorecard.core.problem import Problem
from scorecard.core.text import Message

_LATER = (
    r"to be (?:elaborated|completed|added|confirmed|determined|updated|filled in|inserted|developed further)"
)
_PLACEHOLDER = re.compile(
    rf"[(\[<]\s*{_LATER}[^)\]>]{{0,40}}[)\]>]|^\W*{_LATER}\W*$|[:–—-]\s*{_LATER}\W*$"
    r"|\bT\.?B\.?[DCA]\b\.?|\bTODO\b|\blorem ipsum\b|\bx{3,}\b|\[\s*(?:insert|add|name|date|number)\b[^\]]*\]|\?{3,}|<\s*insert\b[^>]*>",
    re.IGNORECASE | re.MULTILINE,
)
_LETTER = re.compile(r"^\W*([a-h])\)\s")
_WHOLE_WORD = r"(?<![\w/-]){}(?![\w/-])"


def wording_problems(material: Material) -> Iterator[Problem]:
    """Yield a problem for each placeholder, each term that has a local name, and each letter that its indicator does not have."""
    for passage in material.passages:
        yield from _placeholders(passage)
        if passage.kind in {"note", "narrative"}:
            yield from _terms(passage, material)
        if passage.kind == "note":
            yield from _letters(passage, material)


def _placeholders(passage: Passage) -> Iterator[Problem]:
    for found in _PLACEHOLDER.finditer(passage.text):
        yield Problem(
            code="placeholder-text",
            where=passage.where,
            severity="warning",
            what=Message("“{words}” was left in.", {"words": found.group().strip()}),
            remedy="Write what belongs there, or take it out.",
            values=(("words", found.group().strip()),),
        )


def _terms(passage: Passage, material: Material) -> Iterator[Problem]:
    for term, local in material.document.local_names.items():
        form = re.compile(_WHOLE_WORD.format(re.escape(term)))
        if term == local or not any(
            form.search(sentence.words) and local not in sentence.words for sentence in passage.sentences
        ):
            continue
        values = {"term": term, "local": local}
        yield Problem(
            code="local-name-not-used",
            where=passage.where,
            severity="hint",
            what=Message("“{term}” is called {local} here.", values),
            remedy=Message("Write {local}; the edition's own word stays in titles and criteria.", values),
            values=(("term", term), ("local name", local)),
        )


def _letters(passage: Passage, material: Material) -> Iterator[Problem]:
    indicator = material.edition.indicator(passage.about)
    if indicator is None or not indicator.statements:
        return
    letters = {statement.letter for statement in indicator.statements.values()}
    for sentence in passage.sentences:
        found = _LETTER.match(sentence.words)
        if found and found[1] not in letters:
            values = {"letter": found[1], "indicator": indicator.id, "letters": ", ".join(sorted(letters))}
            yield Problem(
                code="wrong-letter",
                where=passage.where,
                severity="hint",
                what=Message("{indicator} has no letter {letter}; it has {letters}.", values),
                remedy="Write the edition's letter.",
                values=(("letter", found[1]), ("letters", str(values["letters"]))),
            )
