"""`scorecard completion`: shell completion."""

import click
from click.shell_completion import get_completion_class


@click.command("completion")
@click.argument("shell", type=click.Choice(["bash", "zsh", "fish"]))
@click.pass_context
def command(ctx: click.Context, shell: str) -> None:
    """Print the script that completes commands and options in SHELL; evaluate it in the shell's start-up file."""
    found = get_completion_class(shell)
    if found is None:  # the choices above are those that the library has
        raise click.UsageError(f"there is no completion for {shell}.")
    click.echo(found(ctx.find_root().command, {}, "scorecard", "_SCORECARD_COMPLETE").source())
