"""The PDF says what the report says, can be read by everybody, and believes no word to be code."""

import io
import re
from collections import Counter
from dataclasses import replace
from importlib.util import module_from_spec, spec_from_file_location
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from pypdf import PdfReader

from scorecard.reporting.document import Footnote, FormField, Paragraph, Section, Words
from scorecard.reporting.look.letters import REPLACEMENT
from scorecard.reporting.pdf import pdf, unprintable_letters
from scorecard.reporting.plain import words


def beside(name):
    spec = spec_from_file_location(name, Path(__file__).parent / f"{name}.py")
    module = module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


made = beside("sample")
ARABIC, HOSTILE, line, sample_report = made.ARABIC, made.HOSTILE, made.line, made.sample_report


@pytest.fixture(scope="module")
def sample():
    return PdfReader(io.BytesIO(pdf(sample_report())))


def text_of(reader):
    return "\n".join(page.extract_text() for page in reader.pages)


def written(text):
    """Return the letters of a text without spaces, broken words joined again."""
    return "".join(re.sub(r"[-\xad‐]\n", "", text).split())


def tags(node, into=None):
    """Return every tag of a structure tree, as (name, attributes), in reading order."""
    into = [] if into is None else into
    node = node.get_object()
    if isinstance(node, list):
        for child in node:
            tags(child, into)
    elif hasattr(node, "keys"):
        if "/S" in node:
            into.append((str(node["/S"]), node))
        if "/K" in node:
            tags(node["/K"], into)
    return into


def structure(reader):
    return tags(reader.trailer["/Root"]["/StructTreeRoot"])


def outline(entries, depth=0):
    for entry in entries:
        if isinstance(entry, list):
            yield from outline(entry, depth + 1)
        else:
            yield depth, entry.title


def test_the_pdf_says_every_word_of_the_report(sample):
    said = Counter(text_of(sample).split())
    mixed = [*ARABIC.split(), "(UN", "2017)"]  # read back in the order of the eye
    missing = Counter(word for word in words(sample_report()) if word not in mixed) - said

    assert not [word for word in missing if word not in written(text_of(sample))]


def test_the_sections_of_the_pdf_stand_in_the_order_of_the_report(sample):
    said = written(text_of(sample))
    asked = [
        "Inter-agencyassessmentteam",
        "Fourindicatorsoffifteen",
        "Twoareasofthree",
        "4.1Leadership",
        "Stillopen",
        "Actionplan",
        "Sectiontofill",
        HOSTILE[4].replace(" ", ""),
    ]
    places = [said.rindex(words_) for words_ in asked]

    assert places == sorted(places)


def test_the_pdf_claims_ua_and_says_title_language_and_that_it_is_tagged(sample):
    root = sample.trailer["/Root"]

    assert "pdfuaid" in sample.xmp_metadata.stream.get_data().decode("utf-8")
    assert sample.metadata.title == "Gender equality scorecard, United Nations Country Team in Kazakhstan"
    assert root["/Lang"] == "en"
    assert root["/MarkInfo"]["/Marked"]
    assert root["/ViewerPreferences"]["/DisplayDocTitle"]


def test_every_page_ends_with_edition_digest_version_and_state(sample):
    for page in sample.pages:
        assert "August 2017 interim edition, digest 7c1e 40ab, version 0.1.0, Draft" in page.extract_text()


def test_every_page_but_the_cover_says_whose_report_it_is_and_its_number(sample):
    heads = [page.extract_text().strip().splitlines()[0] for page in sample.pages]

    assert "UNCT in Kazakhstan" not in sample.pages[0].extract_text()
    assert all("UNCT in Kazakhstan, October 2017" in page.extract_text() for page in sample.pages[1:])
    assert all(str(number) in page.extract_text() for number, page in enumerate(sample.pages[1:], start=2))
    assert len(heads) > 4


def test_the_bookmarks_are_the_headings(sample):
    assert list(outline(sample.outline)) == [
        (0, "About this report"),
        (0, "Findings"),
        (1, "4  Leadership and organizational culture"),
        (2, "4.1 Leadership"),
        (0, "Money and plan"),
        (0, "Section to fill"),
        (0, f"Words in other scripts, and {HOSTILE[0]}"),
    ]


