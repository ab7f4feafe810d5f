"""Annex A, the criteria of the edition, and annex B, the findings of each indicator down to evidence and rows."""

from scorecard.core.assessment import Evidence
from scorecard.core.framework import Indicator, OutlineSection
from scorecard.core.outcome import Outcome
from scorecard.core.quantity import shown
from scorecard.core.rule import AllOf, AnyOf, CountOf, LevelHolds, Rule, Threshold, atoms, parts
from scorecard.reporting.document import (
    Block,
    Bullets,
    Callout,
    Cell,
    Facts,
    FormField,
    Line,
    Paragraph,
    Row,
    Section,
    Table,
    Words,
)
from scorecard.reporting.material import Material, cell, columns, group, level_mark, line, strong
from scorecard.reporting.parts.narrative import narrative, one_line
from scorecard.reporting.parts.wording import date_words, missing_words
from scorecard.scoring.finding import Finding
from scorecard.scoring.notices import computed_words
from scorecard.scoring.result import Result

SIGNS = {Outcome.MET: "•", Outcome.UNMET: "–", Outcome.UNKNOWN: "?"}
MOST_ROWS = 8


def criteria(material: Material, section: OutlineSection) -> list[Block]:
    """Return annex A: every criterion of the edition by indicator and level."""
    del section
    say, edition = material.say, material.edition
    levels = [
        level
        for level in edition.levels
        if any(level.id in each.rules for each in edition.indicators.values())
    ]
    found: list[Row] = []
    for dimension in edition.dimensions:
        found.append(group(f"{dimension.id} {material.told(dimension.title)}"))
        for indicator in edition.in_dimension(dimension.id):
            cells = (cell(_rule_words(material, indicator, level.id)) for level in levels)
            found.append(Row(cells=(cell(f"{indicator.id} {material.titled(indicator.title)}"), *cells)))
    return [
        Table(
            id="table-criteria",
            caption=say("Criteria of {edition}").format(edition=material.told(edition.title)),
            columns=columns((say("Indicator"), 19), *((material.told(level.title), 27) for level in levels)),
            rows=tuple(found),
            note=edition.source,
            sheet=say("Criteria"),
        )
    ]


def _rule_words(material: Material, indicator: Indicator, level: str) -> str:
    rule = next((rule for name, rule in indicator.rules.items() if name == level), None)
    if rule is None:
        return ""
    letters = [
        f"{statement.letter}) {material.told(statement.text)}"
        for key, statement in indicator.statements.items()
        if key.split("/")[1] == level
    ]
    bounds = [
        f"{material.told(material.edition.measures[atom.measure].title)}: "
        + (material.say("more than {n}") if atom.strict else material.say("at least {n}")).format(
            n=shown(atom.bound, share=True)
        )
        for atom in atoms(rule)
        if isinstance(atom, Threshold)
    ]
    needed = _needed_words(material, rule)
    return " ".join([*([f"{needed}:"] if needed else []), *letters, *bounds])


def _needed_words(material: Material, rule: Rule) -> str:
    """Return how many of its parts a level asks for, where it asks for more than one."""
    say = material.say
    if len(parts(rule)) < 2:
        return ""
    match rule:
        case AllOf(of):
            below = [part.level for part in of if isinstance(part, LevelHolds)]
            if below:
                return say("{level}, and").format(level=material.told(material.edition.level(below[0]).short))
            return say("All of")
        case AnyOf():
            return say("Any of")
        case CountOf(needed, of):
            return say("{n} of {of}").format(n=needed, of=len(of))
        case _:
            return ""


# ── annex B ──────────────────────────────────────────────────────────────────────────────────


def indicators(material: Material, section: OutlineSection) -> tuple[Section, ...]:
    """Return annex B: a section per dimension with one per indicator."""
    del section
    return tuple(
        Section(
            id=f"annex-{dimension.id}",
            title=f"{dimension.id} {material.told(dimension.title)}",
            sections=tuple(
                indicator_section(material, each) for each in material.edition.in_dimension(dimension.id)
            ),
        )
        for dimension in material.edition.dimensions
    )


