"""`gongshi redact`: a value taken down, with a mark in its place."""

from dataclasses import replace
from datetime import date

import click

from generator import reading, report
from generator.commands.options import LANG, TODAY, this_day
from generator.console import Settings, finish
from generator.messages import match_language, msg
from generator.redaction import RefusedError, Takedown, still_held_back, take_down, told


@click.command(name="redact")
@LANG
@click.argument("record", metavar="RECORD")
@click.argument("field", metavar="FIELD")
@click.option("--reason", required=True, metavar="TEXT", help="Why; readers see it.")
@click.option(
    "--everywhere", is_flag=True, help="In all records of the township, wherever the words stand."
)
@TODAY
@click.pass_obj
def command(  # noqa: PLR0913 - one parameter for each option, all named
    settings: Settings,
    *,
    record: str,
    field: str,
    reason: str,
    everywhere: bool,
    today: date | None,
) -> None:
    """Put a mark with the reason in place of a value that must not be public any more."""
    project = settings.project()
    registry, found = reading.read_registry(project)
    if registry is None:
        finish(settings, [], found)
    day = today or this_day()
    language = match_language(registry.settings.language.value)  # a record speaks as its site does
    try:
        taken = take_down(project, Takedown(record, field, reason, day, everywhere, language))
    except RefusedError as error:
        bare = [replace(each, value=None, line_text="") for each in error.found]
        for line in report.text(bare, settings.language) if bare else ():
            click.echo(line, err=True)
        raise click.UsageError(settings.say(error.reason)) from None
    for words in told(taken):
        click.echo(settings.say(words))
    found = still_held_back(project, registry, taken, day)
    if found:
        click.echo(settings.say(msg("The old words stay public until these errors are mended:")))
        finish(settings, [], found)
