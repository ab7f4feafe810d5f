"""Small pieces of a Word document as XML: safe characters, runs, paragraphs and fields, with children in the schema's order."""

import re
import unicodedata
from html import escape

from scorecard.reporting.document import Direction
from scorecard.reporting.look.palette import tone

_MAIN = "http://schemas.openxmlformats.org/"
NAMESPACES = (
    f'xmlns:w="{_MAIN}wordprocessingml/2006/main" xmlns:r="{_MAIN}officeDocument/2006/relationships" '
    f'xmlns:wp="{_MAIN}drawingml/2006/wordprocessingDrawing" xmlns:a="{_MAIN}drawingml/2006/main" '
    f'xmlns:c="{_MAIN}drawingml/2006/chart"'
)
DECLARATION = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'

_FORBIDDEN = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_PIECES = re.compile("[\n\t]")


def clean(text: str) -> str:
    """Return the text with every character that XML cannot hold replaced by the replacement character.

    >>> clean("a" + chr(0) + "b") == "a" + chr(0xFFFD) + "b"
    True
    """
    return _FORBIDDEN.sub("\ufffd", text.replace("\r\n", "\n").replace("\r", "\n").replace("\v", "\n"))


def escaped(text: str) -> str:
    """Return the text as it may stand between tags."""
    return escape(clean(text), quote=False)


def attribute(text: str) -> str:
    """Return the text as it may stand in an attribute: quotes escaped, line breaks as spaces."""
    return escape(_PIECES.sub(" ", clean(text)))


def kept(text: str) -> str:
    """Return the text as it may stand in an attribute that keeps its line breaks."""
    return escape(clean(text)).replace("\n", "&#10;").replace("\t", "&#9;")


def colour(name: str, part: str = "ink") -> str:
    """Return a tone's colour as Word writes it, without the number sign."""
    return str(getattr(tone(name), part)).removeprefix("#").upper()


def is_rightward(text: str) -> bool:
    """Return whether a run must be set from left to right although its paragraph is not: strong Latin letters alone."""
    kinds = {unicodedata.bidirectional(letter) for letter in text}
    return "L" in kinds and not kinds & {"R", "AL"}


def run_text(text: str) -> str:
    """Return the text as Word's elements for text, line breaks and tabs."""
    parts = []
    for piece in re.split("([\n\t])", clean(text)):
        if piece == "\n":
            parts.append("<w:br/>")
        elif piece == "\t":
            parts.append("<w:tab/>")
        elif piece:
            parts.append(f'<w:t xml:space="preserve">{escape(piece, quote=False)}</w:t>')
    return "".join(parts)


def run(
    text: str,
    direction: Direction,
    *,
    style: str = "",
    strong: bool = False,
    ink: str = "",
    struck: bool = False,
) -> str:
    """Return a run of text; `ink` is a colour of six digits, `style` the name of a character style."""
    marks = (
        (f'<w:rStyle w:val="{style}"/>' if style else "")
        + ("<w:b/><w:bCs/>" if strong else "")
        + ("<w:strike/>" if struck else "")
        + (f'<w:color w:val="{ink}"/>' if ink else "")
        + ("<w:rtl/>" if direction == "rtl" and not is_rightward(text) else "")
    )
    return f"<w:r>{f'<w:rPr>{marks}</w:rPr>' if marks else ''}{run_text(text)}</w:r>"


def paragraph(  # noqa: PLR0913 - one keyword for each of Word's own properties
    content: str,
    direction: Direction,
    *,
    style: str = "",
    with_next: bool = False,
    new_page: bool = False,
    numbered: int = 0,
    shade: str = "",
    align: str = "",
    section: str = "",
) -> str:
    """Return a paragraph; `numbered` is a list's number, `shade` a fill behind the words, `section` the properties that end one."""
    marks = (
        (f'<w:pStyle w:val="{style}"/>' if style else "")
        + ("<w:keepNext/>" if with_next else "")
        + ("<w:pageBreakBefore/>" if new_page else "")
        + (f'<w:numPr><w:ilvl w:val="0"/><w:numId w:val="{numbered}"/></w:numPr>' if numbered else "")
        + (f'<w:shd w:val="clear" w:color="auto" w:fill="{shade}"/>' if shade else "")
        + ("<w:bidi/>" if direction == "rtl" else "")
        + (f'<w:jc w:val="{align}"/>' if align else "")
        + section
    )
    return f"<w:p>{f'<w:pPr>{marks}</w:pPr>' if marks else ''}{content}</w:p>"


def field(instruction: str, shown: str, *, strong: bool = False) -> str:
    """Return a field with its result already filled, so that nothing needs updating when the file is opened."""
    marks = "<w:rPr><w:b/><w:bCs/></w:rPr>" if strong else ""
    inside = (
        '<w:fldChar w:fldCharType="begin"/>',
        f'<w:instrText xml:space="preserve"> {escaped(instruction)} </w:instrText>',
        '<w:fldChar w:fldCharType="separate"/>',
        run_text(shown),
        '<w:fldChar w:fldCharType="end"/>',
    )
    return "".join(f"<w:r>{marks}{piece}</w:r>" for piece in inside)


def bookmark(content: str, number: int, name: str) -> str:
    """Return the content between the two ends of a bookmark."""
    return f'<w:bookmarkStart w:id="{number}" w:name="{name}"/>{content}<w:bookmarkEnd w:id="{number}"/>'


def sign(position: int, of: int) -> str:
    """Return a level's sign: one step fewer than the scale has levels, filled up to the level.

    Discs, because Arial, Calibri and every office's fallback hold both glyphs; Noto Sans itself has neither bars nor squares.

    >>> sign(3, 4)
    '●●○'
    """
    return "●" * (position - 1) + "○" * max(of - position, 0)
