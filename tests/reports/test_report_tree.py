"""The report's tree, reviewed like prose: sections, what stands in them, and every caption."""

from pathlib import Path

from scorecard.exchange.document.assessment import open_folder
from scorecard.flow import checked, material, planned, rated
from scorecard.reporting.compose import compose, compose_form
from scorecard.reporting.document import Figure, FormField, Section, Table

EXAMPLE = Path(__file__).parents[2] / "examples" / "kazakhstan-2017"


def composed():
    opened = open_folder(EXAMPLE)
    found = rated(opened.edition, opened.dossier)
    plan = planned(found)
    return material(found, plan, checked(found, plan))


def tree(section: Section, depth: int = 0) -> list[str]:
    indent = "  " * depth
    lines = [f"{indent}# {section.title}" if section.title else f"{indent}#"]
    for block in section.blocks:
        said = getattr(block, "caption", "") or getattr(block, "key", "") or getattr(block, "title", "")
        kind = type(block).__name__.lower()
        size = f" [{len(block.rows)} rows]" if isinstance(block, Table) else ""
        size += f" [{len(block.chart.rows)} rows drawn]" if isinstance(block, Figure) else ""
        lines.append(f"{indent}  {kind}: {said}{size}".rstrip(": "))
    return lines + [line for inner in section.sections for line in tree(inner, depth + 1)]


def test_the_founding_report_has_the_parts_that_were_reviewed(snapshot):
    report = compose(composed())
    assert "\n".join(line for section in report.sections for line in tree(section)) == snapshot


def test_a_form_asks_for_every_criterion_of_its_indicator_once(snapshot):
    (section,) = compose_form(composed(), ["2.2"]).sections
    fields = [
        block.key for inner in section.sections for block in inner.blocks if isinstance(block, FormField)
    ]
    assert len(fields) == len(set(fields))
    assert fields == snapshot
