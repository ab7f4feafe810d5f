"""`scorecard schema`: what files look like, for programs; our own results keep to it."""

import json

import jsonschema
import pytest
import yaml

NAMES = ["assessment", "edition", "result", "statements"]


@pytest.mark.parametrize("name", NAMES)
def test_every_schema_is_itself_valid(run, name):
    found = json.loads(run("schema", name).stdout)
    jsonschema.validators.validator_for(found).check_schema(found)
    assert found["$schema"].startswith("https://json-schema.org/")


@pytest.mark.parametrize("case", ["document", "one", "list", "new"])
def test_every_result_keeps_to_the_schema(run, run_json, rate_bare, example, tmp_path, case):
    schema = json.loads(run("schema", "result").stdout)
    if case == "document":
        found = [run_json("rate", example)]
    elif case == "new":
        run("new", tmp_path / "a", "--framework", "unct-swap/2017-08", "--subject", "Atlantis")
        found = [run_json("rate", tmp_path / "a")]
    else:
        value = {"1.3": {"part": 5, "whole": 29}, "2.1": "not_applicable"}
        found = rate_bare([value]) if case == "list" else [rate_bare(value)]
    for each in found:
        jsonschema.validate(each, schema)


def test_the_statements_that_are_taken_keep_to_the_schema(run):
    schema = json.loads(run("schema", "statements").stdout)
    value = {
        "1.1/approaches/a": "met",
        "4.1/meets/c": "unmet",
        "2.3/meets/a": "unknown",
        "1.3": {"part": 5, "whole": 29},
        "2.1": "not_applicable",
    }
    jsonschema.validate(value, schema)
    jsonschema.validate([value, {}], schema)
    for wrong in ({"1.1/approaches/a": "yes"}, {"1.3": {"part": 5}}, {"1.3": 0.5}, 17, [[]]):
        with pytest.raises(jsonschema.ValidationError):
            jsonschema.validate(wrong, schema)


def test_the_founding_case_keeps_to_the_schema_of_a_document(run, example):
    schema = json.loads(run("schema", "assessment").stdout)
    document = yaml.load((example / "assessment.yaml").read_text("utf-8"), Loader=yaml.BaseLoader)
    document = json.loads(json.dumps(document))
    errors = [
        error.json_path
        for error in jsonschema.Draft202012Validator(schema).iter_errors(document)
        if "is not of type" not in error.message
    ]
    assert errors == []


def test_a_name_that_is_none_is_a_mistake_of_usage(run):
    said = run("schema", "nothing", code=2).stderr
    assert all(name in said for name in NAMES)
