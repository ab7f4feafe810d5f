"""An edition is data: a copy with one threshold changed is another edition, and the first one stays as it was."""

import os
import shutil
from importlib.resources import files
from pathlib import Path

import pytest

from scorecard.exchange.edition import library
from scorecard.exchange.edition.diff import differences
from scorecard.exchange.edition.lint import checked
from scorecard.exchange.statements import standing
from scorecard.scoring.rate import rate

SHIPPED = Path(str(files("scorecard"))) / "frameworks"
ORIGINAL = "unct-swap/2017-08"
COPY = "hillside/2031"


@pytest.fixture
def copied(tmp_path, monkeypatch):
    folder = tmp_path / COPY
    shutil.copytree(SHIPPED / ORIGINAL, folder)
    edit(folder / "framework.yaml", f"id: {ORIGINAL}", f"id: {COPY}")
    edit(folder / "indicators" / "1.3.yaml", 'at_least: "1/3"', 'at_least: "2/5"')
    monkeypatch.setenv(library.SETTING, str(tmp_path))
    return folder


def edit(file, old, new):
    text = file.read_text("utf-8")
    assert old in text
    file.write_text(text.replace(old, new), "utf-8")


def level(edition, part, whole):
    statements = {"1.3": {"part": part, "whole": whole}}
    return rate(edition, standing(edition, statements, "test")).results["1.3"].level


def test_a_copy_with_another_threshold_rates_otherwise_and_the_original_as_before(copied):
    original, copy = library.find(ORIGINAL), library.find(COPY)
    assert (level(original, 7, 20), level(copy, 7, 20)) == ("meets", "approaches")
    assert (level(original, 8, 20), level(copy, 8, 20)) == ("meets", "meets")


def test_the_copy_has_a_digest_of_its_own_and_is_listed(copied):
    assert library.find(COPY).digest != library.find(ORIGINAL).digest
    assert {ORIGINAL, COPY} <= {name for name, _ in library.editions()}


def test_the_copy_can_be_found_by_its_folder(copied, monkeypatch):
    monkeypatch.delenv(library.SETTING)
    assert library.find(str(copied)).id == COPY


def test_the_difference_is_told_as_one_threshold(copied):
    found = differences(library.find(ORIGINAL), library.find(COPY))
    assert [(each.code, each.where) for each in found] == [("threshold-changed", "1.3/meets")]
    assert found[0].new.endswith("at least 40 %")


def test_the_check_says_which_examples_the_change_contradicts(copied):
    edition, found = checked(copied, COPY)
    assert edition is not None
    assert {each.code for each in found if each.severity == "error"} == {"example-differs"}


def test_a_folder_that_calls_itself_otherwise_is_refused(copied):
    edit(copied / "framework.yaml", f"id: {COPY}", "id: hillside/2032")
    edition, found = checked(copied, COPY)
    assert edition is None
    assert [each.code for each in found] == ["edition-name"]


def test_several_folders_may_be_named(copied, tmp_path, monkeypatch):
    monkeypatch.setenv(library.SETTING, os.pathsep.join([str(tmp_path / "none"), str(tmp_path)]))
    assert library.find(COPY).id == COPY
