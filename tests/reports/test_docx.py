"""The Word document says what the report says, and Word opens it as its own."""

import re
import time
from collections import Counter
from dataclasses import replace
from importlib.util import module_from_spec, spec_from_file_location
from io import BytesIO
from itertools import pairwise
from pathlib import Path
from xml.etree import ElementTree as ET
from zipfile import ZipFile

import docx as python_docx
import openpyxl
import pytest
from docx.opc.constants import RELATIONSHIP_TYPE
from hypothesis import given, settings
from hypothesis import strategies as st
from openpyxl.chart.chartspace import ChartSpace
from openpyxl.chart.reader import read_chart

from scorecard.reporting.document import (
    Bullets,
    Callout,
    Cell,
    Column,
    Cover,
    Facts,
    Figure,
    FormField,
    Imprint,
    Paragraph,
    Report,
    Row,
    Section,
    Table,
    Words,
)
from scorecard.reporting.docx import docx
from scorecard.reporting.drawing import Chart, NativeChart, Series
from scorecard.reporting.plain import words
from scorecard.reporting.word.xml import sign


def beside(name):
    spec = spec_from_file_location(name, Path(__file__).parent / f"{name}.py")
    module = module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


sample, order = beside("sample"), beside("word_order")
W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
C = "{http://schemas.openxmlformats.org/drawingml/2006/chart}"
DRAWN = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}"


@pytest.fixture(scope="module")
def made():
    return docx(sample.sample_report())


@pytest.fixture(scope="module")
def mirrored():
    return docx(sample.sample_report("rtl"))


