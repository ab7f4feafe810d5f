"""The rows of a table's or a register's sheet: typed, compared three ways, merged row by row where rows have a key."""

from collections.abc import Mapping
from dataclasses import replace

from scorecard.core.cells import read_cell, remedy_of
from scorecard.core.change import Change, SetDetail, SetEntry, SetTable
from scorecard.core.names import TableId
from scorecard.core.problem import Problem, Refused
from scorecard.core.table import CellValue, ColumnSpec
from scorecard.exchange.document.assessment import Opened
from scorecard.exchange.document.registers import choices_taken, register_entry
from scorecard.exchange.document.threeway import Conflict, Reading, tidy
from scorecard.exchange.tables.writing import said
from scorecard.exchange.workbook.grid import header_words
from scorecard.exchange.workbook.layout import HEADER, Grid, cell_name, rows_of

CHANGED = "; changed in "
Row = dict[str, str]
Key = tuple[str, ...]


def read_grid(
    opened: Opened, grid: Grid, cells: list[list[str]], base: list[Row], problems: list[Problem]
) -> Reading:
    """Return what a sheet of rows changes against the document; what is wrong joins `problems`."""
    sheet, wrong = grid.sheet, list[Problem]()
    found = _rows(opened, grid, sheet, cells, wrong)
    theirs = [row for _, row in found]
    was, now = _tidied(base), _tidied(rows_of(opened.dossier, grid))
    if theirs == was:
        return Reading(unchanged=len(theirs))  # whatever the document lacked before, this sheet did not bring
    problems += wrong
    if wrong or theirs == now:
        return Reading(unchanged=len(theirs))
    merged, conflicts = (theirs, []) if was == now else _merged(grid, was, now, found)
    if conflicts or merged == now:
        return Reading(conflicts=tuple(conflicts), unchanged=len(theirs))
    rows = [number for number, row in found if row not in now]
    place = f"row {rows[0]} of sheet {sheet}" if len(rows) == 1 else f"sheet {sheet}"
    try:
        changes = _changes(opened, grid, place, now, merged)
    except Refused as refusal:
        problems += [replace(each, where=f"{sheet}: {each.where}") for each in refusal.problems]
        changes = []
    return Reading(changes=tuple(changes), unchanged=len(theirs) - len(rows))


def _tidied(rows: list[Row]) -> list[Row]:
    tidied = ({name: words for name, cell in row.items() if (words := tidy(cell))} for row in rows)
    return [row for row in tidied if row]


# ── cells ────────────────────────────────────────────────────────────────────────────────────


def _rows(
    opened: Opened, grid: Grid, sheet: str, cells: list[list[str]], problems: list[Problem]
) -> list[tuple[int, Row]]:
    header = cells[HEADER] if len(cells) > HEADER else []
    places = _columns(grid, sheet, header, problems)
    found: list[tuple[int, Row]] = []
    for number, line in enumerate(cells[HEADER + 1 :], start=HEADER + 2):
        stray = [place for place, cell in enumerate(line) if cell and place not in places]
        if stray:
            problems.append(_problem(sheet, stray[0], number, "this cell belongs to no column.", "Empty it."))
        if any(line[place] for place in places if place < len(line)):
            row = _row(opened, places, sheet, number, line, problems)
            found.append((number, row if not grid.is_register else _as_said(grid, places, line, row)))
    problems += _twice(grid, sheet, found)
    return found


def _columns(grid: Grid, sheet: str, header: list[str], problems: list[Problem]) -> dict[int, ColumnSpec]:
    places: dict[int, ColumnSpec] = {}
    for column in grid.spec.columns:
        languages = {"en", *column.title.by_language}
        known = {tidy(header_words(column, language)) for language in languages} | {column.name}
        at = [place for place, words in enumerate(header) if words in known and place not in places]
        if at:
            places[at[0]] = column
        else:
            what = f"the column “{header_words(column, 'en')}” is missing or was renamed."
            problems.append(_problem(sheet, 0, HEADER + 1, what, "Give its header its old words."))
    return places


def _row(
    opened: Opened,
    places: dict[int, ColumnSpec],
    sheet: str,
    number: int,
    line: list[str],
    problems: list[Problem],
) -> Row:
    row: Row = {}
    for place, column in places.items():
        words = line[place] if place < len(line) else ""
        if not words and column.required:
            problems.append(_problem(sheet, place, number, "this cell must not be blank.", remedy_of(column)))
        try:
            value = read_cell(column, words, opened.dossier.assessment.date)
        except ValueError as error:
            problems.append(_problem(sheet, place, number, f"{error}.", remedy_of(column)))
            value = words
        row |= {column.name: _kept(column, value, words)} if words else {}
    return row


