"""A report as a Word document that a person can edit: real styles, fields, footnotes, charts and controls."""

from itertools import groupby

from scorecard.reporting.document import (
    Block,
    Bullets,
    Contents,
    Cover,
    Figure,
    FormField,
    Paragraph,
    Report,
    Section,
    Table,
)
from scorecard.reporting.plain import all_blocks
from scorecard.reporting.word.blocks import block_xml
from scorecard.reporting.word.charts import chart_workbook, chart_xml
from scorecard.reporting.word.contents import PLACE, Heading, contents_xml
from scorecard.reporting.word.draft import FIRST_CHART_SHAPE, FIRST_LINK, Draft, bookmark_names, line_text
from scorecard.reporting.word.edges import footer, footnotes, header, section_marks
from scorecard.reporting.word.form import BASE
from scorecard.reporting.word.package import Parts, core_properties, packed
from scorecard.reporting.word.pages import PAGE_HEIGHT, Pager, block_height
from scorecard.reporting.word.styles import font_table, numbering, settings, styles
from scorecard.reporting.word.tables import TEXT_WIDTH, stays_whole
from scorecard.reporting.word.xml import DECLARATION, NAMESPACES, paragraph, run

DEEPEST = 4
NARRATIVE = 500
"""Fewer characters than this are not worth two columns."""


def docx(report: Report) -> bytes:
    """Return the report as a Word file; the same report gives the same bytes."""
    draft, pager, headings = Draft(report=report, names=bookmark_names(report)), Pager(), list[Heading]()
    body = _cover(report.cover, draft)
    body += "".join(_section(draft, pager, headings, section, 1) for section in report.sections)
    for number, contents in enumerate(draft.contents):
        shown = contents_xml(draft, contents, tuple(headings))
        body = body.replace(PLACE.format(number), shown, 1)
    document = f"{DECLARATION}<w:document {NAMESPACES}><w:body>{body}{section_marks(report.direction, follows=draft.follows())}</w:body></w:document>"
    return packed(_parts(draft, document, pager.page))


def remembered(report: Report) -> dict[str, str]:
    """Return what stands in each field of a form now, so that a filled form can be held against it."""
    return {
        f"{BASE}{block.key}": block.value
        for block in all_blocks(report.sections)
        if isinstance(block, FormField)
    }


def _parts(draft: Draft, document: str, pages: int) -> Parts:
    report = draft.report
    texts = {
        "styles.xml": styles(report.language, report.direction, TEXT_WIDTH),
        "settings.xml": settings(report.language, remembered(report)),
        "fontTable.xml": font_table(),
        "numbering.xml": numbering(draft.numbered_lists),
        "footnotes.xml": footnotes(draft),
        "header1.xml": header(report, report.running_head),
        "header2.xml": header(report, ""),
        "footer1.xml": footer(report, pages),
    }
    charts = tuple(
        (
            f"rId{FIRST_CHART_SHAPE + number}",
            chart_xml(chart, report.direction, report.language),
            chart_workbook(chart, report.made_on),
        )
        for number, chart in enumerate(draft.charts, start=1)
    )
    cover = report.cover
    return Parts(
        document=document,
        texts=texts,
        properties=core_properties(cover.title, cover.author, cover.subject, report.language, report.made_on),
        links={f"rId{FIRST_LINK + number}": target for number, target in enumerate(draft.links)},
        charts=charts,
    )


def _cover(cover: Cover, draft: Draft) -> str:
    lines = (
        ("CoverSubject", cover.subject),
        ("Title", cover.title),
        ("Subtitle", cover.subtitle),
        ("CoverDate", cover.date),
        ("CoverLine", cover.author),
        ("CoverLine", cover.office),
    )
    shown = "".join(
        paragraph(run(text, draft.direction), draft.direction, style=style) for style, text in lines if text
    )
    facts = "".join(
        paragraph(
            run(label + "\t", draft.direction, style="Quiet") + run(text, draft.direction),
            draft.direction,
            style="CoverFact",
        )
        for label, text in cover.facts
    )
    return (
        shown
        + facts
        + paragraph(
            "",
            draft.direction,
            style="AfterTable",
            section=section_marks(draft.direction, first=True, follows=False),
        )
    )


def _section(draft: Draft, pager: Pager, headings: list[Heading], section: Section, level: int) -> str:
    style = min(level, DEEPEST)
    if section.new_page or draft.new_page:
        pager.turn()
        draft.new_page = True
    parts: list[str] = []
    if section.title:
        page = pager.head(style)
        headings.append(Heading(id=section.id, title=section.title, level=level, page=page))
        title = draft.marked(run(section.title, draft.direction), section.id)
        parts.append(paragraph(title, draft.direction, style=f"Heading{style}", new_page=draft.begins_page()))
    parts += _blocks(draft, pager, section)
    parts += [_section(draft, pager, headings, inner, level + 1) for inner in section.sections]
    return "".join(parts)


def _blocks(draft: Draft, pager: Pager, section: Section) -> list[str]:
    parts: list[str] = []
    for narrative, group in groupby(section.blocks, key=_is_narrative):
        blocks = tuple(group)
        columns = narrative and section.columns > 1 and sum(map(_length, blocks)) >= NARRATIVE
        if columns:
            parts.append(_break(draft, columns=1))
        parts += [_block(draft, pager, block, 0.48 if columns else 1.0) for block in blocks]
        if columns:
            parts.append(_break(draft, columns=2))
    return parts


def _block(draft: Draft, pager: Pager, block: Block, share: float) -> str:
    if isinstance(block, Contents):
        draft.contents.append(block)
        pager.advance(90)
        return PLACE.format(len(draft.contents) - 1)
    if draft.new_page:
        pager.turn()
    height = block_height(block, share) * (0.5 if share < 1 else 1)
    table = block.table if isinstance(block, Figure) else block
    pager.advance(height, whole=isinstance(table, Table) and stays_whole(table) and height < PAGE_HEIGHT)
    return block_xml(draft, block)


def _break(draft: Draft, *, columns: int) -> str:
    """Return the end of a stretch of the page that has this number of columns; the next one follows on the same page."""
    marks = section_marks(draft.direction, columns=columns, follows=draft.follows())
    return paragraph("", draft.direction, style="AfterTable", section=marks)


def _is_narrative(block: Block) -> bool:
    return isinstance(block, Bullets) or (isinstance(block, Paragraph) and block.role == "body")


def _length(block: Block) -> int:
    lines = (
        block.items if isinstance(block, Bullets) else (block.line,) if isinstance(block, Paragraph) else ()
    )
    return sum(len(line_text(line)) for line in lines)
