"""The action plan: what it promises and what it reaches, the timeline, the replay, the gaps, and annex D."""

from scorecard.core.assessment import Action
from scorecard.core.framework import OutlineSection
from scorecard.core.names import IndicatorId, LevelId
from scorecard.core.quantity import grouped, percent
from scorecard.planning.actions import Outlook
from scorecard.planning.gaps import Gap
from scorecard.planning.uncovered import LowStatement
from scorecard.reporting.charts.timeline import shortened, timeline_figure
from scorecard.reporting.document import Block, Bullets, Cell, Paragraph, Row, Run, Table, Words
from scorecard.reporting.material import Material, cell, columns, level_mark, line, number_cell, strong
from scorecard.reporting.parts.narrative import one_line
from scorecard.reporting.parts.wording import missing_words
from scorecard.scoring.notices import computed_words


def plan_summary(material: Material, section: OutlineSection) -> list[Block]:
    """Return what the plan promises and what it reaches, action by action."""
    del section
    say, outlooks = material.say, material.plan.outlooks
    if not outlooks:
        return [Paragraph(line=line(say("There is no action plan yet.")))]
    claiming = [each for each in outlooks if each.delivers is not None]
    delivering = [each for each in claiming if each.delivers]
    said = say("{n} of {of} actions that claim a level reach it by themselves.")
    return [
        Paragraph(line=line(said.format(n=len(delivering), of=len(claiming))), role="lede"),
        Table(
            id="table-promises",
            caption=say("What each action claims and what it reaches, by itself and with the whole plan"),
            columns=columns(
                (say("Action"), 34),
                (say("Claims"), 16),
                (say("Reaches alone"), 16),
                (say("With the plan"), 16),
                (say("Remark"), 18),
            ),
            rows=tuple(_promise(material, each) for each in outlooks),
            note=say(
                "Counted is what the action's own text brings about. Where it leaves an alternative open, the lesser one counts."
            ),
            sheet=say("Promises"),
        ),
    ]


def _promise(material: Material, outlook: Outlook) -> Row:
    action = outlook.action
    named = [name for name in outlook.reaches if name in action.claims] or list(outlook.reaches)
    return Row(
        cells=(
            cell(f"{action.id}  {shortened(action.what)}"),
            Cell(line=_levels(material, {name: action.claims[name] for name in action.claims})),
            Cell(line=_levels(material, {name: outlook.reaches[name] for name in named})),
            Cell(line=_levels(material, {name: outlook.reaches_with_plan[name] for name in named})),
            cell(_remark(material, outlook)),
        )
    )


def _levels(material: Material, levels: dict[IndicatorId, LevelId | None]) -> tuple[Run, ...]:
    runs: list[Run] = []
    for name, level in levels.items():
        runs.append(Words(text=f"{' ' if runs else ''}{name}\u00a0"))
        runs.append(
            level_mark(material.edition, level, material.language)
            if level
            else Words(text=material.say("not rated"))
        )
    return tuple(runs)


def _remark(material: Material, outlook: Outlook) -> str:
    say = material.say
    if outlook.delivers is False:
        if outlook.delivers_with_plan:
            return say("reaches it with the others")
        return (
            say("changes nothing, so it cannot reach what it claims")
            if outlook.changes_nothing
            else say("does not reach what it claims")
        )
    if outlook.changes_nothing:
        return say("changes no criterion")
    if outlook.more_than_claimed:
        return say("reaches more than it claims")
    return say("reaches what it claims") if outlook.delivers else say("claims no level")


def timeline(material: Material, section: OutlineSection) -> list[Block]:
    """Return the plan on a line of time."""
    del section
    figure = timeline_figure(material)
    return [figure] if figure else []


def replay(material: Material, section: OutlineSection) -> list[Block]:
    """Return the scorecard as it is now beside what it would be with the whole plan done."""
    del section
    if not material.plan.outlooks:
        return []
    say, edition, then = material.say, material.edition, material.plan.projected.scorecard
    computed, projected = material.scorecard.computed, then.computed
    level = material.told(edition.level(edition.headline.level).short)
    said = say(
        "By the rules, {now} of {of} indicators reach {level} or higher today for certain; with the whole plan done it would be {then}."
    )
    moved = [
        name
        for name, result in material.scorecard.results.items()
        if (result.at_least, result.at_most) != (then.results[name].at_least, then.results[name].at_most)
    ]
    return [
        Paragraph(
            line=line(
                said.format(
                    now=computed.met_or_exceeded, of=computed.of, level=level, then=projected.met_or_exceeded
                )
            ),
            role="lede",
        ),
        Table(
            id="table-replay",
            caption=say(
                "The scorecard today, and if every action is done; indicators that do not move are left out"
            ),
            columns=columns(
                (say("Indicator"), 40), (say("Today, by the rules"), 30), (say("With the plan"), 30)
            ),
            rows=tuple(
                Row(
                    cells=(
                        cell(f"{name} {material.titled(edition.indicators[name].title)}"),
                        cell(material.told(computed_words(edition, material.scorecard.results[name]))),
                        cell(material.told(computed_words(edition, then.results[name]))),
                    )
                )
                for name in moved
            ),
            sheet=say("Replay"),
        ),
    ]


