"""`gongshi serve`: the site, while records are written."""

import signal
from datetime import date
from threading import Event

import click

from generator import report
from generator.build.preview import Preview
from generator.commands.options import LANG, SITE, TODAY, this_day
from generator.console import Settings
from generator.diagnostics import Diagnostic
from generator.messages import msg
from generator.reasons import reason_of
from generator.serve import Workshop, serve


@click.command(name="serve")
@LANG
@click.option(
    "--port",
    "-p",
    type=click.IntRange(0, 65535),
    default=8000,
    metavar="NUMBER",
    show_default=True,
    help="On this machine; 0 for any free one.",
)
@SITE
@TODAY
@click.pass_obj
def command(settings: Settings, port: int, site_dir: str | None, today: date | None) -> None:
    """Show the site while records are written: rebuilds what changed, shows what is wrong."""
    stop = Event()
    signal.signal(signal.SIGTERM, lambda *_: stop.set())
    signal.signal(signal.SIGINT, lambda *_: stop.set())

    def describe(found: list[Diagnostic]) -> str:
        return "\n".join(report.text(found, settings.language))

    project = settings.project(site_dir)
    project.site.mkdir(parents=True, exist_ok=True)
    try:
        preview = Preview(project.site, port)
    except OSError as error:
        raise click.UsageError(
            settings.say(
                msg("Port {port} cannot be used: {reason}.", port=port, reason=reason_of(error))
            )
        ) from None
    serve(
        Workshop(project, today or this_day(), preview, click.echo, describe, settings.language),
        stop,
    )
