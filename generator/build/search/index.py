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

import json
import shutil
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import accumulate
from pathlib import Path
from typing import Any

from generator.build.search.documents import FACETS, Document
from generator.build.search.entries import Entry, entries, entry_of, json_text
from generator.build.search.gist import Gist, gist_of, keep, kept
from generator.build.search.lists import over_all
from generator.build.search.names import Spoken, by_letter, spoken
from generator.build.search.output import Output
from generator.build.search.postings import digits, shards
from generator.build.search.signs import traditional

FOLDER = "find"
_NOW = "now.json"
_PIECE = 3_000
"""Signs in a piece of the postings: 2 KB on the wire. A query needs one for each two signs."""
_FRESH = "fresh"
"""An index that is being written."""


@dataclass(frozen=True)
class Part:
    """Documents of one site: below which path they lie, and in which index their texts are.

    `index` is None for those whose texts are to be written here; only these need `shown`, which
    is what a result shows of each.
    """

    root: str
    index: str | None
    gist: Gist
    shown: tuple[str, ...] = ()


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
    gist = kept(file, index) if file and index else None
    if gist is not None:
        return Part(root, index, gist)
    part = _part(entries(site), root, None)
    if index is None:
        return part
    if file:
        keep(part.gist, index, file)
    return Part(root, index, (kept(file, index) if file else None) or part.gist)


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
    for path, text in _files(parts):
        out.write(path, text)
    name = out.name()
    shutil.rmtree(target / name, ignore_errors=True)
    fresh.rename(target / name)
    (target / _NOW).write_bytes(json_text({"index": name}).encode())
    return name


def _files(parts: Sequence[Part]) -> Iterator[tuple[str, str]]:
    gists = [part.gist for part in parts]
    starts = accumulate((len(gist.titles) for gist in gists), initial=0)
    lists = over_all(list(zip(starts, (gist.lists for gist in gists), strict=False)))
    firsts: list[str] = []
    signs: set[str] = set()
    for number, piece in enumerate(shards(lists, _PIECE)):
        firsts.append(next(iter(piece)))
        signs.update(key for key in piece if len(key) == 1)
        yield f"places/{number}.json", json_text(piece)
    names = _names(gists)
    for letter, known in names.items():
        yield f"names/{letter}.json", json_text(known)
    own = (shown for part in parts if part.index is None for shown in part.shown)
    for number, shown in enumerate(own):
        yield f"texts/{number}.json", shown
    yield "traditional.json", json_text(traditional(signs))
    yield "index.json", _head(parts, firsts, "".join(names))


def _names(gists: Sequence[Gist]) -> Mapping[str, Spoken]:
    """The names of all parts by their letters."""
    titles = (title for gist in gists for title in gist.titles)
    known = {name: said for gist in gists for name, said in gist.names.items()}
    places = set[str]().union(*(gist.places for gist in gists))
    return by_letter(spoken(places, titles, known))


def _head(parts: Sequence[Part], pieces: list[str], letters: str) -> str:
    """What is loaded first."""
    facets = [each for part in parts for each in part.gist.facets]
    titles = (title for part in parts for title in part.gist.titles)
    return json_text(
        {
            "parts": [[part.root, part.index, len(part.gist.titles)] for part in parts],
            "titles": "".join(digits(len(title)) for title in titles),
            "facets": {name: _facet(name, facets) for name in FACETS},
            "names": letters,
            "pieces": pieces,
        }
    )


def _facet(name: str, found: list[Mapping[str, Sequence[str]]]) -> dict[str, Any]:
    """The values of a facet, and for each document how many it has and which."""
    values = dict.fromkeys(value for each in found for value in each.get(name, ()))
    order = sorted(values, reverse=True) if name == "year" else list(values)
    number = {value: digits(index) for index, value in enumerate(order)}
    of = (each.get(name, ()) for each in found)
    return {
        "values": order,
        "of": "".join(digits(len(has)) + "".join(number[value] for value in has) for has in of),
    }
