"""Named changes as files write them, and back: the key `change` says which."""

from collections.abc import Callable
from dataclasses import MISSING, Field, fields
from typing import Any

from scorecard.core import change as changes
from scorecard.core.assessment import Action, Body, Entity, Evidence, Interview, Meeting, Member, StageDates
from scorecard.core.change import Change, SetDetail, SetEntry

KINDS: dict[str, type[Change]] = {
    "answer": changes.SetAnswer,
    "fact": changes.SetFact,
    "figure": changes.SetFigure,
    "cells": changes.SetCells,
    "rows": changes.AddRows,
    "table": changes.SetTable,
    "judgement": changes.SetJudgement,
    "exemption": changes.SetExemption,
    "note": changes.SetNote,
    "narrative": changes.SetNarrative,
    "entry": changes.SetEntry,
    "detail": changes.SetDetail,
}
WORDS = {shape: word for word, shape in KINDS.items()}
REGISTERS: dict[str, type[Any]] = {
    "evidence": Evidence,
    "actions": Action,
    "entities": Entity,
    "bodies": Body,
    "team": Member,
    "stages": StageDates,
    "meetings": Meeting,
    "interviews": Interview,
}


def change(value: object, structure: Callable[[Any, Any], Any]) -> Change:
    """Return the change that plain data says. Raise ValueError when its kind is not known."""
    if not isinstance(value, dict) or value.get("change") not in KINDS:
        message = f"a change begins with the key “change”, one of {', '.join(KINDS)}"
        raise ValueError(message)
    kind = KINDS[value["change"]]
    rest = {key: part for key, part in value.items() if key != "change"}
    if kind is SetEntry:
        return _entry(rest, structure)
    if kind is SetDetail:
        return SetDetail(path=str(rest["path"]), value=rest.get("value"))
    found: Change = structure(rest, kind)
    return found


def _entry(rest: dict[str, Any], structure: Callable[[Any, Any], Any]) -> SetEntry:
    register = str(rest.get("register"))
    if register not in REGISTERS:
        message = f"“{register}” is not a register; use one of {', '.join(REGISTERS)}"
        raise ValueError(message)
    becomes = rest.get("becomes")
    return SetEntry(
        register=register,
        entry=str(rest["entry"]),
        becomes=None if becomes is None else structure(becomes, REGISTERS[register]),
    )


def plain(value: Change, unstructure: Callable[[Any], Any]) -> dict[str, Any]:
    """Return a change as a file writes it."""
    said = {
        each.name: unstructure(getattr(value, each.name))
        for each in fields(value)
        if getattr(value, each.name) != _default(each)
    }
    return {"change": WORDS[type(value)], **said}


def _default(each: Field[Any]) -> object:
    """Return a field's default; of a field that must be given, a value that nothing equals."""
    if each.default_factory is not MISSING:
        return each.default_factory()
    return object() if each.default is MISSING else each.default
