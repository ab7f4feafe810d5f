"""Tables of a Word report: rows that stay whole, heads that repeat, and cells that show a level by fill, frame or hatch."""

from scorecard.reporting.document import Cell, Column, Facts, LevelCell, LevelMark, Row, Table
from scorecard.reporting.word.draft import Draft, line_runs, line_text
from scorecard.reporting.word.xml import attribute, colour, paragraph, run, sign

TEXT_WIDTH = 9751
"""Twips between the margins: 172 mm."""

WHOLE_TABLE_ROWS = 30
SPLIT_ABOVE = 1800
FACT_SHARES = (28, 72)
_ALIGN = {"start": "", "end": "right", "centre": "center"}
_EDGES = ("top", "left", "bottom", "right")


def column_widths(weights: tuple[int, ...], width: int) -> tuple[int, ...]:
    """Return widths in twips that share out the whole width.

    >>> column_widths((1, 1, 1), 100)
    (33, 33, 34)
    """
    total = sum(weights) or 1
    widths = [width * weight // total for weight in weights]
    widths[-1] += width - sum(widths)
    return tuple(widths)


def _frame(kind: str, size: int, ink: str) -> str:
    edges = "".join(
        f'<w:{edge} w:val="{kind}" w:sz="{size}" w:space="0" w:color="{ink}"/>' for edge in _EDGES
    )
    return f"<w:tcBorders>{edges}</w:tcBorders>"


def _cell(content: str, width: int, *, span: int = 1, marks: str = "") -> str:
    spanned = f'<w:gridSpan w:val="{span}"/>' if span > 1 else ""
    return f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/>{spanned}{marks}</w:tcPr>{content}</w:tc>'


def _level_surroundings(level: LevelCell) -> str:
    frame = ""
    if level.agreed:
        frame = _frame("single", 18, colour("ink"))
    elif level.fill == "range":
        frame = _frame("dashed", 4, colour("unknown", "fill"))
    hatch = (
        f'<w:shd w:val="thinDiagStripe" w:color="{colour("b", "fill")}" w:fill="{colour("paper", "fill")}"/>'
        if level.fill == "range"
        else ""
    )
    margins = "".join(
        f'<w:{edge} w:w="{40 if edge in {"top", "bottom"} else 50}" w:type="dxa"/>' for edge in _EDGES
    )
    return f'{frame}{hatch}<w:tcMar>{margins}</w:tcMar><w:vAlign w:val="center"/>'


def _level_words(draft: Draft, cell: Cell, level: LevelCell) -> tuple[str, str]:
    """Return the runs of a level's cell and the shade behind them."""
    name = f"level:{level.position}/{level.of}"
    signed = any(isinstance(piece, LevelMark) for piece in cell.line)
    said = bool(line_text(cell.line).strip())
    stays_empty = not said and level.fill != "computed" and not level.agreed
    steps = "" if signed or stays_empty else sign(level.position, level.of)
    match level.fill:
        case "computed":
            ink, shade = colour(name, "on"), colour(name, "fill")
        case "range":
            ink, shade = colour(name), colour("paper", "fill") if said else ""
        case "not_applicable":
            words = line_runs(draft, cell.line, ink=colour("quiet"), struck=True) if said else ""
            return words or run("———", draft.direction, ink=colour("b", "fill"), struck=True), ""
        case "none":
            ink, shade = colour(name), "" if level.agreed else colour("sunk", "fill")
    mark = run(steps, "ltr", style="LevelSign", ink=ink) if steps else ""
    gap = run("\u00a0", draft.direction, ink=ink) if steps and said else ""
    words = line_runs(draft, cell.line, strong=True, ink=ink) if said else ""
    return mark + gap + words or run("\u00a0", draft.direction), shade


def _level_cell(draft: Draft, cell: Cell, level: LevelCell, width: int, *, with_next: bool) -> str:
    words, shade = _level_words(draft, cell, level)
    content = paragraph(
        words, draft.direction, style="LevelText", shade=shade, align="center", with_next=with_next
    )
    return _cell(content, width, marks=_level_surroundings(level))


def _body_cell(draft: Draft, cell: Cell, column: Column, width: int, *, row: Row, with_next: bool) -> str:
    if cell.level is not None:
        return _level_cell(draft, cell, cell.level, width, with_next=with_next)
    middle = any(other.level for other in row.cells)
    content = paragraph(
        line_runs(draft, cell.line, strong=row.strong),
        draft.direction,
        style="TableText",
        align=_ALIGN[column.align],
        with_next=with_next,
    )
    return _cell(content, width, marks='<w:vAlign w:val="center"/>' if middle else "")


def _row(draft: Draft, row: Row, table: Table, widths: tuple[int, ...], *, with_next: bool) -> str:
    if row.group:
        words = line_runs(draft, row.cells[0].line if row.cells else (), strong=True)
        group = paragraph(words, draft.direction, style="TableGroup", with_next=True)
        cells = _cell(group, sum(widths), span=len(widths))
    else:
        filled = row.cells[: len(widths)] + (Cell(),) * (len(widths) - len(row.cells))
        cells = "".join(
            _body_cell(draft, cell, column, width, row=row, with_next=with_next)
            for cell, column, width in zip(filled, table.columns, widths, strict=True)
        )
    whole = sum(len(line_text(cell.line)) for cell in row.cells) <= SPLIT_ABOVE
    return f"<w:tr>{'<w:trPr><w:cantSplit/></w:trPr>' if whole else ''}{cells}</w:tr>"


def _head(draft: Draft, table: Table, widths: tuple[int, ...]) -> str:
    cells = "".join(
        _cell(
            paragraph(
                run(column.title, draft.direction),
                draft.direction,
                style="TableHead",
                align=_ALIGN[column.align],
                with_next=True,
            ),
            width,
        )
        for column, width in zip(table.columns, widths, strict=True)
    )
    return f"<w:tr><w:trPr><w:cantSplit/><w:tblHeader/></w:trPr>{cells}</w:tr>"


def _opening(
    draft: Draft, style: str, widths: tuple[int, ...], *, head: bool, first: bool, title: str = ""
) -> str:
    mirrored = "<w:bidiVisual/>" if draft.direction == "rtl" else ""
    named = f'<w:tblCaption w:val="{attribute(title)}"/>' if title else ""
    grid = "".join(f'<w:gridCol w:w="{width}"/>' for width in widths)
    look = (
        f'<w:tblLook w:val="{0x20 * head + 0x80 * first + 0x600:04X}" w:firstRow="{int(head)}" w:lastRow="0" '
        f'w:firstColumn="{int(first)}" w:lastColumn="0" w:noHBand="1" w:noVBand="1"/>'
    )
    return (
        f'<w:tbl><w:tblPr><w:tblStyle w:val="{style}"/>{mirrored}<w:tblW w:w="{sum(widths)}" w:type="dxa"/>'
        f'<w:tblLayout w:type="fixed"/>{look}{named}</w:tblPr><w:tblGrid>{grid}</w:tblGrid>'
    )


def stays_whole(table: Table) -> bool:
    """Return whether a table is kept on one page: a short one, or one of levels that is not long."""
    levels = any(cell.level for row in table.rows for cell in row.cells)
    return len(table.rows) <= (WHOLE_TABLE_ROWS if levels else WHOLE_TABLE_ROWS // 3)


def table_grid(draft: Draft, table: Table, width: int = TEXT_WIDTH) -> str:
    """Return the table's grid without caption and note; a short one, and one with levels, stays on one page."""
    widths = column_widths(tuple(max(column.weight, 1) for column in table.columns), width)
    head = any(column.title for column in table.columns)
    together = stays_whole(table)
    last = len(table.rows) - 1
    rows = "".join(
        _row(draft, row, table, widths, with_next=together and index < last)
        for index, row in enumerate(table.rows)
    )
    opening = _opening(draft, "ReportTable", widths, head=head, first=table.row_headers, title=table.caption)
    return f"{opening}{_head(draft, table, widths) if head or not table.rows else ''}{rows}</w:tbl>"


def fact_grid(draft: Draft, facts: Facts, width: int = TEXT_WIDTH) -> str:
    """Return label and value pairs side by side."""
    widths = column_widths(FACT_SHARES, width)
    rows = "".join(
        "<w:tr><w:trPr><w:cantSplit/></w:trPr>"
        + _cell(paragraph(run(label, draft.direction), draft.direction, style="FactLabel"), widths[0])
        + _cell(paragraph(line_runs(draft, line), draft.direction, style="TableText"), widths[1])
        + "</w:tr>"
        for label, line in facts.pairs
    )
    return f"{_opening(draft, 'FactTable', widths, head=False, first=True)}{rows}</w:tbl>"
