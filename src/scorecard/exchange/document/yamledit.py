"""A person's YAML text takes new values, and every line that did not change stays as it was: comments, order and quotes.

The text is never written out anew: nodes are found by their place in it, and only the text of what changed is replaced.
"""

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import TypeGuard

import yaml

from scorecard.exchange.document.yamlwords import WIDTH, after_key, block, entry, flow, item
from scorecard.exchange.plain.yamlfile import Plain

Order = tuple[str, ...]
_ABSENT = object()
_Tree = Mapping[str, Plain]


@dataclass(frozen=True, slots=True)
class _Edit:
    """One stretch of the text and what takes its place."""

    start: int
    end: int
    words: str


def edited(text: str, old: _Tree, new: _Tree, order: Order) -> str:
    """Return the text with the values that `new` has differently from `old`; new keys stand in `order` where it names them."""
    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    root = yaml.compose(text, Loader=loader)
    if not _is_block_mapping(root) or not any(str(key.value) in new for key, _ in root.value):
        return block(dict(new), 0) + "\n"
    whole = text if text.endswith("\n") else f"{text}\n"
    edits = enumerate(_Text(whole).mapping(root, old, new, order))
    # From the end of the text to its beginning; where two meet, the outer comes later in the text, as it comes later in the walk.
    for _, edit in sorted(edits, key=lambda each: (each[1].start, each[1].end, each[0]), reverse=True):
        whole = whole[: edit.start] + edit.words + whole[edit.end :]
    return whole


def _is_block_mapping(node: yaml.Node | None) -> TypeGuard[yaml.MappingNode]:
    return isinstance(node, yaml.MappingNode) and not node.flow_style and bool(node.value)


def _is_block_sequence(node: yaml.Node | None) -> TypeGuard[yaml.SequenceNode]:
    return isinstance(node, yaml.SequenceNode) and not node.flow_style and bool(node.value)


def _key(value: Plain) -> str:
    return json.dumps(value, sort_keys=True)


