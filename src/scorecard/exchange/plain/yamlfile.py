"""YAML text becomes plain data, with the line of every value, and nothing that YAML guesses wrong.

Only strings, whole numbers, true, false and null are read as such: `yes`, `1.1`, `0.65` and `2017-10-31` stay the words they are, so
no float and no surprise ever reaches a rule. Anchors are refused, which also stops documents that unfold without end.
"""

import re
from collections.abc import Hashable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import yaml

from scorecard.core.problem import Problem, Refused

Plain = None | bool | int | str | list["Plain"] | dict[str, "Plain"]
Path_ = tuple[Hashable, ...]
LARGEST = 20_000_000
"""Bytes of one YAML file; an assessment with every note filled stays far under it."""
DEEPEST = 40
SAFE = 500
"""Values nested less than this can be composed whole; deeper ones are refused before, since the C library would crash."""
_INT = re.compile(r"[-+]?(0|[1-9][0-9]{0,59})$")
"""A whole number of an ordinary size; a longer one stays words, which no shape takes for a number."""
CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\ud800-\udfff]")
"""Characters that steer a terminal, or that no document can hold."""
_INDENT = re.compile(r"^[ ?:-]{500,}", re.MULTILINE)
_WORDS = {"": None, "null": None, "~": None, "true": True, "false": False}


@dataclass(slots=True)
class PlainFile:
    """The plain data of a file, and on which line each value stands."""

    source: str
    data: Plain = None
    lines: dict[Path_, int] = field(default_factory=dict)

    def place(self, path: Path_) -> str:
        """Return `file:line: key.key` of a path, at the nearest place that the file has."""
        key = ".".join(str(part) for part in path)
        at = path
        while at and at not in self.lines:
            at = at[:-1]
        line = self.lines.get(at)
        return f"{self.source}:{line}" + (f": {key}" if key else "") if line else f"{self.source}: {key}"


def read_yaml(file: Path, source: str | None = None) -> PlainFile:
    """Return the plain data of a YAML file. Raise Refused, with file and line, when it cannot be read."""
    source = source or str(file)
    try:
        size = file.stat().st_size
        if size > LARGEST:
            raise _refused(
                source, f"the file has {size:,} bytes; at most {LARGEST:,} are read.", "Is it the right file?"
            )
        text = file.read_text(encoding="utf-8-sig")
    except UnicodeDecodeError as error:
        remedy = "Save the file as UTF-8."
        raise _refused(source, f"byte {error.start} is not UTF-8 text.", remedy) from None
    except OSError as error:
        raise _refused(source, f"the file cannot be read: {error.strerror}.", "Check the path.") from None
    return parse_yaml(text, source)


def parse_yaml(text: str, source: str) -> PlainFile:
    """Return the plain data of YAML text. Raise Refused with every problem, each with its line."""
    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    try:
        if _may_be_deep(text):
            _check_depth(text, source, loader)
        node = yaml.compose(text, Loader=loader)
    except yaml.YAMLError as error:
        raise _refused(*_yaml_problem(source, error)) from None
    if node is None:
        raise _refused(
            source, "the file is empty.", "Begin with a copy of the example or with `scorecard new`."
        )
    plain = PlainFile(source)
    reading = _Reading(plain)
    plain.data = reading.value(node, ())
    if reading.problems:
        raise Refused(reading.problems)
    return plain


def _may_be_deep(text: str) -> bool:
    """Return whether a text has signs enough to nest so deep that composing it could exhaust the stack."""
    flow = text.count("[") + text.count("{")
    return flow > SAFE or any(len(found.group()) > SAFE for found in _INDENT.finditer(text))


def _check_depth(text: str, source: str, loader: type[Any]) -> None:
    depth = 0
    for event in yaml.parse(text, Loader=loader):
        depth += isinstance(event, yaml.CollectionStartEvent) - isinstance(event, yaml.CollectionEndEvent)
        if depth > SAFE:
            line = event.start_mark.line + 1 if event.start_mark else 1
            raise _refused(
                f"{source}:{line}", f"values are nested more than {SAFE} deep.", "Check brackets and indents."
            )


def _yaml_problem(source: str, error: yaml.YAMLError) -> tuple[str, str, str]:
    mark = getattr(error, "problem_mark", None)
    where = f"{source}:{mark.line + 1}" if mark else source
    return (
        where,
        f"this is not YAML: {getattr(error, 'problem', None) or error}.",
        "Check indents, colons and quotes here.",
    )


def _refused(where: str, what: str, remedy: str) -> Refused:
    return Refused([Problem(code="unreadable", where=where, what=what, remedy=remedy)])


class _Reading:
    """One walk over the nodes of a file, which gathers lines and problems as it goes."""

    def __init__(self, plain: PlainFile) -> None:
        self.plain = plain
        self.problems: list[Problem] = []
        self.seen: set[int] = set()

    def value(self, node: yaml.Node, path: Path_) -> Plain:
        self.plain.lines[path] = node.start_mark.line + 1
        if isinstance(node, yaml.ScalarNode):
            if CONTROL.search(node.value):
                return self.problem(
                    node, "a control character stands here.", "Write the words again without it."
                )
            return _scalar(node)
        if id(node) in self.seen:
            return self.problem(node, "an anchor is used again here (*name).", "Write the values out.")
        self.seen.add(id(node))
        if len(path) > DEEPEST:
            return self.problem(node, f"values are nested more than {DEEPEST} deep.", "Check the indents.")
        if isinstance(node, yaml.SequenceNode):
            return [self.value(each, (*path, at)) for at, each in enumerate(node.value)]
        return self.mapping(node, path)

    def mapping(self, node: yaml.Node, path: Path_) -> Plain:
        found: dict[str, Plain] = {}
        for key_node, value_node in node.value:
            key = key_node.value if isinstance(key_node, yaml.ScalarNode) else ""
            if not key:
                self.problem(key_node, "a key must be a word.", "Put the key in quotes.")
            elif CONTROL.search(key):
                self.problem(key_node, "a control character stands here.", "Write the key again without it.")
            elif key in found:
                self.problem(key_node, f"the key “{key}” stands here twice.", "Keep one of the two.")
            else:
                found[key] = self.value(value_node, (*path, key))
                self.plain.lines[(*path, key)] = key_node.start_mark.line + 1
        return found

    def problem(self, node: yaml.Node, what: str, remedy: str) -> Plain:
        where = f"{self.plain.source}:{node.start_mark.line + 1}"
        self.problems.append(Problem(code="unreadable", where=where, what=what, remedy=remedy))
        return None


def _scalar(node: yaml.ScalarNode) -> Plain:
    value = str(node.value)
    if node.style:  # quoted and block scalars are the words they say
        return value
    if value in _WORDS:
        return _WORDS[value]
    return int(value) if _INT.match(value) else value
