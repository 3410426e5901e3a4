"""`gongshi render`: Markdown and configuration, and no further."""

from datetime import date

import click

from generator import reading, rendering
from generator.commands.options import LANG, TODAY, TOWNSHIP, this_day
from generator.commands.places import refuse_unknown
from generator.console import Settings, finish


@click.command(name="render")
@LANG
@TODAY
@TOWNSHIP
@click.pass_obj
def command(settings: Settings, today: date | None, township: tuple[str, ...]) -> None:
    """Write the Markdown of every township and its mkdocs.yml under build/, and stop there."""
    project = settings.project()
    registry, _ = reading.read_registry(project)
    if registry is not None:
        refuse_unknown(settings, project, registry, township)
    outcomes, beside = rendering.render_county(project, township, today or this_day())
    finish(settings, outcomes, beside)
