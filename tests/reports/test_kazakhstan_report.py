"""The report of the founding case: all its parts, the same words in every format, and nothing that is confidential."""

import csv
import html as entities
import io
import json
import os
import re
import shutil
import subprocess
import sys
from collections import Counter
from dataclasses import replace
from datetime import date
from pathlib import Path
from xml.etree import ElementTree as ET
from zipfile import ZipFile, is_zipfile

import pytest
from lxml import html as pages
from pypdf import PdfReader

from scorecard.core.assessment import Subject
from scorecard.exchange.document.assessment import open_folder
from scorecard.exchange.document.newfolder import new_document
from scorecard.exchange.edition.library import find
from scorecard.flow import checked, material, planned, rated
from scorecard.reporting.compose import compose, compose_form, compose_part
from scorecard.reporting.document import Figure, Table
from scorecard.reporting.plain import all_blocks, all_sections, words
from scorecard.reporting.render import FORMATS, render

FOLDER = Path(__file__).parents[2] / "examples" / "kazakhstan-2017"
W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
INDICATORS = ["1.1", "1.2", "1.3", "2.1", "2.2", "2.3", "3.1", "3.2", "4.1", "4.2", "4.3", "5.1", "5.2", "6.1", "7.1"]  # fmt: skip


def told(folder):
    opened = open_folder(folder)
    found = rated(opened.edition, opened.dossier)
    plan = planned(found)
    return material(found, plan, checked(found, plan))


@pytest.fixture(scope="module")
def facts():
    return told(FOLDER)


@pytest.fixture(scope="module")
def report(facts):
    return compose(facts)


@pytest.fixture(scope="module")
def files(report):
    return {form: render(report, form) for form in FORMATS}


@pytest.fixture(scope="module")
def sections(report):
    return {section.id: section for section in all_sections(report.sections)}


@pytest.fixture
def case(tmp_path):
    return shutil.copytree(FOLDER, tmp_path / "case")


def said_in(section):
    """Return the words of a section and of those within it."""
    return " ".join(words(report_of(section)))


def report_of(section):
    from scorecard.reporting.document import Cover, Imprint, Report

    return Report(
        cover=Cover(title="", subtitle="", subject="", date=""),
        language="en",
        direction="ltr",
        running_head="",
        made_on="",
        imprint=Imprint(edition="", digest="", version=""),
        sections=(section,),
    )


def all_text(data):
    """Return everything that a file says or hides: text and attributes of every part, of files within it too."""
    if is_zipfile(io.BytesIO(data)):
        with ZipFile(io.BytesIO(data)) as archive:
            return "\n".join(
                [*archive.namelist(), *(all_text(archive.read(name)) for name in archive.namelist())]
            )
    if data.startswith(b"%PDF"):
        reader = PdfReader(io.BytesIO(data))
        structure = [
            str(value)
            for tag in tags(reader.trailer["/Root"].get("/StructTreeRoot"))
            for value in tag.values()
        ]
        return "\n".join([*(page.extract_text() for page in reader.pages), *structure, str(reader.metadata)])
    return entities.unescape(data.decode("utf-8", "replace"))


def tags(node):
    node = node.get_object() if node is not None else None
    if isinstance(node, list):
        for child in node:
            yield from tags(child)
    elif hasattr(node, "keys"):
        yield {key: value for key, value in node.items() if isinstance(value, str)}
        if "/K" in node:
            yield from tags(node["/K"])


# ── its parts ────────────────────────────────────────────────────────────────────────────────


def test_the_cover_says_country_date_author_and_office(report):
    cover = report.cover
    assert cover.title == "Gender equality SWAP scorecard, assessment results and action plan"
    assert cover.subject == "United Nations Country Team in Kazakhstan"
    assert "2017" in cover.date
    assert cover.author == "Lilia Ormonbekova"
    assert cover.office == "UN Women Multi-country Office"
    assert "4 of 15" in cover.subtitle


def test_the_sections_stand_in_the_order_of_the_report(report):
    assert [section.id for section in report.sections] == [
        "contents",
        "background",
        "methodology",
        "context",
        "findings",
        "action-plan",
        "criteria",
        "indicators",
        "survey",
        "plan-table",
        "computations",
    ]


@pytest.mark.parametrize(
    "name",
    ["background", "methodology", "assessment-team", "stages", "context", "un-system", "findings", "overview", "dimensions", "open-questions", "action-plan", "timeline", "replay", "gaps", "criteria", "indicators", "survey", "plan-table", "computations"],
)  # fmt: skip
def test_every_part_has_a_title_and_says_something(sections, name):
    assert sections[name].title
    assert len(said_in(sections[name]).split()) > 20


