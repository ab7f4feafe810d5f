"""The open actions of the last assessment, brought forward with their history."""

from dataclasses import replace

from scorecard.core.assessment import Action, Assessment
from scorecard.core.change import SetEntry

STATUSES = {"planned": "planned", "under_way": "under way"}


def carried(previous: Assessment, current: Assessment) -> tuple[SetEntry, ...]:
    """Return the changes that bring the open actions of the previous assessment into the current one.

    Each keeps its id, effect and status; its progress begins with how it stood, and evidence that the current document does not
    have is left out. An action whose id the current plan has already is not brought again.
    """
    present = {action.id for action in current.actions}
    waiting = [action for action in open_actions(previous) if action.id not in present]
    return tuple(
        SetEntry(register="actions", entry=action.id, becomes=_brought(previous, current, action))
        for action in waiting
    )


def open_actions(assessment: Assessment) -> tuple[Action, ...]:
    """Return the actions that are neither done nor dropped."""
    return tuple(action for action in assessment.actions if action.status in STATUSES)


def overdue(assessment: Assessment, on: str) -> tuple[Action, ...]:
    """Return the open actions that were due before this day, given as `YYYY-MM-DD`; those without a full date are left out."""
    return tuple(
        action for action in open_actions(assessment) if len(action.due) == len(on) and action.due < on
    )


def _brought(previous: Assessment, current: Assessment, action: Action) -> Action:
    return replace(
        action,
        progress="\n".join(filter(None, [_history(previous, action), action.progress])),
        evidence=tuple(each for each in action.evidence if each in current.evidence),
    )


def _history(previous: Assessment, action: Action) -> str:
    due = f", due {action.due}" if action.due else ""
    return f"Carried forward from {previous.date.isoformat()}: {STATUSES[action.status]}{due}."
