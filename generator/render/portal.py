"""The portal: every county and township with its figures, and what is newest of all."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property

from markupsafe import Markup, escape

from generator.messages import msg
from generator.model import KINDS
from generator.model.page import File, Page, Site
from generator.model.registry import County, Registry, TownshipEntry
from generator.model.summary import Measure, News, Summary
from generator.render import felt
from generator.render.feeds import FEED
from generator.render.feeds.atom import portal_feed
from generator.render.moved import moved_places
from generator.render.newest import NEWEST
from generator.render.opendata.bundle import Bundle
from generator.render.opendata.page import PATH as DATA_PATH
from generator.render.opendata.page import TEMPLATE as DATA_TEMPLATE
from generator.render.opendata.page import TITLE as DATA
from generator.render.opendata.page import data_tools
from generator.render.share import share_image
from generator.render.sheet import Sheet
from generator.render.stages import STAGES
from generator.render.sums import Mark, Sum
from generator.render.text import normal
from generator.render.words import Words
from generator.values import PartialDate, Yuan, total

_MAIN_KINDS = ("project", "fund", "award", "bulletin", "suggestion", "meeting")
"""The kinds that the portal counts one by one."""
_ABOUT = msg("About")
_PUBLISHED = msg("{n} townships have published")


@dataclass(frozen=True)
class Totals:
    """Figures of several townships together."""

    summaries: tuple[Summary, ...]

    @cached_property
    def received(self) -> Yuan:
        """Exact."""
        return total([each.figures.money_received for each in self.summaries])

    @cached_property
    def spent(self) -> Yuan:
        """Exact."""
        return total([each.figures.money_spent for each in self.summaries])

    @cached_property
    def households(self) -> Sum | None:
        """Households that projects serve, as exact as the vaguest part."""
        given = [each.figures.households for each in self.summaries if each.figures.households]
        return _add(given) if given else None

    @cached_property
    def sessions(self) -> Sum | None:
        """How often people consulted, as exact as the vaguest part."""
        given = [each.figures.sessions for each in self.summaries if each.figures.sessions]
        return _add(given) if given else None

    @property
    def finished(self) -> int:
        """Projects completed, or in use already."""
        return sum(each.figures.finished for each in self.summaries)

    def count(self, kind: str) -> int:
        """Records of a kind."""
        return sum(each.figures.counts.get(kind, 0) for each in self.summaries)

    def form(self, name: str) -> int:
        """Entries of the ledger in a form that is no money: labour, goods, land, ideas."""
        return sum(int(getattr(each.figures, name)) for each in self.summaries)

    @property
    def published_villages(self) -> int:
        """Villages of which something is published."""
        return sum(each.published_villages for each in self.summaries)

    @property
    def villages(self) -> int:
        """All villages of these townships."""
        return sum(each.villages for each in self.summaries)


def _add(measures: Iterable[Measure]) -> Sum:
    given = list(measures)
    marks = {measure.mark for measure in given} - {Mark.EXACT}
    mark = Mark.EXACT if not marks else Mark.LEAST if marks == {Mark.LEAST} else Mark.ABOUT
    return Sum(sum((Decimal(each.number) for each in given), start=Decimal(0)), given[0].unit, mark)


@dataclass(frozen=True)
class CountyView:
    """A county with records of its own, if any; its townships that publish, and the others."""

    county: County
    own: Summary | None
    published: tuple[Summary, ...]
    silent: tuple[TownshipEntry, ...]

    @property
    def totals(self) -> Totals:
        """Its townships together; what the county published for itself stands beside them."""
        return Totals(self.published)


@dataclass(frozen=True)
class PortalView:
    """Questions about the whole portal."""

    registry: Registry
    summaries: Mapping[str, Summary]

    @cached_property
    def counties(self) -> tuple[CountyView, ...]:
        """Counties in the order of the registry; one without anything is left out."""
        views = (self._county(county) for county in self.registry.counties)
        return tuple(view for view in views if view.published or view.silent or view.own)

    def _county(self, county: County) -> CountyView:
        own = [each for each in self.registry.townships if each.county == county.id]
        published = tuple(self.known[each.id] for each in own if each.id in self.known)
        silent = tuple(each for each in own if each.id not in self.known)
        return CountyView(county, self.known.get(county.id), published, silent)

    @cached_property
    def known(self) -> Mapping[str, Summary]:
        """The summaries of places that have published something."""
        return {key: summary for key, summary in self.summaries.items() if summary.records}

    @cached_property
    def totals(self) -> Totals:
        """All townships together."""
        return Totals(tuple(summary for view in self.counties for summary in view.published))

    @property
    def has_feed(self) -> bool:
        """Whether there is anything that a feed can place in time."""
        found = (news for summary in self.known.values() for news in summary.newest)
        return any(news.id and news.date for news in found)

    @cached_property
    def newest(self) -> tuple[tuple[Summary, News], ...]:
        """The newest records of all townships and counties."""
        items = [(summary, news) for summary in self.known.values() for news in summary.newest]
        return tuple(sorted(items, key=lambda item: item[1].date, reverse=True)[:NEWEST])


def portal_site(
    registry: Registry,
    summaries: Mapping[str, Summary],
    published: Mapping[str, Sequence[str]],
    data: Bundle,
    words: Words,
) -> Site:
    """Pages and navigation of the portal, and what leads on from old addresses."""
    view = PortalView(registry, summaries)
    navigation = (
        (words.text(msg("Home")), "index.md"),
        (words.text(_ABOUT), "about.md"),
        (words.text(DATA), DATA_PATH),
    )
    files = (*_files(view, words), *moved_places(registry, published, words), *data.files)
    return Site(registry.settings.title, tuple(_pages(view, data, words)), navigation, files)


def _pages(view: PortalView, data: Bundle, words: Words) -> Iterator[Page]:
    yield _data_page(view, data, words)
    title = view.registry.settings.title
    yield _page(view, Sheet("index.md", words), title, "pages/portal.md.j2")
    yield _page(view, Sheet("about.md", words), words.text(_ABOUT), "pages/portal_about.md.j2")
    search = {"template": "search.html"}
    yield _page(
        view,
        Sheet("search.md", words),
        words.text(msg("Search")),
        "pages/portal_search.md.j2",
        search,
    )


def _data_page(view: PortalView, data: Bundle, words: Words) -> Page:
    title = words.text(DATA)
    crumbs = [{"title": words.text(msg("Home")), "url": "."}]
    told = _description(view, words, title)
    meta = {"title": title, "description": told, "index": False, "crumbs": crumbs}
    return Sheet(DATA_PATH, words).write(
        DATA_TEMPLATE, meta, {"title": title, **data_tools(data, words)}
    )


def _page(
    view: PortalView,
    sheet: Sheet,
    title: str,
    template: str,
    more: Mapping[str, object] | None = None,
) -> Page:
    words = sheet.words
    root = "" if sheet.path == "index.md" else "../"
    crumbs = [{"title": words.text(msg("Home")), "url": "."}] if root else []
    meta = {
        "title": normal(title),
        "description": _description(view, words, title),
        "index": False,
        "crumbs": crumbs,
        **(more or {}),
    }
    tools: dict[str, object] = {
        "portal": view,
        "title": normal(title),
        "main_kinds": [kind for kind in KINDS if kind.name in _MAIN_KINDS],
        "felt": felt,
        "stages": STAGES,
        "date": lambda text: PartialDate.parse(text) if text else None,
        "site": lambda label, address, anchor="": _site_link(
            words, label, f"{root}{address}/{'#' if anchor else ''}{anchor}"
        ),
    }
    return sheet.write(template, meta, tools)


def _site_link(words: Words, label: object, href: str) -> Markup:
    """A link to another site below the portal; HTML, as MkDocs would look for a page of its own."""
    return Markup(f'<a href="{escape(href)}">{words.show(label)}</a>')  # noqa: S704 - both escaped


def _files(view: PortalView, words: Words) -> Iterator[File]:
    """The feed over all places, and the picture for chat apps where pages can point to it."""
    feed = portal_feed(view.registry, view.known, words)
    if feed is not None:
        yield File(FEED, feed)
    if view.registry.settings.site_url:
        yield share_image()


def _description(view: PortalView, words: Words, title: str) -> str:
    """How many places have published, and what they received and spent."""
    totals = view.totals
    parts = [title, words.plain(_PUBLISHED, n=len(totals.summaries))]
    if totals.received:
        parts.append(words.plain(msg("Received {sum}"), sum=words.wan(totals.received)))
    if totals.spent:
        parts.append(words.plain(msg("Spent {sum}"), sum=words.wan(totals.spent)))
    return " · ".join(normal(part) for part in parts)
