"""What the tests of every command share: a way to run it, copies of the founding case, and statements in a file."""

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner

from scorecard.cli.main import main

ROOT = Path(__file__).parents[2]
EXAMPLE = ROOT / "examples" / "kazakhstan-2017"
PROGRAM = "import sys; from scorecard.cli.main import main; sys.argv[0] = 'scorecard'; sys.exit(main())"


@pytest.fixture
def run():
    """Run a command in this process; a bug (an exception that is not an exit) fails the test."""

    def invoke(*args, code=0, **env):
        found = CliRunner().invoke(main, [str(arg) for arg in args], env=env or None)
        if found.exception is not None and not isinstance(found.exception, SystemExit):
            raise found.exception
        assert found.exit_code == code, f"{found.exit_code}: {found.stdout[:500]}\n{found.stderr[:2000]}"
        assert "Traceback" not in found.output
        return found

    return invoke


@pytest.fixture
def run_json(run):
    """Run a command with --json and return its standard output, which is JSON and nothing else."""

    def invoke(*args, code=0):
        return json.loads(run(*args, "--json", code=code).stdout)

    return invoke


@pytest.fixture
def program():
    """Run the program as a process of its own, through its entry point, and return it when it has ended."""

    def start(*args, env=None, **options):
        return subprocess.run(
            [sys.executable, "-c", PROGRAM, *map(str, args)],
            capture_output=True,
            text=True,
            encoding="utf-8",
            check=False,
            timeout=60,
            env={**os.environ, "PYTHONIOENCODING": "utf-8", **(env or {})},
            **options,
        )

    return start


@pytest.fixture(scope="session")
def example():
    """The folder of the founding case, which no test writes to."""
    return EXAMPLE


@pytest.fixture
def copy(tmp_path):
    """A copy of the founding case that a test may change."""
    return shutil.copytree(EXAMPLE, tmp_path / "case")


@pytest.fixture
def change(copy):
    """Replace words in a file of the copy; the words must stand there."""

    def replace(name, *pairs):
        file = copy / name
        text = file.read_text("utf-8")
        for old, new in pairs:
            assert old in text, old
            text = text.replace(old, new, 1)
        file.write_text(text, "utf-8")
        return copy

    return replace


@pytest.fixture
def state():
    """Return every file below a folder with its bytes, or the size of a huge one, to see that nothing was written."""

    def read(folder):
        return {
            str(file.relative_to(folder)): file.read_bytes()
            if file.stat().st_size < 10**8
            else file.stat().st_size
            for file in sorted(folder.rglob("*"))
            if file.is_file()
        }

    return read


@pytest.fixture
def statements(tmp_path):
    """Write statements, or any words, into a JSON file."""

    def write(value):
        file = tmp_path / "statements.json"
        if isinstance(value, bytes):
            file.write_bytes(value)
        else:
            file.write_text(value if isinstance(value, str) else json.dumps(value), "utf-8")
        return file

    return write


@pytest.fixture
def rate_bare(run, statements):
    """Rate bare statements under the interim edition and return the JSON."""

    def invoke(value, *options, code=0):
        found = run(
            "rate",
            "--framework",
            "unct-swap/2017-08",
            "--statements",
            statements(value),
            "--json",
            *options,
            code=code,
        )
        return json.loads(found.stdout)

    return invoke
