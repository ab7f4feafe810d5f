"""Bare statements: JSON that says what is met, unmet or unknown, without a document around it."""

import json
import re
from collections.abc import Iterator, Mapping
from fractions import Fraction
from pathlib import Path
from typing import Any, TextIO, cast

from scorecard.core.assessment import Exemption, Status
from scorecard.core.framework import Edition, Indicator
from scorecard.core.measure import Measured
from scorecard.core.names import CriterionKey, IndicatorId, MeasureId
from scorecard.core.outcome import Outcome
from scorecard.core.problem import Problem, Refused
from scorecard.core.quantity import Share, parse_exact
from scorecard.core.rule import Criterion
from scorecard.core.text import Message
from scorecard.scoring.bulk import CompiledIndicator, Values
from scorecard.scoring.finding import Finding
from scorecard.scoring.rate import Standing, rate
from scorecard.scoring.result import Result
from scorecard.scoring.settle import settle

LARGEST = 200_000_000
LONGEST = 4_000_000
"""Signs of one set of statements; what is longer is not looked at to its end."""
CHUNK = 1 << 16
SPACE = re.compile(r"[ \t\r\n]*")
JSON_REMEDY = "Check quotes, commas and brackets."
Statements = Mapping[str, Any]


def read_statements(file: Path) -> Iterator[tuple[int, Statements]]:
    """Yield (place in the file from 1, statements) of a JSON object, or of each object in a list, read as a stream.

    Raise Refused, naming the file and line, at what is not JSON.
    """
    try:
        size = file.stat().st_size
        with file.open(encoding="utf-8-sig") as stream:
            if size > LARGEST:
                raise _refused(
                    str(file), f"the file has {size:,} bytes; at most {LARGEST:,} are read.", "Split it."
                )
            yield from _objects(stream, str(file))
    except UnicodeDecodeError as error:
        raise _refused(
            str(file), f"byte {error.start} is not UTF-8 text.", "Save the file as UTF-8."
        ) from None
    except OSError as error:
        raise _refused(str(file), f"the file cannot be read: {error.strerror}.", "Check the path.") from None


def is_list(file: Path) -> bool:
    """Return whether the file can be read and holds a list of statement sets rather than one."""
    try:
        with file.open(encoding="utf-8-sig", errors="replace") as stream:
            return stream.read(CHUNK).lstrip().startswith("[")
    except OSError:  # reading it says why
        return False


def _objects(stream: TextIO, source: str) -> Iterator[tuple[int, Statements]]:
    text = _Text(stream, source)
    if text.next() != "[":
        yield 1, text.statements()
    else:
        text.at += 1
        place = 0
        while text.next() != "]" or place:
            place += 1
            yield place, text.statements()
            sign = text.next()
            if sign not in (",", "]"):
                what = "a comma or a bracket is expected here." if sign else "the file ends too early."
                raise text.refused(what, JSON_REMEDY)
            if sign == "]":
                break
            text.at += 1
        text.at += 1
    if text.next():
        raise text.refused("there is more after the end of the statements.", "Put several sets in a list.")


class _Text:
    """The text of a file of which only a piece is held, and the line of the place that has been reached in it."""

    def __init__(self, stream: TextIO, source: str) -> None:
        self.stream, self.source = stream, source
        self.held, self.at, self.line = "", 0, 1
        self.decoder = json.JSONDecoder(
            parse_float=str, parse_constant=str, object_pairs_hook=lambda pairs: _unique(pairs, source)
        )

    def next(self) -> str:
        """Return the next sign that is no space, and stand before it; nothing at the end."""
        while True:
            found = SPACE.match(self.held, self.at)
            self.move(found.end() if found else self.at)
            if self.at < len(self.held) or not self.more():
                return self.held[self.at : self.at + 1]

    def more(self) -> bool:
        """Hold as much again, and leave what was read; return whether there was any."""
        fresh = self.stream.read(max(CHUNK, len(self.held) - self.at))
        self.held, self.at = self.held[self.at :] + fresh, 0
        return bool(fresh)

    def move(self, to: int) -> None:
        """Stand at a later place."""
        self.line += self.held.count("\n", self.at, to)
        self.at = to

    def statements(self) -> Statements:
        """Return the object that stands here."""
        sign = self.next()
        if not sign:
            raise self.refused("the file is empty or ends too early.", JSON_REMEDY)
        if sign != "{":
            remedy = 'Write {"1.1/meets/a": "met"}.'
            raise self.refused("a set of statements is an object in braces.", remedy)
        while True:
            try:
                found, end = self.decoder.raw_decode(self.held, self.at)
            except json.JSONDecodeError as error:
                wrong = error.pos - self.at
                if len(self.held) - self.at <= LONGEST and self.more():
                    continue
                self.move(self.at + wrong)
                raise self.refused(f"this is not JSON: {error.msg}.", JSON_REMEDY) from None
            except RecursionError:
                raise self.refused("values are nested too deep.", JSON_REMEDY) from None
            except ValueError:  # Python refuses to read a number of more than 4,300 digits
                raise self.refused("a number is too long.", "Give two numbers of ordinary size.") from None
            self.move(end)
            return cast("Statements", found)

    def refused(self, what: str, remedy: str) -> Refused:
        """Return one problem at this line as a refusal."""
        return _refused(f"{self.source}:{self.line}", what, remedy)