def _as_said(grid: Grid, places: dict[int, ColumnSpec], line: list[str], row: Row) -> Row:
    """Return a register's row with its dates as people said them, such as a month, and a choice that was left open as it is taken."""
    dates = {
        column.name: line[place]
        for place, column in places.items()
        if column.kind == "when" and place < len(line)
    }
    return choices_taken(grid.name) | {name: dates.get(name, words) for name, words in row.items()}


def _kept(column: ColumnSpec, value: CellValue, words: str) -> str:
    """Return a cell's words in the one form that rows are compared in."""
    return words if column.kind == "text" else said(value)


def _twice(grid: Grid, sheet: str, found: list[tuple[int, Row]]) -> list[Problem]:
    first: dict[Key, int] = {}
    problems: list[Problem] = []
    for number, row in found:
        key = _key(grid, row)
        if any(key) and key in first:
            what = f"the row “{', '.join(key)}” stands here again; it stands in row {first[key]} already."
            problems.append(_problem(sheet, 0, number, what, "Keep one of the two."))
        first.setdefault(key, number)
    return problems


def _problem(sheet: str, place: int, number: int, what: str, remedy: str) -> Problem:
    return Problem(
        code="cell", where=f"{sheet}, cell {cell_name(number - 1, place)}", what=what, remedy=remedy
    )


# ── three ways ───────────────────────────────────────────────────────────────────────────────


def _key(grid: Grid, row: Row) -> Key:
    return tuple(row.get(name, "") for name in grid.spec.unique)


def _merged(
    grid: Grid, was: list[Row], now: list[Row], found: list[tuple[int, Row]]
) -> tuple[list[Row], list[Conflict]]:
    """Return the document's rows with the sheet's changes among them, or what contradicts."""
    if not grid.spec.unique:
        counts = (f"{len(was)} rows", f"{len(found)} rows", f"{len(now)} rows")
        return [], [_conflict(grid, 0, "all rows", counts)]
    base, ours = {_key(grid, row): row for row in was}, {_key(grid, row): row for row in now}
    theirs = {_key(grid, row): row for _, row in found}
    numbers = {_key(grid, row): number for number, row in found}
    merged = dict(ours)
    conflicts: list[Conflict] = []
    for key in dict.fromkeys((*base, *theirs)):
        before, there, here = base.get(key), theirs.get(key), ours.get(key)
        if there in (before, here):
            continue
        if here != before:
            states = (_line(before), _line(there), _line(here))
            conflicts.append(_conflict(grid, numbers.get(key, 0), ", ".join(key), states))
        elif there is None:
            merged.pop(key, None)
        else:
            merged[key] = there
    return list(merged.values()), conflicts


def _line(row: Row | None) -> str:
    return "; ".join(f"{name} {words}" for name, words in row.items()) if row else ""


def _conflict(grid: Grid, number: int, key: str, states: tuple[str, str, str]) -> Conflict:
    base, theirs, ours = states
    noun = "register" if grid.is_register else "table"
    cell = f"A{number}" if number else ""
    return Conflict(
        sheet=grid.sheet, cell=cell, key=f"{noun}:{grid.name}/{key}", base=base, theirs=theirs, ours=ours
    )


# ── changes ──────────────────────────────────────────────────────────────────────────────────


def _changes(opened: Opened, grid: Grid, place: str, now: list[Row], merged: list[Row]) -> list[Change]:
    if not grid.is_register:
        known = opened.dossier.tables.get(TableId(grid.name))
        before = known.origin.partition(CHANGED)[0] if known and known.origin else ""
        origin = f"{before}{CHANGED}{place}" if before else place
        return [SetTable(table=TableId(grid.name), rows=tuple(merged), origin=origin)]
    if grid.spec.unique:
        return _entries(opened, grid, now, merged)
    return [SetDetail(path=grid.name, value=tuple(_entry(opened, grid, row, None) for row in merged))]


def _entries(opened: Opened, grid: Grid, now: list[Row], merged: list[Row]) -> list[Change]:
    document = opened.dossier.assessment
    register = getattr(document, grid.name)
    old = register if isinstance(register, Mapping) else {each.id: each for each in register}
    before = {row["id"]: row for row in now}
    after = {row["id"]: row for row in merged}
    found: list[Change] = [
        SetEntry(register=grid.name, entry=key, becomes=entry)
        for key, row in after.items()
        if before.get(key) != row and (entry := _entry(opened, grid, row, old.get(key))) != old.get(key)
    ]
    return found + [
        SetEntry(register=grid.name, entry=key, becomes=None) for key in before if key not in after
    ]


def _entry(opened: Opened, grid: Grid, row: Row, old: object | None) -> object:
    today = opened.dossier.assessment.date
    cells = {column.name: read_cell(column, row.get(column.name, ""), today) for column in grid.spec.columns}
    return register_entry(grid.name, cells, row, old)
