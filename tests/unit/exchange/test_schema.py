"""The published schemas hold for our own files, and catch what is wrong."""

import jsonschema
import pytest

from scorecard.exchange.plain.converter import plain
from scorecard.exchange.plain.yamlfile import read_yaml
from scorecard.exchange.results import scorecard_data
from scorecard.exchange.schema import EDITION_FILES, SCHEMAS
from scorecard.flow import rated

Validator = jsonschema.Draft202012Validator


@pytest.mark.parametrize("name", SCHEMAS)
def test_each_is_a_schema(name):
    Validator.check_schema(SCHEMAS[name]())


def test_a_document_holds_as_written_and_as_plain_data(opened, folder):
    validator = Validator(SCHEMAS["assessment"]())
    validator.validate(read_yaml(folder / "assessment.yaml").data)
    validator.validate(plain(opened.dossier.assessment))


@pytest.mark.parametrize(
    "wrong", [{"answers": {"1.1/high/a": {"outcome": "perhaps"}}}, {"author_": "x"}, {"date": "today"}]
)
def test_a_wrong_document_does_not(opened, wrong):
    data = plain(opened.dossier.assessment) | wrong
    assert not Validator(SCHEMAS["assessment"]()).is_valid(data)


def test_results_hold(opened):
    found = rated(opened.edition, opened.dossier)
    data = scorecard_data(found.edition, found.scorecard, subject="Atlantis", date="2030-06-30")
    Validator(SCHEMAS["result"]()).validate(data)


def test_an_editions_files_hold(small):
    from scorecard.exchange.edition.library import editions

    schema = SCHEMAS["edition"]()
    for _, folder in editions():
        for file in folder.rglob("*.yaml"):
            kind = file.parent.name.removesuffix("s") if file.parent != folder else file.stem
            shape = EDITION_FILES.get(kind)
            if shape is None:
                continue
            one = {"$defs": schema["$defs"], "$ref": f"#/$defs/{shape.__name__}"}
            Validator(one).validate(read_yaml(file).data)


@pytest.mark.parametrize(
    ("statements", "holds"),
    [
        ({"1.1/high/a": "met", "1.1": {"part": 5, "whole": 29}}, True),
        ([{"1.1/high/a": "unknown"}, {"1.1": "not_applicable"}], True),
        ({"1.1/high/a": "yes"}, False),
        ({"1.1": {"part": 5}}, False),
    ],
)
def test_statements(statements, holds):
    assert Validator(SCHEMAS["statements"]()).is_valid(statements) is holds
