"""The page says what the report says, can be read by everybody, asks nobody for anything, and believes no word to be code."""

import base64
import hashlib
import re
from dataclasses import replace
from importlib.util import module_from_spec, spec_from_file_location
from itertools import pairwise
from pathlib import Path

import pytest
from lxml import html as lxml_html

from scorecard.reporting.document import Paragraph, Section
from scorecard.reporting.html import html
from scorecard.reporting.plain import words


def beside(name):
    spec = spec_from_file_location(name, Path(__file__).parent / f"{name}.py")
    module = module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


sample = beside("sample")
ARABIC, HOSTILE, line, sample_report = sample.ARABIC, sample.HOSTILE, sample.line, sample.sample_report
REPORTS = [("ltr", 4), ("rtl", 5), ("ltr", 3), ("ltr", 7), ("ltr", 2)]


def page(report):
    return lxml_html.document_fromstring(html(report).decode("utf-8"))


@pytest.fixture(params=REPORTS, ids=lambda it: f"{it[0]}-{it[1]}")
def report(request):
    return sample_report(*request.param)


def without_additions(root):
    """Drop what the page adds to the report: contents, numbers, hidden sentences, tables behind charts, its own foot."""
    for path in (
        "//nav",
        "//footer",
        "//head",
        "//a[@class='skip']",
        "//details",
        "//*[contains(@class,'unseen')]",
    ):
        for element in root.xpath(path):
            element.drop_tree()
    for path in ("//b[@class='number']", "//sup", "//a[@class='back']", "//h2[@id='x-notes']"):
        for element in root.xpath(path):
            element.drop_tree()
    return root


def test_the_page_says_the_words_of_the_report_in_the_same_order(report):
    said = "".join(without_additions(page(report)).text_content().split())

    assert said == "".join(words(report))


def test_a_page_has_one_title_and_its_headings_never_skip_a_level(report):
    levels = [int(element.tag[1]) for element in page(report).xpath("//h1|//h2|//h3|//h4|//h5|//h6")]

    assert levels[0] == 1
    assert levels.count(1) == 1
    assert all(after <= before + 1 for before, after in pairwise(levels))


def test_a_page_names_its_language_its_direction_and_its_landmarks(report):
    root = page(report)

    assert root.get("lang") == report.language
    assert root.get("dir") == report.direction
    assert [len(root.xpath(f"//{name}")) for name in ("main", "nav", "header", "footer", "title")] == [1] * 5
    assert root.xpath("//a[@class='skip']/@href") == ["#" + root.xpath("//main/@id")[0]]


def test_every_figure_says_itself_in_words(report):
    for figure in page(report).xpath("//figure"):
        assert figure.xpath("./figcaption")[0].text_content().strip()
        assert figure.xpath(".//table//th[@scope='col']")
        for drawn in figure.xpath(".//td[@class='drawing']"):
            assert drawn.xpath("./span[@class='unseen']")[0].text_content().strip()


def test_no_drawing_is_read_aloud(report):
    assert all(
        drawing.xpath("ancestor-or-self::*[@aria-hidden='true']")
        for drawing in page(report).xpath("//*[local-name()='svg']")
    )


def test_every_reference_inside_the_page_leads_somewhere(report):
    root = page(report)
    ids = root.xpath("//@id")
    wanted = [target[1:] for target in root.xpath("//@href") if target.startswith("#")]
    wanted += [name for names in root.xpath("//@aria-labelledby|//label/@for") for name in names.split()]

    assert len(ids) == len(set(ids))
    assert set(wanted) <= set(ids)


def test_a_page_asks_nobody_for_anything(report):
    text = html(report).decode("utf-8")
    root = page(report)

    assert not root.xpath(
        "//@src|//link|//script|//iframe|//object|//img|//@style|//@*[starts-with(name(), 'on')]|//base"
    )
    assert {address for address in root.xpath("//@href") if not address.startswith("#")} == {
        "https://example.org/e07?a=1&b=2"
    }
    assert set(re.findall(r"url\(([^)]*)", text)) <= {"#x-hatch"}
    assert "@import" not in text


def test_the_policy_allows_this_style_sheet_and_nothing_else(report):
    text = html(report).decode("utf-8")
    style = re.search(r"<style>(.*?)</style>", text, re.DOTALL)[1]
    policy = page(report).xpath("//meta[@http-equiv='Content-Security-Policy']/@content")[0]

    assert "default-src 'none'" in policy
    assert f"'sha256-{base64.b64encode(hashlib.sha256(style.encode()).digest()).decode()}'" in policy


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_words_come_out_as_typed(text):
    items = [item.text_content() for item in page(sample_report()).xpath("//ul/li")]

    assert text in items


def test_a_link_that_leads_nowhere_or_runs_something_becomes_plain_words():
    root = page(sample_report())

    assert not [target for target in root.xpath("//@href") if "javascript" in target or target == "#nowhere"]
    assert "not an addressnowhere" in root.text_content()


def test_words_in_other_scripts_come_out_whole():
    assert ARABIC in page(sample_report()).text_content()


def test_control_characters_do_not_break_a_page():
    odd = Section(id="odd", title="a\x00b\x1bc", blocks=(Paragraph(line=line("x\x07y \ud800 \U0001f600")),))
    root = page(replace(sample_report(), sections=(odd,)))

    assert root.xpath("//h2")[0].text == "abc"
    assert "xy" in root.text_content()


def test_the_same_report_gives_the_same_page(report):
    assert html(report) == html(report)


def test_shapes_are_mirrored_from_right_to_left_and_labels_are_left_to_the_style():
    left = page(sample_report("ltr")).xpath("//figure[@id='figure-money']//rect")[0]
    right = page(sample_report("rtl")).xpath("//figure[@id='figure-money']//rect")[0]

    assert (left.get("x"), left.get("width")) == ("0%", "16%")
    assert (right.get("x"), right.get("width")) == ("84%", "16%")


@pytest.mark.parametrize(("levels", "steps"), [(2, 1), (3, 2), (5, 4), (7, 6)])
def test_a_sign_has_one_step_less_than_the_scale_has_levels(levels, steps):
    symbol = page(sample_report(levels=levels)).xpath(f"//*[@id='x-sign-{levels}-{levels}']")[0]

    assert len(symbol.xpath("./rect[@fill='currentColor']")) == steps


def test_a_table_stands_behind_a_chart_only_where_it_says_more():
    behind = {figure.get("id") for figure in page(sample_report()).xpath("//figure[.//details]")}

    assert "figure-women-men" in behind
    assert "figure-survey" not in behind


def test_a_section_without_a_title_has_no_heading():
    nameless = Section(
        id="x", title=" ", blocks=(Paragraph(line=line("Alone")),), sections=sample_report().sections[:1]
    )
    root = page(replace(sample_report(), sections=(nameless,)))

    assert [element.text for element in root.xpath("//h2")] == ["About this report"]
    assert "Alone" in root.text_content()
