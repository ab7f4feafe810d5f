"""The blocks of a report as Word has them: paragraphs, lists, callouts, tables, charts and fields to fill."""

from typing import assert_never

from scorecard.reporting.document import (
    Block,
    Bullets,
    Callout,
    Contents,
    Facts,
    Figure,
    FormField,
    NewPage,
    Paragraph,
    Table,
)
from scorecard.reporting.word.charts import chart_height, drawing
from scorecard.reporting.word.draft import FIRST_CHART_SHAPE, Draft, line_runs
from scorecard.reporting.word.styles import BULLET_LIST, FIRST_NUMBERED_LIST
from scorecard.reporting.word.tables import fact_grid, table_grid
from scorecard.reporting.word.xml import attribute, clean, field, paragraph, run

LONGEST_TAG = 64
_ROLES = {"body": "BodyText", "lede": "Lede", "note": "Note", "label": "Label"}


def block_xml(draft: Draft, block: Block) -> str:
    """Return a block as Word's XML; a table of contents is written elsewhere, when every heading is known."""
    match block:
        case Paragraph():
            words = line_runs(draft, block.line)
            return paragraph(words, draft.direction, style=_ROLES[block.role], new_page=draft.begins_page())
        case Bullets():
            return _bullets(draft, block)
        case Facts():
            return _space(draft, new_page=draft.begins_page()) + fact_grid(draft, block) + _space(draft)
        case Callout():
            return _callout(draft, block)
        case Table():
            return _captioned(draft, "table", block.id, block.caption) + _table(draft, block)
        case Figure():
            return _figure(draft, block)
        case FormField():
            return _form_field(draft, block)
        case NewPage():
            draft.new_page = True
            return ""
        case Contents():
            return ""
        case _:
            assert_never(block)


def _space(draft: Draft, *, new_page: bool = False) -> str:
    return paragraph("", draft.direction, style="AfterTable", new_page=new_page)


def _bullets(draft: Draft, block: Bullets) -> str:
    number, style = BULLET_LIST, "ListBullet"
    if block.ordered:
        number, style = FIRST_NUMBERED_LIST + draft.numbered_lists, "ListNumber"
        draft.numbered_lists += 1
    return "".join(
        paragraph(
            line_runs(draft, item),
            draft.direction,
            style=style,
            numbered=number,
            new_page=draft.begins_page(),
        )
        for item in block.items
    )


def _callout(draft: Draft, block: Callout) -> str:
    title = run(block.title, draft.direction)
    lines = [
        paragraph(
            line_runs(draft, line),
            draft.direction,
            style="CalloutText",
            with_next=line is not block.lines[-1],
        )
        for line in block.lines
    ]
    head = paragraph(title, draft.direction, style="CalloutTitle", new_page=draft.begins_page())
    return head + "".join(lines) + _space(draft)


def _captioned(draft: Draft, kind: str, target: str, words: str) -> str:
    number = draft.next_number(kind)
    label = draft.word(kind)
    counted = run(f"{label} ", draft.direction, strong=True) + field(
        f"SEQ {kind.capitalize()} \\* ARABIC", str(number), strong=True
    )
    named = draft.marked(counted, target)
    rest = run(".", draft.direction, strong=True) + run(f" {words}", draft.direction)
    return paragraph(named + rest, draft.direction, style="Caption", new_page=draft.begins_page())


def _table(draft: Draft, table: Table) -> str:
    if not table.columns:
        return _note(draft, table.note)
    return table_grid(draft, table) + (_note(draft, table.note) or _space(draft))


def _note(draft: Draft, words: str) -> str:
    return paragraph(run(words, draft.direction), draft.direction, style="Note") if words else ""


def _figure(draft: Draft, figure: Figure) -> str:
    parts = [_captioned(draft, "figure", figure.id, figure.caption)]
    native = figure.chart.native
    if native is not None and native.categories and native.series:
        draft.charts.append(native)
        shape = FIRST_CHART_SHAPE + len(draft.charts)
        picture = drawing(shape, f"rId{shape}", chart_height(native), figure.sentence or figure.caption)
        # A drawing stands in a paragraph from left to right: LibreOffice draws it in mirror writing otherwise.
        parts.append(paragraph(picture, "ltr", style="Drawing"))
    if figure.sentence:
        parts.append(
            paragraph(
                run(figure.sentence, draft.direction),
                draft.direction,
                style="Note",
                with_next=bool(figure.table.rows),
            )
        )
    if figure.table.rows:
        if figure.table.caption not in {"", figure.caption}:
            words = draft.marked(run(figure.table.caption, draft.direction), figure.table.id)
            parts.append(paragraph(words, draft.direction, style="TableTitle"))
        parts.append(_table(draft, figure.table))
    parts.append(_note(draft, figure.note))
    return "".join(parts)


# ── fields to fill ───────────────────────────────────────────────────────────────────────────


def choice_words(choices: tuple[tuple[str, str], ...]) -> tuple[tuple[str, str], ...]:
    """Return value and words of each choice, each once; words that come twice are told apart by their value."""
    shown: list[tuple[str, str]] = []
    for value, words in choices:
        taken = {seen for _, seen in shown}
        if value not in {key for key, _ in shown}:
            shown.append((value, f"{words} ({value})" if words in taken or not words else words))
    return tuple(shown)


def _control(block: FormField) -> str:
    if not block.choices:
        return '<w:text w:multiLine="1"/>'
    items = "".join(
        f'<w:listItem w:displayText="{attribute(words)}" w:value="{attribute(value)}"/>'
        for value, words in choice_words(block.choices)
    )
    return f"<w:dropDownList>{items}</w:dropDownList>"


def _form_field(draft: Draft, block: FormField) -> str:
    if len(block.key) > LONGEST_TAG or block.key != attribute(block.key):
        raise ValueError(
            f"{block.key!r} cannot name a field in Word: at most {LONGEST_TAG} plain characters."
        )
    draft.controls += 1
    value = dict(choice_words(block.choices)).get(block.value, "") if block.choices else clean(block.value)
    empty = draft.word("form_choose" if block.choices else "form_empty")
    shown = run(value, draft.direction) if value else run(empty, draft.direction, style="PlaceholderText")
    control = (
        f'<w:sdt><w:sdtPr><w:alias w:val="{attribute(block.label)[:LONGEST_TAG]}"/><w:tag w:val="{block.key}"/>'
        f'<w:id w:val="{draft.controls}"/><w:lock w:val="sdtLocked"/>{"" if value else "<w:showingPlcHdr/>"}{_control(block)}'
        f"</w:sdtPr><w:sdtContent>{shown}</w:sdtContent></w:sdt>"
    )
    label = paragraph(
        run(block.label, draft.direction), draft.direction, style="FormLabel", new_page=draft.begins_page()
    )
    room = "<w:br/>" * max(block.lines - 1 - value.count("\n"), 0)
    return label + paragraph(
        control + (f"<w:r>{room}</w:r>" if room else ""), draft.direction, style="FormText"
    )
