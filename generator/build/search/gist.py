"""What of a site goes into an index, so that the portal's is made of parts and not of pages.

The gist of a site is kept under build/ with the name of the index that was made of it. It counts
for the portal as long as that index stands published, by whatever machine.
"""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from generator.build.files import write_whole
from generator.build.fingerprint import of_the_generator
from generator.build.search.documents import Document
from generator.build.search.names import Spoken, spoken
from generator.build.search.postings import BORDER, Postings, postings
from generator.build.search.signs import fold

_PLACES = ("township", "village")


@dataclass(frozen=True)
class Gist:
    """The documents of one site without their texts.

    titles: of each document; facets: of each document; names: all names with their sound;
    signs: every sign that stands anywhere, in order; postings: where signs stand.
    """

    titles: tuple[str, ...]
    facets: tuple[Mapping[str, Sequence[str]], ...]
    names: Spoken
    signs: str
    postings: Postings

    @property
    def places(self) -> set[str]:
        """Names of townships and villages."""
        every = (one.get(name, ()) for one in self.facets for name in _PLACES)
        return {place for places in every for place in places}


def gist_of(documents: Sequence[Document], known: Spoken | None = None) -> Gist:
    """The gist of documents; `known` has the sounds of names from an earlier build."""
    texts = [fold(BORDER.join((each.title, *each.blocks))) for each in documents]
    titles = tuple(each.title for each in documents)
    gist = Gist(
        titles,
        tuple(each.facets for each in documents),
        {},
        "".join(sorted({sign for text in texts for sign in text})),
        postings(texts),
    )
    return replace(gist, names=spoken(gist.places, titles, known or {}))


def keep(gist: Gist, index: str, file: Path) -> None:
    """Leave the gist for later builds; `index` is the name of the index that was made of it.

    Raises:
        OSError: if it cannot be written.
    """
    first, last, rest = zip(*gist.postings.values(), strict=True) if gist.postings else ((),) * 3
    note = {
        "program": of_the_generator(),
        "index": index,
        "titles": gist.titles,
        "facets": gist.facets,
        "names": gist.names,
        "signs": gist.signs,
        "postings": [_LINE.join(gist.postings), first, last, _LINE.join(rest)],
    }
    file.parent.mkdir(parents=True, exist_ok=True)
    write_whole(file, json.dumps(note, ensure_ascii=False, separators=(",", ":")))


def kept(file: Path, index: str | None = None) -> Gist | None:
    """The gist that an earlier build left; None if it left none of that index.

    Without an index, any will do that this program made: what it says of names is still true.
    """
    try:
        note: Any = json.loads(file.read_text("utf-8"))
        if note["program"] != of_the_generator() or index not in (None, note["index"]):
            return None
        keys, first, last, rest = note["postings"]
        lists = zip(first, last, rest.split(_LINE), strict=True) if keys else ()
        return Gist(
            tuple(note["titles"]),
            tuple(_tuples(each) for each in note["facets"]),
            note["names"],
            note["signs"],
            dict(zip(keys.split(_LINE) if keys else (), lists, strict=True)),
        )
    except (OSError, ValueError, LookupError, TypeError):
        return None


def _tuples(facets: dict[str, list[str]]) -> dict[str, tuple[str, ...]]:
    return {name: tuple(values) for name, values in facets.items()}


_LINE = "\n"
"""Between keys, and between lists: neither holds it, for it is the border of blocks."""
