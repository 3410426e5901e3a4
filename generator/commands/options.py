"""What several commands take: days, places, folders, the language; and how these are refused."""

from dataclasses import replace
from datetime import UTC, date, datetime
from typing import Any

import click

from generator.messages import LANGUAGES, msg
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


def this_day() -> date:
    """Today in this machine's zone: the only place where the clock is read."""
    return datetime.now(UTC).astimezone().date()
