"""Summaries of many places with no more news than the portal can show: the newest of all."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from generator.model.summary import News, Summary
from generator.render.feeds.atom import MOST
from generator.values import PartialDate

NEWEST = 10
"""On the home page of the portal."""

_ROOM = 8 * MOST
"""So many news are in memory before those go that cannot be shown any more."""


@dataclass(frozen=True, slots=True)
class _Told:
    """One of the news of a place that publishes something."""

    place: str
    news: News


def with_newest(summaries: Iterable[tuple[str, Summary]]) -> dict[str, Summary]:
    """The summaries in their order, each with those of its news that may be shown.

    They come one by one, and their news, which are most of them, need not be in memory together.
    """
    known: dict[str, Summary] = {}
    told: list[_Told] = []
    for place, summary in summaries:
        known[place] = summary.model_copy(update={"newest": ()})
        told += (_Told(place, news) for news in summary.newest if summary.records)
        if len(told) > _ROOM:
            told = _shown(told)
    found: dict[str, list[News]] = {}
    for each in _shown(told):
        found.setdefault(each.place, []).append(each.news)
    given = {place: {"newest": tuple(news)} for place, news in found.items()}
    return known | {place: known[place].model_copy(update=news) for place, news in given.items()}


def _shown(told: Sequence[_Told]) -> list[_Told]:
    """Those that the home page or the feed shows, if there are no others; in their order."""
    on_page = sorted(told, key=lambda each: each.news.date, reverse=True)[:NEWEST]
    dated = [each for each in told if each.news.id and each.news.date]
    in_feed = sorted(dated, key=lambda each: PartialDate.parse(each.news.date).order, reverse=True)
    shown = {id(each) for each in (*on_page, *in_feed[:MOST])}
    return [each for each in told if id(each) in shown]
