"""What of each page goes into an index, kept by the digest of the page for the next build.

When a record changes, some ten pages of a township do; the others are not even parsed again. The
file that is kept has a line of JSON for each page. It counts only for the program that wrote it,
and only as a whole.
"""

import hashlib
import json
from collections.abc import Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from generator.build.search.documents import Document, document, searched
from generator.build.search.postings import BORDER, SPACE, places
from generator.build.search.signs import fold
from generator.build.vouched import vouch, vouched


@dataclass(frozen=True)
class Entry:
    """One page: its title, what it is filtered by, how a result shows it, where signs stand.

    `shown` is JSON; `keys` and `lists` are the signs and their places, in the same order.
    """

    title: str
    facets: Mapping[str, Sequence[str]]
    shown: str
    keys: str
    lists: str

    def places(self) -> tuple[list[str], list[str]]:
        """Each key of the page, and what is written of it."""
        return _split(self.keys), _split(self.lists)


def entry_of(found: Document) -> Entry:
    """What of a document goes into an index."""
    at = places(fold(BORDER.join((found.title, *found.blocks))))
    address = found.path.removesuffix("index.html")
    shown = json_text([address, found.title, found.facts, found.blocks])
    facets = {name: list(values) for name, values in found.facets.items()}
    return Entry(found.title, facets, shown, SPACE.join(at), SPACE.join(at.values()))


def entries(site: Path, file: Path | None = None) -> list[Entry]:
    """The entries of a built site's pages; those of unchanged pages come from the file.

    Raises:
        SiteFault: if a page has no article.
        OSError: if a page cannot be read.
    """
    known = _read(file) if file else {}
    lines: dict[str, bytes] = {}
    found: list[Entry | None] = []
    for path, data in searched(site):
        name = f"{path} {hashlib.sha256(data).hexdigest()}"
        line = known.get(name)
        made = None if line else document(path, data)
        entry = _entry(line) if line else entry_of(made) if made else None
        lines[name] = line or _line(entry)
        found.append(entry)
    if file and lines.keys() != known.keys():
        with suppress(OSError):  # done without: the next build parses every page again
            vouch(file, b"\n".join((json_text(list(lines)).encode(), *lines.values())))
    return [entry for entry in found if entry]


_SHORT = json.JSONEncoder(ensure_ascii=False, separators=(",", ":"))


def json_text(value: object) -> str:
    """JSON as short as it can be."""
    return _SHORT.encode(value)


def _split(text: str) -> list[str]:
    return text.split(SPACE) if text else []


def _line(entry: Entry | None) -> bytes:
    told = entry and [entry.title, entry.facets, entry.shown, entry.keys, entry.lists]
    return json_text(told).encode()


def _entry(line: bytes) -> Entry | None:
    told = json.loads(line)
    return Entry(*told) if told else None


def _read(file: Path) -> dict[str, bytes]:
    """The lines that an earlier build left, by the names of their pages; none if in doubt."""
    names, _, lines = (vouched(file) or b"[]").partition(b"\n")
    return dict(zip(json.loads(names), lines.splitlines(), strict=True))
