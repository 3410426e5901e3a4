"""The pages of records, each written among its kin.

A bulletin is written among all records, since it tells what was done in its period.
"""

from collections.abc import Iterator
from functools import partial

from generator.model.base import Record
from generator.model.bulletin import Bulletin
from generator.model.page import Page, Written
from generator.model.township import Entry
from generator.render.descriptions import of_record
from generator.render.found import found_as
from generator.render.kin import Kin
from generator.render.paper.bulletins import issues
from generator.render.pieces import Cutter, Piece
from generator.render.sheet import Desk
from generator.render.view import as_of


def record_pieces(cutter: Cutter, kinships: tuple[Kin, ...]) -> Iterator[Piece]:
    """The pages of all records but bulletins."""
    for kin in kinships:
        told = tuple(each for each in kin if not isinstance(each.record, Bulletin))
        yield cutter.piece("records", kin, partial(_written, entries=told))


def _written(desk: Desk, entries: tuple[Entry[Record], ...]) -> Written:
    return Written(tuple(_record_page(desk, entry) for entry in entries))


def bulletins(desk: Desk) -> tuple[Page, ...]:
    """The pages of all bulletins."""
    return tuple(_record_page(desk, entry) for entry in desk.view.township.of(Bulletin))


def page_of(entry: Entry[Record]) -> str:
    """Where the page of a record stands."""
    return f"{entry.address}.md"


def _record_page(desk: Desk, entry: Entry[Record]) -> Page:
    kind = entry.kind
    meta = {
        "description": of_record(desk.view, desk.words, entry),
        "subtitle": _subtitle(desk, entry),
        "type": "article",
        "kind": desk.words.text(kind.label),
        "place": desk.place_names(entry),
        "date": desk.words.text(as_of(entry.record)),
        "found": found_as(desk, entry),
    }
    return desk.page(
        page_of(entry),
        entry.record.title,
        f"records/{kind.name}.md.j2",
        crumbs=[(kind.label, f"{kind.folder}/")],
        meta=meta,
        entry=entry,
        record=entry.record,
        paper_code=_paper_code(desk, entry),
    )


def _subtitle(desk: Desk, entry: Entry[Record]) -> str | None:
    """What tells the titles of two pages apart in a browser; None where nothing has to."""
    title = entry.record.title
    if title not in desk.common.shared:
        return None
    kind = desk.words.text(entry.kind.label)
    return f"{kind} · {entry.id}" if (entry.kind.name, title) in desk.common.alike else kind


def _paper_code(desk: Desk, entry: Entry[Record]) -> str | None:
    """The code of the printed form, of kinds that have one."""
    found = (issue.code for issue in issues(desk.view) if issue.entry.id == entry.id)
    return next(found, None) if isinstance(entry.record, Bulletin) else None
