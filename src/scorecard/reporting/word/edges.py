"""The edges of a Word page: its size and columns, the running head, the foot, and the notes."""

from scorecard.reporting.document import Direction, Report
from scorecard.reporting.plain import terms
from scorecard.reporting.word.draft import FIRST_FOOTNOTE, Draft
from scorecard.reporting.word.package import FIRST_HEADER, FOOTER, HEADER
from scorecard.reporting.word.xml import DECLARATION, NAMESPACES, field, paragraph, run

_PAGE = (
    '<w:pgSz w:w="11906" w:h="16838"/>'
    '<w:pgMar w:top="1474" w:right="1021" w:bottom="1247" w:left="1134" w:header="850" w:footer="595" w:gutter="0"/>'
)
COLUMN_GAP = 454


def section_marks(
    direction: Direction, *, columns: int = 1, first: bool = False, follows: bool = True
) -> str:
    """Return a section's properties: A4, 20 mm inside and 18 mm outside; the first one has no running head.

    `follows` says that the section begins where the one before it ended, not on a new page.
    """
    edges = (
        f'<w:headerReference w:type="default" r:id="{HEADER}"/><w:headerReference w:type="first" r:id="{FIRST_HEADER}"/>'
        f'<w:footerReference w:type="default" r:id="{FOOTER}"/><w:footerReference w:type="first" r:id="{FOOTER}"/>'
        if first
        else ""
    )
    kind = "continuous" if follows else "nextPage"
    split = (
        f'<w:cols w:num="{columns}" w:space="{COLUMN_GAP}"/>'
        if columns > 1
        else f'<w:cols w:space="{COLUMN_GAP}"/>'
    )
    return (
        f'<w:sectPr>{edges}<w:type w:val="{kind}"/>{_PAGE}{split}'
        f"{'<w:titlePg/>' if first else ''}{'<w:bidi/>' if direction == 'rtl' else ''}</w:sectPr>"
    )


def header(report: Report, words: str) -> str:
    """Return the running head; the cover's has no words and no line."""
    style = "Header" if words else "CoverHeader"
    shown = paragraph(run(words, report.direction) if words else "", report.direction, style=style)
    return f"{DECLARATION}<w:hdr {NAMESPACES}>{shown}</w:hdr>"


def footer(report: Report, pages: int) -> str:
    """Return the foot of every page: edition, digest, version and state, then the page and how many there are."""
    imprint, own = report.imprint, terms(report)
    says = [imprint.edition]
    says += [f"{own['digest']} {imprint.digest}"] if imprint.digest else []
    says += [f"{own['version']} {imprint.version}"] if imprint.version else []
    says += [imprint.state] if imprint.state else []
    left = run(", ".join(text for text in says if text) + "\t", report.direction)
    count = field("PAGE", "1") + run(" / ", "ltr") + field("NUMPAGES", str(pages))
    return f"{DECLARATION}<w:ftr {NAMESPACES}>{paragraph(left + count, report.direction, style='Footer')}</w:ftr>"


def footnotes(draft: Draft) -> str:
    """Return the notes' part: Word's own two separators, then each note with its sign."""
    own = (
        '<w:footnote w:type="separator" w:id="-1"><w:p><w:r><w:separator/></w:r></w:p></w:footnote>'
        '<w:footnote w:type="continuationSeparator" w:id="0"><w:p><w:r><w:continuationSeparator/></w:r></w:p></w:footnote>'
    )
    sign = '<w:r><w:rPr><w:rStyle w:val="FootnoteReference"/></w:rPr><w:footnoteRef/></w:r>'
    notes = "".join(
        f'<w:footnote w:id="{number}">'
        + paragraph(sign + run(f" {text}", draft.direction), draft.direction, style="FootnoteText")
        + "</w:footnote>"
        for number, text in enumerate(draft.footnotes, start=FIRST_FOOTNOTE)
    )
    return f"{DECLARATION}<w:footnotes {NAMESPACES}>{own}{notes}</w:footnotes>"
