"""The program as a process: exit codes, streams, colours, pipes and permissions."""

import json
import os
import pty
import re
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

import pytest

from scorecard import __version__

ESCAPE = "\x1b"
PROGRAM = "import sys; from scorecard.cli.main import main; sys.argv[0] = 'scorecard'; sys.exit(main())"


def test_done_is_0(program, example):
    found = program("rate", example)
    assert (found.returncode, found.stderr) == (0, "")
    assert found.stdout


def test_a_mistake_of_usage_is_2_with_help_on_the_error_stream(program):
    for args in (("rate", "--no-such-option"), ("no-such-command",), ("rate",), ("report", "x")):
        found = program(*args)
        assert (found.returncode, found.stdout) == (2, "")
        assert "Usage: scorecard" in found.stderr


def test_problems_in_the_data_are_3_and_on_the_error_stream(program, tmp_path):
    found = program("rate", tmp_path)
    assert (found.returncode, found.stdout) == (3, "")
    assert found.stderr.startswith("error: ")


def test_problems_in_the_data_are_json_on_the_output_when_json_is_asked_for(program, tmp_path):
    found = program("rate", tmp_path, "--json")
    assert (found.returncode, found.stderr) == (3, "")
    (problem,) = json.loads(found.stdout)
    assert set(problem) == {"code", "severity", "where", "message", "values", "remedy"}


def test_problems_in_the_edition_are_4(program, tmp_path, copy):
    folder = tmp_path / "own" / "unct-swap" / "2017-08"
    folder.mkdir(parents=True)
    (folder / "framework.yaml").write_text("id: unct-swap/2017-08\n", "utf-8")
    found = program("rate", copy, env={"SCORECARD_FRAMEWORKS": str(tmp_path / "own")})
    assert (found.returncode, found.stdout) == (4, "")
    assert "framework.yaml" in found.stderr


def test_warnings_do_not_spoil_the_json(program, copy):
    file = copy / "assessment.yaml"
    text = file.read_text("utf-8").replace(
        "{edition: unct-swap/2017-08}", "{edition: unct-swap/2017-08, digest: sha256:00}"
    )
    file.write_text(text, "utf-8")
    for command in ("rate", "show", "explain", "plan"):
        found = program(command, copy, "--json")
        assert found.returncode == 0
        assert "warning: " in found.stderr
        json.loads(found.stdout)


@pytest.mark.parametrize("command", [("rate",), ("check",), ("plan",), ("explain", "1.1"), ("show",)])
def test_there_is_no_escape_code_where_no_terminal_is(program, example, command):
    found = program(command[0], example, *command[1:])
    assert ESCAPE not in found.stdout + found.stderr


def on_a_terminal(*args, **env):
    """Return all that the program writes to a terminal."""
    parent, child = pty.openpty()
    process = subprocess.Popen(
        [sys.executable, "-c", PROGRAM, *map(str, args)],
        stdin=child,
        stdout=child,
        stderr=child,
        env={key: value for key, value in os.environ.items() if key not in ("NO_COLOR", "CI")}
        | {"TERM": "xterm-256color"}
        | env,
    )
    os.close(child)
    said = b""
    while True:
        try:
            piece = os.read(parent, 65536)
        except OSError:
            break
        if not piece:
            break
        said += piece
    os.close(parent)
    process.wait(60)
    return said.decode()


def test_a_terminal_gets_colours_and_no_color_takes_them_away(example, tmp_path):
    for args in (("check", example, "--least", "error"), ("rate", tmp_path)):
        assert f"{ESCAPE}[31m" in on_a_terminal(*args)
        assert f"{ESCAPE}[" not in on_a_terminal(*args, NO_COLOR="1")


@pytest.mark.parametrize("command", [("rate",), ("plan",), ("explain", "1.1"), ("show",)])
def test_no_color_takes_the_colours_from_every_command(example, command):
    said = on_a_terminal(command[0], example, *command[1:], NO_COLOR="1")
    assert not re.search(rf"{ESCAPE}\[[0-9;]*[349][0-7]", said)


def test_a_reader_who_stops_listening_is_no_bug(example):
    with subprocess.Popen(
        [sys.executable, "-c", PROGRAM, "rate", str(example), "--json"],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    ) as process:
        process.stdout.close()
        said = process.stderr.read()
        process.wait(60)
    assert "Traceback" not in said


