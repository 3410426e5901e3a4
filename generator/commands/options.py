"""What several commands take: days, places, folders, the language; and how these are refused."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, date, datetime
from typing import Any

import click

from generator import pipeline
from generator.console import Settings, finish
from generator.messages import LANGUAGES, msg
from generator.model.registry import Registry, TownshipEntry
from generator.nearest import with_nearest
from generator.project import Project
from generator.spoken import say


class Day(click.ParamType[date]):
    """A day as 2022-08-26."""

    name = "date"

    def convert(self, value: Any, param: Any, ctx: Any) -> date:  # noqa: ANN401 - click's own types
        """Read the day, or fail with what to write."""
        if isinstance(value, date):
            return value
        try:
            return date.fromisoformat(value)
        except ValueError:
            self.fail(say(msg("{value} is no day; write 2022-08-26", value=str(value))), param, ctx)


TODAY = click.option(
    "--today",
    type=Day(),
    default=None,
    metavar="DATE",
    help="The day that dates are held against.",
)
TOWNSHIP = click.option(
    "--township", "-t", multiple=True, metavar="ID", help="Only this one; may be repeated."
)
SITE = click.option(
    "--site-dir",
    type=click.Path(file_okay=False),
    default=None,
    metavar="DIR",
    help="Where to publish (default: site/).",
)


def _set_language(context: click.Context, _: click.Parameter, value: str | None) -> None:
    """Take `--lang` behind the command too, where people write it."""
    if value is not None:
        context.obj = replace(context.obj, language=value)


LANG = click.option(
    "--lang",
    type=click.Choice(LANGUAGES),
    expose_value=False,
    is_eager=True,
    callback=_set_language,
    help="Language of the messages (default: the locale's).",
)


def refuse_unknown(
    settings: Settings, project: Project, registry: Registry, wanted: Sequence[str]
) -> None:
    """Stop at the first wanted place that is none.

    Raises:
        click.UsageError: naming it, and those that look like it.
    """
    known = {info.id: info.name for info in pipeline.chosen(project, registry, ())}
    for name in wanted:
        if name not in known:
            unknown = msg("“{id}” is not a township of villages.yml.", id=name)
            raise click.UsageError(settings.say(with_nearest(unknown, name, known)))


def the_place(settings: Settings, project: Project, wanted: str) -> tuple[Registry, TownshipEntry]:
    """The registry, and the place of this id in it; a faulty registry is told, and the end.

    Raises:
        click.UsageError: if there is no such place.
    """
    registry, found = pipeline.read_registry(project)
    if registry is None:
        finish(settings, [], found)
    refuse_unknown(settings, project, registry, (wanted,))
    [info] = pipeline.chosen(project, registry, (wanted,))
    return registry, info


def this_day() -> date:
    """Today in this machine's zone: the only place where the clock is read."""
    return datetime.now(UTC).astimezone().date()