def parts(data):
    with ZipFile(BytesIO(data)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def root(data, name="word/document.xml"):
    return ET.fromstring(parts(data)[name])


def text(element):
    pieces = {f"{W}t": lambda e: e.text or "", f"{W}br": lambda _: " ", f"{W}tab": lambda _: " "}
    return "".join(pieces[e.tag](e) for e in element.iter() if e.tag in pieces)


def paragraphs(data, name="word/document.xml"):
    return [text(p) for p in root(data, name).iter(f"{W}p")]


def small(*blocks, **fields):
    cover = Cover(title="Title", subtitle="", subject="Team", date="2030")
    imprint = Imprint(edition="E", digest="d", version="1")
    report = Report(
        cover=cover, language="en", direction="ltr", running_head="Head", made_on="2030-01-02",
        imprint=imprint, sections=(Section(id="s", title="Section", blocks=blocks),),
    )  # fmt: skip
    return replace(report, **fields)


def line(words_):
    return (Words(text=words_),)


def without_charts(report):
    """Return the report without its figures, which each format shows in its own way."""

    def cut(section):
        blocks = tuple(b for b in section.blocks if not isinstance(b, Figure))
        return replace(section, blocks=blocks, sections=tuple(map(cut, section.sections)))

    return replace(report, sections=tuple(map(cut, report.sections)))


# ── what it says ─────────────────────────────────────────────────────────────────────────────


def test_the_document_says_the_same_words_in_the_same_order_as_the_tree():
    report = without_charts(sample.sample_report())
    data = docx(report)
    document = root(data)
    for contents in document.iter(f"{W}docPartObj"):
        assert contents is not None
    body = document.find(f"{W}body")
    for block in list(body):
        if block.tag == f"{W}sdt":
            body.remove(block)
    said = " ".join(text(p) for p in document.iter(f"{W}p"))
    said += " " + " ".join(paragraphs(data, "word/footnotes.xml"))
    said = re.sub(r"Table \d+\. ", "", said)
    for control in ("Write here",):
        said = said.replace(control, "")
    said = re.sub("[●○]+\u00a0", "", said).replace("\u00a0", " ").split()
    wanted = words(replace(report, sections=tuple(_chosen(s) for s in report.sections)))
    assert said == wanted


def _chosen(section):
    """Return a section whose drop-downs list only the choice that was made."""
    blocks = tuple(
        replace(b, choices=tuple(c for c in b.choices if c[0] == b.value)) if isinstance(b, FormField) else b
        for b in section.blocks
    )
    return replace(section, blocks=blocks, sections=tuple(map(_chosen, section.sections)))


def test_each_figure_has_its_sentence_and_the_words_of_its_table(made):
    said = " ".join(paragraphs(made))
    figures = [b for s in _all(sample.sample_report().sections) for b in s.blocks if isinstance(b, Figure)]
    assert len(figures) > 5
    for figure in figures:
        assert figure.caption in said
        assert figure.sentence in said
        for row in figure.table.rows:
            for cell in row.cells:
                assert "".join(getattr(run, "text", "") for run in cell.line) in said


def _all(sections):
    for section in sections:
        yield section
        yield from _all(section.sections)


def test_headings_are_headings_with_their_levels(made):
    document = python_docx.Document(BytesIO(made))
    found = [(p.style.name, p.text) for p in document.paragraphs if p.style.name.startswith("Heading")]
    assert ("Heading 1", "Findings") in found
    assert ("Heading 2", "4  Leadership and organizational culture") in found
    assert ("Heading 3", "4.1 Leadership") in found
    assert [p.text for p in document.paragraphs if p.style.name == "Title"] == ["Gender equality scorecard"]


def test_captions_are_numbered_by_fields_that_are_already_filled(made):
    captions = [
        p for p in root(made).iter(f"{W}p") if p.find(f"{W}pPr/{W}pStyle[@{W}val='Caption']") is not None
    ]
    assert all(any("SEQ" in (i.text or "") for i in p.iter(f"{W}instrText")) for p in captions)
    numbers = [text(p).split(".")[0] for p in captions]
    figures = [n for n in numbers if n.startswith("Figure")]
    assert figures == [f"Figure {n}" for n in range(1, len(figures) + 1)]


def test_the_table_of_contents_is_filled_and_leads_somewhere(made):
    document = root(made)
    entries = [
        p
        for p in document.iter(f"{W}p")
        if (
            p.findtext(f"{W}pPr/{W}pStyle") is not None
            and p.find(f"{W}pPr/{W}pStyle").get(f"{W}val").startswith("TOC")
        )
    ]
    marks = {b.get(f"{W}name") for b in document.iter(f"{W}bookmarkStart")}
    assert [re.sub(r"\s*\d+$", "", text(p)).strip() for p in entries][:3] == [
        "About this report", "Findings", "4  Leadership and organizational culture",
    ]  # fmt: skip
    for entry in entries:
        assert entry.find(f"{W}hyperlink").get(f"{W}anchor") in marks
        assert re.search(r"\d+$", text(entry))
    depth = Counter(f.get(f"{W}fldCharType") for f in document.iter(f"{W}fldChar"))
    assert depth["begin"] == depth["separate"] == depth["end"]
    assert b"updateFields" not in parts(made)["word/settings.xml"]


def test_links_lead_to_bookmarks_or_to_safe_addresses(made):
    document = python_docx.Document(BytesIO(made))
    addresses = [
        r.target_ref for r in document.part.rels.values() if r.reltype == RELATIONSHIP_TYPE.HYPERLINK
    ]
    assert addresses == ["https://example.org/e07?a=1&b=2"]
    marks = {b.get(f"{W}name") for b in root(made).iter(f"{W}bookmarkStart")}
    anchors = {h.get(f"{W}anchor") for h in root(made).iter(f"{W}hyperlink")} - {None}
    assert anchors <= marks
    assert "nowhere" in paragraphs(made)[-1]


def test_footnotes_are_words_own(made):
    document, notes = root(made), root(made, "word/footnotes.xml")
    asked = [n.get(f"{W}id") for n in document.iter(f"{W}footnoteReference")]
    kinds = [(n.get(f"{W}id"), n.get(f"{W}type")) for n in notes]
    assert kinds[:2] == [("-1", "separator"), ("0", "continuationSeparator")]
    assert asked == [identity for identity, kind in kinds if kind is None]
    assert "Minutes of the country team" in paragraphs(made, "word/footnotes.xml")[2]


def test_every_page_has_its_head_and_its_foot(made):
    assert paragraphs(made, "word/header1.xml") == ["UNCT in Kazakhstan, October 2017"]
    assert paragraphs(made, "word/header2.xml") == [""]
    foot = paragraphs(made, "word/footer1.xml")[0]
    assert foot.startswith("August 2017 interim edition, digest 7c1e 40ab, version 0.1.0, Draft ")
    fields = [i.text.strip() for i in root(made, "word/footer1.xml").iter(f"{W}instrText")]
    assert fields == ["PAGE", "NUMPAGES"]


def test_properties_carry_title_author_language_and_one_time(made):
    core = python_docx.Document(BytesIO(made)).core_properties
    assert (core.title, core.author, core.language) == (
        "Gender equality scorecard",
        "Inter-agency assessment team",
        "en",
    )
    assert core.created == core.modified
    assert core.created.date().isoformat() == "2017-10-31"


# ── tables ───────────────────────────────────────────────────────────────────────────────────


def test_head_rows_repeat_and_rows_stay_whole(made):
    for table in root(made).iter(f"{W}tbl"):
        if table.find(f"{W}tblPr/{W}tblStyle").get(f"{W}val") != "ReportTable":
            continue
        rows = table.findall(f"{W}tr")
        assert rows[0].find(f"{W}trPr/{W}tblHeader") is not None
        assert all(row.find(f"{W}trPr/{W}cantSplit") is not None for row in rows)
        assert all(row.find(f"{W}trPr/{W}tblHeader") is None for row in rows[1:])
        widths = [int(c.get(f"{W}w")) for c in table.find(f"{W}tblGrid")]
        for row in rows:
            assert sum(int(c.find(f"{W}tcPr/{W}tcW").get(f"{W}w")) for c in row.findall(f"{W}tc")) == sum(
                widths
            )


def test_a_level_is_told_by_fill_frame_or_hatch_and_always_by_words(made):
    cells = {text(c): c for c in root(made).iter(f"{W}tc")}
    computed = cells[f"{sign(2, 4)}\u00a0Computed, agreed"]
    assert next(computed.iter(f"{W}shd")).get(f"{W}fill") == "A97F0F"
    frame = computed.find(f"{W}tcPr/{W}tcBorders/{W}top")
    assert (frame.get(f"{W}color"), int(frame.get(f"{W}sz"))) == ("1F1A20", 18)
    assert cells[f"{sign(2, 4)}\u00a0Computed"].find(f"{W}tcPr/{W}tcBorders") is None
    hatched = cells[f"{sign(2, 4)}\u00a0Open"]
    assert hatched.find(f"{W}tcPr/{W}shd").get(f"{W}val") == "thinDiagStripe"
    assert next(cells["Not applicable"].iter(f"{W}strike")) is not None


def test_a_row_longer_than_a_page_may_be_split():
    long = Table(
        id="t",
        caption="c",
        columns=(Column(title="A"),),
        rows=(Row(cells=(Cell(line=line("word " * 8000)),)),),
    )
    data = docx(small(long))
    assert next(root(data).iter(f"{W}tbl")).findall(f"{W}tr")[1].find(f"{W}trPr") is None
    assert "word " * 8000 in paragraphs(data)


# ── charts ───────────────────────────────────────────────────────────────────────────────────

STACKED = NativeChart(
    kind="bars_stacked",
    categories=("First <&>", "Second", "Third"),
    series=(
        Series(name="offset", values=("10", "20", "30"), hidden=True),
        Series(name='A "quoted" & <b>', values=("5", None, "7.5"), tone="a"),
        Series(
            name="B", values=("1", "2", "nonsense"), tone="level:2/4", tones=("unknown", "level:1/4", "b")
        ),
    ),
    number_format="0.0",
    least="0",
    greatest="100",
)


def figure(native, sentence='A <sentence> & "quotes"'):
    chart = Chart(kind="k", before=(), after=(), head=(), rows=(), native=native)
    return Figure(
        id="f",
        caption="Caption",
        chart=chart,
        sentence=sentence,
        table=Table(id="t", caption="", columns=(), rows=()),
    )


def test_each_chart_has_words_for_those_who_do_not_see_it(made):
    drawn = list(root(made).iter(f"{DRAWN}docPr"))
    assert [d.get("descr") for d in drawn] == ["Work-life balance stays at 61 per cent."]
    data = docx(small(figure(STACKED)))
    assert next(root(data).iter(f"{DRAWN}docPr")).get("descr") == 'A <sentence> & "quotes"'


def test_a_chart_can_be_edited_and_its_workbook_holds_the_same_numbers():
    data = parts(docx(small(figure(STACKED))))
    sheet = openpyxl.load_workbook(BytesIO(data["word/embeddings/Microsoft_Excel_Sheet1.xlsx"])).active
    assert [c.value for c in sheet[1]] == [None, "offset", 'A "quoted" & <b>', "B"]
    assert [c.value for c in sheet["C"]][1:] == [5, None, 7.5]
    chart = ET.fromstring(data["word/charts/chart1.xml"])
    shown = [[p.findtext(f"{C}v") for p in v.iter(f"{C}pt")] for v in chart.iter(f"{C}val")]
    assert shown == [["10", "20", "30"], ["5", "7.5"], ["1", "2"]]
    assert chart.find(f".//{C}externalData").get(f"{R}id") == "rId1"


def test_hidden_series_have_no_fill_no_label_and_no_name_in_the_legend():
    chart = root(docx(small(figure(STACKED))), "word/charts/chart1.xml")
    hidden = chart.find(f".//{C}ser")
    assert hidden.find(f"{C}spPr/{{*}}noFill") is not None
    assert hidden.find(f"{C}dLbls/{C}delete").get("val") == "1"
    assert hidden.findtext(f"{C}tx/{C}v") == " "
    assert chart.find(f".//{C}catAx/{C}scaling/{C}orientation").get("val") == "maxMin"
    assert [p.get("prst") for p in chart.iter() if p.tag.endswith("pattFill")] == ["wdUpDiag"]


def test_an_axis_of_shares_runs_from_nought_to_the_whole():
    chart = root(docx(small(figure(replace(STACKED, kind="bars_stacked_100")))), "word/charts/chart1.xml")
    axis = chart.find(f".//{C}valAx")
    assert [axis.find(f"{C}scaling/{C}{name}").get("val") for name in ("max", "min")] == ["1", "0"]
    assert axis.find(f"{C}numFmt").get("formatCode") == "0%"


@pytest.mark.parametrize("kind", ["bars_clustered", "bars_stacked", "bars_stacked_100"])
def test_every_kind_of_chart_is_read_by_another_reader(kind):
    tree = root(docx(small(figure(replace(STACKED, kind=kind)))), "word/charts/chart1.xml")
    tree.remove(tree.find(f"{C}externalData"))
    chart = read_chart(ChartSpace.from_tree(tree))
    assert len(chart.series) == 3


# ── Word opens it ────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize("direction", ["ltr", "rtl"])
@pytest.mark.parametrize("levels", [2, 3, 4, 5, 7])
def test_children_stand_in_the_order_of_the_schema(direction, levels):
    for name, content in parts(docx(sample.sample_report(direction, levels))).items():
        if name.endswith(".xml"):
            assert order.misplaced(ET.fromstring(content)) == [], name


def test_the_package_is_whole(made):
    files = parts(made)
    types = ET.fromstring(files["[Content_Types].xml"])
    known = {t.get("PartName") for t in types} | {t.get("Extension") for t in types}
    for name in files:
        assert (
            f"/{name}" in known or name.rpartition(".")[2] in known - {"xml"} or name == "[Content_Types].xml"
        ), name
    for name in (n for n in files if n.endswith(".rels")):
        folder = Path(name).parent.parent
        entries = list(ET.fromstring(files[name]))
        assert len({e.get("Id") for e in entries}) == len(entries)
        for entry in entries:
            if entry.get("TargetMode") != "External":
                parts_ = []
                for piece in (folder / entry.get("Target")).parts:
                    parts_ = parts_[:-1] if piece == ".." else [*parts_, piece]
                assert "/".join(parts_) in files
    used = set(re.findall(rb'r:(?:id|embed)="([^"]+)"', files["word/document.xml"]))
    assert used <= {e.get("Id").encode() for e in ET.fromstring(files["word/_rels/document.xml.rels"])}


def test_nothing_has_the_number_of_another(made):
    document = root(made)
    for path, attribute in (
        ("bookmarkStart", f"{W}id"),
        ("bookmarkStart", f"{W}name"),
        ("id", f"{W}val"),
        ("footnoteReference", f"{W}id"),
    ):
        seen = [e.get(attribute) for e in document.iter(f"{W}{path}")]
        assert len(seen) == len(set(seen)), path
    shapes = [e.get("id") for e in document.iter(f"{DRAWN}docPr")]
    assert len(shapes) == len(set(shapes))
    names = [e.get(f"{W}name") for e in document.iter(f"{W}bookmarkStart")]
    assert all(re.fullmatch(r"[A-Za-z_]\w{0,39}", name) for name in names)


def test_every_style_that_is_used_is_there(made):
    files = parts(made)
    known = set(re.findall(rb'w:styleId="(\w+)"', files["word/styles.xml"]))
    used = set(
        re.findall(rb'<w:(?:pStyle|rStyle|tblStyle|basedOn|next) w:val="(\w+)"', b"".join(files.values()))
    )
    for name, content in files.items():
        if name.startswith("word/"):
            used |= set(re.findall(rb'<w:(?:pStyle|rStyle|tblStyle|basedOn|next) w:val="(\w+)"', content))
    assert used <= known


def test_every_cell_ends_with_a_paragraph_and_no_table_touches_another(made):
    document = root(made)
    assert all(list(cell)[-1].tag == f"{W}p" for cell in document.iter(f"{W}tc"))
    tags = [child.tag for child in document.find(f"{W}body")]
    assert (f"{W}tbl", f"{W}tbl") not in set(pairwise(tags))
    assert tags[-1] == f"{W}sectPr"


def test_the_same_report_gives_the_same_bytes_on_another_day(made, monkeypatch):
    real = time.time()
    monkeypatch.setattr(time, "time", lambda: real + 5_000_000)
    monkeypatch.setattr(time, "localtime", lambda *_: time.gmtime(0))
    assert docx(sample.sample_report()) == made


# ── scripts and hostile text ─────────────────────────────────────────────────────────────────


def test_right_to_left_turns_paragraphs_sections_tables_and_runs(mirrored):
    document = root(mirrored)
    kept = [p for p in document.iter(f"{W}p") if p.find(f".//{W}drawing") is None]
    assert all(p.find(f"{W}pPr/{W}bidi") is not None for p in kept)
    assert all(s.find(f"{W}bidi") is not None for s in document.iter(f"{W}sectPr"))
    assert all(t.find(f"{W}tblPr/{W}bidiVisual") is not None for t in document.iter(f"{W}tbl"))
    runs = {text(r): r for r in document.iter(f"{W}r") if text(r)}
    arabic = next(run for words_, run in runs.items() if sample.ARABIC in words_)
    assert arabic.find(f"{W}rPr/{W}rtl") is not None
    assert runs["Findings"].find(f"{W}rPr/{W}rtl") is None
    assert b'w:bidi="ar-SA"' in parts(mirrored)["word/styles.xml"]


EVIL = "x <w:p/> & \"q\" 's' ]]> &amp; =cmd() \x00\x01\x0b\x1f\ufffe " + sample.ARABIC


@pytest.mark.parametrize("words_", [EVIL, "y" * 40_000, "", " ", "\n\n", "\ud800"])
def test_any_text_in_any_field_gives_a_file_that_can_be_read(words_):
    table = Table(
        id="t",
        caption=words_,
        columns=(Column(title=words_),),
        rows=(Row(cells=(Cell(line=line(words_)),)),),
        note=words_,
    )
    native = NativeChart(
        kind="bars_clustered",
        categories=(words_,),
        series=(Series(name=words_, values=("1",)),),
        axis_title=words_,
    )
    blocks = (
        Paragraph(line=line(words_)), Bullets(items=(line(words_),)), Facts(pairs=((words_, line(words_)),)),
        Callout(title=words_, lines=(line(words_),)), table, replace(figure(native, words_), caption=words_),
        FormField(key="k", label=words_, value=words_), FormField(key="l", label=words_, choices=((words_, words_),)),
    )  # fmt: skip
    cover = Cover(
        title=words_, subtitle=words_, subject=words_, date=words_, author=words_, facts=((words_, words_),)
    )
    imprint = Imprint(edition=words_, digest=words_, version=words_, state=words_)
    data = docx(small(*blocks, cover=cover, imprint=imprint, running_head=words_))
    for name, content in parts(data).items():
        if name.endswith((".xml", ".rels")):
            ET.fromstring(content)
    assert python_docx.Document(BytesIO(data)).paragraphs


def test_what_xml_forbids_is_replaced_and_everything_else_stays():
    shown = paragraphs(docx(small(Paragraph(line=line(EVIL)))))
    assert (
        EVIL.replace("\x00", "\ufffd")
        .replace("\x01", "\ufffd")
        .replace("\x0b", " ")
        .replace("\x1f", "\ufffd")
        .replace("\ufffe", "\ufffd")
        in shown
    )


@settings(max_examples=40, deadline=None)
@given(st.text(max_size=60))
def test_any_words_come_back_as_they_went_in(words_):
    shown = "".join(paragraphs(docx(small(Paragraph(line=line(words_))))))
    kept = re.sub(
        "[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]", "\ufffd", words_.replace("\v", "\n")
    )
    assert "".join(kept.split()) in "".join(shown.split())
