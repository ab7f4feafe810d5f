"""CSV and XLSX files become tables, or problems that name the file, the line and the column."""

import csv
import hashlib
import io
import stat
import zipfile
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path

from scorecard.core.cells import read_cell, remedy_of
from scorecard.core.problem import Problem, Refused
from scorecard.core.table import CellValue, ColumnSpec, Table, TableRow, TableSpec
from scorecard.exchange.plain.yamlfile import CONTROL

LARGEST = 100_000_000
"""Bytes of one table; a million spending lines stay under it."""
UNPACKED = 400_000_000
RATIO = 200
"""How many times its packed size a part of a workbook may unpack to."""
MOST_PROBLEMS = 200
LONGEST_SAID = 240


def read_table(
    spec: TableSpec, file: Path, source: str, today: date, sheet: str = "", origin: str = ""
) -> Table:
    """Return the typed table that a file holds. Raise Refused with every problem: file, line (or cell), column and remedy."""
    data = _bytes(file, source)
    if file.suffix.lower() in (".xlsx", ".xlsm", ".xls"):
        lines = xlsx_rows(data, source, sheet or spec.id)
    else:
        lines = csv_rows(data, source)
    rows = typed_rows(spec, lines, source, today)
    return Table(
        id=spec.id,
        source=source,
        digest=f"sha256:{hashlib.sha256(data).hexdigest()}",
        rows=rows,
        origin=origin,
    )


def _bytes(file: Path, source: str) -> bytes:
    try:
        if not stat.S_ISREG(file.stat().st_mode):  # a pipe would be waited for without end
            raise refused(source, "the file cannot be read: it is no ordinary file.", "Check the path.")
        if file.stat().st_size > LARGEST:
            what = f"the file has {file.stat().st_size:,} bytes; at most {LARGEST:,} are read."
            raise refused(source, what, "Is it the right file? Split it if it is.")
        data = file.read_bytes()
    except OSError as error:
        raise refused(source, f"the file cannot be read: {error.strerror}.", "Check the path.") from None
    if not data.strip():
        raise refused(source, "the file is empty.", "Export the table again, with its header row.")
    return data


def refused(where: str, what: str, remedy: str, code: str = "table") -> Refused:
    """Return one problem as a refusal."""
    return Refused([Problem(code=code, where=where, what=what, remedy=remedy)])


# ── plain rows ───────────────────────────────────────────────────────────────────────────────


def csv_rows(data: bytes, source: str) -> Iterator[tuple[int, list[str]]]:
    """Yield (line, cells) of a CSV file with commas, semicolons or tabs. Raise Refused when it is not text."""
    text = _text(data, source)
    head = text.partition("\n")[0]
    separator = max(",;\t", key=head.count)
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=separator, strict=True)
    try:
        for cells in reader:
            yield reader.line_num, cells
    except csv.Error as error:
        raise refused(
            f"{source}:{reader.line_num}", f"this is not CSV: {error}.", "Check the quotes."
        ) from None


def _text(data: bytes, source: str) -> str:
    if data[:2] in (b"\xff\xfe", b"\xfe\xff"):
        try:
            return data.decode("utf-16")
        except UnicodeDecodeError:
            raise refused(source, "this is not UTF-16 text.", "Save it as “CSV UTF-8”, or as XLSX.") from None
    if b"\0" in data[:4096]:
        raise refused(source, "this is not a text file.", "Save it as CSV (UTF-8) or as XLSX.")
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        what = "this is not UTF-8 text, so letters with accents cannot be trusted."
        raise refused(f"{source}:{line}", what, "Save it as “CSV UTF-8”, or as XLSX.") from None


def xlsx_rows(data: bytes, source: str, sheet: str) -> Iterator[tuple[int, list[str]]]:
    """Yield (row, cells) of a sheet: the one of this name, else the only one. Raise Refused for anything that is not a safe workbook."""
    book = open_workbook(data, source)
    names = book.sheet_names
    name = sheet if sheet in names else names[0] if len(names) == 1 else ""
    if not name:
        what = f"there is no sheet “{sheet}” among {', '.join(names)}."
        raise refused(source, what, "Rename the sheet, or name it in assessment.yaml.")
    for number, cells in enumerate(book.get_sheet_by_name(name).to_python(skip_empty_area=False), start=1):
        yield number, [cell_words(cell) for cell in cells]


def open_workbook(data: bytes, source: str):  # type: ignore[no-untyped-def]  # noqa: ANN201 - calamine ships no public type
    """Return an open workbook. Raise Refused for a zip bomb, a macro, or what is not a workbook."""
    from python_calamine import CalamineError, CalamineWorkbook

    _safe_zip(data, source)
    try:
        return CalamineWorkbook.from_filelike(io.BytesIO(data))
    except (CalamineError, ValueError, OSError) as error:
        raise refused(
            source, f"this is not an Excel workbook: {error}.", "Save it as XLSX and try again."
        ) from None


def _safe_zip(data: bytes, source: str) -> None:
    try:
        parts = zipfile.ZipFile(io.BytesIO(data)).infolist()
    except (zipfile.BadZipFile, ValueError):
        raise refused(
            source, "this is not an XLSX workbook.", "Save it as XLSX (not XLS) and try again."
        ) from None
    if any("vbaproject" in part.filename.lower() for part in parts):
        raise refused(source, "the workbook carries a macro.", "Save it as XLSX, without macros.")
    unpacked, packed = sum(part.file_size for part in parts), sum(part.compress_size for part in parts)
    if unpacked > UNPACKED or unpacked > RATIO * max(packed, 10_000):
        raise refused(source, f"the workbook unpacks to {unpacked:,} bytes.", "Is it the right file?")


