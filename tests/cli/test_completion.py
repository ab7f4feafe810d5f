"""`scorecard completion`: the script for a shell."""

import pytest


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_the_script_completes_this_program(run, shell):
    said = run("completion", shell).stdout
    assert "_SCORECARD_COMPLETE" in said
    assert "scorecard" in said


def test_another_shell_is_a_mistake_of_usage(run):
    assert "bash" in run("completion", "cmd", code=2).stderr


def test_the_program_completes_its_commands(program):
    found = program(
        env={"_SCORECARD_COMPLETE": "bash_complete", "COMP_WORDS": "scorecard ra", "COMP_CWORD": "1"}
    )
    assert found.stdout.split() == ["plain,rate"]
