"""Levels that can never be reached, levels that skip lower ones, and thresholds that contradict one another.

Without *not* every rule is met by some least sets of facts, its ways. A level can be reached when one of its ways, with all that
follows from it, leads to that level and not to a higher one.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from fractions import Fraction
from itertools import combinations, islice, product

from scorecard.core.framework import Edition, Indicator
from scorecard.core.measure import AmountShare, Asked, BalancedCategories, RowShare, SurveyRate
from scorecard.core.names import CriterionKey, LevelId, MeasureId
from scorecard.core.outcome import Outcome, at_least
from scorecard.core.problem import Problem, Severity
from scorecard.core.quantity import shown
from scorecard.core.rule import AllOf, Criterion, LevelHolds, Rule, Threshold, atoms, needed_of, parts
from scorecard.exchange.edition.files import EditionFiles
from scorecard.scoring.rate import reach
from scorecard.scoring.settle import settle

Fact = Criterion | Threshold
Way = frozenset[Fact]
MOST_WAYS = 4_000
"""A rule with more ways than this is not looked through; editions that people can read stay far below."""


def of_levels(edition: Edition, files: EditionFiles) -> Iterator[Problem]:
    """Yield what is doubtful about the levels and thresholds of every indicator."""
    for indicator in edition.indicators.values():
        yield from _scoring(indicator, files)
        yield from _thresholds(edition, indicator, files)
        yield from _order(edition, indicator, files)
        yield from _reached(_Ladder(edition, indicator), files)


def _problem(code: str, where: str, what: str, remedy: str, severity: Severity = "error") -> Problem:
    return Problem(code=code, where=where, what=what, remedy=remedy, severity=severity)


def _scoring(indicator: Indicator, files: EditionFiles) -> Iterator[Problem]:
    if indicator.scored and not indicator.rules:
        what = f"the indicator {indicator.id} is rated but no level has a rule."
        yield _problem(
            "no-rule", files.of_indicator(indicator.id, "levels"), what, "Add one, or write `scored: false`."
        )


# ── reach ────────────────────────────────────────────────────────────────────────────────────


@dataclass(frozen=True, slots=True)
class _Ladder:
    """The levels of one indicator, and what holds where certain facts are given and no others."""

    edition: Edition
    indicator: Indicator

    def ways(self, rule: Rule) -> list[Way] | None:
        """Return the possible ways to meet a rule, or None where there are too many."""
        found = list(islice(self._ways(rule), MOST_WAYS))
        if len(found) == MOST_WAYS:
            return None
        return [
            way for way in dict.fromkeys(found) if not any(_impossible(self.edition, fact) for fact in way)
        ]

    def _ways(self, rule: Rule) -> Iterator[Way]:
        match rule:
            case Criterion() | Threshold():
                yield frozenset({rule})
            case LevelHolds(level):
                yield from self._ways(self.indicator.rules[level])
            case _:
                for chosen in combinations(parts(rule), needed_of(rule)):
                    options = [list(islice(self._ways(part), MOST_WAYS)) for part in chosen]
                    yield from (frozenset[Fact]().union(*each) for each in product(*options))

    def holding(self, way: Way) -> Mapping[LevelId, Outcome]:
        """Return which levels' own rules hold in the world of these facts alone, with what follows from them."""
        given = {fact.key: Outcome.MET for fact in way if isinstance(fact, Criterion)}
        outcomes = dict(settle(self.indicator, given).outcomes)
        met = {*given, *(key for key, outcome in outcomes.items() if outcome is Outcome.MET)}
        bounds = [fact for fact in way if isinstance(fact, Threshold)]
        return {level: self._holds(rule, met, bounds) for level, rule in self.indicator.rules.items()}

    def _holds(self, rule: Rule, met: set[CriterionKey], bounds: list[Threshold]) -> Outcome:
        match rule:
            case Criterion(key):
                return Outcome.MET if key in met else Outcome.UNMET
            case Threshold():
                holds = _always(rule) or any(includes(bound, rule) for bound in bounds)
                return Outcome.MET if holds else Outcome.UNMET
            case LevelHolds(level):
                return self._holds(self.indicator.rules[level], met, bounds)
            case _:
                return at_least(needed_of(rule), (self._holds(part, met, bounds) for part in parts(rule)))

    def needed(self, level: LevelId) -> Rule:
        """Return what a level asks for in all: its own rule and, where levels are cumulative, those below."""
        rule = self.indicator.rules[level]
        if self.edition.combination == "highest":
            return rule
        ids = [each.id for each in self.edition.levels[: self.edition.rank(level)]]
        return AllOf((*(self.indicator.rules[each] for each in ids if each in self.indicator.rules), rule))


def _reached(ladder: _Ladder, files: EditionFiles) -> Iterator[Problem]:
    edition, indicator = ladder.edition, ladder.indicator
    ordered = [level.id for level in edition.levels if level.id in indicator.rules]
    for level in ordered:
        ways = ladder.ways(ladder.needed(level))
        if ways is None:
            continue
        worlds = [ladder.holding(way) for way in ways]
        where = files.of_indicator(indicator.id, "levels", level, "rule")
        if not any(reach(edition, world)[0] == level for world in worlds):
            what = f"the level “{level}” of {indicator.id} can never be reached: " + _why_never(worlds)
            yield _problem("unreachable-level", where, what, "Correct the rule, or leave the level out.")
        elif edition.combination == "highest":
            yield from _skips(indicator, level, ordered[: ordered.index(level)], worlds, where)