def indicator_section(material: Material, indicator: Indicator) -> Section:
    """Return one indicator: levels, the team's findings, every criterion with its reason, and the evidence."""
    result = material.scorecard.results[indicator.id]
    note = material.document.notes.get(indicator.id, "")
    return Section(
        id=f"indicator-{indicator.id}",
        title=f"{indicator.id} {material.titled(indicator.title)}",
        blocks=(
            _head(material, result),
            *narrative(material, note),
            _findings(material, indicator, result),
            *_notices(material, result),
            *_evidence(material, indicator, result),
        ),
    )


def _head(material: Material, result: Result) -> Facts:
    say, edition = material.say, material.edition
    if result.status:
        status = say(result.status.replace("_", " "))
        return Facts(pairs=((say("Level"), line(f"{status}. {result.status_reason}")),))
    computed: Line = line(material.told(computed_words(edition, result)))
    if result.level:
        computed = (level_mark(edition, result.level, material.language),)
    agreed: Line = line(say("not yet"))
    if result.agreed:
        agreed = (level_mark(edition, result.agreed, material.language),)
    pairs = [(say("By the rules"), computed), (say("Agreed"), agreed)]
    if result.agreed_reason:
        pairs.append((say("Reason"), one_line(material, result.agreed_reason)))
    for gap in material.plan.gaps.get(result.indicator, ())[:1]:
        said = say("{level} would follow from: {keys}").format(
            level=material.told(edition.level(gap.to).short),
            keys=" + ".join(missing_words(material, key) for key in gap.criteria),
        )
        pairs.append((say("What would lift it"), line(said)))
    return Facts(pairs=tuple(pairs))


def _findings(material: Material, indicator: Indicator, result: Result) -> Table:
    say, edition = material.say, material.edition
    found: list[Row] = []
    for level in edition.levels:
        finding = result.levels.get(level.id)
        if finding is None:
            continue
        outcome = {
            Outcome.MET: say("holds"),
            Outcome.UNMET: say("does not hold"),
            Outcome.UNKNOWN: say("not known yet"),
        }[finding.outcome]
        found.append(group(f"{material.told(level.title)}: {outcome}. {material.told(finding.reason)}"))
        found += [
            _finding_row(material, key, each)
            for key, each in result.criteria.items()
            if key.split("/")[1] == level.id
        ]
    return Table(
        id=f"table-findings-{indicator.id}",
        caption=say("Findings by criterion, {indicator}").format(indicator=indicator.id),
        columns=columns((say("Criterion"), 40), (say("Outcome"), 14), (say("Why"), 46)),
        rows=tuple(found),
        sheet=f"{say('Findings')} {indicator.id}"[:31],
    )


def _finding_row(material: Material, key: str, finding: Finding) -> Row:
    say = material.say
    statement = material.edition.statement(key)
    letter = key.rpartition("/")[2] + ") " if statement else ""
    words = letter + (material.told(statement.text) if statement else key)
    outcome = {Outcome.MET: say("met"), Outcome.UNMET: say("not met"), Outcome.UNKNOWN: say("not known")}[
        finding.outcome
    ]
    return Row(
        cells=(
            cell(words),
            cell(f"{SIGNS[finding.outcome]} {outcome}"),
            Cell(line=_why(material, key, finding)),
        )
    )


def _why(material: Material, key: str, finding: Finding) -> Line:
    note = material.document.notes.get(key, "")
    why = [Words(text=material.told(finding.reason))]
    rows = _rows_words(finding)
    if rows:
        why.append(Words(text=f" [{rows}]"))
    return (*why, *((Words(text=" "), *one_line(material, note)) if note and not finding.implied_by else ()))


