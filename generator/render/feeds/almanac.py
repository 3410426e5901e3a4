"""What calendars say: whole days, in words, the same for the same records."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

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


@dataclass(frozen=True)
class Row:
    """An event in words; `weekday` (`MO`) and `until` tell how it comes again, if it does."""

    uid: str
    first: date
    last: date
    summary: str
    location: str
    description: str
    category: str
    weekday: str | None
    until: date | None
    url: str


@dataclass(frozen=True)
class Almanac:
    """A calendar: whose it is, and its events by day."""

    code: str
    language: str
    title: str
    rows: tuple[Row, ...]


def of_place(view: View, words: Words) -> Almanac:
    """The calendar of a township."""
    return _almanac(view, words, words.plain(_TITLE, name=view.name), events(view.everything))


def of_village(view: View, words: Words, village: VillageEntry) -> Almanac:
    """The calendar of a village."""
    title = words.plain(_TITLE, name=f"{view.name}{words.gap}{village.name}")
    return _almanac(view, words, title, events(view.of_village(village.id)))


def _almanac(view: View, words: Words, title: str, found: Iterable[Event]) -> Almanac:
    rows = tuple(_row(view, words, event) for event in found)
    return Almanac(view.info.code, words.html_language.upper(), title, rows)


def _row(view: View, words: Words, event: Event) -> Row:
    entry = event.entry
    name = normal(entry.record.title)
    return Row(
        _uid(view, event),
        event.first,
        event.last,
        words.plain(event.title, title=name) if event.title else name,
        _where(view, words, entry),
        _description(view, words, event),
        words.text(entry.kind.label),
        event.weekday.value[:2] if event.weekday else None,
        event.until,
        public_address(view, f"{entry.address}/"),
    )


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
