"""A table becomes the file it came from: CSV, or XLSX where it was one."""

import csv
import io
from collections.abc import Mapping
from datetime import UTC, datetime
from fractions import Fraction

from scorecard.core.table import CellValue, Table, TableSpec
from scorecard.exchange.tables.reading import open_workbook, refused

CREATED = datetime(2000, 1, 1, tzinfo=UTC).replace(tzinfo=None)
"""The date that every written workbook carries, so that the same content gives the same bytes."""


def said(value: CellValue) -> str:
    """Return a typed cell in words that are read back as the same value."""
    match value:
        case None:
            return ""
        case bool():
            return "yes" if value else "no"
        case Fraction():
            return number(value)
        case tuple():
            return "; ".join(value)
        case _:
            return str(value)


def number(value: Fraction) -> str:
    """Return an exact number in words: as a decimal where it has an end, else as a fraction.

    >>> number(Fraction(1, 8)), number(Fraction(1, 3)), number(Fraction(12))
    ('0.125', '1/3', '12')
    """
    rest, places = value.denominator, 0
    while rest % 10 == 0 or rest % 2 == 0 or rest % 5 == 0:
        rest //= 10 if rest % 10 == 0 else 2 if rest % 2 == 0 else 5
        places += 1
    if rest != 1:
        return f"{value.numerator}/{value.denominator}"
    digits = str(abs(value.numerator) * 10**places // value.denominator).rjust(places + 1, "0")
    sign = "-" if value < 0 else ""
    return sign + (f"{digits[:-places]}.{digits[-places:]}" if places else digits)


def plain_rows(spec: TableSpec, table: Table) -> list[dict[str, str]]:
    """Return the rows of a table in words, blank cells and rows left out."""
    rows = (
        {column.name: words for column in spec.columns if (words := said(row.cells.get(column.name)))}
        for row in table.rows
    )
    return [row for row in rows if row]


def csv_bytes(spec: TableSpec, rows: list[dict[str, str]]) -> bytes:
    """Return a CSV file in UTF-8 with a header of column names."""
    stream = io.StringIO(newline="")
    writer = csv.writer(stream, lineterminator="\n")
    names = [column.name for column in spec.columns]
    writer.writerow(names)
    for row in rows:
        writer.writerow(row.get(name, "") for name in names)
    return stream.getvalue().encode()


def xlsx_bytes(sheets: Mapping[str, tuple[TableSpec, list[dict[str, str]]]]) -> bytes:
    """Return a workbook with a sheet for each table, every cell as the words it says."""
    import xlsxwriter

    stream = io.BytesIO()
    with xlsxwriter.Workbook(stream, {"in_memory": True}) as book:
        book.set_properties({"created": CREATED})
        for name, (spec, rows) in sheets.items():
            sheet = book.add_worksheet(name)
            sheet.freeze_panes(1, 0)
            for place, column in enumerate(spec.columns):
                sheet.write_string(0, place, column.name)
                for line, row in enumerate(rows, start=1):
                    if column.name in row:
                        sheet.write_string(line, place, row[column.name])
    return stream.getvalue()


def sheets_of(data: bytes, source: str, known: set[str]) -> list[str]:
    """Return the sheets of a workbook. Raise Refused when one of them is not a table that is known, and would be lost."""
    names: list[str] = open_workbook(data, source).sheet_names
    others = [name for name in names if name not in known]
    if others and len(names) > 1:
        what = f"the workbook also holds {', '.join(others)}, which would be lost."
        raise refused(
            source,
            what,
            "Save the table as a file of its own, best as CSV, and name that in assessment.yaml.",
        )
    return names
