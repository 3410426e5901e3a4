"""What readers follow without coming back: feeds for readers, calendars for phones."""

from collections.abc import Iterator
from dataclasses import dataclass

from generator.model.base import Record
from generator.model.registry import VillageEntry
from generator.model.township import Entry
from generator.render.feeds import almanac, atom
from generator.render.feeds.almanac import Almanac
from generator.render.feeds.atom import Channel, dated
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


@dataclass(frozen=True)
class Feed:
    """A feed or a calendar, not yet written: its file depends on `told` and on nothing else."""

    path: str
    told: Channel | Almanac

    def data(self) -> bytes:
        """Its file."""
        if isinstance(self.told, Channel):
            return atom.write(self.told)
        from generator.render.feeds import ics  # noqa: PLC0415 - its library is slow to load

        return ics.write(self.told)


def place_feeds(view: View, words: Words) -> Iterator[Feed]:
    """Feed and calendar of a township; none that would be empty."""
    yield from _made(FEED, atom.of_place(view, words))
    yield from _made(CALENDAR, almanac.of_place(view, words))


def village_feeds(view: View, words: Words, village: VillageEntry) -> Iterator[Feed]:
    """Feed and calendar of a village; none that would be empty.

    A village that had another id keeps its old addresses too, since nobody subscribes twice.
    """
    channel = atom.of_village(view, words, village)
    days = almanac.of_village(view, words, village)
    for name in (village.id, *village.formerly):
        yield from _made(f"villages/{name}.xml", channel)
        yield from _made(f"villages/{name}.ics", days)


def _made(path: str, told: Channel | Almanac) -> Iterator[Feed]:
    if told.items if isinstance(told, Channel) else told.rows:
        yield Feed(path, told)
