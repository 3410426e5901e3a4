"""The portal's index as it stands, with what it was made of, for one that differs in a little.

Where one place of a county changed, most pieces of the index stay as they are. So it is read while
the place is still being made; the digest that it bears says whether it is whole, and what the build
kept says that this program made it, and of what.
"""

import hashlib
import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from generator.build.search.gist import Gist, kept
from generator.build.search.output import Output

FOLDER = "find"
NOW = "now.json"
HEAD = "index.json"
TRADITIONAL = "traditional.json"

_ROOM = 16_000_000
"""Bytes of what places kept, up to which all of it is in memory: those of forty townships, some
50 MB with the index itself. The index over more is made range by range."""


@dataclass(frozen=True)
class Earlier:
    """An index that stands published.

    folder: where its files are; name: its digest; head: what is loaded first of it; gists: what
    parts held of which it was made, by their paths, for those that may differ now; files: what is
    in its files, once it has been read.
    """

    folder: Path
    name: str
    head: Mapping[str, Any]
    gists: Mapping[str, Gist]
    files: dict[str, bytes] = field(default_factory=dict)

    @property
    def firsts(self) -> Sequence[str]:
        """The key that each piece begins with."""
        firsts: Sequence[str] = self.head["pieces"]
        return firsts

    def piece(self, number: int) -> dict[str, str]:
        """The lists in a piece."""
        lists: dict[str, str] = json.loads(self.files[piece_path(number)])
        return lists

    def stays(self, number: int) -> "Stays":
        """A piece that is in the new index too."""
        return Stays(self.firsts[number], *self.file(piece_path(number)))

    def file(self, path: str) -> tuple[str, bytes]:
        """Where a file is, and what is in it."""
        return f"{self.folder}/{path}", self.files[path]

    def read(self) -> bool:
        """Read all files; False if they are not what they were when they were written.

        Raises:
            OSError: if one cannot be read.
        """
        digest = hashlib.sha256()
        for path in self._paths():
            with open(f"{self.folder}/{path}", "rb", buffering=0) as file:  # noqa: PTH123 - thousands
                data = self.files[path] = file.read()
            digest.update(Output.told(path, len(data)))
            digest.update(data)
        return Output.named(digest) == self.name

    def _paths(self) -> Iterator[str]:
        """All files, in the order in which they are written."""
        yield from map(piece_path, range(len(self.firsts)))
        yield from map(names_path, self.head["names"])
        own = sum(count for _, index, count in self.head["parts"] if index is None)
        yield from map(text_path, range(own))
        yield from (TRADITIONAL, HEAD)


@dataclass(frozen=True, slots=True)
class Stays:
    """A piece of the postings that stays as it was.

    first: the key that it begins with; source: its file, which nobody ever changes; data: what is
    in it.
    """

    first: str
    source: str
    data: bytes


def piece_path(number: int) -> str:
    """Where a piece of the postings is."""
    return f"places/{number}.json"


def names_path(letter: str) -> str:
    """Where names are whose sound begins with a letter."""
    return f"names/{letter}.json"


def text_path(number: int) -> str:
    """Where a page is as a result shows it."""
    return f"texts/{number}.json"


def earlier_index(site: Path, kept_of: Mapping[str, Path]) -> Earlier | None:
    """The index of a site, its files unread; None if it is not known of what it was made.

    Args:
        site: its folder.
        kept_of: where the gists are of the parts that may differ now, by the paths of the parts.
    """
    with suppress(OSError, ValueError, LookupError, TypeError):
        name = index_of(site)
        folder = site / FOLDER / str(name)
        head = json.loads((folder / HEAD).read_bytes())
        gists = {
            root: gist
            for root, index, _ in head["parts"]
            if root in kept_of and (gist := kept(kept_of[root], index or name, whole=True))
        }
        if gists.keys() == kept_of.keys():
            return Earlier(folder, str(name), head, gists)
    return None


def index_of(site: Path) -> str | None:
    """The name of the index of a site; None if it has none that can be read."""
    try:
        index = json.loads((site / FOLDER / NOW).read_text(encoding="utf-8"))["index"]
    except (OSError, ValueError, LookupError, TypeError):
        return None
    return index if isinstance(index, str) else None


def has_room(files: Iterable[Path]) -> bool:
    """Whether all that these files hold may be in memory at once.

    Raises:
        OSError: if one is not there.
    """
    return sum(file.stat().st_size for file in files) <= _ROOM
