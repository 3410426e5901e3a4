"""What of a site goes into an index, so that the portal's is made of parts and not of pages.

The gist of a site is kept under build/ with the name of the index that was made of it. It counts
for the portal as long as that index stands published, by whatever machine. Its postings stay in
the file until a range of them is asked for.
"""

import hashlib
import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from generator.build.files import write_data_whole
from generator.build.fingerprint import of_the_generator
from generator.build.search.entries import Entry, json_text
from generator.build.search.lists import Lists, lists_of
from generator.build.search.names import Spoken, spoken
from generator.build.search.postings import postings

_PLACES = ("township", "village")


@dataclass(frozen=True)
class Gist:
    """The documents of one site without their texts.

    titles: of each document; facets: of each document; names: all names with their sound;
    lists: where signs stand.
    """

    titles: Sequence[str]
    facets: Sequence[Mapping[str, Sequence[str]]]
    names: Spoken
    lists: Lists

    @property
    def places(self) -> set[str]:
        """Names of townships and villages."""
        every = (one.get(name, ()) for one in self.facets for name in _PLACES)
        return {place for places in every for place in places}


def gist_of(entries: Sequence[Entry], known: Spoken | None = None) -> Gist:
    """The gist of documents; `known` has the sounds of names from an earlier build."""
    titles = [entry.title for entry in entries]
    facets = [entry.facets for entry in entries]
    gist = Gist(titles, facets, {}, lists_of(postings(entry.places() for entry in entries)))
    return replace(gist, names=spoken(gist.places, titles, known or {}))


def keep(gist: Gist, index: str, file: Path) -> None:
    """Leave the gist for later builds; `index` is the name of the index that was made of it.

    Raises:
        OSError: if it cannot be written.
    """
    lists = gist.lists.data()
    head = {
        "program": of_the_generator(),
        "index": index,
        "titles": gist.titles,
        "facets": _told(gist.facets),
        "names": gist.names,
        "firsts": gist.lists.firsts,
        "ends": gist.lists.ends,
        "digest": hashlib.sha256(lists).hexdigest(),
    }
    file.parent.mkdir(parents=True, exist_ok=True)
    write_data_whole(file, json_text(head).encode() + b"\n" + lists)


def kept(file: Path, index: str | None = None) -> Gist | None:
    """The gist that an earlier build left; None if it left none of that index.

    Without an index, any will do that this program made: what it says of names is still true.
    """
    try:
        data = file.read_bytes()
        begin = data.index(b"\n") + 1
        note: Any = json.loads(data[:begin])
        if note["program"] != of_the_generator() or index not in (None, note["index"]):
            return None
        if note["digest"] != hashlib.sha256(memoryview(data)[begin:]).hexdigest():
            return None
        lists = Lists(note["firsts"], note["ends"], file, begin)
        distinct, of = note["facets"]
        return Gist(note["titles"], [distinct[each] for each in of], note["names"], lists)
    except (OSError, ValueError, LookupError, TypeError):
        return None


def _told(facets: Sequence[Mapping[str, Sequence[str]]]) -> tuple[list[Any], list[int]]:
    """Those that are distinct, and which of them each document has: a few among hundreds."""
    numbers: dict[str, int] = {}
    of = [numbers.setdefault(json_text(each), len(numbers)) for each in facets]
    return [json.loads(each) for each in numbers], of
