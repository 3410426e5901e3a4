"""`gongshi plan`: which places a change touches."""

import click

from generator import pipeline, plan
from generator.commands.options import LANG
from generator.console import Settings, finish
from generator.git import GitError
from generator.messages import msg


@click.command(name="plan")
@LANG
@click.option("--since", "revision", required=True, metavar="REV", help="A commit, by any name.")
@click.option(
    "--format",
    "style",
    type=click.Choice(sorted(plan.PRINTERS)),
    default="json",
    show_default=True,
    help="For whom the places are named.",
)
@click.option(
    "--machines",
    type=click.IntRange(1, plan.MOST_MACHINES),
    default=plan.MOST_MACHINES,
    metavar="NUMBER",
    show_default=True,
    help="At most so many jobs in the matrix.",
)
@click.pass_obj
def command(settings: Settings, revision: str, style: str, machines: int) -> None:
    """Name the places that changes since a commit touch, for a matrix of CI jobs."""
    project = settings.project()
    registry, found = pipeline.read_registry(project)
    if registry is None:
        finish(settings, [], found)
    try:
        ids, compared = plan.plan_since(project, registry, revision)
    except GitError as error:
        raise click.UsageError(settings.say(error.reason)) from None
    if not compared:
        words = msg("This copy has no commit {revision}: all places are named.", revision=revision)
        click.echo(settings.say(words), err=True)
    click.echo(plan.PRINTERS[style](ids, machines))
