"""Results as plain data, in the shape that scripts read."""

from collections.abc import Iterable, Mapping
from typing import Any

from scorecard.core.framework import Edition
from scorecard.core.problem import Problem
from scorecard.scoring.finding import Finding
from scorecard.scoring.result import Result, Scorecard, Summary


def scorecard_data(
    edition: Edition, scorecard: Scorecard, *, subject: str | None = None, date: str | None = None
) -> dict[str, Any]:
    """Return a scorecard as plain data: indicators with levels, ranges, criteria and notices, and the counts."""
    return {
        "framework": edition.id,
        "digest": edition.digest,
        "subject": subject,
        "date": date,
        "indicators": {name: result_data(result) for name, result in scorecard.results.items()},
        "summary": summary_data(edition, scorecard.summary),
        "computed": summary_data(edition, scorecard.computed),
        "dimensions": {name: summary_data(edition, each) for name, each in scorecard.by_dimension.items()},
        "target_reached": scorecard.target_reached,
        "overall": overall_data(scorecard),
    }


def result_data(result: Result) -> dict[str, Any]:
    """Return one indicator's result as plain data."""
    found: dict[str, Any] = {
        "level": result.level,
        "at_least": result.at_least,
        "at_most": result.at_most,
        "agreed": result.agreed,
        "criteria": {key: finding_data(finding) for key, finding in result.criteria.items()},
        "notices": [{"code": notice.code, "message": str(notice.said)} for notice in result.notices],
        "open": list(result.open),
    }
    if result.status:
        found["status"] = result.status
        found["status_reason"] = result.status_reason
    if result.agreed_reason:
        found["agreed_reason"] = result.agreed_reason
    return found


def finding_data(finding: Finding) -> dict[str, Any]:
    """Return a criterion's finding as plain data; evidence, rows and parts only where there are any."""
    found: dict[str, Any] = {"outcome": finding.outcome.value, "reason": str(finding.reason)}
    if finding.implied_by:
        found["implied_by"] = finding.implied_by
    if finding.evidence:
        found["evidence"] = list(finding.evidence)
    if finding.rows:
        found["rows"] = [str(row) for row in finding.rows]
    if finding.parts:
        found["parts"] = [
            finding_data(part) | ({"key": part.key} if part.key else {}) for part in finding.parts
        ]
    return found


def summary_data(edition: Edition, summary: Summary) -> dict[str, Any]:
    """Return counts by level and the headline's numerator and denominator."""
    found: dict[str, Any] = {str(level): count for level, count in summary.by_level.items()}
    found["not_applicable"] = summary.not_applicable
    if edition.not_reported:
        found["not_reported"] = summary.not_reported
    found |= {"open": summary.open, "met_or_exceeded": summary.met_or_exceeded, "of": summary.of}
    if edition.headline.average_codes:
        found["average_code"] = None if summary.average_code is None else str(summary.average_code)
    return found


def overall_data(scorecard: Scorecard) -> dict[str, Any] | None:
    """Return the overall result, or None where the edition has none; `tier` is None while it is open."""
    overall = scorecard.overall
    if overall is None:
        return None
    closed = overall.at_least == overall.at_most
    return {
        "tier": overall.at_least if closed else None,
        "at_least": overall.at_least,
        "at_most": overall.at_most,
    }


def problems_data(problems: Iterable[Problem]) -> list[Mapping[str, Any]]:
    """Return problems as plain data."""
    return [
        {
            "code": each.code,
            "severity": each.severity,
            "where": each.where,
            "message": str(each.what),
            "values": dict(each.values),
            "remedy": str(each.remedy),
        }
        for each in problems
    ]
