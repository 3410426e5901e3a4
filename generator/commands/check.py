"""`gongshi check`: everything that is wrong, and nothing written."""

import sys
from datetime import date

import click

from generator import pipeline, report
from generator.commands.options import LANG, TODAY, TOWNSHIP, refuse_unknown, this_day
from generator.console import EXIT_CLEAN, EXIT_FINDINGS, Settings
from generator.diagnostics import has_errors


@click.command(name="check")
@LANG
@click.option(
    "--format",
    "style",
    type=click.Choice(sorted(report.PRINTERS)),
    default="text",
    help="How findings are printed.",
)
@click.option("--strict", is_flag=True, help="Warnings count as errors.")
@TODAY
@TOWNSHIP
@click.pass_obj
def command(
    settings: Settings,
    *,
    style: str,
    strict: bool,
    today: date | None,
    township: tuple[str, ...],
) -> None:
    """Report everything that is wrong with the records: exit 0 clean, 1 findings, 2 usage."""
    project = settings.project()
    registry, found = pipeline.check_county(project, township, today or this_day())
    if registry is not None:
        refuse_unknown(settings, project, registry, township)
    for line in report.PRINTERS[style](found, settings.language):
        click.echo(line)
    sys.exit(EXIT_FINDINGS if has_errors(found) or (strict and found) else EXIT_CLEAN)
