"""The looks of a Word report's paragraphs: the sizes, the space and the lines of each named style."""

from dataclasses import dataclass

from scorecard.reporting.document import Direction
from scorecard.reporting.word.xml import colour


@dataclass(frozen=True, slots=True, kw_only=True)
class Look:
    """A paragraph style. `size` is in half points, space in twentieths of a point, `line` in 240ths of a line."""

    id: str
    name: str
    size: int
    before: int = 0
    after: int = 0
    line: int = 240
    strong: bool = False
    ink: str = "ink"
    based_on: str = "Normal"
    following: str = ""
    level: int = 0
    with_next: bool = False
    hyphens: bool = False
    more: str = ""
    """Properties between keepLines and spacing in the schema's order: borders, shading, tabs."""
    indent: str = ""


def border(side: str, size: int, ink: str, space: int) -> str:
    """Return one edge of a border; `size` is in eighths of a point."""
    return f'<w:{side} w:val="single" w:sz="{size}" w:space="{space}" w:color="{ink}"/>'


def paragraph_looks(direction: Direction, width: int) -> tuple[Look, ...]:
    """Return every paragraph style; lines beside a text stand where its lines begin."""
    ink, rule, sunk = colour("ink"), colour("rule", "fill"), colour("sunk", "fill")
    side = "right" if direction == "rtl" else "left"
    under = f"<w:pBdr>{border('bottom', 4, ink, 4)}</w:pBdr>"
    over = f"<w:pBdr>{border('top', 4, rule, 6)}</w:pBdr>"
    beside = f"<w:pBdr>{border(side, 24, colour('a', 'fill'), 8)}</w:pBdr>"
    end = f'<w:tabs><w:tab w:val="right" w:pos="{width}"/></w:tabs>'
    dots = f'<w:tabs><w:tab w:val="right" w:leader="dot" w:pos="{width}"/></w:tabs>'
    boxed = (
        "<w:pBdr>"
        + "".join(border(edge, 4, colour("b", "fill"), 4) for edge in ("top", "left", "bottom", "right"))
        + f'</w:pBdr><w:shd w:val="clear" w:color="auto" w:fill="{sunk}"/>'
    )
    inset = '<w:ind w:left="170" w:right="170"/>'
    return (
        Look(id="BodyText", name="Body Text", size=18, after=120, line=270, hyphens=True),
        Look(id="Lede", name="Lede", size=22, after=200, line=330),
        Look(id="Title", name="Title", size=56, after=120, line=264, following="Subtitle"),
        Look(id="Subtitle", name="Subtitle", size=28, after=120, line=264, ink="quiet"),
        Look(id="CoverSubject", name="Cover Subject", size=26, before=2600, after=240, strong=True, ink="a"),
        Look(id="CoverDate", name="Cover Date", size=24, before=720, after=240),
        Look(
            id="CoverFact",
            name="Cover Fact",
            size=18,
            before=0,
            after=60,
            more='<w:tabs><w:tab w:val="left" w:pos="2268"/></w:tabs>',
        ),
        Look(id="CoverHeader", name="Cover Header", size=15),
        Look(id="TableTitle", name="Table Title", size=16, before=80, after=60, strong=True, with_next=True),
        Look(id="CoverLine", name="Cover Line", size=22, after=60, line=276),
        Look(id="Heading1", name="heading 1", size=38, before=480, after=160, level=1, with_next=True),
        Look(
            id="Heading2",
            name="heading 2",
            size=25,
            before=360,
            after=100,
            strong=True,
            level=2,
            with_next=True,
        ),
        Look(
            id="Heading3",
            name="heading 3",
            size=21,
            before=280,
            after=80,
            strong=True,
            level=3,
            with_next=True,
        ),
        Look(
            id="Heading4",
            name="heading 4",
            size=18,
            before=200,
            after=60,
            strong=True,
            level=4,
            with_next=True,
        ),
        Look(id="ContentsHeading", name="Contents Heading", size=38, before=480, after=160, with_next=True),
        Look(id="TOC1", name="toc 1", size=19, before=120, after=20, strong=True, more=dots),
        Look(id="TOC2", name="toc 2", size=18, after=20, more=dots, indent='<w:ind w:left="284"/>'),
        Look(
            id="TOC3", name="toc 3", size=17, after=10, more=dots, indent='<w:ind w:left="568"/>', ink="quiet"
        ),
        Look(
            id="TOC4", name="toc 4", size=17, after=10, more=dots, indent='<w:ind w:left="852"/>', ink="quiet"
        ),
        Look(id="Caption", name="caption", size=16, before=280, after=100, line=252, with_next=True),
        Look(id="Label", name="Label", size=16, before=200, after=40, ink="quiet", with_next=True),
        Look(id="Note", name="Note", size=16, before=80, after=200, line=252, ink="quiet"),
        Look(
            id="ListBullet",
            name="List Bullet",
            size=18,
            after=60,
            line=270,
            based_on="BodyText",
            hyphens=True,
        ),
        Look(
            id="ListNumber",
            name="List Number",
            size=18,
            after=60,
            line=270,
            based_on="BodyText",
            hyphens=True,
        ),
        Look(
            id="CalloutTitle",
            name="Callout Title",
            size=18,
            before=240,
            after=0,
            line=270,
            strong=True,
            with_next=True,
            more=beside,
            indent=inset,
        ),
        Look(id="CalloutText", name="Callout Text", size=18, after=0, line=270, more=beside, indent=inset),
        Look(id="TableText", name="Table Text", size=16, line=252),
        Look(
            id="TableHead",
            name="Table Head",
            size=15,
            line=240,
            ink="quiet",
            based_on="TableText",
            with_next=True,
        ),
        Look(
            id="TableGroup",
            name="Table Group",
            size=16,
            before=60,
            strong=True,
            based_on="TableText",
            with_next=True,
        ),
        Look(
            id="LevelText", name="Level Text", size=15, before=10, after=10, strong=True, based_on="TableText"
        ),
        Look(id="FactLabel", name="Fact Label", size=16, line=252, ink="quiet", based_on="TableText"),
        Look(id="AfterTable", name="After Table", size=8, line=160),
        Look(id="Drawing", name="Drawing", size=16, after=40, with_next=True),
        Look(id="FormLabel", name="Form Label", size=16, before=160, after=60, strong=True, with_next=True),
        Look(
            id="FormText", name="Form Text", size=18, before=40, after=160, line=270, more=boxed, indent=inset
        ),
        Look(id="Header", name="header", size=15, more=under + end),
        Look(id="Footer", name="footer", size=14, ink="quiet", more=over + end),
        Look(id="FootnoteText", name="footnote text", size=15, after=20, line=252, ink="quiet"),
    )
