"""Changes go into the document's folder: applied, checked as a whole, then written so that nothing is half done or overwritten."""

from collections.abc import Iterable, Mapping
from dataclasses import fields, replace
from pathlib import Path

from scorecard.core.apply import apply
from scorecard.core.assessment import Assessment, TableFile
from scorecard.core.change import Change, SetDetail
from scorecard.core.dossier import Dossier
from scorecard.core.framework import Edition
from scorecard.core.names import TableId
from scorecard.core.problem import Problem, Refused
from scorecard.core.table import CellValue, Table
from scorecard.exchange.document.assessment import (
    TABLE_ENDINGS,
    Opened,
    digest_of,
    inside,
    open_folder,
    sha256,
    typed_facts,
    write_together,
)
from scorecard.exchange.document.difference import diff
from scorecard.exchange.document.fits import misfits
from scorecard.exchange.document.history import HISTORY, append, cut, lines_of
from scorecard.exchange.document.newfolder import new_document
from scorecard.exchange.document.settled import settled
from scorecard.exchange.document.yamledit import edited
from scorecard.exchange.plain.converter import plain, read
from scorecard.exchange.plain.yamlfile import PlainFile, parse_yaml
from scorecard.exchange.tables.reading import csv_rows, refused, typed_rows, xlsx_rows
from scorecard.exchange.tables.writing import csv_bytes, plain_rows, sheets_of, xlsx_bytes

__all__ = ["diff", "new_document", "save"]

ORDER = tuple(field.name for field in fields(Assessment))
CHANGED_MEANWHILE = "Someone saved it meanwhile. Open it again and make the change anew."


def save(opened: Opened, changes: Iterable[Change], *, by: str = "") -> Opened:
    """Return the folder as it is after these changes, which are written: tables first, then the history, the document last.

    Raise Refused, with nothing written, when a change does not fit or a file is no longer the one that was read.
    """
    wanted = [settled(opened.edition, change) for change in changes]
    after = apply(opened.edition, opened.dossier, *wanted)
    if not wanted or after == opened.dossier:
        return opened
    _unchanged(opened)
    tables, stated = _table_bytes(opened, after)
    if stated != after.assessment.tables:
        wanted.append(SetDetail(path="tables", value=stated))
        after = replace(after, assessment=replace(after.assessment, tables=stated))
    text = _text_of(opened, after.assessment)
    _tables_unchanged(opened, tables)
    lines = list(lines_of(opened.edition, opened.dossier, wanted, by, (opened.digest, sha256(text))))
    write_together(tables)
    history = opened.folder / HISTORY
    length = append(history, lines)
    try:
        write_together({opened.file: text})
    except OSError:
        cut(history, length)
        raise
    return open_folder(opened.file)


def _unchanged(opened: Opened) -> None:
    if digest_of(opened.file) != opened.digest:
        raise Refused([_meanwhile(opened.file.name)])


def _tables_unchanged(opened: Opened, tables: Mapping[Path, bytes]) -> None:
    problems: list[Problem] = []
    places = table_places(opened.edition, opened.dossier.assessment, opened.folder)
    for name, entry in places.items():
        file = inside(opened.folder, entry.file)
        table = opened.dossier.tables.get(name)
        if file in tables and table is not None and table.digest and digest_of(file) != table.digest:
            problems.append(_meanwhile(entry.file))
        if file in tables and table is None and file.exists() and not _is_form(name, file, entry):
            problems.append(_meanwhile(entry.file))
    if problems:
        raise Refused(problems)


def _meanwhile(name: str) -> Problem:
    what = "the file is no longer the one that was read."
    return Problem(code="changed-meanwhile", where=name, what=what, remedy=CHANGED_MEANWHILE)


def _is_form(name: TableId, file: Path, entry: TableFile) -> bool:
    """Return whether a file is a table's empty form: a header and no rows."""
    data = file.read_bytes()
    lines = (
        csv_rows(data, entry.file)
        if file.suffix == ".csv"
        else xlsx_rows(data, entry.file, entry.sheet or name)
    )
    return not any(any(cell.strip() for cell in cells) for number, cells in lines if number > 1)


# ── the document ─────────────────────────────────────────────────────────────────────────────


