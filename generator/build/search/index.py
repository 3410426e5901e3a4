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

import hashlib
import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import accumulate
from pathlib import Path
from typing import Any

from generator.build.search.documents import FACETS, Document, documents
from generator.build.search.gist import Gist, gist_of, kept
from generator.build.search.names import Spoken, by_letter, spoken
from generator.build.search.postings import digits, joined, shards
from generator.build.search.signs import traditional

FOLDER = "find"
_NOW = "now.json"
_PIECE = 3_000
"""Signs in a piece of the postings: 2 KB on the wire. A query needs one for each two signs."""


@dataclass(frozen=True)
class Part:
    """Documents of one site: below which path they lie, and in which index their texts are.

    `index` is None for those whose texts are to be written here; only these need `documents`.
    """

    root: str
    index: str | None
    gist: Gist
    documents: tuple[Document, ...] = ()


def part_of(documents: Iterable[Document], root: str = "", known: Spoken | None = None) -> Part:
    """Documents whose texts are to be written."""
    found = tuple(documents)
    return Part(root, None, gist_of(found, known), found)


def published_part(site: Path, root: str, file: Path | None = None) -> Part:
    """The documents of a published site, with its index, if it has one that can be read.

    Args:
        site: its folder.
        root: its address below the index.
        file: where the build of that site may have left the gist of its documents.
    """
    index = _index_of(site)
    gist = kept(file, index) if file and index else None
    if gist is not None:
        return Part(root, index, gist)
    return replace(part_of(documents(site), root), index=index)


def _index_of(site: Path) -> str | None:
    try:
        index = json.loads((site / FOLDER / _NOW).read_text(encoding="utf-8"))["index"]
    except (OSError, ValueError, LookupError, TypeError):
        return None
    return index if isinstance(index, str) else None


def build_index(parts: Sequence[Part], target: Path) -> str:
    """Write the index of all parts into the folder `target`; gives its name.

    Raises:
        OSError: if it cannot be written.
    """
    files = _files(parts)
    digest = hashlib.sha256()
    for path, text in files.items():
        digest.update(f"{path}\n{len(text)}\n{text}".encode())
    name = digest.hexdigest()[:16]
    for folder in {(target / name / path).parent for path in files}:
        folder.mkdir(parents=True, exist_ok=True)
    for path, text in files.items():
        _write(target / name / path, text)
    _write(target / _NOW, _json({"index": name}))
    return name


def _files(parts: Sequence[Part]) -> dict[str, str]:
    gists = [part.gist for part in parts]
    titles = [title for gist in gists for title in gist.titles]
    facets = [each for gist in gists for each in gist.facets]
    starts = accumulate((len(gist.titles) for gist in gists), initial=0)
    lists = joined(zip(starts, (gist.postings for gist in gists), strict=False))
    pieces = shards(lists, _PIECE)
    known = {name: said for gist in gists for name, said in gist.names.items()}
    places = set[str]().union(*(gist.places for gist in gists))
    names = by_letter(spoken(places, titles, known))
    signs = set[str]().union(*(gist.signs for gist in gists))
    files = {
        "index.json": _json(
            {
                "parts": [[part.root, part.index, len(part.gist.titles)] for part in parts],
                "titles": "".join(digits(len(title)) for title in titles),
                "facets": {name: _facet(name, facets) for name in FACETS},
                "names": "".join(names),
                "pieces": [first for first, _ in pieces],
            }
        ),
        "traditional.json": _json(traditional(signs)),
    }
    files |= {f"places/{number}.json": _json(lists) for number, (_, lists) in enumerate(pieces)}
    files |= {f"names/{letter}.json": _json(known) for letter, known in names.items()}
    own = [each for part in parts if part.index is None for each in part.documents]
    return files | {f"texts/{number}.json": _text(each) for number, each in enumerate(own)}


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


def _text(document: Document) -> str:
    address = document.path.removesuffix("index.html")
    return _json([address, document.title, document.facts, document.blocks])


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))


def _write(path: Path, text: str) -> None:
    path.write_bytes(text.encode())
