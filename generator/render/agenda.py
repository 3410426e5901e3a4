"""Activities as a calendar: the week that comes round again, then months with their days.

Nothing is put on a day that its record does not name: what is known to the month stands below the
month, what is known to the year below the year, and the rest by itself.
"""

import calendar
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from generator.model.activity import Activity, DayPart, Recurrence, Weekday
from generator.model.township import Entry
from generator.render.lists import Groups, grouped
from generator.values import PartialDate

Entries = tuple[Entry[Activity], ...]
_DAILY, _WEEKLY = Recurrence.DAILY, Recurrence.WEEKLY
_NOON = 12
_EVENING = 18


@dataclass(frozen=True)
class WeekRow:
    """One day of the week, every day, or a day that is not given; by parts of the day."""

    day: Weekday | Recurrence
    slots: tuple[Entries, ...]

    def __bool__(self) -> bool:
        """Whether anything takes place."""
        return any(self.slots)


@dataclass(frozen=True)
class Week:
    """The week board: what takes place every day or every week."""

    parts: tuple[DayPart | None, ...]
    """The columns; None for what says no time."""
    rows: tuple[WeekRow, ...]


@dataclass(frozen=True)
class Day:
    """A day of a month, and where on the page its activities stand; 0 outside the month."""

    number: int
    anchor: str = ""


@dataclass(frozen=True)
class Span:
    """A month with its days, or a year of which no month is known."""

    title: PartialDate
    weeks: tuple[tuple[Day, ...], ...]
    """Monday to Sunday; empty where no day is known."""
    days: tuple[tuple[PartialDate, Entries], ...]
    loose: Entries
    """What is known to the month or to the year only."""


@dataclass(frozen=True)
class Agenda:
    """All activities of a place."""

    week: Week | None
    rarer: Groups
    spans: tuple[Span, ...]
    undated: Entries


def agenda(entries: Iterable[Entry[Activity]]) -> Agenda:
    """Every activity, at least once; months newest first, and the days in them."""
    given = tuple(entries)
    weekly = tuple(each for each in given if _is_weekly(each.record))
    rarer = [each for each in given if each.record.recurrence and each not in weekly]
    dated = [each for each in given if begins(each.record)]
    timeless = (each for each in given if each not in weekly and each not in rarer)
    return Agenda(
        _week(weekly) if weekly else None,
        grouped(rarer, "recurrence"),
        _spans(dated),
        tuple(each for each in timeless if each not in dated),
    )


def begins(activity: Activity) -> PartialDate | None:
    """When it took place or began; None for what comes round again without a day of its own."""
    period = activity.period
    span = None if activity.recurrence or period is None else period.start or period.end
    return activity.date or span


def _is_weekly(activity: Activity) -> bool:
    weekly = activity.recurrence in (_DAILY, _WEEKLY)
    return weekly or (activity.recurrence is None and activity.weekday is not None)


def _week(entries: Entries) -> Week:
    parts: list[DayPart | None] = [
        part for part in DayPart if any(part_of_day(each.record) is part for each in entries)
    ]
    if any(part_of_day(each.record) is None for each in entries):
        parts.append(None)
    rows = {day: _row(entries, day, parts) for day in (_DAILY, *Weekday, _WEEKLY)}
    named = [rows[day] for day in Weekday]
    shown = (
        *([rows[_DAILY]] if rows[_DAILY] else []),
        *(named if any(named) else []),
        *([rows[_WEEKLY]] if rows[_WEEKLY] else []),
    )
    return Week(tuple(parts), shown)


def _row(entries: Entries, day: Weekday | Recurrence, parts: list[DayPart | None]) -> WeekRow:
    here = [each for each in entries if _day_of(each.record) is day]
    here.sort(key=lambda each: each.record.time or "")
    return WeekRow(
        day,
        tuple(tuple(each for each in here if part_of_day(each.record) is part) for part in parts),
    )


def _day_of(activity: Activity) -> Weekday | Recurrence:
    if activity.recurrence is _DAILY:
        return _DAILY
    return activity.weekday or _WEEKLY


def part_of_day(activity: Activity) -> DayPart | None:
    """As the record says, else after the time at which it begins."""
    if activity.daytime or not activity.time:
        return activity.daytime
    hour = int(activity.time[:2])
    if hour < _NOON:
        return DayPart.MORNING
    return DayPart.AFTERNOON if hour < _EVENING else DayPart.EVENING


def _spans(entries: list[Entry[Activity]]) -> tuple[Span, ...]:
    groups: dict[tuple[int, int], list[Entry[Activity]]] = {}
    for each in entries:
        day = begins(each.record)
        if day is not None:
            groups.setdefault((day.year, day.month or 0), []).append(each)
    return tuple(_span(*groups[key], title=key) for key in sorted(groups, reverse=True))


def _span(*entries: Entry[Activity], title: tuple[int, int]) -> Span:
    year, month = title[0], title[1] or None
    days: dict[PartialDate, list[Entry[Activity]]] = {}
    loose = []
    for each in entries:
        day = begins(each.record)
        if day is None or day.day is None:
            loose.append(each)
        else:
            days.setdefault(day, []).append(each)
    newest = sorted(days, key=lambda day: day.order, reverse=True)
    return Span(
        PartialDate(year, month),
        _grid(year, month, days) if month and days else (),
        tuple((day, tuple(days[day])) for day in newest),
        tuple(loose),
    )


def _grid(
    year: int, month: int, days: dict[PartialDate, list[Entry[Activity]]]
) -> tuple[tuple[Day, ...], ...]:
    """The weeks of a month; a day of a period leads to the day on which it began."""
    anchors: dict[date, str] = {}
    for first, entries in sorted(days.items(), key=lambda item: item[0].order):
        for entry in entries:
            for offset in range((_last(entry.record, first) - first.first).days + 1):
                anchors.setdefault(first.first + timedelta(offset), day_anchor(first))
        anchors[first.first] = day_anchor(first)
    return tuple(
        tuple(
            Day(number, anchors.get(date(year, month, number), "") if number else "")
            for number in week
        )
        for week in calendar.Calendar().monthdayscalendar(year, month)
    )


def _last(activity: Activity, first: PartialDate) -> date:
    """The last day of a period that is known to the day, within the month of its first."""
    end = activity.period.end if activity.period else None
    month_end = PartialDate(first.year, first.month).last
    return min(end.first, month_end) if end and end.day and end.first > first.first else first.first


def day_anchor(day: PartialDate) -> str:
    """Where on the calendar a day's activities stand."""
    return f"day-{day}"
