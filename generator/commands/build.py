"""`gongshi build`: the whole story, from the records to the published sites."""

from datetime import date

import click

from generator.build import recall
from generator.commands.options import LANG, SITE, TODAY, TOWNSHIP, this_day
from generator.console import Settings, announcer, finish
from generator.garbage import loaded


@click.command(name="build")
@LANG
@click.option(
    "--jobs",
    "-j",
    type=click.IntRange(1),
    default=None,
    metavar="NUMBER",
    help="Processes (default: one a processor).",
)
@click.option(
    "--scheduler",
    default=None,
    metavar="ADDRESS",
    help="Send the townships to the Dask cluster at tcp://….",
)
@SITE
@TODAY
@TOWNSHIP
@click.option("--no-portal", is_flag=True, help="Leave handbook and portal to “gongshi assemble”.")
@click.pass_obj
def command(  # noqa: PLR0913 - one parameter for each option, all named
    settings: Settings,
    *,
    jobs: int | None,
    site_dir: str | None,
    today: date | None,
    township: tuple[str, ...],
    no_portal: bool,
    scheduler: str | None,
) -> None:
    """Check, render and publish every township whose records are sound, then the portal."""
    project = settings.project(site_dir)
    day = today or this_day()
    inputs = recall.county_inputs(project)
    whole = not township and not no_portal
    if whole and (known := recall.recall_county(project, inputs.county, day)):
        finish(settings, *known)
    from generator import pipeline, reading, workers  # noqa: PLC0415 - nothing changed, nothing loaded
    from generator.commands.places import refuse_unknown  # noqa: PLC0415 - as above

    loaded()

    def total() -> int:
        registry, _ = reading.read_registry(project)
        return len(reading.chosen(project, registry, township)) if registry else 0

    if township and (registry := reading.read_registry(project)[0]) is not None:
        refuse_unknown(settings, project, registry, township)
    with announcer(settings, total) as observe:
        outcomes, beside = pipeline.make_county(
            project,
            township,
            jobs or workers.jobs_by_default(),
            day,
            observe,
            with_portal=not no_portal,
            scheduler=scheduler,
            inputs=inputs,
        )
    finish(settings, outcomes, beside)
