"""A filled workbook is compared three ways: what stood in it when it was written, what the document says now, what it says itself."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

from scorecard.core.change import Change
from scorecard.core.dossier import Dossier
from scorecard.core.problem import Problem, Refused
from scorecard.exchange.document.assessment import Opened
from scorecard.exchange.document.fields import PARTNERS, changes_of, settle_words, words_of
from scorecard.exchange.document.threeway import Filled, Reading, compared, tidy, together
from scorecard.exchange.edition.library import short
from scorecard.exchange.tables.reading import LARGEST, cell_words, open_workbook, refused
from scorecard.exchange.workbook.formulas import formulas
from scorecard.exchange.workbook.layout import FORMAT, HIDDEN, cell_name, grids
from scorecard.exchange.workbook.rows import read_grid

ANEW = "Write the workbook anew with `scorecard workbook write` and copy your cells into it."
Cells = list[list[str]]


@dataclass(slots=True)
class Sheets:
    """The cells of a workbook in words, sheet by sheet, and what its hidden sheet says."""

    source: str
    cells: Mapping[str, Cells]
    identity: dict[str, str] = field(default_factory=dict)
    fields: list[tuple[str, str, int, str, str]] = field(default_factory=list)
    grids: dict[str, tuple[str, list[str]]] = field(default_factory=dict)
    rows: dict[str, list[list[str]]] = field(default_factory=dict)


def read_workbook(opened: Opened, file: Path) -> Reading:
    """Return what a filled workbook changes, and what was changed on both sides; nothing is written.

    Raise Refused with every problem, by sheet and cell: words that do not belong in a cell, another edition's workbook, a sheet or
    column that is gone, a formula, a macro, a row that stands there twice.
    """
    sheets = _sheets(file)
    _right_workbook(opened, sheets)
    problems: list[Problem] = []
    readings = [_fields(opened, sheets, problems)]
    known = {
        grid.key: grid
        for grid in grids(opened.edition, opened.dossier, sheets.identity.get("language", "en"))
    }
    for name, (sheet, columns) in sheets.grids.items():
        grid = known.get(name)
        if grid is None:
            continue  # the table has grown too large for a sheet since
        if sheet not in sheets.cells:
            problems.append(_missing(sheets, sheet))
            continue
        base = [dict(zip(columns, row, strict=False)) for row in sheets.rows.get(name, [])]
        readings.append(read_grid(opened, replace(grid, sheet=sheet), sheets.cells[sheet], base, problems))
    if problems:
        raise Refused(problems)
    found = together(readings)
    return Reading(changes=ordered(found), conflicts=found.conflicts, unchanged=found.unchanged)


def ordered(reading: Reading) -> tuple[Change, ...]:
    """Return the changes with registers first, so that no answer names evidence which is not there yet."""
    return tuple(
        sorted(
            reading.changes,
            key=lambda change: not hasattr(change, "register") and not hasattr(change, "path"),
        )
    )


# ── the file ─────────────────────────────────────────────────────────────────────────────────


def _sheets(file: Path) -> Sheets:
    source = file.name
    try:
        size = file.stat().st_size
        if size > LARGEST:
            raise refused(
                source, f"the file has {size:,} bytes; at most {LARGEST:,} are read.", "Is it the right file?"
            )
        data = file.read_bytes()
    except OSError as error:
        raise refused(source, f"the file cannot be read: {error.strerror}.", "Check the path.") from None
    book = open_workbook(data, source)
    if HIDDEN not in book.sheet_names:
        what = f"the hidden sheet {HIDDEN} is missing, so this is not a workbook of ours, or it was saved in another form."
        raise refused(source, what, ANEW, "workbook")
    cells = {name: list(_words(book, name)) for name in book.sheet_names}
    found = Sheets(source=source, cells=cells)
    _hidden(found, cells[HIDDEN])
    ours = {name for name, _ in found.grids.values()} | {sheet for sheet, *_ in found.fields}
    wrong = [
        Problem(
            code="formula",
            where=f"{source}: {sheet}, cell {cell}",
            what="a formula stands here; only its result is wanted.",
            remedy="Copy the cell and paste its value.",
        )
        for sheet, cell in formulas(data)
        if sheet in ours
    ]
    if wrong:
        raise Refused(wrong)
    return found


def _words(book: Any, name: str) -> Iterator[list[str]]:
    for row in book.get_sheet_by_name(name).to_python(skip_empty_area=False):
        yield [tidy(cell_words(cell)) for cell in row]


def _hidden(sheets: Sheets, cells: Cells) -> None:
    for row in cells:
        kind, rest = row[0], [*row[1:], "", "", "", "", ""]
        if kind == "field":
            if not rest[2].isdecimal() or rest[3].partition(":")[0] not in PARTNERS:
                raise refused(sheets.source, f"the hidden sheet {HIDDEN} is damaged.", ANEW, "workbook")
            sheets.fields.append((rest[0], rest[1], int(rest[2]), rest[3], rest[4]))
        elif kind == "grid":
            sheets.grids[rest[0]] = (rest[1], [name for name in rest[2:] if name])
        elif kind == "row":
            sheets.rows.setdefault(rest[0], []).append(rest[1:])
        else:
            sheets.identity[kind] = rest[0]


def _right_workbook(opened: Opened, sheets: Sheets) -> None:
    edition, subject = opened.edition, opened.dossier.assessment.subject.name
    said = sheets.identity
    problems: list[tuple[str, str]] = []
    if said.get("format") != str(FORMAT):
        problems.append(
            (f"the workbook is in format {said.get('format')}; this version reads {FORMAT}.", ANEW)
        )
    elif said.get("edition") != edition.id or said.get("edition-digest") != edition.digest:
        theirs = f"{said.get('edition')} {short(said.get('edition-digest', ''))}"
        what = f"the workbook was written for {theirs}; the assessment is made with {edition.id} {short(edition.digest)}."
        problems.append((what, ANEW))
    elif said.get("subject") != tidy(subject):
        what = f"this is the workbook of another assessment, {said.get('subject')}; this one is of {subject}."
        problems.append((what, "Name the right folder or the right workbook."))
    if problems:
        raise Refused(
            Problem(code="workbook", where=sheets.source, what=what, remedy=how) for what, how in problems
        )


def _missing(sheets: Sheets, sheet: str) -> Problem:
    what = f"the sheet “{sheet}” is missing or was renamed."
    return Problem(code="workbook", where=sheets.source, what=what, remedy="Give it its old name. " + ANEW)


# ── fields ───────────────────────────────────────────────────────────────────────────────────


def _fields(opened: Opened, sheets: Sheets, problems: list[Problem]) -> Reading:
    theirs: dict[str, Filled] = {}
    base: dict[str, str] = {}
    places = {
        sheet: _places(sheets, sheet, problems)
        for sheet in dict.fromkeys(sheet for sheet, *_ in sheets.fields)
    }
    for sheet, line, column, key, was in sheets.fields:
        row = places[sheet].get(line)
        if row is None:
            if places[sheet]:
                what = f"the row of {key} is missing."
                problems.append(
                    Problem(code="workbook", where=f"{sheets.source}: {sheet}", what=what, remedy=ANEW)
                )
            continue
        cells = sheets.cells[sheet][row]
        filled = Filled(
            words=cells[column] if column < len(cells) else "", sheet=sheet, cell=cell_name(row, column)
        )
        before = len(problems)
        words = settle_words(opened.edition, opened.dossier, key, filled, problems)
        if len(problems) > before:
            continue
        theirs[key] = Filled(words=words, sheet=sheet, cell=filled.cell)
        base[key] = was
    now = {key: words_of(opened.dossier, key) for key in theirs}
    wanted, conflicts, unchanged = compared(base, now, theirs)
    known = _with_new_evidence(opened.dossier, sheets)
    changes = changes_of(opened.edition, opened.dossier, wanted, problems, known)
    return Reading(changes=tuple(changes), conflicts=tuple(conflicts), unchanged=unchanged)


def _places(sheets: Sheets, sheet: str, problems: list[Problem]) -> dict[str, int]:
    """Return the row of each line by the name that stands in the hidden first column."""
    if sheet not in sheets.cells:
        problems.append(_missing(sheets, sheet))
        return {}
    found: dict[str, int] = {}
    for row, cells in enumerate(sheets.cells[sheet]):
        if cells and cells[0]:
            if cells[0] in found:
                what = f"the row of {cells[0]} stands here twice."
                where = f"{sheets.source}: {sheet}, row {row + 1}"
                problems.append(
                    Problem(code="workbook", where=where, what=what, remedy="Take one of the two out.")
                )
            found.setdefault(cells[0], row)
    return found


def _with_new_evidence(dossier: Dossier, sheets: Sheets) -> frozenset[str]:
    """Return the ids of the evidence there is, and of what the workbook's own register adds."""
    sheet = sheets.grids.get("register:evidence", ("", []))[0]
    listed = {cells[0] for cells in sheets.cells.get(sheet, []) if cells and re.search(r"\S", cells[0])}
    return frozenset({*dossier.assessment.evidence, *listed})
