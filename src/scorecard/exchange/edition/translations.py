"""Translations of an edition's words, kept beside it by id and laid over the English."""

from collections.abc import Mapping
from dataclasses import fields, is_dataclass, replace
from pathlib import Path
from typing import Any

from scorecard.core.framework import Edition
from scorecard.core.problem import Problem, Refused
from scorecard.core.text import FALLBACK, Text
from scorecard.exchange.plain.yamlfile import read_yaml


def translated(edition: Edition, folder: Path, problems: list[Problem]) -> Edition:
    """Return the edition with the words of every `texts/<language>.yaml`; what names nothing joins `problems`."""
    for file in sorted((folder / "texts").glob("*.yaml")):
        source = f"{folder.name}/texts/{file.name}"
        try:
            plain = read_yaml(file, source)
        except Refused as refused:
            problems += refused.problems
            continue
        words = plain.data if isinstance(plain.data, dict) else {}
        known = set(texts(edition))
        problems += [
            Problem(
                code="translation",
                where=plain.place((key,)),
                what=f"there are no words called “{key}” to translate.",
                remedy=f"`scorecard framework show {edition.id} --texts` lists them.",
            )
            for key in words
            if key not in known
        ]
        edition = _laid_over(
            edition, "", file.stem, _remembered(edition, {key: str(said) for key, said in words.items()})
        )
    return edition


def _remembered(edition: Edition, words: Mapping[str, str]) -> Mapping[str, str]:
    """Return the translations with those of identical words filled in: what stands in several places is translated once."""
    known = texts(edition)
    memory = {known[path].said_in(): said for path, said in reversed(list(words.items())) if path in known}
    found = {path: memory[text.said_in()] for path, text in known.items() if text.said_in() in memory}
    return {**found, **words}


def texts(edition: Edition) -> Mapping[str, Text]:
    """Return every text of the edition by its path, such as `indicators.1.1.title`."""
    found: dict[str, Text] = {}
    _gather(edition, "", found)
    return found


def _gather(value: object, path: str, found: dict[str, Text]) -> None:
    if isinstance(value, Text):
        if value:
            found[path] = value
    else:
        for step, part in _inside(value):
            _gather(part, f"{path}.{step}" if path else step, found)


def _inside(value: object) -> list[tuple[str, object]]:
    if is_dataclass(value) and not isinstance(value, type):
        return [(field.name, getattr(value, field.name)) for field in fields(value)]
    if isinstance(value, Mapping):
        return [(str(key), part) for key, part in value.items()]
    if isinstance(value, tuple):
        return [
            (str(getattr(part, "id", None) or getattr(part, "name", None) or at), part)
            for at, part in enumerate(value)
        ]
    return []


def _laid_over(value: Any, path: str, language: str, words: Mapping[str, str]) -> Any:
    if isinstance(value, Text):
        said = words.get(path)
        return Text({**value.by_language, language: said}) if said else value
    if language == FALLBACK or not any(key.startswith(path) for key in words):
        return value
    changed = {
        step: _laid_over(part, f"{path}.{step}" if path else step, language, words)
        for step, part in _inside(value)
    }
    if is_dataclass(value) and not isinstance(value, type):
        return replace(value, **changed)
    if isinstance(value, Mapping):
        return {key: changed[str(key)] for key in value}
    return tuple(changed.values()) if isinstance(value, tuple) else value
