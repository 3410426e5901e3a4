"""Atom feeds (RFC 4287): the newest public records of a township or a village.

An entry's `updated` is the first day that the latest date of its record can mean, at midnight in
China: it comes from the record, so the same records give the same bytes, and never lies ahead
of what the record says. A record without a date cannot be placed in time and is left out.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta, timezone
from itertools import islice
from uuid import NAMESPACE_URL, uuid5

from generator.messages import msg
from generator.model.base import Record
from generator.model.registry import Registry, Settings, VillageEntry
from generator.model.summary import News, Summary
from generator.model.township import Entry
from generator.render.descriptions import of_record
from generator.render.feeds.address import public_address, uid, uid_of
from generator.render.text import normal
from generator.render.view import View, as_of
from generator.render.words import Words
from generator.values import PartialDate

MOST = 50
"""Entries of a feed: what a reader's program that asks once a month should still find."""

_CHINA = timezone(timedelta(hours=8))
_TITLE = msg("{name}: newest")


@dataclass(frozen=True)
class Item:
    """One entry of a feed; `link` may be relative to the feed."""

    id: str
    title: str
    link: str
    day: date
    author: str
    summary: str


@dataclass(frozen=True)
class Channel:
    """A feed: its name for ever, its title, its own address and that of the page it belongs to."""

    id: str
    title: str
    address: str
    page: str
    language: str
    items: tuple[Item, ...]


def of_place(view: View, words: Words) -> Channel:
    """The feed of a township."""
    return Channel(
        uid(view, "").urn,
        words.plain(_TITLE, name=view.name),
        public_address(view, "feed.xml") or "feed.xml",
        public_address(view, "") or "./",
        words.html_language,
        tuple(_item(view, words, entry, "") for entry in dated(view.everything)),
    )


def of_village(view: View, words: Words, village: VillageEntry) -> Channel:
    """The feed of a village."""
    path = f"villages/{village.id}"
    own = dated(view.of_village(village.id))
    return Channel(
        uid(view, f"villages/{village.code}").urn,
        words.plain(_TITLE, name=f"{view.name}{words.gap}{village.name}"),
        public_address(view, f"{path}.xml") or f"{village.id}.xml",
        public_address(view, f"{path}/") or f"{village.id}/",
        words.html_language,
        tuple(_item(view, words, entry, "../") for entry in own),
    )


def portal_feed(registry: Registry, summaries: Mapping[str, Summary], words: Words) -> bytes | None:
    """The newest of all places that stand published; None where nothing has a date."""
    settings = registry.settings
    found = [(summary, news) for summary in summaries.values() for news in summary.newest]
    found = [each for each in found if each[1].id and each[1].date]
    found.sort(key=lambda each: PartialDate.parse(each[1].date).order, reverse=True)
    codes = " ".join(county.code for county in registry.counties)
    channel = Channel(
        uuid5(NAMESPACE_URL, f"gongshi:{codes}").urn,
        words.plain(_TITLE, name=settings.title),
        settings.address("feed.xml") or "feed.xml",
        settings.address() or "./",
        words.html_language,
        tuple(_news(settings, summary, news) for summary, news in found[:MOST]),
    )
    return write(channel) if channel.items else None


def _news(settings: Settings, summary: Summary, news: News) -> Item:
    path = f"{summary.id}/{news.address}/"
    day = PartialDate.parse(news.date).first
    link = settings.address(path) or path
    return Item(news.id, news.title, link, day, summary.name, news.summary)


def dated(entries: Iterable[Entry[Record]]) -> Iterable[Entry[Record]]:
    """The newest that have a date, of entries in their order."""
    return islice((entry for entry in entries if as_of(entry.record)), MOST)


def _item(view: View, words: Words, entry: Entry[Record], up: str) -> Item:
    latest = as_of(entry.record)
    assert latest is not None  # noqa: S101 - only what is dated comes here
    return Item(
        uid_of(view, entry).urn,
        normal(entry.record.title),
        public_address(view, f"{entry.address}/") or f"{up}{entry.address}/",
        latest.first,
        view.name,
        of_record(view, words, entry),
    )


def write(channel: Channel) -> bytes:
    """A feed as XML; times are set here, as the library would put the clock's."""
    from feedgen.feed import FeedGenerator  # noqa: PLC0415 - slow to load, not needed by all

    feed = FeedGenerator()
    feed.id(channel.id)
    feed.title(channel.title)
    feed.language(channel.language)
    feed.generator("gongshi")
    feed.updated(_moment(max(item.day for item in channel.items)))
    feed.link(href=channel.address, rel="self", type="application/atom+xml")
    feed.link(href=channel.page, rel="alternate", type="text/html")
    for item in channel.items:
        entry = feed.add_entry(order="append")
        entry.id(item.id)
        entry.title(item.title)
        entry.updated(_moment(item.day))
        entry.author(name=item.author)
        entry.link(href=item.link, rel="alternate", type="text/html")
        entry.summary(item.summary)
    data: bytes = feed.atom_str(pretty=True)
    return data


def _moment(day: date) -> datetime:
    return datetime.combine(day, time(), _CHINA)