def test_the_methodology_names_the_team_and_the_stages(sections):
    said = said_in(sections["methodology"])
    for entity in ("UNAIDS", "UNDP", "UNDPI", "UNESCO", "UNFPA", "UNICEF", "UNODC", "UN Women", "WHO", "RCO"):
        assert entity in said
    for stage in ("Preparation", "Assessment", "Draft report and action plan", "Finalization"):
        assert stage in said


def test_the_context_names_the_entities_and_the_bodies_with_their_local_names(sections):
    said = said_in(sections["un-system"])
    for name in (
        "FAO",
        "UNRCCA",
        "Gender Theme Group",
        "UN Communications Group",
        "Operations Management Team",
    ):
        assert name in said


def test_the_overview_is_a_picture_and_a_table_of_fifteen_indicators(sections):
    figures = [block for block in sections["overview"].blocks if isinstance(block, Figure)]
    first = figures[0]
    assert len(first.table.rows if isinstance(first.table, Table) else first.table) >= 15
    words_of_table = json.dumps([str(row) for row in first.table.rows])
    assert all(name in words_of_table for name in INDICATORS)


def test_each_dimension_has_its_narrative(sections):
    for number in range(1, 8):
        assert len(said_in(sections[f"dimension-{number}"]).split()) > 40


@pytest.mark.parametrize("indicator", INDICATORS)
def test_annex_b_has_score_findings_and_evidence_of_each_indicator(sections, facts, indicator):
    section = sections[f"indicator-{indicator}"]
    said = said_in(section)
    result = facts.scorecard.results[indicator]
    assert str(facts.edition.level(result.agreed).short) in said
    tables = [block for block in all_blocks((section,)) if isinstance(block, Table)]
    assert any(table.id == f"table-findings-{indicator}" for table in tables)
    open_evidence = [
        entry.title
        for entry in facts.document.evidence.values()
        if not entry.internal and any(key.split("/")[0] == indicator for key in entry.supports)
    ]
    assert open_evidence
    for title in open_evidence:
        assert " ".join(title.split()) in said, title


def test_annex_a_has_every_criterion_in_the_words_of_the_edition(sections, facts):
    said = said_in(sections["criteria"])
    for indicator in facts.edition.indicators.values():
        for statement in indicator.statements.values():
            assert " ".join(str(statement.text).split()) in said


def test_annex_c_has_respondents_every_statement_and_women_against_men(sections, facts):
    section = sections["survey"]
    said = said_in(section)
    assert "95 of 124 people invited answered, 76.6 %." in said
    assert "4.88 points" in said
    names = [block.id for block in section.blocks if isinstance(block, Figure | Table)]
    assert names == [
        "table-respondents",
        "figure-survey-equality",
        "figure-survey-safety",
        "figure-survey-balance",
        "figure-groups",
        "table-reach",
    ]
    for statement in facts.edition.survey.statements:
        assert str(statement.text) in said or str(statement.short) in said


def test_annex_d_has_every_action_with_bodies_timing_and_links(sections, facts):
    said = said_in(sections["plan-table"])
    for action in facts.document.actions:
        assert action.timing in said
        assert " ".join(action.what.split())[:40] in said


def test_where_text_and_level_differ_the_reason_stands_in_the_report(sections):
    said = said_in(sections["open-questions"])
    assert "The team counted the training of 9 June 2016" in said
    for key in ("2.2", "2.3", "7.1"):
        assert key in said


# ── the same words in every format ───────────────────────────────────────────────────────────


def without_figures(report):
    def cut(section):
        blocks = tuple(block for block in section.blocks if not isinstance(block, Figure))
        return replace(section, blocks=blocks, sections=tuple(map(cut, section.sections)))

    return replace(report, sections=tuple(map(cut, report.sections)))


def letters(words_):
    return "".join("".join(words_).split())


def test_the_page_says_the_words_of_the_report_in_the_same_order(report, files):
    root = pages.document_fromstring(files["html"].decode("utf-8"))
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
    assert letters(root.text_content()) == letters(words(report))


def paragraphs(data, name):
    with ZipFile(io.BytesIO(data)) as archive:
        root = ET.fromstring(archive.read(name))
    body = root.find(f"{W}body")
    for block in list(body) if body is not None else []:
        if block.tag == f"{W}sdt":
            body.remove(block)
    for paragraph in root.iter(f"{W}p"):
        pieces = {f"{W}t": lambda e: e.text or "", f"{W}br": lambda _: " ", f"{W}tab": lambda _: " "}
        yield "".join(pieces[e.tag](e) for e in paragraph.iter() if e.tag in pieces)


def test_the_document_says_the_words_of_the_report_in_the_same_order(report):
    plain = without_figures(report)
    data = render(plain, "docx")
    said = " ".join([*paragraphs(data, "word/document.xml"), *paragraphs(data, "word/footnotes.xml")])
    said = re.sub(r"Table \d+\. |[●○]+\u00a0", "", said).replace("\u00a0", " ")
    assert said.split() == " ".join(words(plain)).replace("\u00a0", " ").split()


