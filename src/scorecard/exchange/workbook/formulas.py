"""Where formulas stand in a workbook; readers of values see only their last results."""

import io
import re
import zipfile
from collections.abc import Iterator
from html import unescape
from posixpath import join, normpath

_SHEET = re.compile(r"<(?:\w+:)?sheet\b[^>]*>")
_RELATION = re.compile(r"<(?:\w+:)?Relationship\b[^>]*>")
_CELL = re.compile(rb"<(?:\w+:)?c\b[^>]*?\br=[\"']([A-Z]+\d+)[\"'][^>]*>\s*<(?:\w+:)?f[\s/>]")


def formulas(data: bytes) -> Iterator[tuple[str, str]]:
    """Yield (sheet, cell) of every formula of a workbook that was found to be safe to unpack."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        names = set(archive.namelist())
        for sheet, part in _sheets(archive, names):
            if part in names:
                for found in _CELL.finditer(archive.read(part)):
                    yield sheet, found[1].decode()


def _sheets(archive: zipfile.ZipFile, names: set[str]) -> Iterator[tuple[str, str]]:
    relations = "xl/_rels/workbook.xml.rels"
    if not {"xl/workbook.xml", relations} <= names:
        return
    targets = {
        _value(tag, "Id"): _value(tag, "Target")
        for tag in _RELATION.findall(archive.read(relations).decode("utf-8", "replace"))
    }
    for tag in _SHEET.findall(archive.read("xl/workbook.xml").decode("utf-8", "replace")):
        target = targets.get(_value(tag, r"\w+:id"), "")
        yield (
            _value(tag, "name"),
            target.lstrip("/") if target.startswith("/") else normpath(join("xl", target)),
        )


def _value(tag: str, name: str) -> str:
    found = re.search(rf"\s{name}=(?:\"([^\"]*)\"|'([^']*)')", tag)
    return unescape(found[1] or found[2] or "") if found else ""
