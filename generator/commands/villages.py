"""`gongshi villages`: ids that records name."""

import click

from generator.commands.options import LANG, the_place
from generator.console import Settings


@click.command(name="villages")
@LANG
@click.argument("township_id", metavar="TOWNSHIP")
@click.pass_obj
def command(settings: Settings, township_id: str) -> None:
    """List the villages of a township with their ids, as records name them."""
    project = settings.project()
    _, info = the_place(settings, project, township_id)
    for village in info.villages:
        click.echo(f"{village.id:24} {village.name}")