def _why_never(worlds: list[Mapping[LevelId, Outcome]]) -> str:
    if not worlds:
        return "no facts can meet its rule."
    return "whatever meets its rule meets a higher level too."


def _skips(
    indicator: Indicator,
    level: LevelId,
    lower: list[LevelId],
    worlds: list[Mapping[LevelId, Outcome]],
    where: str,
) -> Iterator[Problem]:
    skipped = [each for each in lower if any(world[each] is Outcome.UNMET for world in worlds)]
    if skipped:
        names = ", ".join(f"“{each}”" for each in skipped)
        what = f"the level “{level}” of {indicator.id} can hold while {names} does not."
        remedy = "Nothing, if that is meant; else add what implies what, or {level: …} to the rule."
        yield _problem("skips-lower", where, what, remedy, "hint")


# ── thresholds ───────────────────────────────────────────────────────────────────────────────


def includes(strong: Threshold, weak: Threshold) -> bool:
    """Return whether every value that passes the first threshold passes the second."""
    if strong.measure != weak.measure or strong.bound < weak.bound:
        return False
    return strong.bound > weak.bound or strong.strict or not weak.strict


def greatest(edition: Edition, measure: MeasureId) -> Fraction | None:
    """Return the greatest value that a measure can take, or None where there is none."""
    spec = edition.measures.get(measure)
    match spec.recipe if spec else None:
        case RowShare() | AmountShare() | SurveyRate():
            return Fraction(1)
        case BalancedCategories(categories=categories):
            return Fraction(len(categories))
        case Asked(question=question):
            asked = edition.questions.get(question)
            return Fraction(1) if asked and asked.kind == "share" else None
        case _:
            return None


def _impossible(edition: Edition, fact: Fact) -> bool:
    if isinstance(fact, Criterion):
        return False
    most = greatest(edition, fact.measure)
    return most is not None and not fact.holds(most)


def _always(rule: Threshold) -> bool:
    return rule.holds(Fraction(0))


def _thresholds(edition: Edition, indicator: Indicator, files: EditionFiles) -> Iterator[Problem]:
    for path, rule in _rules(indicator):
        for atom in atoms(rule):
            if not isinstance(atom, Threshold):
                continue
            where, said = files.of_indicator(indicator.id, *path), _said(edition, atom)
            if _impossible(edition, atom):
                what = f"{said} can never be passed."
                yield _problem(
                    "threshold-never", where, what, 'A share is at most 1: write "65 %" or "0.65".'
                )
            elif _always(atom):
                yield _problem(
                    "threshold-always", where, f"{said} always holds.", "Write more_than: 0.", "warning"
                )
    yield from _implied(edition, indicator, files)


def _rules(indicator: Indicator) -> Iterator[tuple[tuple[str, ...], Rule]]:
    for level, rule in indicator.rules.items():
        yield ("levels", level, "rule"), rule
    for statement in indicator.statements.values():
        if statement.derive is not None:
            _, place, letter = statement.key.split("/")
            yield ("levels", place, "criteria", letter, "derive"), statement.derive


def _said(edition: Edition, rule: Threshold) -> str:
    spec = edition.measures.get(rule.measure)
    bound = shown(rule.bound, share=spec is not None and spec.unit == "share")
    return f"the threshold {'more than' if rule.strict else 'at least'} {bound} of “{rule.measure}”"


def _implied(edition: Edition, indicator: Indicator, files: EditionFiles) -> Iterator[Problem]:
    for stronger, weaker in indicator.implies:
        high, low = indicator.statements[stronger].derive, indicator.statements[weaker].derive
        if not isinstance(high, Threshold) or not isinstance(low, Threshold) or high.measure != low.measure:
            continue
        if not includes(high, low):
            what = f"{stronger} implies {weaker}, but {_said(edition, high)} is passed below {_said(edition, low)}."
            yield _problem(
                "threshold-contradicts",
                files.of_indicator(indicator.id, "implies"),
                what,
                "Correct one of them.",
            )


def _order(edition: Edition, indicator: Indicator, files: EditionFiles) -> Iterator[Problem]:
    """A higher level should not ask for less of the same measure than a lower one."""
    asked: dict[MeasureId, tuple[LevelId | None, Threshold]] = {}
    for level in edition.levels:
        for measure, threshold in _strongest(indicator.rules.get(level.id)).items():
            below, weaker = asked.get(measure, (None, threshold))
            if not includes(threshold, weaker):
                where = files.of_indicator(indicator.id, "levels", level.id, "rule")
                what = f"“{level.id}” asks for less than “{below}”: {_said(edition, threshold)} and {_said(edition, weaker)}."
                yield _problem("threshold-order", where, what, "Correct one of the two bounds.")
            asked[measure] = level.id, threshold


def _strongest(rule: Rule | None) -> Mapping[MeasureId, Threshold]:
    found: dict[MeasureId, Threshold] = {}
    for atom in atoms(rule) if rule else ():
        if isinstance(atom, Threshold) and (atom.measure not in found or includes(atom, found[atom.measure])):
            found[atom.measure] = atom
    return found
