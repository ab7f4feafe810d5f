"""Who took part and when: team, stages, meetings, interviews, entities and bodies, and how it was agreed."""

from scorecard.core.framework import OutlineSection
from scorecard.reporting.document import Block, Bullets, Callout, Paragraph, Row, Table
from scorecard.reporting.material import Material, cell, columns, line, rows, strong
from scorecard.reporting.parts.narrative import narrative
from scorecard.reporting.parts.wording import date_words


def text(material: Material, section: OutlineSection) -> list[Block]:
    """Return the edition's standing text, then the team's words for this section."""
    found: list[Block] = []
    if section.text:
        found.append(Paragraph(line=line(material.told(section.text)), role="note"))
    words = material.document.narrative.get(section.id, "")
    return [*found, *narrative(material, words)]


def team(material: Material, section: OutlineSection) -> list[Block]:
    """Return the assessment team by entity."""
    del section
    say, members = material.say, material.document.team
    if not members:
        return []
    if not any(each.name or each.role or each.indicators for each in members):
        names = ", ".join(each.entity for each in members)
        return [
            Paragraph(line=line(say("{n} entities took part: {names}.").format(n=len(members), names=names)))
        ]
    return [
        Table(
            id="table-team",
            caption=say("Assessment team"),
            columns=columns(
                (say("Entity"), 20), (say("Name"), 30), (say("Role"), 25), (say("Indicators"), 25)
            ),
            rows=rows(*((each.entity, each.name, each.role, ", ".join(each.indicators)) for each in members)),
            sheet=say("Team"),
        )
    ]


def stages(material: Material, section: OutlineSection) -> list[Block]:
    """Return the stages with their dates and state."""
    del section
    say, dates = material.say, material.document.stages
    if not dates:
        return []
    found: list[Row] = []
    for stage in material.edition.stages:
        entry = dates.get(stage.id)
        if entry is None:
            found.append(
                Row(cells=(cell(material.told(stage.title)), cell(), cell(say("not begun")), cell()))
            )
            continue
        span = " – ".join(
            date_words(material, part) for part in dict.fromkeys((entry.start, entry.end)) if part
        )
        state = say("done") if entry.done else say("under way")
        found.append(
            Row(cells=(cell(material.told(stage.title)), cell(span), cell(state), cell(entry.note.strip())))
        )
    return [
        Table(
            id="table-stages",
            caption=say("Stages of the assessment"),
            columns=columns(
                (say("Stage"), 20), (say("When"), 16), (say("State"), 12), (say("What happened"), 52)
            ),
            rows=tuple(found),
            sheet=say("Stages"),
        )
    ]


def meetings(material: Material, section: OutlineSection) -> list[Block]:
    """Return the meetings on record."""
    del section
    say, found = material.say, material.document.meetings
    if not found:
        return []
    return [
        Table(
            id="table-meetings",
            caption=say("Meetings on record"),
            columns=columns((say("Meeting"), 45), (say("Date"), 20), (say("Note"), 35)),
            rows=rows(
                *(
                    (each.title, date_words(material, each.date) or say("no day given"), each.note)
                    for each in found
                )
            ),
            sheet=say("Meetings"),
        )
    ]


def interviews(material: Material, section: OutlineSection) -> list[Block]:
    """Return the groups that were interviewed; what they said stays with the coordinator."""
    del section
    say, found = material.say, material.document.interviews
    if not found:
        return []
    groups = "; ".join(each.group + (f" ({each.count})" if each.count else "") for each in found)
    return [Paragraph(line=line(say("Interviewed were: {groups}.").format(groups=groups)))]


def entities(material: Material, section: OutlineSection) -> list[Block]:
    """Return the entities present."""
    del section
    say, found = material.say, material.document.entities
    if not found:
        return []
    presence = {"resident": say("resident"), "regional": say("regional"), "unknown": say("not stated")}
    if all(each.presence == "unknown" for each in found):
        names = ", ".join(each.name or each.id for each in found)
        return [
            Paragraph(
                line=line(say("Entities in the register ({n}): {names}.").format(n=len(found), names=names))
            )
        ]
    return [
        Table(
            id="table-entities",
            caption=say("Entities in the country"),
            columns=columns((say("Entity"), 30), (say("Presence"), 20), (say("Note"), 50)),
            rows=rows(*((each.name or each.id, presence[each.presence], each.note) for each in found)),
            sheet=say("Entities"),
        )
    ]


def bodies(material: Material, section: OutlineSection) -> list[Block]:
    """Return the responsible bodies with their local names, and the local names of the edition's terms."""
    del section
    say, found, names = material.say, material.document.bodies, material.document.local_names
    blocks: list[Block] = []
    if names:
        terms = "; ".join(
            f"{local} {say('for')} {term} ({material.edition.terms.get(term, term)})"
            for term, local in names.items()
        )
        blocks.append(Paragraph(line=line(say("Names in this country: {terms}.").format(terms=terms))))
    if found:
        blocks.append(
            Table(
                id="table-bodies",
                caption=say("Responsible bodies"),
                columns=columns((say("Short"), 18), (say("Body"), 42), (say("Name in the country"), 40)),
                rows=rows(*((each.id, each.name, each.local_name) for each in found)),
                sheet=say("Bodies"),
            )
        )
    return blocks


def agreement(material: Material, section: OutlineSection) -> list[Block]:
    """Return how far the levels are agreed, and what a signature would still wait for."""
    del section
    say, results = material.say, material.scorecard.results.values()
    agreed = [result for result in results if result.agreed]
    differing = [result for result in agreed if result.differs]
    lines = [
        line(say("{n} of {of} levels are agreed.").format(n=len(agreed), of=material.scorecard.summary.of)),
        line(
            say("{n} of them are not the level that the rules give by themselves.").format(n=len(differing))
        ),
    ]
    if material.document.settings.unknown_as_lowest:
        lines.append((strong(say("The team chose to count what is not known as not met.")),))
    errors = sum(problem.severity == "error" for problem in material.problems)
    warnings = sum(problem.severity == "warning" for problem in material.problems)
    if material.problems:
        said = say("The checks of the material report {errors} errors and {warnings} warnings.")
        return [
            Bullets(items=tuple(lines)),
            Callout(title=say("Checks"), lines=(line(said.format(errors=errors, warnings=warnings)),)),
        ]
    return [Bullets(items=tuple(lines))]
