"""A report's tables as a workbook: a sheet each, numbers as numbers, levels in their colours, charts that a person can edit."""

from collections.abc import Iterator
from io import BytesIO
from math import ceil
from typing import Any

from scorecard.reporting.document import Figure, Report, Row, Section, Table
from scorecard.reporting.drawing import NativeChart
from scorecard.reporting.office.workbook import new_workbook, saved
from scorecard.reporting.plain import terms
from scorecard.reporting.sheets.cells import Looks, line_words, write_cell
from scorecard.reporting.sheets.charts import ChartData, insert_chart
from scorecard.reporting.sheets.sheet import Sheet
from scorecard.reporting.word.xml import clean

LONGEST_NAME, MOST_ROWS, LONGEST_TEXT, LONGEST_FOOT = 31, 1_048_576, 32_767, 255
HEAD_ROW = 3
"""Title, what was left out, an empty row; then the head."""

NARROWEST, WIDEST, MEASURED_ROWS = 9, 58, 500
LINE_POINTS, HIGHEST = 13.0, 400.0
_FORBIDDEN = str.maketrans(dict.fromkeys("[]:*?/\\", "-"))
_WORDS = {
    "sheets": "Sheets",
    "chart_data": "Chart data",
    "rows_left_out": "A sheet has no room for all rows: {0} rows are left out here.",
    "text_left_out": "A cell has no room for all characters: in {0} the last {1} are left out here.",
}


def xlsx(report: Report) -> bytes:
    """Return the tables that have a sheet as a workbook; the same report gives the same bytes."""
    output = BytesIO()
    workbook = new_workbook(output, report.made_on)
    cover, own = report.cover, _WORDS | terms(report)
    properties = {"title": cover.title, "subject": cover.subject, "author": cover.author}
    workbook.doc_properties.update({key: clean(text)[:LONGEST_FOOT] for key, text in properties.items()})
    looks = Looks(workbook)
    sheets = _sheets(report, own)
    contents = workbook.add_worksheet(sheet_name(own["contents"], set()))
    pages = [workbook.add_worksheet(sheet.name) for sheet in sheets]
    data = ChartData(workbook, looks, _data_name(sheets, own))
    listed = [(sheet.name, sheet.table.caption) for sheet in sheets]
    _contents(contents, looks, report, own, [*listed, *((name, "") for name in data.names(sheets))])
    for sheet, page in zip(sheets, pages, strict=True):
        _fill(page, looks, sheet, own)
        if sheet.chart is not None:
            insert_chart(
                page,
                data,
                sheet.chart,
                place=(HEAD_ROW, len(sheet.table.columns) + 1),
                mirrored=report.direction == "rtl",
            )
    for page in workbook.worksheets():
        _print_setup(page, report, own)
    return saved(workbook, output)


# ── which sheets ─────────────────────────────────────────────────────────────────────────────


def sheet_name(wanted: str, taken: set[str]) -> str:
    """Return a name that a workbook accepts and that no other sheet has, and add it to those taken.

    >>> sheet_name("a/b", set())
    'a-b'
    """
    base = clean(wanted).translate(_FORBIDDEN).replace("\n", " ").replace("\t", " ").strip("' ") or "Sheet"
    base = f"{base}-" if base.lower() == "history" else base
    name, number = _units(base, LONGEST_NAME).rstrip("' "), 1
    while name.lower() in taken:
        number += 1
        ending = f" ({number})"
        name = _units(base, LONGEST_NAME - len(ending)) + ending
    taken.add(name.lower())
    return name


def _units(text: str, most: int) -> str:
    """Return the beginning of a text that has at most so many units in the coding that Excel counts in."""
    while len(text.encode("utf-16-le")) > 2 * most:
        text = text[:-1]
    return text


def _tables(sections: tuple[Section, ...]) -> Iterator[tuple[Table, NativeChart | None]]:
    for section in sections:
        for block in section.blocks:
            if isinstance(block, Table):
                yield block, None
            elif isinstance(block, Figure):
                yield block.table, block.chart.native
        yield from _tables(section.sections)


def _sheets(report: Report, own: dict[str, str]) -> tuple[Sheet, ...]:
    taken: set[str] = set()
    sheet_name(own["contents"], taken)
    return tuple(
        Sheet(name=sheet_name(table.sheet, taken), table=table, chart=chart)
        for table, chart in _tables(report.sections)
        if table.sheet
    )


def _data_name(sheets: tuple[Sheet, ...], own: dict[str, str]) -> str:
    return sheet_name(own["chart_data"], {own["contents"].lower(), *(sheet.name.lower() for sheet in sheets)})


# ── what is on them ──────────────────────────────────────────────────────────────────────────


