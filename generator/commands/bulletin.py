"""`gongshi bulletin`: a draft from the records of a period."""

from datetime import date

import click

from generator import reading
from generator.build.files import write_whole
from generator.bulletin import draft_bulletin
from generator.commands.options import LANG, TODAY, this_day
from generator.commands.periods import period
from generator.commands.places import the_place
from generator.console import Settings, finish
from generator.diagnostics import has_errors
from generator.messages import match_language, msg
from generator.values import Today


@click.command(name="bulletin")
@LANG
@click.argument("township_id", metavar="TOWNSHIP")
@click.option("--from", "start", required=True, metavar="DATE", help="The first day (or month).")
@click.option("--to", "end", required=True, metavar="DATE", help="The last day (or month).")
@TODAY
@click.pass_obj
def command(settings: Settings, township_id: str, start: str, end: str, today: date | None) -> None:
    """Draft the next bulletin of a township over a period, from its records."""
    project = settings.project()
    first, last = period(settings, start, end)
    registry, info = the_place(settings, project, township_id)
    day = today or this_day()
    township, found = reading.read_township(project, registry, info, Today(day))
    if has_errors(found):
        finish(settings, [], found)
    language = match_language(registry.settings.language.value)  # a record speaks as its site does
    draft = draft_bulletin(township, first, last, day, language)
    target = project.records(info.id) / "bulletins" / draft.name
    if target.exists() or township.find("bulletin", target.stem):
        raise click.UsageError(settings.say(msg("{file} exists already.", file=str(target))))
    target.parent.mkdir(parents=True, exist_ok=True)
    write_whole(target, draft.text)
    click.echo(target.relative_to(project.root).as_posix())
