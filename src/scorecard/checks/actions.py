"""The plan against what it promises, and its wording."""

import re
from collections.abc import Iterator
from datetime import date

from scorecard.checks.material import LowStatement, Material, Outlook, Uncovered
from scorecard.core.assessment import Action
from scorecard.core.framework import Edition
from scorecard.core.names import LevelId
from scorecard.core.problem import Problem
from scorecard.core.quantity import shown
from scorecard.core.text import Message
from scorecard.core.when import parse_when

_WEAK = re.compile(
    r"\b(?i:consider(?:s|ed|ing)?|explor(?:e|es|ed|ing)|encourag(?:e|es|ed|ing)|striv(?:e|es|ing)|as appropriate|where possible"
    r"|as (?:often|far|much) as (?:they can|possible)|possibilit(?:y|ies))\b|\bmay\b"
)


def wording_problems(material: Material) -> Iterator[Problem]:
    """Yield a problem for each action without a checkable date, and a hint where its words leave open whether it is done."""
    for action in material.document.actions:
        if action.status in {"done", "dropped"}:
            continue
        if not action.due and not _is_date(action.timing, material.document.date):
            yield _undated(action)
        weak = _WEAK.search(action.what)
        if weak:
            yield Problem(
                code="weak-verb",
                where=f"actions.{action.id}.what",
                severity="hint",
                what=Message("“{words}” leaves open whether anything will be done.", {"words": weak.group()}),
                remedy="Say what will be done.",
                values=(("words", weak.group()),),
            )


def _is_date(timing: str, today: date) -> bool:
    try:
        parse_when(timing, today)
    except ValueError:
        return False
    return True


def _undated(action: Action) -> Problem:
    timing = action.timing.strip() or "nothing"
    return Problem(
        code="no-due-date",
        where=f"actions.{action.id}.timing",
        severity="warning",
        what=Message("“{timing}” is not a date that can be checked.", {"timing": timing}),
        remedy="Give the action a due date.",
        values=(("timing", action.timing),),
    )


def plan_problems(material: Material) -> Iterator[Problem]:
    """Yield a problem for each promise that the replayed plan does not keep, and for each gap that it leaves."""
    if material.plan is None:
        return
    for outlook in material.plan.outlooks:
        yield from _promises(material.edition, outlook)
        yield from _beyond(material.edition, outlook)
        if outlook.changes_nothing and (
            outlook.action.effect or outlook.action.claims or outlook.action.links
        ):
            yield _idle(outlook.action)
    if not material.document.actions:
        yield from _no_plan(material)
        return
    for gap in material.plan.uncovered:
        yield _low(material, gap) if isinstance(gap, LowStatement) else _left(material.edition, gap)


def _promises(edition: Edition, outlook: Outlook) -> Iterator[Problem]:
    for indicator, claimed in outlook.action.claims.items():
        alone, together = outlook.reaches.get(indicator), outlook.reaches_with_plan.get(indicator)
        if _reaches(edition, alone, claimed):
            continue
        helped = _reaches(edition, together, claimed)
        values = {
            "indicator": indicator,
            "claimed": edition.level(claimed).short,
            "alone": _named(edition, alone),
            "together": _named(edition, together),
        }
        said = (
            "for {indicator} it promises {claimed}; alone it reaches {alone}, and only with the whole plan {together}."
            if helped
            else "for {indicator} it promises {claimed}, but its effect reaches {alone}, and with the whole plan {together}."
        )
        yield Problem(
            code="action-cannot-reach",
            where=f"actions.{outlook.action.id}.claims.{indicator}",
            severity="hint" if helped else "error",
            what=Message(said, values),
            remedy="Name the actions that it depends on."
            if helped
            else "Add what is missing to the action, or promise less.",
            values=(
                ("claimed", str(values["claimed"])),
                ("reached", str(values["together" if helped else "alone"])),
            ),
        )


def _reaches(edition: Edition, level: LevelId | None, wanted: LevelId) -> bool:
    return level is not None and edition.rank(level) >= edition.rank(wanted)


def _named(edition: Edition, level: LevelId | None) -> str:
    return "no level" if level is None else str(edition.level(level).short)


def _beyond(edition: Edition, outlook: Outlook) -> Iterator[Problem]:
    for indicator, level in outlook.more_than_claimed.items():
        claimed = _named(edition, outlook.action.claims.get(indicator))
        values = {"indicator": indicator, "level": _named(edition, level), "claimed": claimed}
        yield Problem(
            code="action-more-than-claimed",
            where=f"actions.{outlook.action.id}.claims.{indicator}",
            severity="hint",
            what=Message("for {indicator} it promises {claimed} and reaches {level}.", values),
            remedy="Promise what it reaches, or see whether its effect says too much.",
            values=(("claimed", claimed), ("reached", str(values["level"]))),
        )


def _idle(action: Action) -> Problem:
    return Problem(
        code="action-changes-nothing",
        where=f"actions.{action.id}.effect",
        severity="warning",
        what=Message("when this action is done, nothing in the scorecard is other than now."),
        remedy="Say in its effect what it brings about, or why it is in the plan.",
        values=(("effects", str(len(action.effect))),),
    )


def _no_plan(material: Material) -> Iterator[Problem]:
    """Yield one warning where there is no plan at all, rather than one for each indicator."""
    gaps = (
        [gap for gap in material.plan.uncovered if not isinstance(gap, LowStatement)] if material.plan else []
    )
    least = material.edition.rank(material.edition.headline.level)
    below = [gap.indicator for gap in gaps if material.edition.rank(gap.at_least) < least]
    if below:
        yield Problem(
            code="gap-without-action",
            where="actions",
            severity="warning",
            what=Message(
                "there is no action plan, and below the standard are {names}.", {"names": ", ".join(below)}
            ),
            remedy="`scorecard plan` shows what would lift each; add actions with their effects.",
            values=(("indicators", ", ".join(below)),),
        )


def _left(edition: Edition, gap: Uncovered) -> Problem:
    below = edition.rank(gap.at_least) < edition.rank(edition.headline.level)
    values = {
        "indicator": gap.indicator,
        "level": _named(edition, gap.at_least),
        "to": _named(edition, gap.to),
        "criteria": ", ".join(gap.criteria),
    }
    return Problem(
        code="gap-without-action",
        where=f"indicators.{gap.indicator}",
        severity="warning" if below else "hint",
        what=Message(
            "with the whole plan {indicator} stays at {level}; {criteria} would lift it to {to}.", values
        ),
        remedy="Add an action for it, or say why it has to wait.",
        values=(("level", str(values["level"])), ("possible", str(values["to"]))),
    )


def _low(material: Material, gap: LowStatement) -> Problem:
    statements = material.edition.survey.statements if material.edition.survey else ()
    words = next(
        (str(each.short or each.text) for each in statements if each.id == gap.statement), gap.statement
    )
    values = {
        "words": words,
        "rate": shown(gap.rate, share=True),
        "threshold": shown(gap.threshold, share=True),
    }
    return Problem(
        code="gap-without-action",
        where=f"survey.{gap.statement}",
        severity="hint",
        what=Message(
            "“{words}” has {rate} in the survey, below {threshold}, and no effect of an action changes that.",
            values,
        ),
        remedy="Add an action for it, or say why it has to wait.",
        values=(("rate", values["rate"]), ("threshold", values["threshold"])),
    )
