"""`gongshi print`: sheets for the noticeboard, and bulletins, as PDF."""

import sys
from datetime import date
from pathlib import Path

import click

from generator import report
from generator.build.paper import PaperFault
from generator.commands.options import LANG, TODAY, the_place, this_day
from generator.commands.periods import partial_date, period
from generator.console import EXIT_CLEAN, EXIT_FINDINGS, Settings
from generator.messages import msg
from generator.printing import Order, Printed, UnknownIdError, print_sheets
from generator.render.paper.document import Size
from generator.render.paper.spans import Span


@click.command(name="print")
@LANG
@click.argument("township_id", metavar="TOWNSHIP")
@click.option("--village", metavar="ID", default=None, help="Only the sheet of this village.")
@click.option("--bulletin", metavar="ID", default=None, help="This bulletin, by id or number.")
@click.option(
    "--size",
    type=click.Choice([size.value for size in Size], case_sensitive=False),
    default=Size.A3.value,
    show_default=True,
    help="Of the paper.",
)
@click.option("--from", "start", metavar="DATE", default=None, help="The first day (or month).")
@click.option("--to", "end", metavar="DATE", default=None, help="The last day (or month).")
@click.option(
    "--out",
    type=click.Path(file_okay=False, path_type=Path),
    default=None,
    metavar="DIR",
    help="Where to put the PDFs (default: build/paper/).",
)
@TODAY
@click.pass_obj
def command(  # noqa: PLR0913 - one parameter for each option, all named
    settings: Settings,
    *,
    township_id: str,
    village: str | None,
    bulletin: str | None,
    size: str,
    start: str | None,
    end: str | None,
    out: Path | None,
    today: date | None,
) -> None:
    """Print sheets for the noticeboard, or a bulletin, as PDF: exit 1 if nothing was printed."""
    if bulletin is not None and (village or start or end):
        words = msg("A bulletin has its own place and period: name it alone.")
        raise click.UsageError(settings.say(words))
    project = settings.project()
    registry, info = the_place(settings, project, township_id)
    span = _span(settings, start, end)
    folder = out or project.build / "paper"
    order = Order(folder, Size(size.upper()), village, bulletin, span)
    try:
        printed = print_sheets(project, registry, info, today or this_day(), order)
    except UnknownIdError as error:
        raise click.UsageError(settings.say(error.reason)) from None
    except PaperFault as fault:
        said = f"{settings.say(fault.reason)} {settings.say(fault.remedy)}"
        raise click.UsageError(said) from None
    _tell_printed(settings, printed, project.root)


def _span(settings: Settings, start: str | None, end: str | None) -> Span | None:
    """The period of `--from` and `--to`; without them the default, which depends on the records."""
    if start and end:
        return Span.between(*period(settings, start, end))
    if not start and not end:
        return None
    first = partial_date(settings, start) if start else None
    return Span.between(first, partial_date(settings, end) if end else None)


def _tell_printed(settings: Settings, printed: Printed, root: Path) -> None:
    """Name the files, and what was found; exit 1 if there is an error, or nothing was printed."""
    if printed.diagnostics:
        for line in report.text(printed.diagnostics, settings.language):
            click.echo(line, err=True)
    for path in printed.paths:
        inside = path.is_relative_to(root)
        click.echo(path.relative_to(root).as_posix() if inside else str(path))
    for note in printed.notes:
        click.echo(settings.say(note), err=True)
    sys.exit(EXIT_CLEAN if printed.paths else EXIT_FINDINGS)
