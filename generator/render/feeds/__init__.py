"""What readers follow without coming back: feeds for readers, calendars for phones."""

from collections.abc import Iterator
from dataclasses import dataclass

from generator.model.base import Record
from generator.model.page import File
from generator.model.registry import VillageEntry
from generator.model.township import Entry
from generator.render.feeds.atom import dated, place_feed, village_feed
from generator.render.feeds.events import events, left_out
from generator.render.view import View
from generator.render.words import Words

FEED = "feed.xml"
CALENDAR = "calendar.ics"


@dataclass(frozen=True)
class Follow:
    """What a page may lead to: a feed, a calendar, or neither.

    Attributes:
        feed: its path from the site's root; None where there is none.
        calendar: the same.
        days: how many events the calendar has.
        vague: how many are left out of it, as no day is known.
    """

    feed: str | None
    calendar: str | None
    days: int
    vague: int


def follow(view: View, village: VillageEntry | None = None) -> Follow:
    """What there is to follow of a township, or of one of its villages."""
    if village is None:
        return _follow(view.everything, FEED, CALENDAR)
    return _follow(
        view.of_village(village.id), f"villages/{village.id}.xml", f"villages/{village.id}.ics"
    )


def _follow(entries: tuple[Entry[Record], ...], feed: str, calendar: str) -> Follow:
    days = len(events(entries))
    return Follow(
        feed if any(dated(entries)) else None,
        calendar if days else None,
        days,
        left_out(entries),
    )


def place_feeds(view: View, words: Words) -> Iterator[File]:
    """Feed and calendar of a township; none that would be empty."""
    from generator.render.feeds.ics import place_calendar  # noqa: PLC0415 - see below

    yield from _made(FEED, place_feed(view, words))
    yield from _made(CALENDAR, place_calendar(view, words))


def village_feeds(view: View, words: Words, village: VillageEntry) -> Iterator[File]:
    """Feed and calendar of a village; none that would be empty.

    A village that had another id keeps its old addresses too, since nobody subscribes twice.
    """
    from generator.render.feeds.ics import (  # noqa: PLC0415 - its library is slow to load, and this may run beside other work
        village_calendar,
    )

    feed, calendar = village_feed(view, words, village), village_calendar(view, words, village)
    for name in (village.id, *village.formerly):
        yield from _made(f"villages/{name}.xml", feed)
        yield from _made(f"villages/{name}.ics", calendar)


def _made(path: str, data: bytes | None) -> Iterator[File]:
    if data is not None:
        yield File(path, data)
