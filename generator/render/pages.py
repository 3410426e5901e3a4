"""The pages of one township: which there are, and what each is about."""

from collections.abc import Iterator

from generator.messages import Message, msg
from generator.model.base import Record
from generator.model.kind import Kind
from generator.model.page import Page, Site
from generator.model.registry import VillageEntry
from generator.model.township import Entry
from generator.render.found import found_as
from generator.render.navigation import ABOUT, CALENDAR, VILLAGES, navigation
from generator.render.sheet import Desk
from generator.render.templating import has_template
from generator.render.tools import description
from generator.render.view import View, as_of
from generator.render.words import Words

_UNSEARCHED: dict[str, object] = {"index": False}


def township_site(view: View, words: Words) -> Site:
    """All pages and the navigation; a kind without records has neither a page nor an entry."""
    return Site(view.name, tuple(_pages(Desk(view, words))), navigation(view, words))


def _pages(desk: Desk) -> Iterator[Page]:
    view = desk.view
    yield _home(desk)
    for kind in view.kinds:
        yield _list_page(desk, kind)
        for entry in view.entries(kind.name):
            yield _record_page(desk, entry)
    if view.info.villages:
        yield _villages(desk)
    for village in view.info.villages:
        yield _village_page(desk, village)
    yield _about(desk)
    if view.calendar:
        yield _calendar(desk)
    yield _search(desk)


def _home(desk: Desk) -> Page:
    meta = {**_UNSEARCHED, "found": {"where": desk.where(), "township": desk.view.name}}
    return desk.page("index.md", desk.view.name, "pages/index.md.j2", meta=meta)


def _list_page(desk: Desk, kind: Kind) -> Page:
    own = f"lists/{kind.folder}.md.j2"
    return desk.page(
        f"{kind.folder}/index.md",
        kind.label,
        own if has_template(desk.words, own) else "lists/any.md.j2",
        meta=_UNSEARCHED,
        kind=kind,
        entries=desk.view.entries(kind.name),
    )


def _record_page(desk: Desk, entry: Entry[Record]) -> Page:
    kind = entry.kind
    meta = {
        "description": description(entry.record),
        "kind": desk.words.text(kind.label),
        "place": desk.place_names(entry),
        "date": desk.words.text(as_of(entry.record)),
        "found": found_as(desk, entry),
    }
    return desk.page(
        f"{entry.address}.md",
        entry.record.title,
        f"records/{kind.name}.md.j2",
        crumbs=[(kind.label, f"{kind.folder}/")],
        meta=meta,
        entry=entry,
        record=entry.record,
    )


def _villages(desk: Desk) -> Page:
    return desk.page("villages/index.md", VILLAGES, "pages/villages.md.j2", meta=_UNSEARCHED)


def _village_page(desk: Desk, village: VillageEntry) -> Page:
    return desk.page(
        f"villages/{village.id}.md",
        village.name,
        "pages/village.md.j2",
        crumbs=[(VILLAGES, "villages/")],
        meta={
            "kind": desk.words.text(village.kind),
            "place": desk.view.name,
            "found": {
                "where": desk.where(village.name),
                "township": desk.view.name,
                "villages": [village.name],
            },
        },
        this=village,
        found=desk.view.at(village.id),
        ledger=desk.view.ledger_of(village.id),
    )


def _about(desk: Desk) -> Page:
    return desk.page("about.md", ABOUT, "pages/about.md.j2", meta=_UNSEARCHED)


def _calendar(desk: Desk) -> Page:
    return desk.page("disclosure.md", CALENDAR, "pages/disclosure.md.j2", meta=_UNSEARCHED)


def _search(desk: Desk) -> Page:
    title: Message = msg("Search")
    meta = {"template": "search.html", **_UNSEARCHED}
    return desk.page("search.md", title, "pages/search.md.j2", meta=meta)
