"""`gongshi assemble`: one site from what several machines built."""

from pathlib import Path

import click

from generator.assemble import assemble_county
from generator.commands.options import LANG, SITE
from generator.console import Settings, announcer, finish


@click.command(name="assemble")
@LANG
@click.argument(
    "folders",
    nargs=-1,
    type=click.Path(exists=True, file_okay=False, path_type=Path),
    metavar="[DIR]...",
)
@SITE
@click.pass_obj
def command(settings: Settings, folders: tuple[Path, ...], site_dir: str | None) -> None:
    """Put together what several machines built, then make handbook and portal over it."""
    project = settings.project(site_dir)
    with announcer(settings, lambda: len(folders)) as observe:
        outcomes, beside = assemble_county(project, folders, observe)
    finish(settings, outcomes, beside)
