"""The examples that stand beside each edition give the levels that its owner wrote beside them."""

from importlib.resources import files
from pathlib import Path

import pytest

from scorecard.exchange.edition.examples import disagreements, example_files, read_example
from scorecard.exchange.edition.framework import load
from scorecard.exchange.statements import levels_only, standing
from scorecard.scoring.bulk import compiled
from scorecard.scoring.rate import rate

SHIPPED = Path(str(files("scorecard"))) / "frameworks"
INVENTED = Path(__file__).parent / "frameworks"
FOLDERS = [file.parent for place in (SHIPPED, INVENTED) for file in sorted(place.glob("*/*/framework.yaml"))]
EXAMPLES = [(folder, file) for folder in FOLDERS for file in example_files(folder)]


def name_of(value):
    return f"{value.parent.name}/{value.name}" if value.suffix != ".yaml" else value.stem


@pytest.mark.parametrize("folder", FOLDERS, ids=name_of)
def test_every_edition_has_examples(folder):
    assert example_files(folder)


@pytest.mark.parametrize(("folder", "file"), EXAMPLES, ids=name_of)
def test_an_example_gives_its_levels(folder, file):
    edition = load(folder, f"{folder.parent.name}/{folder.name}")
    assert [str(each) for each in disagreements(edition, file)] == []


@pytest.mark.parametrize(("folder", "file"), EXAMPLES, ids=name_of)
def test_the_fast_way_gives_the_same_levels(folder, file):
    edition = load(folder, f"{folder.parent.name}/{folder.name}")
    statements = read_example(file).shape.statements
    slow = rate(edition, standing(edition, statements, "example")).results
    fast = levels_only(edition, compiled(edition), statements, "example")
    assert fast == {
        name: {"level": each.level, "at_least": each.at_least, "at_most": each.at_most}
        for name, each in slow.items()
        if each.status != "not_scored"
    }


def test_an_example_that_disagrees_is_told_with_its_line(tmp_path):
    folder = INVENTED / "orchard-seal" / "2"
    file = tmp_path / "2" / "examples" / "wrong.yaml"
    file.parent.mkdir(parents=True)
    file.write_text(
        "title: Wrong\nstatements: {1/met/a: met}\nlevels:\n  '1': open\n  '9': met\noverall: harvest\nsummary: {of: 2, often: 1}\n",
        "utf-8",
    )
    found = disagreements(load(folder, "orchard-seal/2"), file)
    assert [(each.where, each.code) for each in found] == [
        ("2/examples/wrong.yaml:4: levels.1", "example-differs"),
        ("2/examples/wrong.yaml:5: levels.9", "example-unknown"),
        ("2/examples/wrong.yaml:7: summary.of", "example-differs"),
        ("2/examples/wrong.yaml:7: summary.often", "example-unknown"),
        ("2/examples/wrong.yaml:6: overall", "example-differs"),
    ]
    assert found[0].values == (("expected", "open"), ("given", "met"))


def test_an_example_that_contradicts_itself_is_refused_with_every_problem(tmp_path):
    folder = INVENTED / "tidewater" / "first"
    file = tmp_path / "first" / "examples" / "wrong.yaml"
    file.parent.mkdir(parents=True)
    file.write_text(
        "title: Wrong\nstatements: {3/arrived/a: met, 3/begun/a: unmet, 7/x/y: met}\nlevels: {}\n", "utf-8"
    )
    found = disagreements(load(folder, "tidewater/first"), file)
    assert {each.code for each in found} == {"statements", "contradiction"}