def test_an_output_that_takes_only_ascii_still_gets_json(program, example):
    found = program("rate", example, "--json", env={"PYTHONIOENCODING": "ascii:backslashreplace"})
    assert found.returncode == 0
    json.loads(found.stdout)


def test_the_version_is_that_of_the_package(program):
    assert program("--version").stdout == f"scorecard, version {__version__}\n"


def test_the_help_names_every_command_and_the_exit_codes(program):
    said = program("--help").stdout
    for name in (
        "new",
        "show",
        "answer",
        "rate",
        "explain",
        "check",
        "plan",
        "report",
        "workbook",
        "framework",
        "schema",
        "upgrade",
        "completion",
    ):
        assert f"  {name} " in said
    assert (
        "Exit codes: 0 done, 2 usage, 3 problems in the data, 4 problems in the edition, 1 a bug."
        in " ".join(said.split())
    )


def test_it_works_from_any_folder_with_a_relative_path(program, copy):
    assert program("rate", "case", cwd=copy.parent).returncode == 0
    assert program("rate", ".", cwd=copy).returncode == 0
    assert program("rate", "assessment.yaml", cwd=copy).returncode == 0


def test_a_folder_of_any_name_is_read(run, copy, tmp_path):
    for name in ("with spaces", "Қазақстан", "[bold]", "-", "a;b", "$(x)", "%s {}"):
        place = shutil.copytree(copy, tmp_path / name)
        run("rate", "--", place)
        (place / "assessment.yaml").unlink()
        assert str(place) in run("rate", "--", place, code=3).stderr


# ── permissions ──────────────────────────────────────────────────────────────────────────────


@pytest.fixture
def locked(example, run, tmp_path):
    """A copy of the founding case, seen by a user who may do only what the files allow everybody."""
    with tempfile.TemporaryDirectory() as place:
        case = shutil.copytree(example, Path(place) / "case")
        Path(place).chmod(0o755)
        for command in (
            ("rate", case),
            ("check", case),
            ("new", Path(place) / "other", "--framework", "unct-swap/2017-08", "--subject", "A"),
        ):
            run(*command, code=3 if command[0] == "check" else 0)
        run("report", case, "--out", Path(place) / "out", "--formats", "json")
        run("answer", case, "2.2/meets/b", "unknown")
        am_root = os.geteuid() == 0
        if am_root:
            os.seteuid(65534)
        try:
            yield case, (lambda file, mode: _chmod(file, mode, am_root=am_root))
        finally:
            if am_root:
                os.seteuid(0)
            for file in [*Path(place).rglob("*"), Path(place)]:
                file.chmod(0o755)


def _chmod(file, mode, *, am_root):
    if am_root:
        os.seteuid(0)
    file.chmod(mode)
    if am_root:
        os.seteuid(65534)


@pytest.mark.parametrize("name", ["assessment.yaml", "tables/staff.csv"])
def test_a_file_that_may_not_be_read_is_named(run, locked, name):
    case, chmod = locked
    chmod(case / name, 0)
    said = run("rate", case, code=3)
    assert Path(name).name in said.stderr
    assert "Permission denied" in said.stderr


def test_a_folder_that_may_not_be_entered_is_named(run, locked):
    case, chmod = locked
    chmod(case, 0)
    said = run("rate", case, code=3)
    assert str(case) in said.stderr
    assert "Permission denied" in said.stderr


@pytest.mark.parametrize(
    "command",
    [
        ("answer", "CASE", "2.2/meets/b", "met"),
        ("new", "CASE/more", "--framework", "unct-swap/2017-08", "--subject", "A"),
        ("report", "CASE", "--out", "CASE/out", "--formats", "json"),
    ],
    ids=lambda command: command[0],
)
def test_a_folder_that_may_not_be_written_is_named_and_nothing_is_left_behind(run, locked, state, command):
    case, chmod = locked
    chmod(case, 0o555)
    before = state(case)
    said = run(*(word.replace("CASE", str(case)) for word in command), code=3)
    assert str(case) in said.stderr
    assert "Permission denied" in said.stderr
    assert state(case) == before