def test_tables_have_heads_and_captions_and_every_drawing_has_words(sample):
    found = structure(sample)
    names = Counter(name for name, _ in found)

    assert names["/Title"] == 1
    assert names["/Table"] == names["/THead"] == 9
    assert names["/Caption"] == 9
    assert names["/Note"] == 3
    assert names["/TOC"] >= 1
    assert all(tag["/Alt"] for name, tag in found if name == "/Figure")
    assert names["/Figure"] == 23


def test_headings_never_skip_a_level(sample):
    levels = [int(name[2:]) for name, _ in structure(sample) if re.fullmatch(r"/H\d", name)]

    assert levels[0] == 1
    assert all(after <= before + 1 for before, after in pairwise(levels))


def test_a_long_table_repeats_its_head_on_every_page(sample):
    pages = [page.extract_text() for page in sample.pages if "with words enough" in page.extract_text()]

    assert len(pages) > 1
    assert all("Responsible" in page for page in pages)


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_words_come_out_as_typed(sample, text):
    assert written(text) in written(text_of(sample))


def test_links_lead_to_the_web_or_to_a_place_and_nowhere_else(sample):
    actions = [
        note.get_object()["/A"]
        for page in sample.pages
        for note in page.get("/Annots", [])
        if "/A" in note.get_object()
    ]

    assert {str(action["/URI"]) for action in actions if "/URI" in action} == {
        "https://example.org/e07?a=1&b=2"
    }
    assert not [action for action in actions if action["/S"] not in {"/URI", "/GoTo"}]


def test_the_same_report_gives_the_same_bytes():
    assert pdf(sample_report()) == pdf(sample_report())


@pytest.mark.parametrize("levels", [2, 3, 5, 7])
def test_a_scale_may_have_other_levels_than_four(levels):
    reader = PdfReader(io.BytesIO(pdf(sample_report(levels=levels))))

    assert "pdfuaid" in reader.xmp_metadata.stream.get_data().decode("utf-8")


def test_a_report_from_right_to_left_says_so():
    reader = PdfReader(io.BytesIO(pdf(sample_report("rtl"))))

    assert reader.trailer["/Root"]["/Lang"] == "ar"
    assert reader.trailer["/Root"]["/ViewerPreferences"]["/Direction"] == "/R2L"


def with_text(text):
    odd = Section(
        id="odd",
        title=f"Odd {text}",
        columns=2,
        blocks=(
            Paragraph(line=(Words(text=text, strong=True), Footnote(text=text))),
            Paragraph(line=line(f"Then {text}")),
            FormField(key="k", label=text, value=text),
        ),
    )
    return replace(sample_report(), sections=(odd,))


def test_a_letter_that_no_font_holds_is_replaced_and_named():
    report = with_text("an elephant 🐘 and 🐘")
    reader = PdfReader(io.BytesIO(pdf(report)))

    assert unprintable_letters(report) == {"🐘"}
    assert REPLACEMENT in text_of(reader)
    assert "U+1F418 (12)" in " ".join(text_of(reader).split())
    assert "pdfuaid" in reader.xmp_metadata.stream.get_data().decode("utf-8")


@settings(max_examples=25, deadline=None, suppress_health_check=list(HealthCheck))
@given(st.text(min_size=1, max_size=12))
def test_no_text_stops_a_report(text):
    reader = PdfReader(io.BytesIO(pdf(with_text(text))))

    assert "pdfuaid" in reader.xmp_metadata.stream.get_data().decode("utf-8")


def test_a_section_without_a_title_has_no_heading():
    nameless = Section(
        id="x", title="", blocks=(Paragraph(line=line("Alone")),), sections=sample_report().sections[:1]
    )
    reader = PdfReader(io.BytesIO(pdf(replace(sample_report(), sections=(nameless,)))))

    assert list(outline(reader.outline)) == [(0, "About this report")]
    assert "Alone" in text_of(reader)


def test_a_report_that_the_check_refuses_is_made_without_the_claim(monkeypatch):
    monkeypatch.setattr("scorecard.reporting.pdf.unprintable", lambda text: frozenset())
    reader = PdfReader(io.BytesIO(pdf(with_text("an elephant 🐘"))))

    assert "pdfuaid" not in reader.xmp_metadata.stream.get_data().decode("utf-8")
    assert "an elephant" in text_of(reader)
