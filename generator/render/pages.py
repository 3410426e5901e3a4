"""The pages of one township: which there are, and what each is about."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass

from generator.messages import Message, msg
from generator.model.kind import Kind
from generator.model.page import Page, Site, Written
from generator.render.descriptions import of_home, of_list, of_page, of_villages
from generator.render.feeds import follow, place_feeds
from generator.render.kin import kinships as kinships_of
from generator.render.moved import moved_pages
from generator.render.navigation import ABOUT, CALENDAR, VILLAGES, navigation
from generator.render.opendata.bundle import Bundle
from generator.render.opendata.page import PATH, TEMPLATE, TITLE, data_tools
from generator.render.paper.site import checking_page
from generator.render.pieces import Cutter, Kept, Pieces
from generator.render.records import bulletins, page_of, record_pieces
from generator.render.sheet import Desk
from generator.render.templating import has_template
from generator.render.village_pages import village_pieces
from generator.values import Days

_UNSEARCHED: dict[str, object] = {"index": False}


@dataclass(frozen=True)
class Plain:
    """What needs no tables: most of the work.

    pieces: those that are not kept, by their digests; feeds: of the place itself; days: those on
    which all of it would be the same.
    """

    home: Page
    villages: tuple[Page, ...]
    others: tuple[Page, ...]
    bulletins: tuple[Page, ...]
    pieces: Mapping[str, Written]
    feeds: Written
    days: Days


Beside = Callable[[Callable[[], Plain]], Callable[[], Plain]]
"""Begins a piece of work, here or elsewhere, and returns what waits for its result."""


def at_its_turn(work: Callable[[], Plain]) -> Callable[[], Plain]:
    """Begins nothing: the work is done when its result is asked for."""
    return work


def pieces_of(desk: Desk, kept: Kept) -> Pieces:
    """What is written apart: the pages of records but bulletins, all that a village has."""
    cutter, kinships = Cutter(desk), kinships_of(desk.view.township)
    villages = village_pieces(cutter, desk.view.info.villages, kinships, kept)
    return Pieces((*record_pieces(cutter, kinships), *villages), kept, desk.view.today)


def plain_pages(desk: Desk, pieces: Pieces) -> Plain:
    """All pages but lists and tables, of what is written apart that which is not kept; feeds."""
    return Plain(
        _home(desk),
        (_villages(desk),) if desk.view.info.villages else (),
        tuple(_others(desk)),
        bulletins(desk),
        dict(pieces.missing()),
        pieces.kept.feeds(place_feeds(desk.view, desk.words)),
        days=desk.view.today.same,  # what was asked last: all the others are written
    )


def township_site(desk: Desk, data: Bundle, pieces: Pieces, plain: Callable[[], Plain]) -> Site:
    """All pages and the navigation; a kind without records has neither a page nor an entry.

    `plain` is asked for the other pages when all that need the tables are there.
    """
    view, words = desk.view, desk.words
    lists = {kind.name: _list_page(desk, kind, data) for kind in view.kinds}
    tables = (_data(desk, data),) if data.resources else ()
    found = plain()
    view.today.keep_to(found.days)  # it may have been written elsewhere
    written = pieces.together(found.pieces)
    pieces.kept.used["feeds"] = found.feeds  # always asked for, for the sake of its files
    apart = {page.path: page for page in (*written.pages, *found.bulletins)}
    of_kinds = [
        page
        for kind in view.kinds
        for page in (
            lists[kind.name],
            *(apart.pop(page_of(each)) for each in view.entries(kind.name)),
        )
    ]
    pages = (found.home, *of_kinds, *found.villages, *apart.values(), *found.others, *tables)
    files = (*found.feeds.files, *written.files, *moved_pages(view, words), *data.files)
    return Site(view.name, pages, navigation(view, words), files)


def _others(desk: Desk) -> Iterator[Page]:
    """What stands behind the kinds and the villages."""
    if desk.view.everything:
        yield checking_page(desk)
    yield _about(desk)
    if desk.view.calendar:
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
