"""Find an edition by its name and pin it by its digest."""

import os
from collections.abc import Iterator
from functools import cache
from importlib.resources import files
from pathlib import Path

from scorecard.core.assessment import Pin
from scorecard.core.framework import Edition
from scorecard.core.problem import Problem, Refused
from scorecard.exchange.edition.framework import load

SETTING = "SCORECARD_FRAMEWORKS"
"""Environment variable: folders of an installation's own editions, separated as in PATH."""


class EditionRefused(Refused):
    """The problems of an edition, as against those of a team's data."""


def places() -> list[Path]:
    """Return the folders in which editions are looked for, an installation's own first."""
    own = [Path(part) for part in os.environ.get(SETTING, "").split(os.pathsep) if part]
    return [*own, Path(str(files("scorecard") / "frameworks"))]


def editions() -> Iterator[tuple[str, Path]]:
    """Yield the name (`methodology/edition`) and folder of every edition, each name once."""
    seen: set[str] = set()
    for place in places():
        for file in sorted(place.glob("*/*/framework.yaml")):
            name = f"{file.parent.parent.name}/{file.parent.name}"
            if name not in seen:
                seen.add(name)
                yield name, file.parent


def find(name: str) -> Edition:
    """Return the edition of this name, or in this folder. Raise Refused when there is none or it has problems."""
    folder = dict(editions()).get(name)
    if folder is not None:
        return _loaded(folder, name)
    path = Path(name)
    if (path / "framework.yaml").is_file():
        return _loaded(path.resolve(), None)
    known = ", ".join(each for each, _ in editions()) or "none"
    raise Refused(
        [
            Problem(
                code="unknown-edition",
                where=name,
                what=f"there is no edition called “{name}”.",
                remedy=f"Known are {known}; more are found in the folders that {SETTING} names, or by a folder's path.",
            )
        ]
    )


@cache
def _loaded(folder: Path, identity: str | None) -> Edition:
    try:
        return load(folder, identity)
    except Refused as refused:
        raise EditionRefused(refused.problems) from None


def pinned(pin: Pin) -> tuple[Edition, list[Problem]]:
    """Return the edition that an assessment is pinned to, and a problem when its digest is another one."""
    edition = find(pin.edition)
    if pin.digest in ("", edition.digest):
        return edition, []
    what = f"the assessment was made with {pin.edition} {short(pin.digest)}, but here it is {short(edition.digest)}."
    remedy = "Install the edition it was made with, or compare and accept this one with `scorecard upgrade`."
    return edition, [
        Problem(
            code="edition-digest",
            severity="warning",
            where="assessment.yaml: framework.digest",
            what=what,
            remedy=remedy,
            values=(("assessment", pin.digest), ("edition", edition.digest)),
        )
    ]


def short(digest: str) -> str:
    """Return a digest as people compare it: the first eight signs in two groups."""
    signs = digest.partition(":")[2] or digest
    return f"{signs[:4]} {signs[4:8]}"
