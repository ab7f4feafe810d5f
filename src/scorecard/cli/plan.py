"""`scorecard plan`: what would lift each indicator, what the action plan reaches, and the cheapest way to a wanted result."""

import sys
from pathlib import Path
from typing import Any

import click

from scorecard.cli.output import (
    DATA_PROBLEMS,
    json_option,
    level_words,
    path_argument,
    print_json,
    print_problems,
    print_table,
    reporting_problems,
)
from scorecard.core.framework import Edition
from scorecard.core.names import ActionId
from scorecard.core.problem import Problem, Refused
from scorecard.exchange.document.assessment import Opened, open_folder
from scorecard.exchange.results import scorecard_data
from scorecard.flow import Rated, planned, rated
from scorecard.planning.cheapest import By, Cheapest, Unreachable, cheapest
from scorecard.planning.plain import budget_data, cheapest_data, gaps_data, outlook_data, uncovered_data
from scorecard.planning.plan import Plan
from scorecard.planning.target import parse_target
from scorecard.planning.uncovered import LowStatement
from scorecard.scoring.derive import standing


@click.command("plan")
@path_argument
@click.option(
    "--done",
    "done",
    multiple=True,
    metavar="ID",
    help="Replay only this action; may be given several times, or as a list with commas.",
)
@click.option(
    "--target", metavar="WANTED", help='A wanted result, such as "met_or_exceeded>=10" or "4.3>=meets".'
)
@click.option(
    "--by",
    type=click.Choice(["effort", "cost"]),
    default="effort",
    show_default=True,
    help="What the cheapest way is counted in.",
)
@json_option
@reporting_problems
def command(path: Path, done: tuple[str, ...], target: str | None, by: By, as_json: bool) -> None:
    """Show the gaps of the assessment at PATH, what each action of its plan reaches, and the scorecard if the plan is done."""
    opened = open_folder(path)
    found = rated(opened.edition, opened.dossier)
    plan = planned(found, _actions(opened, done) if done else None)
    way = _cheapest(found, plan, target, by) if target else None
    if as_json:
        print_json(_data(found, plan, way))
    else:
        _print(found, plan, way, by)
    problems = [*opened.remarks, *(each for outlook in plan.outlooks for each in outlook.problems)]
    print_problems(problems)
    if isinstance(way, Unreachable):
        sys.exit(DATA_PROBLEMS)


def _actions(opened: Opened, done: tuple[str, ...]) -> tuple[ActionId, ...]:
    names = [name.strip() for each in done for name in each.split(",") if name.strip()]
    known = [action.id for action in opened.dossier.assessment.actions]
    unknown = [name for name in names if name not in known]
    if unknown:
        what = f"the plan has no action {', '.join(unknown)}."
        raise Refused(
            [Problem(code="unknown-action", where="--done", what=what, remedy=f"It has {', '.join(known)}.")]
        )
    return tuple(map(ActionId, names))


def _cheapest(found: Rated, plan: Plan, target: str, by: By) -> Cheapest | Unreachable:
    wanted = parse_target(found.edition, target)
    known = standing(found.edition, found.dossier, found.measures)
    return cheapest(found.edition, known, wanted, by=by, actions=plan.outlooks)


def _data(found: Rated, plan: Plan, way: Cheapest | Unreachable | None) -> dict[str, Any]:
    projected = scorecard_data(found.edition, plan.projected.scorecard)
    data: dict[str, Any] = {
        "gaps": gaps_data(plan.gaps),
        "actions": [outlook_data(each) for each in plan.outlooks],
        "projected": {key: projected[key] for key in ("indicators", "summary", "computed", "overall")},
        "uncovered": uncovered_data(plan.uncovered),
        "budget": budget_data(found.dossier.assessment.actions),
    }
    if way is not None:
        data["cheapest"] = cheapest_data(way)
    return data


# ── for people ───────────────────────────────────────────────────────────────────────────────


def _print(found: Rated, plan: Plan, way: Cheapest | Unreachable | None, by: By) -> None:
    edition = found.edition
    rows = [
        (
            name,
            str(edition.indicators[name].short),
            level_words(edition, gaps[0].to),
            " or ".join(" + ".join(gap.criteria) for gap in gaps if gap.to == gaps[0].to),
        )
        for name, gaps in plan.gaps.items()
        if gaps
    ]
    print_table(
        ("", "Indicator", "Next level", "What is missing"), rows, title="What would lift each indicator"
    )
    if plan.outlooks:
        print_table(
            ("Action", "Claims", "Reaches alone", "With the plan", "Delivers"),
            [
                (
                    each.action.id,
                    _levels(edition, each.action.claims),
                    _levels(
                        edition,
                        {
                            name: level
                            for name, level in each.reaches.items()
                            if name in each.action.claims or not each.action.claims
                        },
                    ),
                    _levels(
                        edition,
                        {
                            name: level
                            for name, level in each.reaches_with_plan.items()
                            if name in each.action.claims or not each.action.claims
                        },
                    ),
                    {True: "yes", False: "no", None: "–"}[each.delivers],
                )
                for each in plan.outlooks
            ],
            title="What each action claims and reaches",
        )
    _counts(found, plan)
    _left(plan)
    _way(way, by)


def _levels(edition: Edition, levels: Any) -> str:
    return ", ".join(
        f"{name} {edition.level(level).short if level else 'not rated'}" for name, level in levels.items()
    )


def _counts(found: Rated, plan: Plan) -> None:
    now, then = found.scorecard.computed, plan.projected.scorecard.computed
    level = found.edition.level(found.edition.headline.level).short
    click.echo(
        f"By the rules {now.met_or_exceeded} of {now.of} indicators reach {level} or higher today; with these actions done it would be {then.met_or_exceeded}."
    )


def _left(plan: Plan) -> None:
    for each in plan.uncovered:
        if isinstance(each, LowStatement):
            continue
        if each.severity == "warning":
            click.echo(
                f"  {each.indicator}: no action brings it to {each.to}; missing are {', '.join(each.criteria)}."
            )


def _way(way: Cheapest | Unreachable | None, by: By) -> None:
    if isinstance(way, Unreachable):
        click.echo(f"The target is out of reach: {way.reason}")
    elif way is not None:
        parts = [*(f"action {name}" for name in way.actions), *way.criteria]
        click.echo(
            f"The cheapest way, proven, costs {way.cost} in {by}: {', '.join(parts) or 'nothing; it is reached already'}."
        )