def _text_of(opened: Opened, document: Assessment) -> bytes:
    """Return the document's new bytes, read back and found to say exactly what they should."""
    data = opened.file.read_bytes()
    text = data.decode("utf-8-sig").replace("\r\n", "\n")
    before = typed_facts(opened.edition, read(opened.plain, Assessment))
    written = edited(text, plain(before), plain(document), ORDER)
    found = parse_yaml(written, str(opened.file))
    _checked(opened, document, found)
    bom = b"\xef\xbb\xbf" if data.startswith(b"\xef\xbb\xbf") else b""
    return bom + (written.replace("\n", "\r\n") if b"\r\n" in data else written).encode()


def _checked(opened: Opened, document: Assessment, found: PlainFile) -> None:
    problems = [each for each in misfits(opened.edition, document, found) if each.severity == "error"]
    if problems:
        raise Refused(problems)
    if typed_facts(opened.edition, read(found, Assessment)) != document:
        what = "the change cannot be written into this file without rewriting all of it."
        raise refused(opened.file.name, what, "Take anchors and tags (&name, !tag) out of it.", "unwritable")


# ── tables ───────────────────────────────────────────────────────────────────────────────────


def table_places(edition: Edition, document: Assessment, folder: Path) -> Mapping[TableId, TableFile]:
    """Return the file of every table of the edition: the one it has, else the one that it would be written to."""
    found = dict(document.tables)
    for name in edition.tables:
        lying = [
            f"tables/{name}{ending}"
            for ending in TABLE_ENDINGS
            if (folder / "tables" / f"{name}{ending}").is_file()
        ]
        found.setdefault(name, TableFile(file=lying[0] if lying else f"tables/{name}.csv"))
    return found


def _table_bytes(opened: Opened, after: Dossier) -> tuple[dict[Path, bytes], Mapping[TableId, TableFile]]:
    """Return the bytes of the files of changed tables, and what the document must then say of its tables."""
    edition, before = opened.edition, opened.dossier.tables
    changed = {name: table for name, table in after.tables.items() if before.get(name) != table}
    places = table_places(edition, after.assessment, opened.folder)
    files = {name: inside(opened.folder, places[name].file) for name in changed}
    data = {file: _file_bytes(opened, after, places, file) for file in dict.fromkeys(files.values())}
    stated = dict(after.assessment.tables)
    for name, entry in places.items():
        new = data.get(inside(opened.folder, entry.file)) if name in edition.tables else None
        if new is None:
            continue
        if entry.digest:
            stated[name] = replace(entry, digest=sha256(new))
        if name in changed:
            table = changed[name]
            _read_back(opened, name, new, entry, table)
            if table.origin != entry.origin or not plain_rows(edition.tables[name], table):
                stated[name] = replace(stated.get(name, entry), origin=table.origin)
    return data, stated


def _file_bytes(opened: Opened, after: Dossier, places: Mapping[TableId, TableFile], file: Path) -> bytes:
    """Return the bytes of a file with every table that lies in it."""
    edition = opened.edition
    within = {
        name: entry
        for name, entry in places.items()
        if name in after.tables and inside(opened.folder, entry.file) == file
    }
    rows = {name: plain_rows(edition.tables[name], after.tables[name]) for name in within}
    if file.suffix.lower() == ".csv":
        name = next(iter(within))
        return csv_bytes(edition.tables[name], rows[name])
    sheets = {entry.sheet or str(name): (edition.tables[name], rows[name]) for name, entry in within.items()}
    if file.exists():
        there = sheets_of(file.read_bytes(), file.name, set(sheets))
        if len(there) == 1 and len(sheets) == 1:
            sheets = {there[0]: next(iter(sheets.values()))}
    return xlsx_bytes(sheets)


def _filled(table: Table) -> list[dict[str, CellValue]]:
    rows = [{name: None if cell == () else cell for name, cell in row.cells.items()} for row in table.rows]
    return [row for row in rows if any(cell is not None for cell in row.values())]


def _read_back(opened: Opened, name: TableId, data: bytes, entry: TableFile, table: Table) -> None:
    """Raise Refused when a table would not be read back as it was meant, as where a row stands in it twice."""
    spec = opened.edition.tables[name]
    lines = (
        csv_rows(data, entry.file)
        if entry.file.lower().endswith(".csv")
        else xlsx_rows(data, entry.file, entry.sheet or name)
    )
    rows = typed_rows(spec, lines, entry.file, opened.dossier.assessment.date)
    if [row.cells for row in rows] != _filled(table):
        raise refused(
            entry.file, "the rows would not be read back as they are.", "Check for words that begin with “=”."
        )