def cell_words(cell: object) -> str:
    """Return what an Excel cell says, in words that a CSV would have."""
    if isinstance(cell, bool):
        return "yes" if cell else "no"
    if isinstance(cell, float):
        return str(int(cell)) if cell.is_integer() else repr(cell)
    if isinstance(cell, datetime):
        return cell.date().isoformat()
    if isinstance(cell, date):
        return cell.isoformat()
    return str(cell)


# ── typed rows ───────────────────────────────────────────────────────────────────────────────


@dataclass(slots=True)
class _ColumnReader:
    """Reads the cells of one column; words that came before are not read again."""

    spec: ColumnSpec
    place: int
    today: date
    seen: dict[str, CellValue]

    def read(self, words: str) -> CellValue:
        if words in self.seen:
            return self.seen[words]
        if words.lstrip()[:1] == "=":
            message = "a formula stands here; only its result is wanted"
            raise ValueError(message)
        if CONTROL.search(words):
            message = "a control character stands here, which no file can show"
            raise ValueError(message)
        value = read_cell(self.spec, words, self.today)
        if len(self.seen) < 10_000:
            self.seen[words] = value
        return value


def typed_rows(
    spec: TableSpec, lines: Iterable[tuple[int, list[str]]], source: str, today: date
) -> tuple[TableRow, ...]:
    """Return typed rows from a header line and the lines after it. Raise Refused with every problem at once."""
    problems: list[Problem] = []
    iterator = iter(lines)
    number, header = next(iterator, (1, []))
    readers = _columns(spec, header, f"{source}:{number}", today, problems)
    if problems:
        raise Refused(problems)
    rows: list[TableRow] = []
    blank: dict[str, CellValue] = {column.name: None for column in spec.columns}
    for line, cells in iterator:
        if any(cell.strip() for cell in cells):
            rows.append(
                TableRow(line, _row(readers, cells, blank, f"{source}:{line}", len(header), problems))
            )
            if len(problems) >= MOST_PROBLEMS:
                break
    problems += _twice(spec, rows, source)
    if problems:
        raise Refused(problems)
    return tuple(rows)


def _columns(
    spec: TableSpec, header: list[str], where: str, today: date, problems: list[Problem]
) -> list[_ColumnReader]:
    readers: list[_ColumnReader] = []
    named: set[str] = set()
    for place, words in enumerate(header):
        column = _column(spec, words)
        if column is None:
            if words.strip():
                known = ", ".join(each.name for each in spec.columns)
                problems.append(
                    _problem(
                        where, f"the column “{words.strip()}” is not known.", f"The columns are {known}."
                    )
                )
        elif column.name in named:
            problems.append(
                _problem(where, f"the column “{column.name}” stands here twice.", "Keep one of the two.")
            )
        else:
            named.add(column.name)
            readers.append(_ColumnReader(column, place, today, {"": None}))
    problems += [
        _problem(where, f"the column “{each.name}” is missing.", f"Add it to the header row: {each.title}.")
        for each in spec.columns
        if each.required and each.name not in named
    ]
    return readers


def _column(spec: TableSpec, words: str) -> ColumnSpec | None:
    wanted = words.strip().casefold()
    for column in spec.columns:
        titles = {title.casefold() for title in column.title.by_language.values()}
        if wanted == column.name.casefold() or wanted in titles:
            return column
    return None


def _row(
    readers: list[_ColumnReader],
    cells: list[str],
    blank: Mapping[str, CellValue],
    where: str,
    width: int,
    problems: list[Problem],
) -> Mapping[str, CellValue]:
    found = dict(blank)
    if any(cell.strip() for cell in cells[width:]):
        problems.append(
            _problem(where, "there are more cells than columns.", "Put words with commas in quotes.")
        )
    for reader in readers:
        words = cells[reader.place] if reader.place < len(cells) else ""
        try:
            found[reader.spec.name] = reader.read(words)
        except ValueError as error:
            problems.append(
                _problem(f"{where}, column {reader.spec.name}", _sentence(error), remedy_of(reader.spec))
            )
            continue
        if reader.spec.required and found[reader.spec.name] is None:
            what = "this cell must not be blank."
            problems.append(_problem(f"{where}, column {reader.spec.name}", what, remedy_of(reader.spec)))
    return found


def _twice(spec: TableSpec, rows: list[TableRow], source: str) -> list[Problem]:
    if not spec.unique:
        return []
    first: dict[tuple[CellValue, ...], int] = {}
    found: list[Problem] = []
    for row in rows:
        key = tuple(row.cells.get(name) for name in spec.unique)
        if key in first:
            said = ", ".join(str(part) for part in key)
            what = f"the row “{said}” stands here again; it stands in line {first[key]} already."
            found.append(_problem(f"{source}:{row.number}", what, "Keep one of the two."))
        first.setdefault(key, row.number)
    return found


def _sentence(error: ValueError) -> str:
    words = str(error)
    return f"{words}." if len(words) <= LONGEST_SAID else f"{words[:120]} … {words[-60:]}."


def _problem(where: str, what: str, remedy: str) -> Problem:
    return Problem(code="table", where=where, what=what, remedy=remedy)
