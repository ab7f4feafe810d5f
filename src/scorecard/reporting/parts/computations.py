"""Annex E: every number with its part, its whole and the rows that it was made from."""

from scorecard.core.framework import OutlineSection
from scorecard.core.measure import Measured, MeasureSpec
from scorecard.core.quantity import plain, shown
from scorecard.reporting.document import Block, Cell, Row, Table
from scorecard.reporting.material import Material, cell, columns, number_cell


def measures(material: Material, section: OutlineSection) -> list[Block]:
    """Return the table of measures."""
    del section
    say = material.say
    specs = material.edition.measures.values()
    return [
        Table(
            id="table-measures",
            caption=say("How each number was computed"),
            columns=columns(
                (say("Indicator"), 9),
                (say("Number"), 39),
                (say("Value"), 12, "end"),
                (say("Part"), 11, "end"),
                (say("Whole"), 11, "end"),
                (say("From"), 18),
            ),
            rows=tuple(_row(material, spec, material.measures[spec.id]) for spec in specs),
            sheet=say("Numbers"),
        )
    ]


def _row(material: Material, spec: MeasureSpec, measured: Measured) -> Row:
    title = material.told(spec.title) + (
        f" ({material.say('threshold chosen here')})" if spec.choice_of_ours else ""
    )
    return Row(
        cells=(
            cell(spec.indicator),
            cell(title),
            _value(material, measured),
            number_cell(measured.part),
            number_cell(measured.whole),
            cell(_from(material, measured)),
        )
    )


def _value(material: Material, measured: Measured) -> Cell:
    if measured.low is None or measured.high is None:
        return cell(material.say("not enough data"))
    if measured.value is None:
        low, high = (
            shown(measured.low, share=measured.is_share),
            shown(measured.high, share=measured.is_share),
        )
        return cell(material.say("{low} to {high}").format(low=low, high=high))
    words = shown(measured.value, share=measured.is_share) if measured.is_share else plain(measured.value)
    return number_cell(measured.value, words, "0.0%" if measured.is_share else "#,##0")


def _from(material: Material, measured: Measured) -> str:
    if measured.stated:
        return material.say("stated by the team")
    if measured.low is None and measured.note:
        return material.told(measured.note)
    sources = dict.fromkeys(row.source for row in measured.rows)
    said = [f"{source} ({sum(row.source == source for row in measured.rows)})" for source in sources]
    return ", ".join(said) or (material.told(measured.note) if measured.note else "")
