"""The pages of records, each written among its kin; those of earlier builds are taken as they are.

A bulletin is written among all records, since it tells what was done in its period.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

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


@dataclass
class Kept:
    """Pages that earlier builds made, by the digest of all that they depend on.

    known: what there is; used: what of it this build has used or made, for the next one.
    """

    known: Mapping[str, Sequence[Page]] = field(default_factory=dict)
    used: dict[str, Sequence[Page]] = field(default_factory=dict)


class Records:
    """The pages of all records of a township."""

    def __init__(self, desk: Desk, kept: Kept) -> None:
        """See which of them are kept."""
        self._desk = desk
        self._kept = kept
        self._groups = _groups(desk)

    def missing(self) -> Iterator[Page]:
        """Write those that are not."""
        for group in self._groups:
            if group.key not in self._kept.known:
                yield from (_record_page(group.desk, entry) for entry in group.entries)
        for bulletin in self._desk.view.township.of(Bulletin):
            yield _record_page(self._desk, bulletin)

    def together(self, written: Iterable[Page]) -> RecordPages:
        """All of them, once the missing ones are there; they are kept for the next time."""
        pages = {page.path: page for page in written}
        for group in self._groups:
            known = self._kept.known.get(group.key)
            found = [pages[_path(each)] for each in group.entries] if known is None else known
            self._kept.used[group.key] = found
            pages |= {page.path: page for page in found}
        view = self._desk.view
        return {
            kind.name: tuple(pages[_path(entry)] for entry in view.entries(kind.name))
            for kind in view.kinds
        }


@dataclass(frozen=True)
class _Group:
    """The pages of some kin: a desk that knows nobody else, and a digest of what it knows."""

    desk: Desk
    entries: tuple[Entry[Record], ...]
    key: str


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