def test_every_word_of_the_report_stands_in_the_pdf(report, files):
    pages_ = PdfReader(io.BytesIO(files["pdf"])).pages
    printed = letters(re.sub(r"[-\xad‐]\n", "", "\n".join(page.extract_text() for page in pages_)))
    wanted = {word for word in words(report) if word.isalnum()}
    assert len(wanted) > 1000
    assert sorted(word for word in wanted if word not in printed) == []


def test_every_figure_has_its_caption_and_its_note_in_every_format(report, files):
    figures = [block for block in all_blocks(report.sections) if isinstance(block, Figure)]
    assert len(figures) >= 10
    for form in ("docx", "html", "pdf", "json"):
        text = letters(
            re.sub(r"[-\xad‐]\n", "", all_text(files[form]))
            if form == "pdf"
            else re.sub(r"<[^>]*>", "", all_text(files[form]))
        )
        for figure in figures:
            assert letters(figure.caption) in text, (form, figure.id)


def test_no_placeholder_of_ours_is_left_in_any_format(files):
    for form, data in files.items():
        found = all_text(data)
        assert not re.search(r"\{(survey|staff|spending|gender)[\w.]* ?(=[^}]*)?\}", found), form
        assert "Message(" not in found
        assert "Fraction(" not in found


# ── the same bytes ───────────────────────────────────────────────────────────────────────────


def test_the_same_report_gives_the_same_bytes_in_every_format(report, files):
    assert {form: render(report, form) for form in FORMATS} == files


def test_another_process_on_another_day_gives_the_same_bytes(files, tmp_path):
    program = "import sys; from scorecard.cli.main import main; sys.exit(main())"
    for seed, zone in (("1", "UTC"), ("2", "Asia/Almaty")):
        out = tmp_path / seed
        subprocess.run(
            [sys.executable, "-c", program, "report", str(FOLDER), "--out", str(out)],
            env=os.environ | {"PYTHONHASHSEED": seed, "TZ": zone, "LC_ALL": "C"},
            check=True,
            capture_output=True,
        )
        for form, data in files.items():
            assert (out / f"report.{form}").read_bytes() == data, form


# ── what is confidential ─────────────────────────────────────────────────────────────────────


def test_internal_evidence_and_notes_of_interviews_stand_in_no_format(case):
    document = case / "assessment.yaml"
    text = document.read_text("utf-8")
    text, count = re.subn(
        r"    internal: true",
        "    internal: true\n    note: Zquillnote\n    file: zquillfile.pdf\n    link: https://zquill.example/",
        text,
    )
    assert count == 4
    for title in (
        "Interviews with heads of agency",
        "Interviews with UN personnel",
        "Interviews with partners outside the UN",
        "Draft Assessment of Results and Competencies (ARC) of the UNCT",
    ):
        assert f"title: {title}\n" in text
        text = text.replace(f"title: {title}\n", f"title: Zquilltitle {title}\n")
    for name in ("interviews-heads", "interviews-personnel", "interviews-partners", "draft-arc"):
        text = text.replace(name, f"zquill-{name}")
    text, count = re.subn(r"(- \{group: [^,]+, note: )\"?", r"\1Zquillheard. #", text)
    assert count == 3
    text = re.sub(r"(note: Zquillheard\.) #.*", r"\1}", text)
    document.write_text(text, "utf-8")
    found = told(case)
    report = compose(found)
    assert "Heads of agency" in " ".join(words(report))
    for form in FORMATS:
        assert "zquill" not in all_text(render(report, form)).lower(), form
    form = render(compose_form(found, found.edition.indicators), "docx")
    assert "zquillheard" not in all_text(form).lower()


def answers(case):
    with (case / "tables/survey_answers.csv").open(encoding="utf-8", newline="") as stream:
        return list(csv.DictReader(stream))


def with_groups(case, sex_of, forms=FORMATS):
    """Write the answer sheets of a copy anew, each with the sex that `sex_of` gives it, and return all formats."""
    sheets = answers(FOLDER)
    with (case / "tables/survey_answers.csv").open("w", encoding="utf-8", newline="") as stream:
        writer = csv.DictWriter(stream, sheets[0])
        writer.writeheader()
        for place, sheet in enumerate(sheets):
            writer.writerow(sheet | {"sex": sex_of(place, sheet["sex"])})
    sizes = Counter(sheet["sex"] for sheet in answers(case))
    report = compose(told(case))
    return report, {form: render(report, form) for form in forms}, sizes


