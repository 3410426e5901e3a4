"""What the site has of a village, written among the records that name it and their kin."""

from collections.abc import Iterator
from functools import partial

from generator.model.page import Page, Written
from generator.model.registry import VillageEntry
from generator.render.descriptions import of_village
from generator.render.feeds import follow, village_feeds
from generator.render.kin import Kin, concerned
from generator.render.navigation import VILLAGES
from generator.render.paper.content import Place, place_of
from generator.render.paper.site import village_checking_page
from generator.render.pieces import Cutter, Kept, Piece
from generator.render.sheet import Desk


def village_pieces(
    cutter: Cutter, villages: tuple[VillageEntry, ...], kinships: tuple[Kin, ...], kept: Kept
) -> Iterator[Piece]:
    """Of each village its page, that of its noticeboard, its feed and its calendar."""
    told = concerned(kinships)
    for village in villages:
        write = partial(_written, village=village, kept=kept)
        yield cutter.piece(f"village {village.id}", told.get(village.id, ()), write)


def _written(desk: Desk, village: VillageEntry, kept: Kept) -> Written:
    place = place_of(desk.view, village)
    board = (village_checking_page(desk, place),) if place else ()
    page = _village_page(desk, village, place)
    return kept.feeds(village_feeds(desk.view, desk.words, village), page, *board)


def page_of(village: VillageEntry) -> str:
    """Where the page of a village stands."""
    return f"villages/{village.id}.md"


def _village_page(desk: Desk, village: VillageEntry, place: Place | None) -> Page:
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
        page_of(village),
        village.name,
        "pages/village.md.j2",
        crumbs=[(VILLAGES, "villages/")],
        meta={**meta, "feed": own.feed},
        follow=own,
        this=village,
        found=desk.view.at(village.id),
        ledger=desk.view.ledger_of(village.id),
        sheets=place.page if place else None,
    )
