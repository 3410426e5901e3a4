"""What of the records belongs in a calendar: meetings, activities and notice periods, by the day.

Only what is certain: a date that is known to a month only is no day of a calendar, and what comes
round again is shown as a row only if the record names the day of the week and the first day.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from generator.messages import Message, msg
from generator.model.activity import Activity, Recurrence, Weekday
from generator.model.base import Notice, Record
from generator.model.fields import groups
from generator.model.meeting import Meeting
from generator.model.township import Entry
from generator.values import PartialDate

_DAYS = tuple(Weekday)
_NOTICE = msg("Public notice: {title}")
_OPEN = msg("The record does not say when it ends.")


@dataclass(frozen=True)
class Event:
    """Something on whole days.

    Attributes:
        entry: the record that it stands in.
        part: what tells it from other events of the same record; never shown.
        first: the day, or the first of several.
        last: the last day, which counts.
        title: what it is called, the record's title being its value `title`; None for the title.
        weekday: on which day of the week it comes again, if it does.
        until: the last day on which it certainly comes again; None where the record has no end.
    """

    entry: Entry[Record]
    part: str
    first: date
    last: date
    title: Message | None = None
    weekday: Weekday | None = None
    until: date | None = None

    @property
    def note(self) -> Message | None:
        """What a reader should know of the days."""
        return _OPEN if self.weekday and self.until is None else None


def events(entries: Iterable[Entry[Record]]) -> tuple[Event, ...]:
    """Everything that has its days, by day; of one day, in the order of addresses."""
    found = [event for entry in entries for event in _of(entry) if event]
    return tuple(sorted(found, key=lambda each: (each.first, each.entry.address, each.part)))


def left_out(entries: Iterable[Entry[Record]]) -> int:
    """How many would belong in the calendar, had their records the days."""
    return sum(1 for entry in entries for event in _of(entry) if event is None)


def _of(entry: Entry[Record]) -> Iterator[Event | None]:
    record = entry.record
    match record:
        case Meeting():
            yield _on(entry, record.date)
        case Activity():
            yield _activity(entry, record)
    for path, notice in groups(record, Notice):
        yield _notice(entry, "/".join(str(each) for each in path), notice)


def _activity(entry: Entry[Record], record: Activity) -> Event | None:
    if record.recurrence is not Recurrence.WEEKLY or record.weekday is None:
        return _on(entry, record.date)
    start, end = (record.period.start, record.period.end) if record.period else (None, None)
    start = start if start and start.day else record.date
    if start is None or start.day is None:
        return None
    ahead = (_DAYS.index(record.weekday) - start.first.weekday()) % len(_DAYS)
    first = start.first + timedelta(days=ahead)
    until = end.first if end else None
    if until is not None and until < first:
        return None
    return Event(entry, "", first, first, weekday=record.weekday, until=until)


def _on(entry: Entry[Record], day: PartialDate | None) -> Event | None:
    if day is None or day.day is None:
        return None
    return Event(entry, "", day.first, day.first)


def _notice(entry: Entry[Record], part: str, notice: Notice) -> Event | None:
    start, end = notice.from_, notice.to
    if start is None or end is None or start.day is None or end.day is None:
        return None
    return Event(entry, part, start.first, end.first, _NOTICE)
