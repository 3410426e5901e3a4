"""The pages of records, each written among its kin; those of earlier builds are taken as they are.

A bulletin is written among all records, since it tells what was done in its period.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import partial

from generator.model.base import Record
from generator.model.bulletin import Bulletin
from generator.model.page import Page
from generator.model.township import Entry
from generator.render.descriptions import of_record
from generator.render.found import found_as
from generator.render.kin import alone, key_of, kinships
from generator.render.paper.bulletins import issues
from generator.render.sheet import Desk
from generator.render.view import View, as_of

RecordPages = Mapping[str, tuple[Page, ...]]
"""The pages of records, of each kind in the order of its list."""

Beside = Callable[[Callable[[], list[Page]]], Callable[[], list[Page]]]
"""Begins a piece of work, here or elsewhere, and returns what waits for its result."""

_FEW = 20
"""So many pages are made sooner than somebody is found who makes them."""


def at_its_turn(work: Callable[[], list[Page]]) -> Callable[[], list[Page]]:
    """Begins nothing: the work is done when its result is asked for."""
    return work


@dataclass
class Kept:
    """Pages that earlier builds made, by the digest of all that they depend on.

    known: what there is; used: what of it this build has used or made, for the next one.
    """

    known: Mapping[str, Sequence[Page]] = field(default_factory=dict)
    used: dict[str, Sequence[Page]] = field(default_factory=dict)


def record_pages(
    desk: Desk, beside: Beside = at_its_turn, kept: Kept | None = None
) -> Callable[[], RecordPages]:
    """Begin the pages of all records; whoever calls what is returned, once, waits for them."""
    memory = kept or Kept()
    groups = _groups(desk)
    missing = [group for group in groups if group.key not in memory.known]
    later = (beside if sum(map(len, missing)) > _FEW else at_its_turn)(partial(_made, missing))

    def result() -> RecordPages:
        fresh = {page.path: page for page in later()}
        pages = {page.path: page for page in _bulletins(desk)}
        for group in groups:
            known = memory.known.get(group.key)
            found = [fresh[_path(each)] for each in group.entries] if known is None else known
            memory.used[group.key] = found
            pages |= {page.path: page for page in found}
        view = desk.view
        return {
            kind.name: tuple(pages[_path(entry)] for entry in view.entries(kind.name))
            for kind in view.kinds
        }

    return result


@dataclass(frozen=True)
class _Group:
    """The pages of some kin: a desk that knows nobody else, and a digest of what it knows."""

    desk: Desk
    entries: tuple[Entry[Record], ...]
    key: str

    def __len__(self) -> int:
        return len(self.entries)


def _groups(desk: Desk) -> list[_Group]:
    view = desk.view
    shared = repr((desk.words, view.info, view.county, view.settings, view.today))
    found = []
    for kin in kinships(view.township):
        town = alone(view.township, kin)
        common = desk.common.about({entry.record.title for entry in kin})
        entries = tuple(each for each in kin if not isinstance(each.record, Bulletin))
        own = Desk(View(town, view.today), desk.words, common)
        found.append(_Group(own, entries, key_of(shared, town, common)))
    return found


def _made(groups: Sequence[_Group]) -> list[Page]:
    return [_record_page(group.desk, entry) for group in groups for entry in group.entries]


def _bulletins(desk: Desk) -> list[Page]:
    return [_record_page(desk, entry) for entry in desk.view.township.of(Bulletin)]


def _path(entry: Entry[Record]) -> str:
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
        _path(entry),
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
