"""A new folder can be opened, explains itself, and overwrites nothing."""

from datetime import date

import pytest

from scorecard.core.change import AddRows, SetAnswer
from scorecard.core.outcome import Outcome
from scorecard.core.problem import Refused
from scorecard.exchange.document.assessment import open_folder
from scorecard.exchange.document.writing import new_document, save

DAY = date(2031, 1, 1)


def test_a_new_folder_opens_with_nothing_delivered(small, tmp_path):
    new_document(small, "Utopia: the island", DAY, tmp_path / "new")
    opened = open_folder(tmp_path / "new")
    assert opened.dossier.assessment.subject.name == "Utopia: the island"
    assert opened.dossier.assessment.framework.digest == small.digest
    assert (opened.dossier.tables, opened.remarks) == ({}, ())


def test_every_section_is_explained(small, tmp_path):
    lines = new_document(small, "Utopia", DAY, tmp_path / "new").read_text("utf-8").splitlines()
    sections = [at for at, line in enumerate(lines) if line[:1].isalpha() and line != 'office: ""']
    assert [lines[at] for at in sections if not lines[at - 1].startswith("#")] == []


def test_what_is_filled_stands_below_its_explanation(small, tmp_path):
    file = new_document(small, "Utopia", DAY, tmp_path / "new")
    opened = open_folder(file)
    save(
        opened,
        [
            SetAnswer(key="1.1/high/a", becomes=Outcome.MET),
            AddRows(table="remarks", rows=({"remark": "One"},)),
        ],
    )
    assert "\nanswers:\n  1.1/high/a: {outcome: met}\n\n#" in file.read_text("utf-8")
    assert "remarks" in open_folder(file).dossier.tables


@pytest.mark.parametrize("name", ["assessment.yaml", "tables/remarks.csv"])
def test_nothing_is_overwritten(small, tmp_path, name):
    taken = tmp_path / name
    taken.parent.mkdir(exist_ok=True)
    taken.write_text("mine", "utf-8")
    with pytest.raises(Refused, match="already"):
        new_document(small, "Utopia", DAY, tmp_path)
    assert [path.name for path in tmp_path.rglob("*") if path.is_file()] == [taken.name]
