"""The team's words with their live figures, as blocks."""

from collections.abc import Iterator, Mapping

from scorecard.measures.live import rendered
from scorecard.measures.prose import Block as ProseBlock
from scorecard.measures.prose import Segment
from scorecard.reporting.document import Block, Bullets, Footnote, Line, Link, Paragraph, Run, Words
from scorecard.reporting.material import Material


def narrative(material: Material, text: str, role: str = "body") -> tuple[Block, ...]:
    """Return a text as paragraphs and lists, figures filled in and footnotes hung on their marks."""
    blocks = rendered(text, material.figures).blocks
    notes = {block.id: _plain(block) for block in blocks if block.kind == "footnote"}
    return tuple(_gathered([block for block in blocks if block.kind != "footnote"], notes, role))


def _gathered(blocks: list[ProseBlock], notes: Mapping[str, str], role: str) -> Iterator[Block]:
    """Put bullets that follow one another into one list."""
    bullets: list[Line] = []
    for block in blocks:
        if block.kind == "bullet":
            bullets.append(_line(block, notes))
            continue
        if bullets:
            yield Bullets(items=tuple(bullets))
            bullets = []
        yield Paragraph(
            line=_line(block, notes), role="note" if role == "note" else "lede" if role == "lede" else "body"
        )
    if bullets:
        yield Bullets(items=tuple(bullets))


def one_line(material: Material, text: str) -> Line:
    """Return a short text as one line, for a table's cell."""
    blocks = rendered(text, material.figures).blocks
    notes = {block.id: _plain(block) for block in blocks if block.kind == "footnote"}
    runs: list[Run] = []
    for block in blocks:
        if block.kind != "footnote":
            runs += [*([Words(text=" ")] if runs else []), *_line(block, notes)]
    return tuple(runs)


def _line(block: ProseBlock, notes: Mapping[str, str]) -> Line:
    return tuple(_run(segment, notes) for segment in block.segments)


def _run(segment: Segment, notes: Mapping[str, str]) -> Run:
    if segment.kind == "mark":
        return Footnote(text=notes.get(segment.words, segment.words))
    if segment.address:
        return Link(text=segment.words, target=segment.address)
    return Words(text=segment.words, strong=segment.strong)


def _plain(block: ProseBlock) -> str:
    return "".join(segment.words for segment in block.segments)
