"""Results and plan, laid out as the edition's outline asks."""

from collections.abc import Callable, Iterable
from dataclasses import replace

from scorecard import __version__
from scorecard.core.framework import OutlineSection
from scorecard.core.names import IndicatorId
from scorecard.reporting.document import (
    Block,
    Contents,
    Cover,
    Direction,
    Imprint,
    Paragraph,
    Report,
    Section,
)
from scorecard.reporting.material import Material, line
from scorecard.reporting.parts import computations, findings, indicators, plan, process, survey
from scorecard.reporting.parts.wording import date_words

RIGHT_TO_LEFT = frozenset({"ar", "fa", "he", "ur"})
BlockMaker = Callable[[Material, OutlineSection], list[Block]]
SectionMaker = Callable[[Material, OutlineSection], tuple[Section, ...]]

BLOCKS: dict[str, BlockMaker] = {
    "text": process.text,
    "team": process.team,
    "stages": process.stages,
    "meetings": process.meetings,
    "interviews": process.interviews,
    "entities": process.entities,
    "bodies": process.bodies,
    "agreement": process.agreement,
    "headline": findings.headline,
    "overview": findings.overview,
    "by_dimension": findings.by_dimension,
    "open": findings.open_items,
    "differences": findings.differences,
    "plan_summary": plan.plan_summary,
    "timeline": plan.timeline,
    "replay": plan.replay,
    "gaps": plan.gaps,
    "criteria": indicators.criteria,
    "survey": survey.survey,
    "plan_table": plan.plan_table,
    "measures": computations.measures,
}
"""What an outline may ask for; each name lays out one thing."""

SECTIONS: dict[str, SectionMaker] = {"dimensions": findings.dimensions, "indicators": indicators.indicators}
"""Names that become sections of their own."""


def compose(material: Material) -> Report:
    """Return the whole report in the order of the edition's outline."""
    contents = Section(id="contents", title="", blocks=(Contents(title=material.say("Contents")),))
    made = (_section(material, each, top=True) for each in material.edition.outline)
    first, *rest = (each for each in made if not _is_empty(each))
    return _report(material, (contents, replace(first, new_page=True), *rest))


def compose_part(material: Material, names: Iterable[str]) -> Report:
    """Return only these sections of the outline, by id, in its order. Unknown names raise KeyError."""
    wanted = set(names)
    found = [each for each in _walk(material.edition.outline) if each.id in wanted]
    missing = wanted - {each.id for each in found}
    if missing:
        raise KeyError(", ".join(sorted(missing)))
    return _report(material, tuple(_section(material, each, top=True) for each in found))


def compose_form(material: Material, names: Iterable[IndicatorId]) -> Report:
    """Return annex B of these indicators as a form to write in."""
    chosen = [material.edition.indicators[name] for name in names]
    instructions = material.say(
        "Write into the fields and choose from the lists. What is locked is not read back."
    )
    head = Section(
        id="form",
        title=material.say("Findings by indicator, to be filled in"),
        blocks=(Paragraph(line=line(instructions)),),
        sections=tuple(indicators.form_section(material, each) for each in chosen),
    )
    return _report(material, (head,))


def _section(material: Material, outline: OutlineSection, *, top: bool = False) -> Section:
    blocks: list[Block] = []
    inner: list[Section] = []
    for name in outline.blocks:
        if name in SECTIONS:
            inner += SECTIONS[name](material, outline)
        else:
            blocks += BLOCKS[name](material, outline)
    inner += [_section(material, each) for each in outline.sections]
    return Section(
        id=outline.id,
        title=material.told(outline.title),
        blocks=tuple(blocks),
        sections=tuple(each for each in inner if not _is_empty(each)),
        new_page=top and ("overview" in _names(outline) or outline.title.said_in("en").startswith("Annex")),
    )


def _names(outline: OutlineSection) -> set[str]:
    return {name for each in _walk((outline,)) for name in each.blocks}


def _walk(outline: Iterable[OutlineSection]) -> Iterable[OutlineSection]:
    for each in outline:
        yield each
        yield from _walk(each.sections)


def _is_empty(section: Section) -> bool:
    return not section.blocks and not section.sections


def _report(material: Material, sections: tuple[Section, ...]) -> Report:
    document, edition = material.document, material.edition
    direction: Direction = "rtl" if material.language.partition("-")[0] in RIGHT_TO_LEFT else "ltr"
    team = document.subject.team or document.subject.name
    title = document.title or material.told(edition.title)
    return Report(
        cover=_cover(material, title, team),
        language=material.language,
        direction=direction,
        running_head=f"{team} · {title}" if len(title) < 60 else team,
        made_on=document.date.isoformat(),
        imprint=Imprint(
            edition=edition.id,
            digest=edition.digest.partition(":")[2][:12],
            version=__version__,
            state=_state(material),
        ),
        sections=sections,
    )


def _cover(material: Material, title: str, team: str) -> Cover:
    document, say = material.document, material.say
    cycle = document.cycle.name
    return Cover(
        title=title,
        subtitle=findings.headline_sentence(material),
        subject=team,
        date=date_words(material, document.date.isoformat()),
        author=document.author,
        office=document.office,
        facts=tuple(
            (label, words)
            for label, words in (
                (say("Edition"), material.told(material.edition.title)),
                (say("Cycle"), cycle),
                (say("State"), _state(material)),
            )
            if words
        ),
    )


def _state(material: Material) -> str:
    say, results = material.say, material.scorecard.results.values()
    waiting = sum(result.agreed is None and not result.status for result in results)
    if waiting:
        return say("{n} levels not yet agreed").format(n=waiting)
    return say("all levels agreed; not sealed")
