"""A small edition and a folder of its own for every test."""

import shutil
from pathlib import Path

import pytest

from scorecard.exchange.document.assessment import open_folder
from scorecard.exchange.edition.library import find

DOCUMENTS = Path(__file__).parents[1] / "documents"


@pytest.fixture
def small(monkeypatch):
    monkeypatch.setenv("SCORECARD_FRAMEWORKS", str(DOCUMENTS / "frameworks"))
    return find("practice/2030")


@pytest.fixture
def folder(small, tmp_path):
    """A copy of the document in format 1."""
    return Path(shutil.copytree(DOCUMENTS / "format-1", tmp_path / "atlantis"))


@pytest.fixture
def opened(folder):
    return open_folder(folder)


@pytest.fixture
def all_bytes(folder):
    """What every file of the folder holds; for tests that nothing was written."""
    return lambda: {path: path.read_bytes() for path in sorted(folder.rglob("*")) if path.is_file()}
