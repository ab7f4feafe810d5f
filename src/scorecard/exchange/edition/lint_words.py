"""Words that are missing: guidance, citations and translations."""

from collections.abc import Iterator

from scorecard.core.framework import Edition, Indicator
from scorecard.core.problem import Problem
from scorecard.core.text import FALLBACK
from scorecard.exchange.edition.files import EditionFiles
from scorecard.exchange.edition.translations import texts

LISTED = 5


def of_words(edition: Edition, files: EditionFiles) -> Iterator[Problem]:
    """Yield a hint for missing guidance and citations, a warning for what is not translated."""
    if not edition.source.strip():
        yield _hint(
            "citation",
            files.place("framework.yaml", "source"),
            "the edition names no source.",
            "Name the document.",
        )
    for indicator in edition.indicators.values():
        yield from _of_indicator(indicator, files)
    yield from _untranslated(edition, files)


def _hint(code: str, where: str, what: str, remedy: str) -> Problem:
    return Problem(code=code, where=where, what=what, remedy=remedy, severity="hint")


def _of_indicator(indicator: Indicator, files: EditionFiles) -> Iterator[Problem]:
    where = files.of_indicator(indicator.id, "title")
    if not indicator.source.strip():
        yield _hint("citation", where, f"the indicator {indicator.id} cites no page.", "Write `source:`.")
    if not indicator.guidance:
        yield _hint(
            "guidance", where, f"the indicator {indicator.id} has no guidance.", "Say what to look at."
        )
    for statement in indicator.statements.values():
        if statement.judgement and not statement.guidance:
            _, level, letter = statement.key.split("/")
            place = files.of_indicator(indicator.id, "levels", level, "criteria", letter)
            what = f"{statement.key} needs a person's judgement and has no guidance."
            yield _hint("guidance", place, what, "Say what is enough.")


def _untranslated(edition: Edition, files: EditionFiles) -> Iterator[Problem]:
    known = texts(edition)
    for language in edition.languages:
        missing = [path for path, text in known.items() if language not in text.by_language]
        if missing:
            first = ", ".join(missing[:LISTED]) + (" …" if len(missing) > LISTED else "")
            yield Problem(
                code="untranslated",
                severity="warning",
                where=f"{files.folder.name}/texts/{language}.yaml",
                what=f"{len(missing)} of {len(known)} texts are not in “{language}”: {first}",
                remedy="Add them; until then the words of the fallback stand there.",
                values=(("language", language), ("missing", str(len(missing)))),
            )
    spoken = {language for text in known.values() for language in text.by_language}
    for language in sorted(spoken - {FALLBACK, *edition.languages}):
        what = f"there are texts in “{language}”, which the edition does not list among its languages."
        yield Problem(
            code="language",
            severity="warning",
            where=files.place("framework.yaml", "languages"),
            what=what,
            remedy="List it, or take the texts out.",
        )
