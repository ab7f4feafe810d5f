"""The words of a document, each with the key where they stand, cut into sentences."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Literal

from scorecard.core.assessment import Action, Assessment
from scorecard.measures.live import Block, LiveFigure, Segment, parse

Kind = Literal["note", "narrative", "reason", "action", "record"]

LIVE = "…"
"""Stands for a live share, which needs no check: it is made from the data."""

_ABBREVIATIONS = (
    "e.g.",
    "i.e.",
    "cf.",
    "vs.",
    "No.",
    "approx.",
    "etc.",
    "Mr.",
    "Ms.",
    "Mrs.",
    "Dr.",
    "St.",
    "para.",
    "incl.",
)
_STOP = re.compile(r"(?<=[.!?])[”\"’')\]]*\s+(?=[“\"‘'(\[]?[A-Z0-9{])")


@dataclass(frozen=True, slots=True, kw_only=True)
class Binding:
    """A bound figure of a sentence: its name and the words stated for it."""

    name: str
    stated: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Sentence:
    """One sentence: its words with figures filled in, and the figures bound in it."""

    words: str
    bound: tuple[Binding, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Passage:
    """A text of the document; `where` is its key, `about` the indicator's or criterion's key or the section that it belongs to."""

    where: str
    kind: Kind
    about: str
    text: str
    sentences: tuple[Sentence, ...]


def passages(document: Assessment, known: Mapping[str, LiveFigure]) -> tuple[Passage, ...]:
    """Return every text of a document that a person wrote, with its figures filled in."""
    return tuple(
        Passage(where=where, kind=kind, about=about, text=text, sentences=tuple(sentences(text, known)))
        for where, kind, about, text in _texts(document)
        if text.strip()
    )


def _texts(document: Assessment) -> Iterator[tuple[str, Kind, str, str]]:
    for key, text in document.notes.items():
        yield f"notes.{key}", "note", key, text
    for section, text in document.narrative.items():
        yield f"narrative.{section}", "narrative", section, text
    for indicator, judgement in document.judgements.items():
        yield f"judgements.{indicator}.reason", "reason", indicator, judgement.reason
    for indicator, exemption in document.exemptions.items():
        yield f"exemptions.{indicator}.reason", "reason", indicator, exemption.reason
    for action in document.actions:
        yield from _of_action(action)
    for name, evidence in document.evidence.items():
        yield f"evidence.{name}.title", "record", "", evidence.title
        yield f"evidence.{name}.note", "record", "", evidence.note
    for stage, dates in document.stages.items():
        yield f"stages.{stage}.note", "record", "", dates.note


def _of_action(action: Action) -> Iterator[tuple[str, Kind, str, str]]:
    for field in ("what", "explanation", "resources", "timing", "progress"):
        text: str = getattr(action, field)
        yield f"actions.{action.id}.{field}", "action", action.id, text


def sentences(text: str, known: Mapping[str, LiveFigure]) -> Iterator[Sentence]:
    """Yield the sentences of a text, block by block; a sentence never crosses a bullet, a paragraph or a footnote."""
    for block in parse(text):
        yield from _of_block(block, known)


def _of_block(block: Block, known: Mapping[str, LiveFigure]) -> Iterator[Sentence]:
    words, places = "", list[tuple[int, Binding]]()
    for segment in block.segments:
        if segment.kind == "bound":
            places.append((len(words), Binding(name=segment.name, stated=segment.words)))
        words += _words(segment, known)
    for start, end in _cuts(words):
        bound = tuple(binding for place, binding in places if start <= place < end)
        yield Sentence(words=words[start:end].strip(), bound=bound)


def _words(segment: Segment, known: Mapping[str, LiveFigure]) -> str:
    match segment.kind:
        case "figure":
            figure = known.get(segment.name)
            return LIVE if figure is None or figure.unit in {"share", "points"} else figure.shown
        case "mark":
            return ""
        case _:
            return segment.words


def _cuts(words: str) -> Iterator[tuple[int, int]]:
    start = 0
    for stop in _STOP.finditer(words):
        if not words[: stop.start()].rstrip("”\"’')]").endswith(_ABBREVIATIONS):
            yield start, stop.end()
            start = stop.end()
    if words[start:].strip():
        yield start, len(words)