def gaps(material: Material, section: OutlineSection) -> list[Block]:
    """Return the shortest way to the next level for every indicator, and the gaps that no action closes."""
    del section
    say, edition = material.say, material.edition
    found = [(name, ways[0]) for name, ways in material.plan.gaps.items() if ways]
    blocks: list[Block] = []
    if found:
        blocks.append(
            Table(
                id="table-gaps",
                caption=say("The shortest way of each indicator to its next level"),
                columns=columns(
                    (say("Indicator"), 24),
                    (say("Next level"), 15),
                    (say("What is missing"), 44),
                    (say("In the plan"), 17),
                ),
                rows=tuple(
                    Row(
                        cells=(
                            cell(f"{name} {material.told(edition.indicators[name].short)}"),
                            Cell(line=(level_mark(edition, way.to, material.language),)),
                            cell(_ways(material, name)),
                            cell(_covered(material, name, way)),
                        )
                    )
                    for name, way in found
                ),
                sheet=say("Gaps"),
            )
        )
    low = [each for each in material.plan.uncovered if isinstance(each, LowStatement)]
    if low:
        lines = [line(_low(material, each)) for each in low]
        blocks += [
            Paragraph(line=(strong(say("Survey statements under their threshold")),), role="label"),
            Bullets(items=tuple(lines)),
        ]
    return blocks


def _ways(material: Material, name: IndicatorId) -> str:
    ways = material.plan.gaps[name]
    nearest = [way for way in ways if way.to == ways[0].to]
    said = [" + ".join(missing_words(material, key) for key in way.criteria) for way in nearest[:2]]
    return f" {material.say('or')} ".join(said)


def _covered(material: Material, name: IndicatorId, way: Gap) -> str:
    """Return which actions bear on an indicator, and whether the whole plan closes its nearest gap."""
    say, edition = material.say, material.edition
    acting = ", ".join(
        each.action.id for each in material.plan.outlooks if name in each.reaches and not each.changes_nothing
    )
    after = material.plan.projected.scorecard.results[name].at_least
    if after is not None and edition.rank(after) >= edition.rank(way.to):
        return say("closed by {ids}").format(ids=acting)
    return say("not closed by {ids}").format(ids=acting) if acting else say("no action")


def _low(material: Material, each: LowStatement) -> str:
    survey = material.edition.survey
    found = (
        next((statement for statement in survey.statements if statement.id == each.statement), None)
        if survey
        else None
    )
    said = material.say("{statement}: {rate} % positive, {threshold} % wanted.")
    title = material.told(found.short or found.text).rstrip(".") if found else each.statement
    return said.format(statement=title, rate=percent(each.rate, 1), threshold=percent(each.threshold))


# ── annex D ──────────────────────────────────────────────────────────────────────────────────


def plan_table(material: Material, section: OutlineSection) -> list[Block]:
    """Return annex D: the plan as its table, with owner, cost and status where they are given."""
    del section
    say, actions = material.say, material.document.actions
    if not actions:
        return [Paragraph(line=line(say("There is no action plan yet.")))]
    with_cost = any(action.cost is not None for action in actions)
    return [
        Table(
            id="table-plan",
            caption=say("Action plan"),
            columns=columns(
                (say("Action"), 32),
                (say("Responsible"), 13),
                (say("Resources and source"), 13),
                (say("Timing"), 12),
                (say("Explanation and links"), 30),
                *([(say("Cost"), 10, "end")] if with_cost else []),
            ),
            rows=tuple(_action_row(material, action, with_cost=with_cost) for action in actions),
            sheet=say("Action plan"),
        )
    ]


def _action_row(material: Material, action: Action, *, with_cost: bool) -> Row:
    cells = [
        Cell(line=(strong(f"{action.id}  "), *one_line(material, action.what))),
        cell(", ".join(action.responsible)),
        cell("; ".join(part for part in (action.resources, action.source_of_funds) if part)),
        cell(_timing(material, action)),
        Cell(line=(*one_line(material, action.explanation), *_links(material, action))),
    ]
    if with_cost:
        shown = (
            f"{material.document.settings.currency} {grouped(int(action.cost))}"
            if action.cost is not None
            else ""
        )
        cells.append(number_cell(action.cost, shown))
    return Row(cells=tuple(cells))


def _timing(material: Material, action: Action) -> str:
    parts = [
        action.timing,
        f"({material.say('due')} {action.due})" if action.due and action.due not in action.timing else "",
    ]
    if action.status != "planned":
        parts.append(f"[{material.say(action.status.replace('_', ' '))}]")
    return " ".join(part for part in parts if part)


def _links(material: Material, action: Action) -> tuple[Run, ...]:
    names = list(dict.fromkeys([*action.claims, *action.links]))
    if not names and not action.policies:
        return ()
    said = material.say("Links to {names}.").format(names=", ".join([*names, *action.policies]))
    return (Words(text=f" {said}"),)
