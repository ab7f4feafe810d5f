"""Every command explains itself, and the manual says the same."""

from pathlib import Path

import click
import pytest

from scorecard.cli.main import main

REFERENCE = Path(__file__).parents[2] / "docs" / "reference" / "cli.md"


def walk(command, path):
    yield path, command
    if isinstance(command, click.Group):
        context = click.Context(command, info_name=path)
        for name in command.list_commands(context):
            yield from walk(command.get_command(context, name), f"{path} {name}")


COMMANDS = dict(walk(main, "scorecard"))


@pytest.mark.parametrize("path", COMMANDS)
def test_every_command_has_help(path):
    assert (COMMANDS[path].help or "").strip()


@pytest.mark.parametrize("path", COMMANDS)
def test_every_option_has_help(path):
    options = [
        option for option in COMMANDS[path].params if isinstance(option, click.Option) and not option.hidden
    ]
    assert [option.name for option in options if not (option.help or "").strip()] == []


@pytest.mark.parametrize("path", [path for path, command in COMMANDS.items() if not command.hidden])
def test_every_command_is_in_the_manual(path):
    assert f"\n## {path}\n" in REFERENCE.read_text("utf-8"), "stale: python3 run.py docs"
