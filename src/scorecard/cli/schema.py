"""`scorecard schema`: the shapes of files, for programs."""

import click

from scorecard.cli.output import print_json
from scorecard.exchange.schema import schema

NAMES = ("assessment", "statements", "result", "edition")


@click.command("schema")
@click.argument("name", type=click.Choice(NAMES))
def command(name: str) -> None:
    """Print the JSON Schema of a file: NAME is one of those listed."""
    print_json(schema(name))
