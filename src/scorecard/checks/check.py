"""Everything that contradicts itself in a rated document, with where it stands, both values and what to do."""

from collections.abc import Callable, Collection, Iterator

from scorecard.checks import actions, bound, levels, lists, named, people, proof, ratios, sums, told, wording
from scorecard.checks.material import Material, Plan, Rated, material
from scorecard.core.names import EvidenceId
from scorecard.core.problem import Problem
from scorecard.measures.live import rendered

_ORDER = {"error": 0, "warning": 1, "hint": 2}


def live_problems(found: Material) -> Iterator[Problem]:
    """Yield a problem for each live figure and each footnote that does not exist."""
    for passage in found.passages:
        yield from rendered(passage.text, found.figures, passage.where).problems


CHECKS: tuple[Callable[[Material], Iterator[Problem]], ...] = (
    live_problems,
    ratios.ratio_problems,
    ratios.parts_problems,
    bound.bound_problems,
    people.margin_problems,
    people.population_problems,
    lists.list_problems,
    lists.register_problems,
    named.member_problems,
    sums.table_problems,
    levels.level_problems,
    told.text_problems,
    proof.evidence_problems,
    proof.window_problems,
    proof.answer_problems,
    actions.wording_problems,
    actions.plan_problems,
    wording.wording_problems,
)


def check(rated: Rated, plan: Plan | None = None, absent: Collection[EvidenceId] = ()) -> list[Problem]:
    """Return every problem once, errors first and then in the document's order; what agrees is never among them.

    `plan` is the replayed plan, without which nothing is said of what its actions bring about; `absent` names evidence whose file is
    missing.
    """
    read = material(rated, plan, absent)
    found = {_key(problem): problem for each in CHECKS for problem in each(read)}
    return sorted(found.values(), key=lambda problem: _ORDER[problem.severity])


def _key(problem: Problem) -> tuple[str, str, str]:
    return problem.code, problem.where, str(problem.what)
