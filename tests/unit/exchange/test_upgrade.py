"""Documents of every older format can be brought to the newest."""

import pytest

from scorecard.core.problem import Refused
from scorecard.exchange.document import upgrade
from scorecard.exchange.document.assessment import open_folder
from scorecard.exchange.document.upgradefolder import move_pin, upgrade_folder


@pytest.fixture
def older(folder, monkeypatch):
    """A document in a format 0, which called the subject a country."""
    monkeypatch.setitem(
        upgrade.STEPS,
        0,
        lambda data: {("subject" if key == "country" else key): part for key, part in data.items()},
    )
    file = folder / "assessment.yaml"
    text = file.read_text("utf-8").replace("format: 1", "format: 0").replace("subject:", "country:")
    file.write_text(text, "utf-8")
    return folder


def test_an_older_document_is_refused_until_it_is_upgraded(older):
    with pytest.raises(Refused, match="scorecard upgrade"):
        open_folder(older)


def test_the_old_file_is_kept_and_the_rest_stays_as_it_was(older):
    before = (older / "assessment.yaml").read_bytes()
    done = upgrade_folder(older)
    assert done.steps == ("format 0 to 1",)
    assert done.kept.name == "assessment.format-0.yaml"
    assert done.kept.read_bytes() == before
    assert open_folder(older).dossier.assessment.subject.name == "Atlantis"
    assert "# comes twice a year" in (older / "assessment.yaml").read_text("utf-8")


def test_what_was_kept_is_not_overwritten(older):
    (older / "assessment.format-0.yaml").write_text("mine", "utf-8")
    before = (older / "assessment.yaml").read_bytes()
    with pytest.raises(Refused, match="kept from before"):
        upgrade_folder(older)
    assert (older / "assessment.yaml").read_bytes() == before


def test_the_newest_format_needs_no_step(folder):
    assert upgrade_folder(folder).steps == ()


@pytest.mark.parametrize("number", ["2", "-1"])
def test_a_format_without_a_way_is_refused(folder, number):
    file = folder / "assessment.yaml"
    file.write_text(file.read_text("utf-8").replace("format: 1", f"format: {number}"), "utf-8")
    with pytest.raises(Refused):
        upgrade_folder(folder)
    assert [path.name for path in folder.glob("*.yaml")] == ["assessment.yaml"]


def test_a_pin_moves_to_the_edition_that_is_here(opened):
    after = move_pin(opened, opened.edition)
    assert after.dossier.assessment.framework.digest == opened.edition.digest
    assert after.remarks == ()
