"""What every module of the product must keep."""

import ast
import re
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
PACKAGE = ROOT / "src" / "scorecard"
FRAMEWORKS = PACKAGE / "frameworks"
MODULES = sorted(PACKAGE.rglob("*.py"))
TEXTS = [
    path
    for path in PACKAGE.rglob("*")
    if path.suffix in {".css", ".py", ".typ", ".yaml"} and path.parent.name != "texts"
]
LONGEST = 450
# Words of one methodology or country, beside the names of the folders.
NAMES = {"kazakhstan", "swap", "unct", "undaf", "undis", "unpfd", "unsdcf"}


def name_of(path):
    return path.relative_to(PACKAGE).as_posix()


def words_of(text):
    """Split prose, snake_case and CamelCase alike into lower-case words."""
    return re.findall(r"[a-z]+|\d+", re.sub(r"(?<=[a-z0-9])(?=[A-Z])", " ", text).lower())


def forbidden():
    """Return the phrases no module may contain; a folder called by a year alone is not a name."""
    folders = [path.name for path in (*FRAMEWORKS.glob("*"), *FRAMEWORKS.glob("*/*")) if path.is_dir()]
    phrases = {tuple(words_of(name)) for name in (*folders, *NAMES)}
    return {phrase for phrase in phrases if not all(word.isdigit() for word in phrase)}


def said(tree):
    """Yield each identifier and string of a module with its line."""
    for node in ast.walk(tree):
        for field in ("id", "attr", "arg", "name", "asname", "module", "value"):
            text = getattr(node, field, None)
            if isinstance(text, str):
                yield getattr(node, "lineno", 0), text


def breaches(source):
    found = set()
    for line, text in said(ast.parse(source)):
        words = words_of(text)
        for phrase in forbidden():
            size = len(phrase)
            if any(tuple(words[at : at + size]) == phrase for at in range(len(words) - size + 1)):
                found.add((line, " ".join(phrase)))
    return sorted(found)


@pytest.mark.parametrize("path", MODULES, ids=name_of)
def test_no_module_names_a_methodology_an_edition_or_a_country(path):
    assert breaches(path.read_text("utf-8")) == []


@pytest.mark.parametrize(
    "source",
    [
        "def rate_unct(): ...",
        "class UnctRating: ...",
        "x = 'the UNCT report'",
        "import swap",
        "f(kazakhstan=1)",
        "x.undaf",
        "f'{1} UNDAF'",
    ],
)
def test_the_search_finds_a_name_wherever_it_hides(source):
    assert breaches(source)


@pytest.mark.parametrize(
    "source", ["swapped = 1", "x = 'junction'", "# UNCT, cited in a comment", "y = 2017"]
)
def test_the_search_leaves_other_words_alone(source):
    assert breaches(source) == []


@pytest.mark.parametrize("path", MODULES, ids=name_of)
def test_every_module_opens_with_a_sentence(path):
    text = ast.get_docstring(ast.parse(path.read_text("utf-8")))
    assert text, "no docstring"
    assert text.splitlines()[0].endswith((".", ":", "?")), text.splitlines()[0]


@pytest.mark.parametrize("path", TEXTS, ids=name_of)
def test_no_file_is_too_long_to_read(path):
    assert len(path.read_text("utf-8").splitlines()) <= LONGEST


def test_frameworks_hold_not_one_line_of_python():
    assert list(FRAMEWORKS.rglob("*.py")) == []
