"""Numbers of an edition that lie outside what they can mean: shares, bands, tiers, groups and the survey's scale."""

from collections.abc import Iterator
from fractions import Fraction
from itertools import pairwise

from scorecard.core.framework import Edition, Survey
from scorecard.core.problem import Problem
from scorecard.exchange.edition.files import EditionFiles
from scorecard.measures.disclosure import FLOOR

HEAD = "framework.yaml"
SURVEY = "survey.yaml"
SIDES = ("positive", "neutral", "negative", "unknown")


def of_numbers(edition: Edition, files: EditionFiles) -> Iterator[Problem]:
    """Yield what is wrong with the numbers and codes that hold for the edition as a whole."""
    yield from _headline(edition, files)
    if edition.parity and not 0 <= edition.parity.low <= edition.parity.high <= 1:
        what = f"the band of parity, {edition.parity.low} to {edition.parity.high}, does not lie between 0 and 1."
        yield _problem(
            "parity-band", files.place(HEAD, "parity"), what, "Write two shares, the lower one first."
        )
    for window in edition.windows.values():
        if window.months is not None and window.months < 1:
            what = f"the window “{window.id}” has {window.months} months."
            yield _problem(
                "window-months", files.place(HEAD, "windows"), what, "Write 1 or more, or none for the cycle."
            )
    if edition.survey:
        yield from _survey(edition.survey, files)


def _problem(code: str, where: str, what: str, remedy: str) -> Problem:
    return Problem(code=code, where=where, what=what, remedy=remedy)


def _is_share(value: Fraction) -> bool:
    return 0 < value <= 1


def _headline(edition: Edition, files: EditionFiles) -> Iterator[Problem]:
    headline = edition.headline
    if headline.share is not None and not _is_share(headline.share):
        what = f"the headline's share, {headline.share}, is not above 0 and at most 1."
        yield _problem(
            "headline-share", files.place(HEAD, "headline", "share"), what, 'Write it as "60 %" or "3/5".'
        )
    where = files.place(HEAD, "headline", "tiers")
    for tier in headline.tiers:
        if not 0 <= tier.at_least <= 1:
            what = f"the tier “{tier.id}” begins at {tier.at_least}, which is no share."
            yield _problem("tier-share", where, what, 'Write it as "60 %" or "3/5".')
    bounds = [tier.at_least for tier in headline.tiers]
    if any(later <= earlier for earlier, later in pairwise(bounds)):
        yield _problem(
            "tier-order",
            where,
            "the tiers do not rise from the first to the last.",
            "Put the lowest one first.",
        )


def _survey(survey: Survey, files: EditionFiles) -> Iterator[Problem]:
    sides = {side: set(getattr(survey, side)) for side in SIDES}
    for at, side in enumerate(SIDES):
        for other in SIDES[at + 1 :]:
            for code in sorted(sides[side] & sides[other]):
                what = f"the answer “{code}” counts as {side} and as {other}."
                yield _problem("survey-code", files.place(SURVEY, other), what, "Keep it on one side.")
    if not _is_share(survey.threshold):
        what = f"the threshold, {survey.threshold}, is not above 0 and at most 1."
        yield _problem("survey-threshold", files.place(SURVEY, "threshold"), what, 'Write it as "65 %".')
    if survey.minimum_group < FLOOR:
        what = f"groups of {survey.minimum_group} are never shown; the least is {FLOOR}."
        yield _problem("survey-group", files.place(SURVEY, "minimum_group"), what, f"Write {FLOOR} or more.")
    for area in survey.areas:
        if not survey.in_area(area.id):
            what = f"the area “{area.id}” has no statement."
            yield _problem(
                "survey-area", files.place(SURVEY, "areas"), what, "Take it out, or give it a statement."
            )
