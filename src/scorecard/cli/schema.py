"""`scorecard schema`: the shapes of files, for programs."""

import click

from scorecard.cli.output import print_json
from scorecard.exchange.schema import SCHEMAS


@click.command("schema")
@click.argument("name", type=click.Choice(list(SCHEMAS)))
def command(name: str) -> None:
    """Print the JSON Schema of a file: NAME is one of those listed."""
    print_json(SCHEMAS[name]())
