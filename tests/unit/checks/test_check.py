import re
from pathlib import Path

from scorecard.checks.catalogue import CATALOGUE, render
from scorecard.checks.check import check

SOURCES = Path(__file__).parents[3] / "src" / "scorecard" / "checks"


def test_every_code_that_is_used_is_in_the_catalogue_and_the_other_way_round():
    used = {
        code
        for path in SOURCES.glob("*.py")
        if path.name != "catalogue.py"
        for code in re.findall(r'code="([\w-]+)"', path.read_text("utf-8"))
    }
    assert used | {"unknown-figure", "footnote-without-words"} == set(CATALOGUE)


def test_every_problem_has_a_place_two_values_or_more_and_a_remedy(example):
    for problem in check(example):
        assert problem.where
        assert problem.values
        assert str(problem.remedy)
        assert problem.severity in CATALOGUE[problem.code].severity


def test_errors_stand_first_and_each_problem_once(example):
    found = check(example)
    order = [["error", "warning", "hint"].index(problem.severity) for problem in found]
    assert order == sorted(order)
    assert len({(each.code, each.where, str(each.what)) for each in found}) == len(found)


def test_the_page_has_every_code():
    page = render()
    assert all(f"## {code}\n" in page for code in CATALOGUE)
