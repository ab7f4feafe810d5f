"""A table of contents that is filled before Word has seen the document: entries that lead to their headings, with page numbers."""

from dataclasses import dataclass

from scorecard.reporting.document import Contents
from scorecard.reporting.word.draft import Draft
from scorecard.reporting.word.xml import field, paragraph, run

PLACE = "<!--contents {}-->"
_DEEPEST_STYLE = 4


@dataclass(frozen=True, slots=True, kw_only=True)
class Heading:
    """A heading and the page on which it is likely to stand."""

    id: str
    title: str
    level: int
    page: int


def contents_xml(draft: Draft, contents: Contents, headings: tuple[Heading, ...]) -> str:
    """Return the table of contents as Word's own field with its result inside, in the frame that offers to update it."""
    listed = [heading for heading in headings if heading.level <= contents.depth]
    title = paragraph(run(contents.title, draft.direction), draft.direction, style="ContentsHeading")
    if not listed:
        return title
    opening = (
        '<w:r><w:fldChar w:fldCharType="begin"/></w:r>'
        f'<w:r><w:instrText xml:space="preserve"> TOC \\o "1-{contents.depth}" \\h \\z \\u </w:instrText></w:r>'
        '<w:r><w:fldChar w:fldCharType="separate"/></w:r>'
    )
    closing = '<w:r><w:fldChar w:fldCharType="end"/></w:r>'
    entries = "".join(
        paragraph(
            (opening if heading is listed[0] else "")
            + _entry(draft, heading)
            + (closing if heading is listed[-1] else ""),
            draft.direction,
            style=f"TOC{min(heading.level, _DEEPEST_STYLE)}",
        )
        for heading in listed
    )
    gallery = '<w:docPartObj><w:docPartGallery w:val="Table of Contents"/><w:docPartUnique/></w:docPartObj>'
    draft.controls += 1
    return f'<w:sdt><w:sdtPr><w:id w:val="{draft.controls}"/>{gallery}</w:sdtPr><w:sdtContent>{title}{entries}</w:sdtContent></w:sdt>'


def _entry(draft: Draft, heading: Heading) -> str:
    words = run(heading.title, draft.direction) + "<w:r><w:tab/></w:r>"
    name = draft.names.get(heading.id)
    number = field(f"PAGEREF {name} \\h", str(heading.page))
    return f'<w:hyperlink w:anchor="{name}" w:history="1">{words}{number}</w:hyperlink>'
