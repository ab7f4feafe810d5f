"""The one door opens with Python alone, and says what is wrong."""

import ast
import importlib.util
import json
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
DOOR = ROOT / "run.py"


@pytest.fixture
def door():
    spec = importlib.util.spec_from_file_location("door", DOOR)
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.fixture
def elsewhere(door, tmp_path, monkeypatch):
    """The door in an empty folder, with an environment that seems to be there."""
    monkeypatch.setattr(door, "VENV", tmp_path / ".venv")
    monkeypatch.setattr(door, "STAMP", tmp_path / ".venv" / "installed.json")
    monkeypatch.setattr(door, "TOOLS", tmp_path / ".venv-tools")
    program = Path(door.inside("python", tmp_path / ".venv"))
    program.parent.mkdir(parents=True)
    program.touch()
    monkeypatch.setattr(door, "inside", lambda name, home=tmp_path / ".venv": str(home / door.BIN / name))
    return door


def test_it_imports_the_standard_library_alone():
    tree = ast.parse(DOOR.read_text("utf-8"))
    names = {alias.name for node in ast.walk(tree) if isinstance(node, ast.Import) for alias in node.names}
    names |= {node.module for node in ast.walk(tree) if isinstance(node, ast.ImportFrom)}
    assert {name.split(".")[0] for name in names} <= sys.stdlib_module_names


def test_its_help_names_every_command(door):
    assert [name for name in door.COMMANDS if f"run.py {name} " not in door.__doc__] == []


def test_an_unknown_command_gets_the_help_and_the_code_for_usage():
    done = subprocess.run([sys.executable, DOOR, "dance"], capture_output=True, text=True, check=False)
    assert done.returncode == 2
    assert "run.py demo" in done.stdout


def test_an_unknown_part_of_the_check_is_named(door, capsys):
    assert door.main(["check", "colour"]) == 2
    assert "colour" in capsys.readouterr().out


def test_the_developers_page_names_every_part_of_the_check(door):
    page = (ROOT / "DEVELOPERS.md").read_text("utf-8")
    assert ", ".join(name for name, _, _ in door.CHECKS) in page


@pytest.mark.parametrize(
    ("have", "need", "enough"), [("run", "run", 1), ("dev", "dev", 1), ("dev", "run", 1), ("run", "dev", 0)]
)
def test_what_is_there_is_not_installed_again(elsewhere, have, need, enough):
    elsewhere.STAMP.write_text(json.dumps(elsewhere.wanted(have)), "utf-8")
    assert elsewhere.is_installed(need) == bool(enough)


@pytest.mark.parametrize("key", ["lock", "project", "python", "root"])
def test_a_new_lock_project_python_or_place_means_a_new_installation(elsewhere, key):
    elsewhere.STAMP.write_text(json.dumps({**elsewhere.wanted("dev"), key: "older"}), "utf-8")
    assert not elsewhere.is_installed("dev")


def test_half_an_installation_counts_as_none(elsewhere):
    assert not elsewhere.is_installed("run")
    elsewhere.STAMP.write_text("{", "utf-8")
    assert not elsewhere.is_installed("run")


def test_without_venv_it_says_what_to_install(elsewhere, monkeypatch, capsys):
    monkeypatch.setattr(elsewhere.sys, "executable", sys.executable)
    monkeypatch.setattr(
        elsewhere.subprocess,
        "run",
        lambda *_, **__: subprocess.CompletedProcess([], 1, "", "ensurepip is not available"),
    )
    assert elsewhere.main(["demo"]) == 1
    assert "python3-venv" in capsys.readouterr().err


def test_without_uv_it_goes_on_with_pip_and_still_demands_digests(elsewhere, monkeypatch):
    calls = []

    def run(command, **_):
        calls.append(command)
        return subprocess.CompletedProcess(command, int(elsewhere.UV in command), "", "")

    monkeypatch.setattr(elsewhere.subprocess, "run", run)
    monkeypatch.setattr(elsewhere.shutil, "rmtree", lambda *_, **__: None)
    elsewhere.install("run")
    assert any("pip" in call and "--require-hashes" in call for call in calls)
    assert elsewhere.is_installed("run")