class _Text:
    """The text, and the edits that its nodes need."""

    def __init__(self, text: str) -> None:
        self.text = text

    def mapping(self, node: yaml.MappingNode, old: _Tree, new: _Tree, order: Order) -> Iterator[_Edit]:
        keys = [str(key.value) for key, _ in node.value]
        kept = [name for name in keys if name in new or name not in old]
        for key, value in node.value:
            before, after = old.get(key.value, _ABSENT), new.get(key.value, _ABSENT)
            if after is _ABSENT and before is not _ABSENT:
                yield self.lines(key.start_mark.index, self.end(value))
            elif after is not _ABSENT and before != after:
                yield from self.value(key, value, before, new[key.value])
        added = [name for name in new if name not in keys]
        places = {key.value: (key, value) for key, value in node.value}
        for name, group in _grouped(added, kept, order).items():
            indent = node.value[0][0].start_mark.column
            said = [entry(each, new[each], indent) for each in group]
            pad = " " * indent
            if name:
                at = self.line_end(self.end(places[name][1]))
                yield _Edit(at, at, "".join(f"\n{pad}{words}" for words in said))
            else:
                at = places[kept[0]][0].start_mark.index
                yield _Edit(at, at, "".join(f"{words}\n{pad}" for words in said))

    def value(self, key: yaml.Node, node: yaml.Node, before: object, after: Plain) -> Iterator[_Edit]:
        inner = self.inside(node, before, after)
        if inner is not None:
            yield from inner
            return
        end = self.end(node)
        indent, start = key.start_mark.column, key.end_mark.index
        remark = self.text[end : self.line_end(end)].strip()
        was_flow = (
            isinstance(node, yaml.CollectionNode)
            and node.flow_style
            and bool(node.value)
            and isinstance(before, dict)
        )
        short = was_flow and len(flow(after)) + start - self.line_start(start) < WIDTH
        words = after_key(after, indent, room=WIDTH - len(str(key.value)), one_line=bool(remark) or short)
        yield _Edit(start, end, ":" + words)

    def inside(self, node: yaml.Node, before: object, after: Plain) -> Iterator[_Edit] | None:
        """Return the edits inside a container, or None where the whole value must be replaced."""
        if isinstance(before, dict) and isinstance(after, dict) and _is_block_mapping(node):
            return (
                self.mapping(node, before, after, tuple(after))
                if str(node.value[0][0].value) in after
                else None
            )
        if isinstance(before, list) and isinstance(after, list) and after and _is_block_sequence(node):
            whole = len(node.value) == len(before) and self.dashes(node)
            return self.sequence(node, before, after) if whole else None
        return None

    def sequence(self, node: yaml.SequenceNode, before: list[Plain], after: list[Plain]) -> Iterator[_Edit]:
        dashes = self.dashes(node)
        indent = dashes[0] - self.line_start(dashes[0])
        matcher = SequenceMatcher(
            None, [_key(each) for each in before], [_key(each) for each in after], autojunk=False
        )
        for kind, i1, i2, j1, j2 in matcher.get_opcodes():
            if kind == "equal":
                continue
            paired = min(i2 - i1, j2 - j1)
            for at in range(paired):
                yield from self.element(
                    dashes[i1 + at], node.value[i1 + at], before[i1 + at], after[j1 + at], indent
                )
            for at in range(i1 + paired, i2):
                yield self.lines(dashes[at], self.end(node.value[at]))
            said = [item(each, indent) for each in after[j1 + paired : j2]]
            last = i1 + paired - 1
            pad = " " * indent
            if said and last >= 0:
                place = self.line_end(self.end(node.value[last]))
                yield _Edit(place, place, "".join(f"\n{pad}{words}" for words in said))
            elif said:
                yield _Edit(dashes[0], dashes[0], "".join(f"{words}\n{pad}" for words in said))

    def element(
        self, dash: int, node: yaml.Node, before: Plain, after: Plain, indent: int
    ) -> Iterator[_Edit]:
        inner = self.inside(node, before, after)
        if inner is None:
            yield _Edit(dash, self.end(node), item(after, indent))
        else:
            yield from inner

    def dashes(self, node: yaml.SequenceNode) -> list[int]:
        """Return where the dash of each item stands; nothing where a dash does not begin its line."""
        found: list[int] = []
        for each in node.value:
            at = self.text.rfind("-", 0, each.start_mark.index)
            if at < 0 or self.text[self.line_start(at) : at].strip(" "):
                return []
            found.append(at)
        return found

    def end(self, node: yaml.Node) -> int:
        """Return where a node's own text ends, without the blank lines and comments that follow it."""
        if _is_block_mapping(node):
            return self.end(node.value[-1][1])
        if _is_block_sequence(node):
            return self.end(node.value[-1])
        start, end = node.start_mark.index, node.end_mark.index
        if isinstance(node, yaml.ScalarNode) and node.style in ("|", ">"):
            return int(start + len(self.text[start:end].rstrip()))
        return int(end)

    def lines(self, start: int, end: int) -> _Edit:
        """Return the edit that takes out whole lines."""
        return _Edit(self.line_start(start), min(self.line_end(end) + 1, len(self.text)), "")

    def line_start(self, at: int) -> int:
        return self.text.rfind("\n", 0, at) + 1

    def line_end(self, at: int) -> int:
        found = self.text.find("\n", at)
        return len(self.text) if found < 0 else found


def _grouped(added: list[str], kept: list[str], order: Order) -> dict[str, list[str]]:
    """Return new keys by the kept key that they follow; those before the first by an empty word."""
    place = {name: at for at, name in enumerate(order)}
    groups: dict[str, list[str]] = {}
    for name in sorted(added, key=lambda each: place.get(each, len(place))):
        before = (
            [each for each in kept if place.get(each, len(place)) < place.get(name, len(place))]
            if name in place
            else kept
        )
        groups.setdefault(max(before, key=kept.index) if before else "", []).append(name)
    return groups
