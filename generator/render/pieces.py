"""Pages that are written together, at a desk that knows nothing but the records they tell of.

What a build has written is kept for the next one, by a digest of all that the desk knows, and for
the days on which it would be the same. It cannot depend on anything else: nothing else is there.
"""

import hashlib
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property

from generator.model.base import Record
from generator.model.page import File, Page, Written
from generator.model.township import Entry
from generator.render.feeds import Feed
from generator.render.kin import alone, key_of
from generator.render.sheet import Desk
from generator.render.view import View
from generator.values import Today


@dataclass
class Kept:
    """What earlier builds have written, by the digest of all that it depends on.

    known: what there is; used: what of it this build has used or made, for the next one.
    """

    known: Mapping[str, Written] = field(default_factory=dict)
    used: dict[str, Written] = field(default_factory=dict)

    @cached_property
    def _files(self) -> Mapping[str, bytes]:
        """Files by the digests of what they say."""
        every = self.known.values()
        return {told: file.data for w in every for told, file in zip(w.told, w.files, strict=True)}

    def feeds(self, feeds: Iterable[Feed], *pages: Page) -> Written:
        """Pages and feeds, of which only those are written anew that say something new."""
        told, files = [], []
        for feed in feeds:
            digest = hashlib.sha256(repr(feed.told).encode("utf-8", "surrogatepass")).hexdigest()
            known = self._files.get(digest)
            told.append(digest)
            files.append(File(feed.path, feed.data() if known is None else known))
        return Written(pages, tuple(files), tuple(told))


@dataclass(frozen=True)
class Piece:
    """Something to write: its digest, but for the day, and what writes it at a desk of its own."""

    key: str
    desk: Desk
    write: Callable[[Desk], Written]

    def written(self) -> Written:
        """Write it; it holds as long as the day would answer the same."""
        written = self.write(self.desk)
        return replace(written, days=self.desk.view.today.same)


class Cutter:
    """Makes pieces of a township: each has a desk with some of the records."""

    def __init__(self, desk: Desk) -> None:
        """`desk` is where all records are known."""
        view = desk.view
        self._desk = desk
        self._shared = repr((desk.words, view.info, view.county, view.settings))

    def piece(
        self, name: str, entries: Sequence[Entry[Record]], write: Callable[[Desk], Written]
    ) -> Piece:
        """What is written of these records alone; `name` tells what it is, of the same records."""
        desk = self._desk
        town = alone(desk.view.township, entries)
        common = desk.common.about({entry.record.title for entry in entries})
        own = Desk(View(town, desk.view.today.apart()), desk.words, common)
        return Piece(key_of(name + self._shared, town, common), own, write)


class Pieces:
    """All pieces of a township."""

    def __init__(self, pieces: Iterable[Piece], kept: Kept, today: Today) -> None:
        """See which of them are kept, and hold on this day."""
        self._pieces = tuple(pieces)
        self.kept = kept
        self._today = today

    def missing(self) -> Iterator[tuple[str, Written]]:
        """Write those that are not."""
        for piece in self._pieces:
            if self._known(piece) is None:
                yield piece.key, piece.written()

    def together(self, written: Mapping[str, Written]) -> Written:
        """All of them, once the missing ones are there; they are kept for the next time."""
        found = [self._known(piece) or written[piece.key] for piece in self._pieces]
        for piece, each in zip(self._pieces, found, strict=True):
            self.kept.used[piece.key] = each
            self._today.keep_to(each.days)
        return Written(
            tuple(page for each in found for page in each.pages),
            tuple(file for each in found for file in each.files),
        )

    def _known(self, piece: Piece) -> Written | None:
        known = self.kept.known.get(piece.key)
        return known if known and self._today.is_among(known.days) else None
