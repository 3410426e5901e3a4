"""Periods as an editor writes them on the command line: `--from` and `--to`."""

import click

from generator.console import Settings
from generator.messages import msg
from generator.values import PartialDate, ValueFault


def period(settings: Settings, start: str, end: str) -> tuple[PartialDate, PartialDate]:
    """From a first to a last day (or month).

    Raises:
        click.UsageError: if one is no date, or the period ends before it begins.
    """
    first, last = partial_date(settings, start), partial_date(settings, end)
    if first.certainly_after(last):
        words = msg("It ends on {end}, before it begins on {start}.", end=end, start=start)
        raise click.UsageError(settings.say(words))
    return first, last


def partial_date(settings: Settings, text: str) -> PartialDate:
    """A day, a month or a year.

    Raises:
        click.UsageError: if it is none, with what to write.
    """
    try:
        return PartialDate.parse(text)
    except ValueFault as fault:
        words = f"{settings.say(fault.reason)} {settings.say(fault.remedy)}"
        raise click.UsageError(words) from None
