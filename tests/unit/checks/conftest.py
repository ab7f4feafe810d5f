from dataclasses import replace
from functools import cache
from pathlib import Path

import pytest

from scorecard.checks.material import material
from scorecard.checks.passages import passages
from scorecard.exchange.document.assessment import open_folder
from scorecard.flow import rated

EXAMPLE = Path(__file__).parents[3] / "examples" / "kazakhstan-2017"


@cache
def original():
    opened = open_folder(EXAMPLE)
    return rated(opened.edition, opened.dossier)


def rerated(**fields):
    """Rate the example anew with other fields in its document."""
    found = original()
    document = replace(found.dossier.assessment, **fields)
    return rated(found.edition, replace(found.dossier, assessment=document))


@pytest.fixture
def example():
    return original()


@pytest.fixture
def with_document():
    """Return the material of the example with other fields in its document, rated anew."""
    return lambda **fields: material(rerated(**fields), None, ())


@pytest.fixture
def reading():
    """Return the material of the example with these words as its only text: a note, or a narrative's section."""

    def read(text, note="1.3", narrative="", others=()):
        base = material(original(), None, ())
        document = replace(
            base.document,
            notes={note: text} if not narrative else {},
            narrative={**({narrative: text} if narrative else {}), **dict(others)},
            evidence={name: replace(each, note="") for name, each in base.document.evidence.items()},
            stages={},
            actions=(),
        )
        return replace(
            base,
            dossier=replace(base.dossier, assessment=document),
            passages=passages(document, base.figures),
        )

    return read