def _unique(pairs: list[tuple[str, Any]], source: str) -> dict[str, Any]:
    found = dict(pairs)
    if len(found) < len(pairs):
        names = [name for name, _ in pairs]
        twice = sorted({name for name in names if names.count(name) > 1})
        raise _refused(source, f"stated twice: {', '.join(twice)}.", "Keep one of the two.")
    return found


def _refused(where: str, what: str, remedy: str) -> Refused:
    return Refused([Problem(code="statements", where=where, what=what, remedy=remedy)])


# ── statements → what rating reads ───────────────────────────────────────────────────────────


def standing(edition: Edition, statements: Statements, source: str) -> Standing:
    """Return what rating reads of bare statements. Raise Refused with every problem: unknown keys and values, contradictions."""
    problems: list[Problem] = []
    outcomes: dict[CriterionKey, Outcome] = {}
    measures: dict[MeasureId, Measured] = {}
    exemptions: dict[IndicatorId, Exemption] = {}
    for key, value in statements.items():
        indicator = edition.indicator(key)
        where = f"{source}: {key}"
        if indicator and key in indicator.statements:
            outcome = _outcome(value, where, problems)
            if outcome:
                outcomes[CriterionKey(key)] = outcome
        elif indicator and key == indicator.id:
            said = _whole(edition, indicator, value, where, problems)
            if isinstance(said, Exemption):
                exemptions[indicator.id] = said
            elif said:
                measures[said.id] = said
        else:
            problems.append(_unknown_key(edition, key, where))
    problems += _contradictions(edition, outcomes, source)
    if problems:
        raise Refused(problems)
    return Standing(
        statements={key: stated(key, outcome) for key, outcome in outcomes.items()},
        measures=measures,
        exemptions=exemptions,
    )


def stated(key: CriterionKey, outcome: Outcome) -> Finding:
    """Return the finding of a statement that was made without anything behind it."""
    said = {
        Outcome.MET: Message("Stated as met."),
        Outcome.UNMET: Message("Stated as not met."),
        Outcome.UNKNOWN: Message("Stated as not known."),
    }
    return Finding(rule=Criterion(key), key=key, outcome=outcome, reason=said[outcome], stated=True)


def _outcome(value: object, where: str, problems: list[Problem]) -> Outcome | None:
    try:
        return Outcome(value)
    except ValueError:
        remedy = "Write met, unmet or unknown."
        problems.append(
            Problem(code="statements", where=where, what=f"“{value}” is not an outcome.", remedy=remedy)
        )
        return None


def _whole(
    edition: Edition,
    indicator: Indicator,
    value: object,
    where: str,
    problems: list[Problem],
) -> Exemption | Measured | None:
    status = _status(edition, value)
    if status:
        return Exemption(status=status)
    if isinstance(value, dict) and indicator.measure:
        return _measured(indicator.measure, value, where, problems)
    if not (value == "unknown" and indicator.measure):
        problems.append(
            Problem(
                code="statements",
                where=where,
                what=_not_whole(value),
                remedy=_whole_remedy(edition, indicator),
            )
        )
    return None


def _not_whole(value: object) -> str:
    return f"“{value}” cannot be said of a whole indicator."


def _whole_remedy(edition: Edition, indicator: Indicator) -> str:
    forms = ['{"part": 5, "whole": 29}'] if indicator.measure else []
    forms += [f'"{status}"' for status in _statuses(edition)]
    return f"Write {' or '.join(forms)}." if forms else "State its criteria."


def _measured(
    measure: MeasureId, value: dict[str, Any], where: str, problems: list[Problem]
) -> Measured | None:
    if set(value) != {"part", "whole"}:
        what = "a figure has exactly the keys part and whole."
        problems.append(
            Problem(code="statements", where=where, what=what, remedy='Write {"part": 5, "whole": 29}.')
        )
        return None
    try:
        share = Share(part=parse_exact(value["part"]), whole=parse_exact(value["whole"]))
    except (ValueError, TypeError) as error:
        remedy = "Give two numbers, the part no larger than the whole."
        problems.append(Problem(code="statements", where=where, what=f"{error}.", remedy=remedy))
        return None
    if share.value is None:
        return Measured(id=measure, note=Message("the whole is nothing, so there is no share"), stated=True)
    part, whole = Fraction(share.part), Fraction(share.whole)
    return Measured(id=measure, low=share.value, high=share.value, part=part, whole=whole, stated=True)


