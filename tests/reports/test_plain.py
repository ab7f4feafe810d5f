"""The report as data keeps everything, and the shapes behind every chart are ready to be drawn anywhere."""

import json
from dataclasses import replace
from importlib.util import module_from_spec, spec_from_file_location
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scorecard.reporting.document import Contents
from scorecard.reporting.drawing import Box, Dot, Label, Rule
from scorecard.reporting.look.letters import printable, unprintable
from scorecard.reporting.look.marks import layers, marks, sign
from scorecard.reporting.plain import numbers, plain, safe_target, shown_sections, targets, terms, words


def beside(name):
    spec = spec_from_file_location(name, Path(__file__).parent / f"{name}.py")
    module = module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


sample_report = beside("sample").sample_report


def kinds(data):
    if isinstance(data, dict):
        yield data["kind"]
        for value in data.values():
            yield from kinds(value)
    elif isinstance(data, list):
        for value in data:
            yield from kinds(value)


def test_the_report_as_data_survives_json_and_says_of_everything_what_it_is():
    data = plain(sample_report())

    assert json.loads(json.dumps(data)) == data
    assert data["kind"] == "report"
    assert {
        "paragraph",
        "bullets",
        "facts",
        "callout",
        "table",
        "figure",
        "form_field",
        "contents",
        "new_page",
    } <= set(kinds(data))
    assert {"words", "link", "footnote", "level_mark", "box", "rule", "dot", "label"} <= set(kinds(data))


def test_the_words_begin_with_the_cover_and_end_with_the_footnotes():
    said = " ".join(words(sample_report()))

    assert said.startswith("United Nations Country Team in Kazakhstan Gender equality scorecard")
    assert said.endswith('Decided on 13 October. #eval("1+1")')


def test_figures_and_tables_are_numbered_apart_and_in_order():
    numbered = numbers(sample_report())

    assert [numbered[f"figure-{name}"] for name in ("overview", "survey", "women-men", "parity")] == [
        1,
        2,
        3,
        4,
    ]
    assert (numbered["table-actions"], numbered["table-hostile"]) == (1, 2)
    assert "table-survey" not in numbered


def test_a_section_that_holds_the_contents_alone_says_nothing_of_its_own():
    first, second, *_ = sample_report().sections
    alone = replace(first, blocks=(Contents(title="Contents"),))

    assert shown_sections((alone, second)) == (second,)
    assert shown_sections((first, second)) == (first, second)


def test_the_report_overrides_the_words_of_the_renderers():
    assert terms(sample_report())["figure"] == "Figure"
    assert terms(sample_report())["back"] == "Back to the text"


@pytest.mark.parametrize(
    "target", ["javascript:alert(1)", "data:text/html,x", "#nowhere", "file:///etc", "", "//x.org"]
)
def test_a_link_leads_to_the_web_to_a_mailbox_or_to_a_place_of_the_report(target):
    places = targets(sample_report())

    assert safe_target(target, places) == ""
    assert safe_target("#figure-survey", places) == "#figure-survey"
    assert safe_target("mailto:a@example.org", places) == "mailto:a@example.org"


@given(st.floats(0, 50), st.floats(0, 50))
def test_mirroring_twice_gives_the_same_place(x, width):
    shapes = (
        Box(x=x, width=width),
        Rule(x=x, to=x + width),
        Rule(x=x),
        Dot(x=x),
        Label(x=x, text="a", anchor="start"),
    )
    once = marks(shapes, mirrored=True)
    again = marks([mark.label if hasattr(mark, "label") else mark for mark in once], mirrored=True)

    assert [getattr(mark, "label", mark).x for mark in again] == pytest.approx(
        [shape.x for shape in shapes], abs=1e-3
    )
    assert again[-1].label.anchor == "start"


@pytest.mark.parametrize(
    ("below", "part", "backed"),
    [
        ((), "ink", False),
        ((Box(x=0, width=50, tone="sunk"),), "ink", False),
        ((Box(x=0, width=50, tone="level:1/4"),), "on", False),
        ((Box(x=0, width=50, tone="level:1/4"), Box(x=0, width=50, tone="paper")), "ink", False),
        ((Box(x=0, width=50, tone="unknown", style="hatched"),), "ink", True),
        ((Box(x=0, width=50, tone="level:1/4", style="framed"),), "ink", False),
    ],
)
def test_words_take_the_colour_that_can_be_read_where_they_stand(below, part, backed):
    words_ = marks((*below, Label(x=25, text="Missing", tone="level:1/4")))[-1]

    assert (words_.part, words_.backed) == (part, backed)


def test_bands_lie_behind_and_thresholds_across():
    band, bar, line = Box(x=0, width=9, y=0, height=10), Box(x=0, width=5), Rule(x=4)

    assert layers((band, bar, line)) == ((band,), (bar,), (line,))
    assert layers((bar, band)) == ((), (bar, band), ())


@given(st.integers(1, 7).flatmap(lambda of: st.tuples(st.integers(1, of), st.just(of))))
def test_a_sign_fills_as_many_steps_as_levels_were_climbed(at):
    position, of = at

    assert sum(bar.full for bar in sign(position, of).bars) == position - 1
    assert len(sign(position, of).bars) == max(of - 1, 1)
    assert [bar.height for bar in sign(position, of, mirrored=True).bars] == [
        bar.height for bar in sign(position, of).bars
    ]


@given(st.text())
def test_what_is_printable_stays_as_it_is(text):
    once = printable(text, without=unprintable(printable(text)))

    assert printable(once) == once
    assert not unprintable(once)
