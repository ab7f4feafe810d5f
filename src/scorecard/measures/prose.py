"""Narrative text as parts: words, live figures, footnotes, links. Nothing in it is carried out as code.

`{name}` is a live figure, `{name = 81 %}` a statement bound to one, `[^id]` a footnote's mark and a line `[^id]: words` the footnote;
`**strong**`, `[words](address)`, bullets after "- ", paragraphs between blank lines; `{{` and `}}` are braces.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

_FOOTNOTE = re.compile(r"\[\^([\w-]+)\]:\s*(.*)")
_INLINE = re.compile(
    r"(?P<brace>\{\{|\}\})"
    r"|\{(?P<name>[^{}=]+)(?:=(?P<stated>[^{}]+))?\}"
    r"|\[\^(?P<mark>[\w-]+)\]"
    r"|\[(?P<link>[^\[\]]+)\]\((?P<address>(?:https?://|mailto:)[^()\s]+)\)"
    r"|\*\*(?P<strong>[^*]+)\*\*"
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Segment:
    """A stretch of a line.

    `words` holds plain words, the stated words of a bound figure, or a footnote's id; `name` is the figure's. `address` makes it a link.
    """

    kind: Literal["words", "figure", "bound", "mark"]
    words: str = ""
    name: str = ""
    strong: bool = False
    address: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Block:
    """A paragraph, a bullet, or the footnote that `id` names."""

    kind: Literal["paragraph", "bullet", "footnote"]
    segments: tuple[Segment, ...]
    id: str = ""


Segments = tuple[Block, ...]


def parse(text: str) -> Segments:
    """Return a text's blocks with their segments. Every text can be read: what is not understood stays words.

    >>> [segment.kind for segment in parse("About {share = 81 %} of {whole}.")[0].segments]
    ['words', 'bound', 'words', 'figure', 'words']
    """
    return tuple(
        Block(kind=kind, id=name, segments=_joined(_segments(" ".join(lines))))
        for kind, name, lines in _blocks(text)
    )


BlockLines = tuple[Literal["paragraph", "bullet", "footnote"], str, list[str]]


def _blocks(text: str) -> Iterator[BlockLines]:
    current: BlockLines | None = None
    for line in text.splitlines():
        stripped = line.strip()
        opened = _opened(stripped)
        if (opened or not stripped) and current:
            yield current
            current = None
        if opened:
            current = opened
        elif stripped:
            current = current or ("paragraph", "", [])
            current[2].append(stripped)
    if current:
        yield current


def _opened(line: str) -> BlockLines | None:
    footnote = _FOOTNOTE.match(line)
    if footnote:
        return "footnote", footnote[1], [footnote[2]]
    return ("bullet", "", [line[2:].strip()]) if line.startswith("- ") else None


def _segments(line: str, *, strong: bool = False, address: str = "") -> Iterator[Segment]:
    end = 0
    for found in _INLINE.finditer(line):
        yield Segment(kind="words", words=line[end : found.start()], strong=strong, address=address)
        yield from _special(found, strong=strong, address=address)
        end = found.end()
    yield Segment(kind="words", words=line[end:], strong=strong, address=address)


def _special(found: re.Match[str], *, strong: bool, address: str) -> Iterator[Segment]:
    if found["brace"]:
        yield Segment(kind="words", words=found["brace"][0], strong=strong, address=address)
    elif found["mark"]:
        yield Segment(kind="mark", words=found["mark"])
    elif found["strong"]:
        yield from _segments(found["strong"], strong=True, address=address)
    elif found["link"]:
        yield from _segments(found["link"], strong=strong, address=found["address"])
    else:
        name, stated = found["name"].strip(), (found["stated"] or "").strip()
        yield Segment(
            kind="bound" if stated else "figure", name=name, words=stated, strong=strong, address=address
        )


def _joined(segments: Iterator[Segment]) -> tuple[Segment, ...]:
    """Put neighbouring words of one form together and leave out empty ones."""
    kept: list[Segment] = []
    for segment in segments:
        last = kept[-1] if kept else None
        if segment.kind != "words":
            kept.append(segment)
        elif (
            last and last.kind == "words" and (last.strong, last.address) == (segment.strong, segment.address)
        ):
            kept[-1] = Segment(
                kind="words", words=last.words + segment.words, strong=last.strong, address=last.address
            )
        elif segment.words:
            kept.append(segment)
    return tuple(kept)
