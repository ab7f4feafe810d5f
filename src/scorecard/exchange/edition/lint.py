"""What types cannot see in an edition: levels out of reach, words used nowhere, codes twice, examples that disagree."""

from pathlib import Path

from scorecard.core.framework import Edition
from scorecard.core.problem import Problem, Refused, Severity
from scorecard.exchange.edition.examples import disagreements, example_files
from scorecard.exchange.edition.files import edition_files
from scorecard.exchange.edition.framework import load
from scorecard.exchange.edition.lint_levels import of_levels
from scorecard.exchange.edition.lint_names import of_names
from scorecard.exchange.edition.lint_numbers import of_numbers
from scorecard.exchange.edition.lint_tables import of_tables
from scorecard.exchange.edition.lint_unused import unused
from scorecard.exchange.edition.lint_words import of_words

ORDER: dict[Severity, int] = {"error": 0, "warning": 1, "hint": 2}


def lint(edition: Edition, folder: Path) -> list[Problem]:
    """Return every doubt about an edition at once, each with its file and line: errors first, then warnings and hints."""
    files = edition_files(folder)
    found = [
        *of_names(edition, files),
        *of_numbers(edition, files),
        *of_tables(edition, files),
        *of_levels(edition, files),
        *unused(edition, files),
        *of_words(edition, files),
        *(problem for file in example_files(folder) for problem in disagreements(edition, file)),
    ]
    return sorted(found, key=lambda each: ORDER[each.severity])


def checked(folder: Path, identity: str | None = None) -> tuple[Edition | None, list[Problem]]:
    """Return the edition in a folder with all that is to be said about it; None where it cannot be read at all."""
    try:
        edition = load(folder, identity)
    except Refused as refused:
        return None, list(refused.problems)
    return edition, lint(edition, folder)
