"""The group of commands. Each lives in a module of its own that is loaded only when it is called."""

import importlib

import click

from scorecard import __version__

COMMANDS = {
    "new": "new",
    "show": "show",
    "answer": "answer",
    "rate": "rate",
    "explain": "explain",
    "check": "check",
    "plan": "plan",
    "report": "report",
    "workbook": "workbook",
    "framework": "framework",
    "schema": "schema",
    "upgrade": "upgrade",
    "completion": "completion",
}


class LazyGroup(click.Group):
    """A group that imports a command's module when the command is asked for."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """Return the commands in the order in which a team meets them."""
        del ctx
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """Return the command of this name."""
        del ctx
        if cmd_name not in COMMANDS:
            return None
        module = importlib.import_module(f"scorecard.cli.{COMMANDS[cmd_name]}")
        command: click.Command = module.command
        return command


@click.group(
    cls=LazyGroup, context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100}
)
@click.version_option(__version__, prog_name="scorecard")
def main() -> None:
    """Rate, check, plan and report accountability scorecards for gender equality.

    Exit codes: 0 done, 2 usage, 3 problems in the data, 4 problems in the edition, 1 a bug.
    """
