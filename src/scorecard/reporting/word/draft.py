"""A Word document while it is being written: what has a number so far, and lines of words as runs."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import assert_never

from scorecard.reporting.document import (
    Contents,
    Direction,
    Figure,
    Footnote,
    LevelMark,
    Line,
    Link,
    Report,
    Section,
    Table,
    Words,
)
from scorecard.reporting.drawing import NativeChart
from scorecard.reporting.plain import terms
from scorecard.reporting.word.xml import attribute, bookmark, colour, run, sign

FIRST_LINK, FIRST_FOOTNOTE, FIRST_CHART_SHAPE = 100, 1, 1000
SAFE_SCHEMES = ("https://", "http://", "mailto:")
_WORDS = {"form_empty": "Write here", "form_choose": "Choose one"}


@dataclass(slots=True)
class Draft:
    """What has been numbered so far; the parts beside the text (links, footnotes, charts) collect here in order."""

    report: Report
    names: dict[str, str]
    links: list[str] = field(default_factory=list)
    footnotes: list[str] = field(default_factory=list)
    charts: list[NativeChart] = field(default_factory=list)
    contents: list[Contents] = field(default_factory=list)
    numbered_lists: int = 0
    controls: int = 0
    marks: int = 0
    captions: dict[str, int] = field(default_factory=dict)
    new_page: bool = False
    after_cover: bool = True

    @property
    def direction(self) -> Direction:
        """Which way the report runs."""
        return self.report.direction

    def word(self, key: str) -> str:
        """Return one of the few words that a renderer needs, in the report's language where it has it."""
        return (_WORDS | terms(self.report))[key]

    def begins_page(self) -> bool:
        """Return whether the next paragraph begins a page, and forget it."""
        begins, self.new_page = self.new_page, False
        return begins

    def follows(self) -> bool:
        """Return whether the stretch of text that ends here goes on where another ended; only the one after the cover does not."""
        after_cover, self.after_cover = self.after_cover, False
        return not after_cover

    def marked(self, content: str, target: str) -> str:
        """Return the content with the bookmark that links to `target` lead to; nothing is marked twice."""
        name = self.names.get(target)
        if name is None:
            return content
        self.marks += 1
        return bookmark(content, self.marks, name)

    def next_number(self, kind: str) -> int:
        """Return the next number of a caption of this kind, from one."""
        self.captions[kind] = self.captions.get(kind, 0) + 1
        return self.captions[kind]


def _sections(sections: tuple[Section, ...]) -> Iterator[Section]:
    for section in sections:
        yield section
        yield from _sections(section.sections)


def bookmark_names(report: Report) -> dict[str, str]:
    """Return a bookmark's name for the id of each section, figure and table; where an id comes twice, the first has it."""
    names: dict[str, str] = {}
    for section in _sections(report.sections):
        names.setdefault(section.id, f"_Toc{len(names) + 1:08d}")
        for block in section.blocks:
            if isinstance(block, Figure | Table):
                names.setdefault(block.id, f"_Ref{len(names) + 1:08d}")
    return names


def _link(draft: Draft, link: Link, *, strong: bool, ink: str) -> str:
    shown = run(link.text, draft.direction, style="Hyperlink", strong=strong, ink=ink)
    if link.target.startswith("#"):
        name = draft.names.get(link.target[1:])
        return (
            f'<w:hyperlink w:anchor="{name}" w:history="1">{shown}</w:hyperlink>'
            if name
            else run(link.text, draft.direction)
        )
    if not link.target.lower().startswith(SAFE_SCHEMES):
        return run(link.text, draft.direction, strong=strong, ink=ink)
    address = attribute(link.target)
    if address not in draft.links:
        draft.links.append(address)
    number = FIRST_LINK + draft.links.index(address)
    return f'<w:hyperlink r:id="rId{number}" w:history="1">{shown}</w:hyperlink>'


def _footnote(draft: Draft, note: Footnote) -> str:
    draft.footnotes.append(note.text)
    number = FIRST_FOOTNOTE + len(draft.footnotes) - 1
    return f'<w:r><w:rPr><w:rStyle w:val="FootnoteReference"/></w:rPr><w:footnoteReference w:id="{number}"/></w:r>'


def level_words(draft: Draft, mark: LevelMark, ink: str = "") -> str:
    """Return a level as its sign and its word, in the level's ink unless it stands on a fill."""
    ink = ink or colour(f"level:{mark.position}/{mark.of}")
    steps = run(sign(mark.position, mark.of), "ltr", style="LevelSign", ink=ink)
    return steps + run("\u00a0" + mark.word, draft.direction, strong=True, ink=ink)


def line_runs(draft: Draft, line: Line, *, strong: bool = False, ink: str = "", struck: bool = False) -> str:
    """Return a line as runs; `strong`, `ink` and `struck` hold for the whole line."""
    parts = []
    for piece in line:
        match piece:
            case Words():
                parts.append(
                    run(piece.text, draft.direction, strong=strong or piece.strong, ink=ink, struck=struck)
                )
            case Link():
                parts.append(_link(draft, piece, strong=strong, ink=ink))
            case Footnote():
                parts.append(_footnote(draft, piece))
            case LevelMark():
                parts.append(level_words(draft, piece, ink))
            case _:
                assert_never(piece)
    return "".join(parts)


def line_text(line: Line) -> str:
    """Return a line's words alone, without footnotes."""
    parts = []
    for piece in line:
        match piece:
            case Words() | Link():
                parts.append(piece.text)
            case LevelMark():
                parts.append(piece.word)
            case Footnote():
                pass
            case _:
                assert_never(piece)
    return "".join(parts)