def test_a_group_of_four_cannot_be_told_from_any_format(case):
    men = [place for place, sheet in enumerate(answers(FOLDER)) if sheet["sex"] == "man"]
    report, one, sizes = with_groups(case, lambda place, sex: "other" if place in men[:4] else sex)
    assert sizes == {"woman": 58, "man": 33, "other": 4}
    for chosen in (men[-4:], men[10:13], men[20:22]):
        _, other, _ = with_groups(case, lambda place, sex, chosen=chosen: "other" if place in chosen else sex)
        for form in FORMATS:
            assert all_text(other[form]) == all_text(one[form]), form
    said = " ".join(words(report))
    assert "Other or not said" not in said
    assert "2 groups are too small to be shown without giving their members away" in said


def test_what_is_left_over_does_not_give_a_group_of_four_away(case):
    report, files, sizes = with_groups(case, lambda place, _: "man" if place < 4 else "woman")
    assert sizes == {"woman": 91, "man": 4}
    names = {block.id for block in all_blocks(report.sections) if isinstance(block, Figure | Table)}
    assert "figure-groups" not in names
    assert "table-respondents" not in names
    assert not re.search(r"\b91\b(?! %)", " ".join(words(report)))
    _, other, _ = with_groups(case, lambda place, _: "man" if place >= 91 else "woman")
    for form in FORMATS:
        assert all_text(other[form]) == all_text(files[form]), form


@pytest.mark.parametrize(
    ("men", "least", "shown"),
    [(9, "", False), (10, "", True), (5, "5", True), (4, "5", False), (4, "1", False)],
)
def test_groups_are_shown_from_the_least_size_on_which_nobody_takes_below_five(case, men, least, shown):
    document = case / "assessment.yaml"
    settings = f"settings: {{minimum_group: {least}}}\n" if least else ""
    document.write_text(settings + document.read_text("utf-8"), "utf-8")
    report, _, sizes = with_groups(case, lambda place, _: "man" if place < men else "woman", forms=())
    assert sizes == {"woman": 95 - men, "man": men}
    names = {block.id for block in all_blocks(report.sections) if isinstance(block, Figure)}
    assert ("figure-groups" in names) is shown


def test_no_single_answer_sheet_stands_in_any_format(case):
    file = case / "tables/survey_answers.csv"
    file.write_text(re.sub(r"^r(\d+),", r"zquill\1,", file.read_text("utf-8"), flags=re.MULTILINE), "utf-8")
    report = compose(told(case))
    for form in FORMATS:
        assert "zquill" not in all_text(render(report, form)), form


# ── an assessment that is not finished ───────────────────────────────────────────────────────


@pytest.fixture(scope="module")
def fresh(tmp_path_factory):
    folder = tmp_path_factory.mktemp("fresh") / "a"
    new_document(find("unct-swap/2017-08"), Subject(name="Atlantis"), date(2026, 5, 1), folder)
    return told(folder)


@pytest.mark.parametrize("form", FORMATS)
def test_a_new_assessment_gives_a_report_in_every_format(fresh, form):
    assert len(render(compose(fresh), form)) > 1000


def test_the_report_of_a_new_assessment_says_what_is_open(fresh):
    report = compose(fresh)
    assert report.cover.subject == "Atlantis"
    assert report.imprint.state == "15 levels not yet agreed"
    sections = {section.id: section for section in all_sections(report.sections)}
    said = said_in(sections["open-questions"])
    assert all(name in said for name in INDICATORS)
    assert "No survey answers were delivered." in said_in(sections["survey"])
    assert "1/0" not in " ".join(words(report))
    assert "None" not in words(report)
    assert "nan" not in words(report)


# ── a part of it ─────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize(
    "name",
    [
        "background",
        "stages",
        "overview",
        "dimensions",
        "open-questions",
        "replay",
        "criteria",
        "indicators",
        "survey",
        "plan-table",
        "computations",
    ],
)
def test_a_section_on_its_own_says_what_it_says_in_the_report(facts, sections, name):
    (alone,) = [
        section for section in all_sections(compose_part(facts, [name]).sections) if section.id == name
    ]
    assert said_in(alone) == said_in(sections[name])


@pytest.mark.parametrize("form", FORMATS)
def test_a_section_on_its_own_can_be_had_in_every_format(facts, form):
    assert len(render(compose_part(facts, ["overview", "survey"]), form)) > 500


def test_a_section_that_is_not_there_is_refused(facts):
    with pytest.raises(KeyError, match="nothing"):
        compose_part(facts, ["overview", "nothing"])


def test_every_indicator_has_a_form_on_its_own(facts):
    for name in facts.edition.indicators:
        said = all_text(render(compose_form(facts, [name]), "docx"))
        assert str(facts.edition.indicators[name].title).split()[0] in said


def test_one_form_holds_all_indicators(facts):
    report = compose_form(facts, facts.edition.indicators)
    assert [
        section.id for section in all_sections(report.sections) if section.id.startswith("form-")
    ] or report.sections