def _unknown_key(edition: Edition, key: str, where: str) -> Problem:
    from difflib import get_close_matches

    known = [*edition.indicators, *(name for each in edition.indicators.values() for name in each.statements)]
    close = get_close_matches(key, known, n=1)
    hint = f"Did you mean {close[0]}? " if close else ""
    remedy = f"{hint}`scorecard framework show {edition.id}` lists the keys."
    return Problem(
        code="statements",
        where=where,
        what=f"the edition has no criterion or indicator “{key}”.",
        remedy=remedy,
    )


def _contradictions(edition: Edition, outcomes: Mapping[CriterionKey, Outcome], source: str) -> list[Problem]:
    found: list[Problem] = []
    for indicator in edition.indicators.values():
        given = {key: outcome for key, outcome in outcomes.items() if key in indicator.statements}
        for stronger, weaker in settle(indicator, given).contradictions:
            found.append(
                Problem(
                    code="contradiction",
                    where=f"{source}: {stronger}",
                    what=f"{stronger} is met, which makes {weaker} met too, but {weaker} is stated as unmet.",
                    remedy="Correct one of the two.",
                    values=((stronger, "met"), (weaker, "unmet")),
                )
            )
    return found


# ── the fast way, levels only ────────────────────────────────────────────────────────────────


def levels_only(
    edition: Edition, indicators: tuple[CompiledIndicator, ...], statements: Statements, source: str
) -> dict[str, Any]:
    """Return {indicator: {level, at_least, at_most}} of one statement set, without findings. Raise Refused as `standing` does."""
    met, unmet, values, exempt = _bits(edition, indicators, statements)
    clash = met is not None and any(bits & unmet.get(name, 0) for name, bits in met.items())
    if met is None or clash:  # unusual or wrong: the slow way says what is wrong, with every problem
        results = rate(edition, standing(edition, statements, source)).results
        return {name: _levels(each) for name, each in results.items() if each.status != "not_scored"}
    names = [level.id for level in edition.levels]
    found: dict[str, Any] = {}
    for indicator in indicators:
        if indicator.id in exempt:
            found[indicator.id] = {"level": None, "at_least": None, "at_most": None}
            continue
        low, high = indicator.reach(met.get(indicator.id, 0), unmet.get(indicator.id, 0), values)
        found[indicator.id] = {
            "level": names[low] if low == high else None,
            "at_least": names[low],
            "at_most": names[high],
        }
    return found


def _statuses(edition: Edition) -> tuple[Status, ...]:
    allowed: list[tuple[Status, bool]] = [
        ("not_applicable", edition.not_applicable),
        ("not_reported", edition.not_reported),
    ]
    return tuple(status for status, known in allowed if known)


def _status(edition: Edition, value: object) -> Status | None:
    """Return the status that a word says, or the edition's own code for it, or None."""
    if isinstance(value, bool) or not isinstance(value, str | int):
        return None
    said = str(value)
    return next((each for each in _statuses(edition) if said in (each, edition.status_codes.get(each))), None)


def _levels(result: Result) -> dict[str, Any]:
    return {"level": result.level, "at_least": result.at_least, "at_most": result.at_most}


def _bits(
    edition: Edition, indicators: tuple[CompiledIndicator, ...], statements: Statements
) -> tuple[dict[str, int] | None, dict[str, int], Values, set[str]]:
    """Return met and unmet bits by indicator, measures and exempt indicators; None for met bits when something needs a closer look."""
    by_id = {indicator.id: indicator for indicator in indicators}
    met: dict[str, int] = {}
    unmet: dict[str, int] = {}
    values: dict[MeasureId, Fraction | None] = {}
    exempt: set[str] = set()
    for key, value in statements.items():
        name = key.partition("/")[0]
        indicator = by_id.get(name)
        if indicator is None:
            return None, unmet, values, exempt
        if value == "met" and key in indicator.bits:
            met[name] = met.get(name, 0) | indicator.makes_met[key]
        elif value == "unmet" and key in indicator.bits:
            unmet[name] = unmet.get(name, 0) | indicator.makes_unmet[key]
        elif key == name and _status(edition, value):
            exempt.add(name)
        elif isinstance(value, dict) and key == name and indicator.measure:
            part, whole = value.get("part"), value.get("whole")
            if type(part) is not int or type(whole) is not int or not 0 <= part <= whole or len(value) > 2:
                return None, unmet, values, exempt
            values[indicator.measure] = Fraction(part, whole) if whole else None
        elif value != "unknown" or (key not in indicator.bits and not indicator.measure):
            return None, unmet, values, exempt
    return met, unmet, values, exempt
