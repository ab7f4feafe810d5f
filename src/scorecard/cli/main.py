"""The group of commands."""

import click

from scorecard import __version__


@click.group()
@click.version_option(__version__, prog_name="scorecard")
def main() -> None:
    """Rate, check, plan and report accountability scorecards for gender equality."""
