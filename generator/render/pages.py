"""The pages of one township: which there are, and what each is about."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from generator.messages import Message, msg
from generator.model.kind import Kind
from generator.model.page import File, Page, Site
from generator.model.registry import VillageEntry
from generator.render.descriptions import (
    of_home,
    of_list,
    of_page,
    of_village,
    of_villages,
)
from generator.render.feeds import feeds, follow
from generator.render.moved import moved_pages
from generator.render.navigation import ABOUT, CALENDAR, VILLAGES, navigation
from generator.render.opendata.bundle import Bundle
from generator.render.opendata.page import PATH, TEMPLATE, TITLE, data_tools
from generator.render.paper.content import Place, places
from generator.render.paper.site import checking_pages
from generator.render.records import Records
from generator.render.sheet import Desk
from generator.render.templating import has_template

_UNSEARCHED: dict[str, object] = {"index": False}


@dataclass(frozen=True)
class Plain:
    """What needs no tables: most of the work."""

    home: Page
    others: tuple[Page, ...]
    records: tuple[Page, ...]
    feeds: tuple[File, ...]


Beside = Callable[[Callable[[], Plain]], Callable[[], Plain]]
"""Begins a piece of work, here or elsewhere, and returns what waits for its result."""


def at_its_turn(work: Callable[[], Plain]) -> Callable[[], Plain]:
    """Begins nothing: the work is done when its result is asked for."""
    return work


def plain_pages(desk: Desk, records: Records) -> Plain:
    """All pages but lists and tables, of the records those that are not kept; the feeds."""
    view, words = desk.view, desk.words
    return Plain(
        _home(desk), tuple(_others(desk)), tuple(records.missing()), tuple(feeds(view, words))
    )


def township_site(desk: Desk, data: Bundle, records: Records, plain: Callable[[], Plain]) -> Site:
    """All pages and the navigation; a kind without records has neither a page nor an entry.

    `plain` is asked for the other pages when all that need the tables are there.
    """
    view, words = desk.view, desk.words
    lists = {kind.name: _list_page(desk, kind, data) for kind in view.kinds}
    tables = (_data(desk, data),) if data.resources else ()
    found = plain()
    files = (*found.feeds, *moved_pages(view, words), *data.files)
    made = records.together(found.records)
    of_kinds = (page for kind in view.kinds for page in (lists[kind.name], *made[kind.name]))
    pages = (found.home, *of_kinds, *found.others, *tables)
    return Site(view.name, pages, navigation(view, words), files)


def _others(desk: Desk) -> Iterator[Page]:
    """What stands behind the kinds."""
    view = desk.view
    board = places(view)
    if view.info.villages:
        yield _villages(desk)
    for village in view.info.villages:
        yield _village_page(desk, village, board)
    if view.everything:
        yield from checking_pages(desk, board)
    yield _about(desk)
    if view.calendar:
        yield _calendar(desk)
    yield _search(desk)


def _home(desk: Desk) -> Page:
    meta = {
        "description": of_home(desk.view, desk.words),
        "found": {"where": desk.where(), "township": desk.view.name},
        **_UNSEARCHED,
    }
    return desk.page("index.md", desk.view.name, "pages/index.md.j2", meta=meta)


def _list_page(desk: Desk, kind: Kind, data: Bundle) -> Page:
    own = f"lists/{kind.folder}.md.j2"
    return desk.page(
        f"{kind.folder}/index.md",
        kind.label,
        "parts/list.md.j2",
        meta={"description": of_list(desk.view, desk.words, kind), **_UNSEARCHED},
        body=own if has_template(desk.words, own) else "lists/any.md.j2",
        **data_tools(data, desk.words),
        kind=kind,
        entries=desk.view.entries(kind.name),
        follow=follow(desk.view),
    )


def _villages(desk: Desk) -> Page:
    meta = {"description": of_villages(desk.view, desk.words), **_UNSEARCHED}
    return desk.page("villages/index.md", VILLAGES, "pages/villages.md.j2", meta=meta)


def _village_page(desk: Desk, village: VillageEntry, board: tuple[Place, ...]) -> Page:
    meta = {
        "description": of_village(desk.view, desk.words, village),
        "kind": desk.words.text(village.kind),
        "place": desk.view.name,
        "found": {
            "where": desk.where(village.name),
            "township": desk.view.name,
            "villages": [village.name],
        },
    }
    own = follow(desk.view, village)
    return desk.page(
        f"villages/{village.id}.md",
        village.name,
        "pages/village.md.j2",
        crumbs=[(VILLAGES, "villages/")],
        meta={**meta, "feed": own.feed},
        follow=own,
        this=village,
        found=desk.view.at(village.id),
        ledger=desk.view.ledger_of(village.id),
        sheets=next((place.page for place in board if place.village is village), None),
    )


def _about(desk: Desk) -> Page:
    meta = _of_the_site(desk, ABOUT)
    return desk.page("about.md", ABOUT, "pages/about.md.j2", meta=meta, follow=follow(desk.view))


def _calendar(desk: Desk) -> Page:
    meta = _of_the_site(desk, CALENDAR)
    return desk.page("disclosure.md", CALENDAR, "pages/disclosure.md.j2", meta=meta)


def _data(desk: Desk, data: Bundle) -> Page:
    tools = data_tools(data, desk.words)
    return desk.page(PATH, TITLE, TEMPLATE, meta=_of_the_site(desk, TITLE), **tools)


def _search(desk: Desk) -> Page:
    title: Message = msg("Search")
    meta = {"template": "search.html", **_of_the_site(desk, title)}
    return desk.page("search.md", title, "pages/search.md.j2", meta=meta)


def _of_the_site(desk: Desk, title: Message) -> dict[str, object]:
    """What pages say of themselves that are about the site rather than its records."""
    return {"description": of_page(desk.view, desk.words, title), **_UNSEARCHED}
