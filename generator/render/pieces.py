"""Pages that are written together, at a desk that knows nothing but the records they tell of.

What a build has written is kept for the next one, by a digest of all that the desk knows. It cannot
depend on anything else: nothing else is there to be read.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from generator.model.base import Record
from generator.model.page import Written
from generator.model.township import Entry
from generator.render.kin import alone, key_of
from generator.render.sheet import Desk
from generator.render.view import View


@dataclass
class Kept:
    """What earlier builds have written, by the digest of all that it depends on.

    known: what there is; used: what of it this build has used or made, for the next one.
    """

    known: Mapping[str, Written] = field(default_factory=dict)
    used: dict[str, Written] = field(default_factory=dict)


@dataclass(frozen=True)
class Piece:
    """Something to write: its digest, and what writes it."""

    key: str
    write: Callable[[], Written]


class Cutter:
    """Makes pieces of a township: each has a desk with some of the records."""

    def __init__(self, desk: Desk) -> None:
        """`desk` is where all records are known."""
        view = desk.view
        self._desk = desk
        self._shared = repr((desk.words, view.info, view.county, view.settings, view.today))

    def piece(
        self, name: str, entries: Sequence[Entry[Record]], write: Callable[[Desk], Written]
    ) -> Piece:
        """What is written of these records alone; `name` tells what it is, of the same records."""
        desk = self._desk
        town = alone(desk.view.township, entries)
        common = desk.common.about({entry.record.title for entry in entries})
        own = Desk(View(town, desk.view.today), desk.words, common)
        return Piece(key_of(name + self._shared, town, common), lambda: write(own))


class Pieces:
    """All pieces of a township."""

    def __init__(self, pieces: Iterable[Piece], kept: Kept) -> None:
        """See which of them are kept."""
        self._pieces = tuple(pieces)
        self._kept = kept

    def missing(self) -> Iterator[tuple[str, Written]]:
        """Write those that are not."""
        for piece in self._pieces:
            if piece.key not in self._kept.known:
                yield piece.key, piece.write()

    def together(self, written: Mapping[str, Written]) -> Written:
        """All of them, once the missing ones are there; they are kept for the next time."""
        for piece in self._pieces:
            known = self._kept.known.get(piece.key)
            self._kept.used[piece.key] = written[piece.key] if known is None else known
        found = [self._kept.used[piece.key] for piece in self._pieces]
        return Written(
            tuple(page for each in found for page in each.pages),
            tuple(file for each in found for file in each.files),
        )
