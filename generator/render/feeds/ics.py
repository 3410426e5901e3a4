"""Calendars (RFC 5545) for phones: whole days, the same bytes for the same records."""

from collections.abc import Iterable
from datetime import UTC, datetime, time, timedelta

from icalendar import Calendar
from icalendar import Event as Component

from generator.messages import msg
from generator.model.base import Record
from generator.model.registry import VillageEntry
from generator.model.township import Entry
from generator.render.descriptions import of_record, place_names
from generator.render.feeds.address import public_address, uid, uid_of
from generator.render.feeds.events import Event, events
from generator.render.text import normal
from generator.render.view import View
from generator.render.words import Words

_TITLE = msg("{name}: meetings, activities, notices")


def place_calendar(view: View, words: Words) -> bytes | None:
    """The calendar of a township; None where nothing has its day."""
    title = words.plain(_TITLE, name=view.name)
    return _calendar(view, words, title, events(view.everything))


def village_calendar(view: View, words: Words, village: VillageEntry) -> bytes | None:
    """The calendar of a village; None where nothing of it has its day."""
    title = words.plain(_TITLE, name=f"{view.name}{words.gap}{village.name}")
    return _calendar(view, words, title, events(view.of_village(village.id)))


def _calendar(view: View, words: Words, title: str, found: Iterable[Event]) -> bytes | None:
    calendar = Calendar()
    calendar.add("prodid", f"-//gongshi//{view.info.code}//{words.html_language.upper()}")
    calendar.add("version", "2.0")
    calendar.add("x-wr-calname", title)
    for event in found:
        calendar.add_component(_component(view, words, event))
    return calendar.to_ical() if calendar.subcomponents else None


def _component(view: View, words: Words, event: Event) -> Component:
    entry = event.entry
    name = normal(entry.record.title)
    made = Component()
    made.add("uid", f"{_uid(view, event)}@gongshi")
    made.add("dtstamp", datetime.combine(event.first, time(), UTC))
    made.add("dtstart", event.first)
    made.add("dtend", event.last + timedelta(days=1))
    made.add("summary", words.plain(event.title, title=name) if event.title else name)
    made.add("location", _where(view, words, entry))
    made.add("description", _description(view, words, event))
    made.add("categories", [words.text(entry.kind.label)])
    made.add("transp", "TRANSPARENT")
    if event.weekday:
        made.add("rrule", _rule(event))
    if address := public_address(view, f"{entry.address}/"):
        made.add("url", address)
    return made


def _rule(event: Event) -> dict[str, object]:
    assert event.weekday is not None  # noqa: S101 - only what comes again has a rule
    rule: dict[str, object] = {"freq": "weekly", "byday": event.weekday.value[:2]}
    return rule | ({"until": event.until} if event.until else {})


def _uid(view: View, event: Event) -> str:
    whole = uid_of(view, event.entry)
    return str(uid(view, f"{whole}/{event.part}")) if event.part else str(whole)


def _where(view: View, words: Words, entry: Entry[Record]) -> str:
    place = getattr(entry.record, "place", None)
    parts = [view.name, place_names(view, words, entry), place or ""]
    return " ".join(dict.fromkeys(normal(part) for part in parts if part))


def _description(view: View, words: Words, event: Event) -> str:
    note = words.text(event.note)
    told = of_record(view, words, event.entry, dated=False)  # its latest date may be another one
    return "\n".join(part for part in (told, note) if part)
