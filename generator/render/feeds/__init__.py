"""What readers follow without coming back: feeds for readers, calendars for phones."""

from collections.abc import Iterator

from generator.model.page import File
from generator.render.feeds.atom import place_feed, village_feed
from generator.render.feeds.ics import place_calendar, village_calendar
from generator.render.view import View
from generator.render.words import Words

FEED = "feed.xml"
CALENDAR = "calendar.ics"


def feeds(view: View, words: Words) -> Iterator[File]:
    """Feed and calendar of a township and of each village; none that would be empty.

    A village that had another id keeps its old addresses too, since nobody subscribes twice.
    """
    yield from _made(FEED, place_feed(view, words))
    yield from _made(CALENDAR, place_calendar(view, words))
    for village in view.info.villages:
        for name in (village.id, *village.formerly):
            yield from _made(f"villages/{name}.xml", village_feed(view, words, village))
            yield from _made(f"villages/{name}.ics", village_calendar(view, words, village))


def _made(path: str, data: bytes | None) -> Iterator[File]:
    if data is not None:
        yield File(path, data)
