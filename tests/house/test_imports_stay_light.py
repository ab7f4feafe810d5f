"""A command loads what it needs and nothing more, so that it answers at once."""

import subprocess
import sys
from pathlib import Path

import pytest

EXAMPLE = Path(__file__).parents[2] / "examples" / "kazakhstan-2017"
HEAVY = {
    "docx",
    "pptx",
    "typst",
    "xlsxwriter",
    "openpyxl",
    "python_calamine",
    "z3",
    "jinja2",
    "ruamel",
    "markdown_it",
    "nh3",
    "vl_convert",
    "lxml",
    "asyncio",
    "unittest",
}
ASK = """
import contextlib, io, sys
from scorecard.cli.main import main
with contextlib.redirect_stdout(io.StringIO()):
    try:
        main(sys.argv[1:], prog_name="scorecard")
    except SystemExit:
        pass
print(*sorted(sys.modules), sep="\\n")
"""


def loaded(*args):
    done = subprocess.run(
        [sys.executable, "-c", ASK, *map(str, args)], capture_output=True, text=True, check=True
    )
    return set(done.stdout.split())


def heads(modules):
    return {name.partition(".")[0] for name in modules}


@pytest.mark.parametrize("options", [(), ("--json",)], ids=["table", "json"])
def test_rating_loads_nothing_heavy_and_rich_only_for_a_terminal(options):
    modules = loaded("rate", EXAMPLE, *options)
    assert heads(modules) & (HEAVY | {"rich"}) == set()
    assert "scorecard.scoring.rate" in modules


def test_rating_loads_neither_reports_nor_planning_nor_checks():
    modules = loaded("rate", EXAMPLE)
    assert {
        name
        for name in modules
        if name.startswith(("scorecard.reporting", "scorecard.planning", "scorecard.checks"))
    } == set()


def test_rating_statements_loads_nothing_heavy(tmp_path):
    (tmp_path / "s.json").write_text("[{}]", "utf-8")
    modules = loaded(
        "rate", "--framework", "unct-swap/2017-08", "--statements", tmp_path / "s.json", "--levels-only"
    )
    assert heads(modules) & (HEAVY | {"rich"}) == set()


@pytest.mark.parametrize("command", ["show", "explain", "check"])
def test_reading_commands_load_no_writer_of_files(command):
    assert heads(loaded(command, EXAMPLE)) & (HEAVY | {"rich"}) == set()


def test_a_plan_loads_the_solver_only_for_a_target():
    assert "z3" not in heads(loaded("plan", EXAMPLE))


@pytest.mark.parametrize("args", [("--help",), ("--version",)])
def test_help_loads_no_command(args):
    modules = loaded(*args)
    assert "yaml" not in modules or args == ("--help",)
    assert heads(modules) & (HEAVY | {"rich"}) == set()


@pytest.mark.parametrize(
    ("form", "kept_out"),
    [
        ("json", {"docx", "pptx", "typst", "xlsxwriter", "jinja2"}),
        ("html", {"docx", "pptx", "typst", "xlsxwriter"}),
    ],
)
def test_a_report_loads_only_the_formats_asked_for(tmp_path, form, kept_out):
    modules = loaded("report", EXAMPLE, "--out", tmp_path, "--formats", form)
    assert heads(modules) & kept_out == set()