def _rows_words(finding: Finding) -> str:
    """Return where the rows stand: each file once, with its line numbers."""
    files: dict[str, list[int]] = {}
    for row in sorted(finding.all_rows()):
        files.setdefault(row.source, []).append(row.number)
    return "; ".join(f"{source}: {_lines(sorted(set(numbers)))}" for source, numbers in files.items())


def _lines(numbers: list[int]) -> str:
    if numbers == list(range(numbers[0], numbers[-1] + 1)) and len(numbers) > 2:
        return f"{numbers[0]}–{numbers[-1]}"
    more = "…" if len(numbers) > MOST_ROWS else ""
    return ", ".join(map(str, numbers[:MOST_ROWS])) + more


def _notices(material: Material, result: Result) -> tuple[Block, ...]:
    if not result.notices:
        return ()
    return (
        Callout(
            title=material.say("To know"),
            lines=tuple(line(material.told(each.said)) for each in result.notices),
        ),
    )


def _evidence(material: Material, indicator: Indicator, result: Result) -> tuple[Block, ...]:
    """Return the evidence that may leave the team; how many pieces may not is said."""
    say = material.say
    names = dict.fromkeys(name for finding in result.criteria.values() for name in finding.evidence)
    names |= dict.fromkeys(
        name for name, each in material.document.evidence.items() if indicator.id in each.supports
    )
    entries = {str(name): each for name, each in material.document.evidence.items()}
    shown_entries = [entries[name] for name in names if name in entries and not entries[name].internal]
    internal = sum(name in entries and entries[name].internal for name in names)
    lines: list[Line] = [line(_titled(material, each)) for each in shown_entries]
    if internal:
        lines.append(line(say("{n} more that stay with the team").format(n=internal)))
    if not lines:
        return (Callout(title=say("Evidence"), lines=(line(say("No evidence is named.")),)),)
    head: Line = (strong(say("Evidence")),)
    return (Paragraph(line=head, role="label"), Bullets(items=tuple(lines)))


def _titled(material: Material, each: Evidence) -> str:
    date = date_words(material, each.date)
    return f"{each.title} ({date})" if date and each.date not in each.title else each.title


# ── the same as a form ───────────────────────────────────────────────────────────────────────


def form_section(material: Material, indicator: Indicator) -> Section:
    """Return an indicator's part of annex B as a form for a small group to write in; its keys are read back."""
    say, edition, document = material.say, material.edition, material.document
    outcomes = (
        ("", say("no answer")),
        ("met", say("met")),
        ("unmet", say("not met")),
        ("unknown", say("not known yet")),
    )
    fields: list[Block] = []
    for key, statement in indicator.statements.items():
        answer = document.answers.get(key)
        label = f"{material.told(edition.level(indicator.level_of(key)).short)} {statement.letter}) {material.told(statement.text)}"
        fields.append(
            FormField(
                key=f"answer:{key}",
                label=label,
                value=answer.outcome.value if answer else "",
                choices=outcomes,
            )
        )
        fields.append(
            FormField(
                key=f"note:{key}",
                label=say("Findings and explanation"),
                value=document.notes.get(key, ""),
                lines=4,
            )
        )
    levels = (
        ("", say("not agreed yet")),
        *((level.id, material.told(level.title)) for level in edition.levels),
    )
    judgement = document.judgements.get(indicator.id)
    fields += [
        FormField(
            key=f"note:{indicator.id}",
            label=say("The indicator as a whole"),
            value=document.notes.get(indicator.id, ""),
            lines=6,
        ),
        FormField(
            key=f"judgement:{indicator.id}",
            label=say("Agreed level"),
            value=judgement.level if judgement else "",
            choices=levels,
        ),
        FormField(
            key=f"reason:{indicator.id}",
            label=say("Reason"),
            value=judgement.reason if judgement else "",
            lines=3,
        ),
    ]
    return Section(
        id=f"form-{indicator.id}",
        title=f"{indicator.id} {material.titled(indicator.title)}",
        blocks=(*narrative(material, material.told(indicator.guidance), "note"), *fields),
        new_page=True,
    )
