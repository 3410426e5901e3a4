"""The index as files: what is loaded first, pieces of postings, names, and the texts of results.

    find/now.json                which index stands: {"index": "3fa9…"}
    find/3fa9…/index.json        where the pieces begin, titles' lengths, what is filtered by
    find/3fa9…/places/12.json    a piece of the postings
    find/3fa9…/names/l.json      names by the sound of their beginning
    find/3fa9…/traditional.json  Traditional signs, and the Simplified ones
    find/3fa9…/texts/7.json      a page as a result shows it

The folder bears the digest of what is in it, so that a reader who searches while a new site is
published never meets pieces of two indexes. Equal documents give equal bytes.
"""

import io
import json
import shutil
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import chain
from operator import sub
from pathlib import Path

from generator.build.search.columns import Columns
from generator.build.search.documents import Document
from generator.build.search.entries import Entry, entries, entry_of, json_text
from generator.build.search.gist import Gist, gist_of, keep, kept, kept_before
from generator.build.search.lists import Ranges, Shelf, over_all
from generator.build.search.names import Spoken
from generator.build.search.output import Output
from generator.build.search.postings import shards
from generator.build.search.roll import Roll
from generator.build.search.signs import traditional

FOLDER = "find"
_NOW = "now.json"
_PIECE = 3_000
"""Signs in a piece of the postings: 2 KB on the wire. A query needs one for each two signs."""
_LONG = 50_000
"""Signs of a list that has a piece of its own, and is written bit by bit: that of a key on nearly
every page grows with their number."""
_FRESH = "fresh"
"""An index that is being written."""


@dataclass(frozen=True, slots=True)
class Part:
    """Documents of one site: below which path they lie, and in which index their texts are.

    `source` is the gist of them, or the file that it is read from whenever it is needed. `index`
    is None for those whose texts are to be written here; only these need `shown`, which is what a
    result shows of each.
    """

    root: str
    index: str | None
    source: Gist | Path
    shown: tuple[str, ...] = ()

    @property
    def gist(self) -> Gist:
        """What of the documents goes into an index.

        Raises:
            OSError: if it cannot be read.
        """
        return kept_before(self.source) if isinstance(self.source, Path) else self.source


def part_of(documents: Iterable[Document], root: str = "", known: Spoken | None = None) -> Part:
    """Documents whose texts are to be written; `known` has the sounds of names."""
    return _part(list(map(entry_of, documents)), root, known)


def part_of_site(site: Path, notes: Path, known: Spoken | None = None) -> Part:
    """As `part_of`, of a site that is being built.

    Args:
        site: its folder.
        notes: where the last build left, and this one leaves, what it saw on each page.
        known: the sounds of names.

    Raises:
        SiteFault: if a page has no article.
        OSError: if a page cannot be read.
    """
    return _part(entries(site, notes), "", known)


def _part(found: list[Entry], root: str, known: Spoken | None) -> Part:
    return Part(root, None, gist_of(found, known), tuple(entry.shown for entry in found))


def published_part(site: Path, root: str, file: Path | None = None) -> Part:
    """The documents of a published site, with its index, if it has one that can be read.

    Args:
        site: its folder.
        root: its address below the index.
        file: where the build of that site may have left the gist of its documents, and where it
            is left if it did not, so that it is not in memory until the index is made.

    Raises:
        SiteFault: if a page has no article.
        OSError: if a page cannot be read, or the gist not be written.
    """
    index = _index_of(site)
    if file and index and kept(file, index):
        return Part(root, index, file)
    part = _part(entries(site), root, None)
    if index is None:
        return part
    if file:
        keep(part.gist, index, file)
    return Part(root, index, file if file and kept(file, index) else part.gist)


def _index_of(site: Path) -> str | None:
    try:
        index = json.loads((site / FOLDER / _NOW).read_text(encoding="utf-8"))["index"]
    except (OSError, ValueError, LookupError, TypeError):
        return None
    return index if isinstance(index, str) else None


def build_index(parts: Sequence[Part], target: Path) -> str:
    """Write the index of all parts into the folder `target`; gives its name.

    Raises:
        OSError: if it cannot be written, or what is kept of a part not be read.
    """
    fresh = target / _FRESH
    shutil.rmtree(fresh, ignore_errors=True)
    out = Output(fresh)
    _write(parts, out, target)
    name = out.name()
    shutil.rmtree(target / name, ignore_errors=True)
    fresh.rename(target / name)
    (target / _NOW).write_bytes(json_text({"index": name}).encode())
    return name


def _write(parts: Sequence[Part], out: Output, room: Path) -> None:
    """Write all files; one part at a time is in memory, for there is no bound to their number."""
    roll, columns, ranges = Roll(room), Columns(), Ranges()
    shelves: list[tuple[int, Shelf]] = []
    pages = 0
    for part in parts:
        gist = part.gist
        shelves.append((pages, gist.lists.shelf()))
        pages += len(gist.titles)
        roll.see(gist)
        columns.see(gist)
        ranges.see(gist.lists)
    columns.seen()
    pieces, signs = _write_places(over_all(shelves, ranges.ends()), out)
    letters = ""
    for letter, texts in roll.by_letter(columns.places):
        out.write_all(f"names/{letter}.json", texts)
        letters += letter
    for number, shown in enumerate(_own(parts)):
        out.write(f"texts/{number}.json", shown)
    out.write("traditional.json", json_text(traditional(signs)))
    for part in parts:
        columns.write(part.gist)
    starts = [start for start, _ in shelves]
    counts = map(sub, [*starts[1:], pages], starts)
    out.write_all("index.json", _head(parts, counts, columns, letters, pieces))


def _write_places(lists: Iterable[tuple[str, str]], out: Output) -> tuple[str, set[str]]:
    """Write the pieces of the postings; gives the key that each begins with, and all signs."""
    firsts = io.StringIO()
    signs: set[str] = set()
    for number, piece in enumerate(shards(lists, _PIECE)):
        first, text = next(iter(piece.items()))
        firsts.write(("," if number else "") + json_text(first))
        signs.update(key for key in piece if len(key) == 1)
        path = f"places/{number}.json"
        if len(text) < _LONG:
            out.write(path, json_text(piece))
        else:
            out.write_all(path, chain((f'{{{json_text(first)}:"',), _sliced(text), ('"}',)))
    return firsts.getvalue(), signs


def _sliced(text: str) -> Iterator[str]:
    return (text[at : at + _LONG] for at in range(0, len(text), _LONG))


def _own(parts: Iterable[Part]) -> Iterator[str]:
    return (shown for part in parts if part.index is None for shown in part.shown)


def _head(
    parts: Iterable[Part], counts: Iterable[int], columns: Columns, letters: str, pieces: str
) -> Iterator[str]:
    """What is loaded first, in pieces."""
    told = ([part.root, part.index, count] for part, count in zip(parts, counts, strict=True))
    yield f'{{"parts":[{",".join(map(json_text, told))}],"titles":"'
    yield columns.titles()
    yield '","facets":'
    yield from columns.facets()
    yield f',"names":{json_text(letters)},"pieces":['
    yield pieces
    yield "]}"