def _contents(
    page: Any, looks: Looks, report: Report, own: dict[str, str], names: list[tuple[str, str]]
) -> None:
    cover = report.cover
    page.set_column(0, 0, 33)
    page.set_column(1, 1, 90)
    page.hide_gridlines(2)
    page.write_string(0, 0, clean(cover.title), looks.title)
    lines = [cover.subtitle, cover.subject, cover.date, cover.author, cover.office, _imprint(report, own)]
    row = 1
    for text in filter(None, lines):
        page.write_string(row, 0, clean(text)[:LONGEST_TEXT], looks.plain)
        row += 1
    row += 1
    for label, value in cover.facts:
        page.write_string(row, 0, clean(label)[:LONGEST_TEXT], looks.quiet)
        page.write_string(row, 1, clean(value)[:LONGEST_TEXT], looks.text)
        row += 1
    page.write_string(row + 1, 0, clean(own["sheets"]), looks.head)
    page.write_blank(row + 1, 1, None, looks.head)
    for number, (name, caption) in enumerate(names, start=row + 2):
        target = "internal:'" + name.replace("'", "''") + "'!A1"
        page.write_url(number, 0, target, looks.link, string=name)
        page.write_string(number, 1, clean(caption)[:LONGEST_TEXT], looks.text)


def _fill(page: Any, looks: Looks, sheet: Sheet, own: dict[str, str]) -> None:
    table = sheet.table
    rows = table.rows[: MOST_ROWS - HEAD_ROW - 4]
    page.write_string(0, 0, clean(table.caption)[:LONGEST_TEXT], looks.title)
    for at, column in enumerate(table.columns):
        page.write_string(HEAD_ROW, at, clean(column.title)[:LONGEST_TEXT], looks.header(column.align))
    cut: list[str] = []
    notes: list[str] = []
    for number, row in enumerate(rows, start=HEAD_ROW + 1):
        for at, column in enumerate(table.columns):
            lost = write_cell(page, looks, (number, at), row, column.align, notes)
            if lost:
                cut.append(own["text_left_out"].format(f"{_place(number, at)}", lost))
    if len(rows) < len(table.rows):
        cut.append(own["rows_left_out"].format(len(table.rows) - len(rows)))
    page.write_string(1, 0, clean(" ".join(cut))[:LONGEST_TEXT], looks.warning)
    last = HEAD_ROW + len(rows)
    below = [table.note, *(f"[{number}] {text}" for number, text in enumerate(notes, start=1))]
    for number, text in enumerate(filter(None, below), start=last + 2):
        if number < MOST_ROWS:
            page.write_string(number, 0, clean(text)[:LONGEST_TEXT], looks.note)
    _shape(page, sheet, last)


def _place(row: int, column: int) -> str:
    from xlsxwriter.utility import xl_rowcol_to_cell

    return str(xl_rowcol_to_cell(row, column))


def _shape(page: Any, sheet: Sheet, last: int) -> None:
    columns = len(sheet.table.columns)
    page.freeze_panes(HEAD_ROW + 1, 1 if sheet.table.row_headers and columns > 1 else 0)
    if columns:
        page.autofilter(HEAD_ROW, 0, last, columns - 1)
    page.repeat_rows(HEAD_ROW)
    widths = [_width(sheet.table, at) for at in range(columns)]
    for at, width in enumerate(widths):
        page.set_column(at, at, width)
    for number, row in enumerate(sheet.table.rows[: last - HEAD_ROW], start=HEAD_ROW + 1):
        lines = _lines(row, widths)
        if lines > 1:
            page.set_row(number, min(lines * LINE_POINTS + 2, HIGHEST))


def _lines(row: Row, widths: list[float]) -> int:
    """Return how many lines the row's longest cell wraps into; office programs differ in whether they find out themselves."""
    if row.group:
        return 1
    return max(
        (
            sum(ceil((len(part) + 1) * 1.08 / width) for part in line_words(cell.line, []).split("\n"))
            for cell, width in zip(row.cells, widths, strict=False)
        ),
        default=1,
    )


def _width(table: Table, column: int) -> float:
    """Return a width that holds most of the column's words without wrapping, within bounds."""
    lengths = sorted(
        max(map(len, line_words(row.cells[column].line, []).split("\n")))
        for row in table.rows[:MEASURED_ROWS]
        if not row.group and column < len(row.cells)
    )
    usual = lengths[len(lengths) * 9 // 10] if lengths else 0
    return min(max(usual * 1.05 + 2, len(table.columns[column].title) * 0.9 + 4, NARROWEST), WIDEST)


def _imprint(report: Report, own: dict[str, str]) -> str:
    imprint = report.imprint
    digest = f"{own['digest']} {imprint.digest}" if imprint.digest else ""
    version = f"{own['version']} {imprint.version}" if imprint.version else ""
    return clean(", ".join(filter(None, (imprint.edition, digest, version, imprint.state))))


def _print_setup(page: Any, report: Report, own: dict[str, str]) -> None:
    words = _imprint(report, own).replace("&", "&&").replace("\n", " ")
    page.set_landscape()
    page.set_paper(9)
    page.fit_to_pages(1, 0)
    page.set_margins(left=0.7, right=0.7, top=0.65, bottom=0.75)
    page.set_footer(f"&L&8{words[:200].rstrip('&')}&R&8&P / &N")
    if report.direction == "rtl":
        page.right_to_left()
