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
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from generator.build.search.documents import FACETS, Document
from generator.build.search.names import by_letter
from generator.build.search.postings import BORDER, digits, postings, shards
from generator.build.search.signs import fold, traditional

FOLDER = "find"
_NOW = "now.json"
_PIECE = 3_000
"""Signs in a piece of the postings: 2 KB on the wire. A query needs one for each two signs."""

_PLACES = ("township", "village")


@dataclass(frozen=True)
class Part:
    """Documents of one site: below which path they lie, and in which index their texts are.

    `index` is None for those whose texts are to be written here.
    """

    root: str
    index: str | None
    documents: tuple[Document, ...]


def published_part(site: Path, root: str, documents: Iterable[Document]) -> Part:
    """The documents of a published site, with its index, if it has one that can be read."""
    try:
        now = json.loads((site / FOLDER / _NOW).read_text(encoding="utf-8"))
    except (OSError, ValueError):
        now = {}
    return Part(root, now.get("index"), tuple(documents))


def build_index(parts: Sequence[Part], target: Path) -> None:
    """Write the index of all parts into the folder `target`.

    Raises:
        OSError: if it cannot be written.
    """
    files = _files(parts)
    digest = hashlib.sha256()
    for path, text in files.items():
        digest.update(f"{path}\n{len(text)}\n{text}".encode())
    name = digest.hexdigest()[:16]
    for path, text in files.items():
        _write(target / name / path, text)
    _write(target / _NOW, _json({"index": name}))


def _files(parts: Sequence[Part]) -> dict[str, str]:
    found = [document for part in parts for document in part.documents]
    texts = [fold(BORDER.join((each.title, *each.blocks))) for each in found]
    pieces = shards(postings(texts), _PIECE)
    places = {each for one in found for name in _PLACES for each in one.facets.get(name, ())}
    names = by_letter(places, (each.title for each in found))
    files = {
        "index.json": _json(
            {
                "parts": [[part.root, part.index, len(part.documents)] for part in parts],
                "titles": "".join(digits(len(each.title)) for each in found),
                "facets": {name: _facet(name, found) for name in FACETS},
                "names": "".join(names),
                "pieces": [first for first, _ in pieces],
            }
        ),
        "traditional.json": _json(traditional({sign for text in texts for sign in text})),
    }
    files |= {f"places/{number}.json": _json(lists) for number, (_, lists) in enumerate(pieces)}
    files |= {f"names/{letter}.json": _json(known) for letter, known in names.items()}
    own = [each for part in parts for each in part.documents if part.index is None]
    return files | {f"texts/{number}.json": _text(each) for number, each in enumerate(own)}


def _facet(name: str, found: list[Document]) -> dict[str, Any]:
    """The values of a facet, and for each document how many it has and which."""
    values = dict.fromkeys(value for each in found for value in each.facets.get(name, ()))
    order = sorted(values, reverse=True) if name == "year" else list(values)
    number = {value: digits(index) for index, value in enumerate(order)}
    of = (each.facets.get(name, ()) for each in found)
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
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8", newline="\n")
