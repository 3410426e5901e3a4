"""The disclosure calendar: what must be public by when, and what is.

Duties are a county's settings, and so is the legal basis, as text: the law changes (the Organic Law
of the Villagers' Committees was amended in 2025), and the program does not interpret it. Days are
calendar or working days; China's working days are those of the `chinesecalendar` library, and of
the settings for years that it does not know yet.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

import chinese_calendar

from generator.messages import Message, msg
from generator.model.base import Past, Record
from generator.model.fields import marked
from generator.model.registry import Days, Disclosure, Duty, Every
from generator.model.township import Entry, Township
from generator.values import PartialDate, Today

_MONTHS = {Every.MONTH: 1, Every.QUARTER: 3, Every.HALF_YEAR: 6, Every.YEAR: 12}
_SATURDAY = 5


class State(StrEnum):
    """What stands of a duty."""

    PUBLISHED = "published"
    DUE = "due"
    LATE = "late"


STATES: dict[State, Message] = {
    State.PUBLISHED: msg("Published"),
    State.DUE: msg("To be published"),
    State.LATE: msg("Late"),
}


@dataclass(frozen=True)
class Due:
    """One duty of one village (None: of the whole place) for one period."""

    duty: Duty
    village: str | None
    start: date
    end: date
    due: date
    state: State


def calendar(township: Township, today: Today) -> tuple[Due, ...]:
    """All that was or is due, oldest first; empty where there are no duties, or none has begun.

    A period counts from its end: what happens in a quarter is due some days after the quarter. The
    duties are those of villages and townships; a county's own records have none.
    """
    settings = duties_of(township)
    since = _since(township, settings)
    if settings is None or since is None or township.info.is_county:
        return ()
    villages: list[str | None] = [village.id for village in township.info.villages]
    dates = _dates(township)
    found = (
        _due(duty, village, start, end, settings, dates, today)
        for duty in settings.duties
        for start, end in _periods(duty, since, today)
        for village in villages or [None]
    )
    return tuple(sorted(found, key=lambda each: each.end))


def duties_of(township: Township) -> Disclosure | None:
    """The calendar of the township's own county, else that of the settings."""
    return township.county.disclosure or township.settings.disclosure


def _since(township: Township, settings: Disclosure | None) -> PartialDate | None:
    """The later of the day of the calendar and the day on which the township began to publish."""
    days = [settings.since if settings else None, township.info.publishing_since]
    return max((day for day in days if day), key=lambda day: day.first, default=None)


def on_time(found: tuple[Due, ...]) -> tuple[int, int]:
    """How many of those whose day has come are published, and how many there are."""
    counted = [each for each in found if each.state is not State.DUE]
    return sum(each.state is State.PUBLISHED for each in counted), len(counted)


Dates = dict[tuple[str, str | None], list[PartialDate]]
"""Dates of what has happened, by kind and village (None: the whole place)."""


def _due(  # noqa: PLR0913, PLR0917 - one row of the calendar, each part named
    duty: Duty,
    village: str | None,
    start: date,
    end: date,
    settings: Disclosure,
    dates: Dates,
    today: Today,
) -> Due:
    due = last_day(end, duty, settings)
    told = any(
        start <= each.first and each.last <= end
        for kind in duty.kinds
        for place in {village, None}
        for each in dates.get((kind, place), ())
    )
    state = State.PUBLISHED if told else State.DUE if not today.is_after(due) else State.LATE
    return Due(duty, village, start, end, due, state)


def last_day(end: date, duty: Duty, settings: Disclosure) -> date:
    """The last day for publishing what happened up to `end`."""
    if duty.days is Days.CALENDAR:
        return end + timedelta(days=duty.within)
    day, left = end, duty.within
    while left:
        day += timedelta(days=1)
        left -= is_workday(day, settings)
    return day


def is_workday(day: date, settings: Disclosure) -> bool:
    """Whether offices work: the settings first, then the library, else Monday to Friday."""
    if any(each.first <= day <= each.last for each in settings.holidays):
        return False
    if any(each.first <= day <= each.last for each in settings.workdays):
        return True
    try:
        return bool(chinese_calendar.is_workday(day))
    except NotImplementedError:
        return day.weekday() < _SATURDAY


def _periods(duty: Duty, since: PartialDate, today: Today) -> Iterator[tuple[date, date]]:
    """Whole months, quarters, half-years or years from `since` that have ended by today."""
    months = _MONTHS[duty.every]
    start = since.first.replace(day=1, month=(since.first.month - 1) // months * months + 1)
    if start < since.first:
        start = _later(start, months)
    while not today.is_before(following := _later(start, months)):
        yield start, following - timedelta(days=1)
        start = following


def _later(day: date, months: int) -> date:
    count = day.year * 12 + day.month - 1 + months
    return date(count // 12, count % 12 + 1, 1)


def _dates(township: Township) -> Dates:
    found: Dates = {}
    for kind, entries in township.public.records.items():
        for entry in entries:
            for place in _places(township, entry):
                found.setdefault((kind, place), []).extend(_happened(entry.record))
    return found


def _places(township: Township, entry: Entry[Record]) -> tuple[str | None, ...]:
    """Where a record counts: its villages, else its project's, else the whole place."""
    project = township.find("project", str(getattr(entry.record, "project", None)))
    return entry.record.places or (project.record.places if project else ()) or (None,)


def _happened(record: Record) -> Iterator[PartialDate]:
    for path, value, _ in marked(record, Past):
        if isinstance(value, PartialDate) and path[0] != "sources":
            yield value
