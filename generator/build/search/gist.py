"""What of a site goes into an index, so that the portal's is made of parts and not of pages.

The gist of a site is kept under build/ with the name of the index that was made of it. It counts
for the portal as long as that index stands published, by whatever machine. It is read once more
whenever something of it is asked for, so that no more than one is in memory; its postings stay in
the file even then.
"""

import errno
import hashlib
import json
import os
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import IO, Any

from generator.build.files import write_data_whole
from generator.build.fingerprint import of_the_generator
from generator.build.search.entries import Entry, json_text
from generator.build.search.lists import Lists, lists_of
from generator.build.search.names import Spoken, spoken
from generator.build.search.postings import postings

Facets = Mapping[str, Sequence[str]]
"""What a document is filtered by, each with any number of values."""

PLACES = ("township", "village")
"""The facets whose values are names of places."""


@dataclass(frozen=True)
class Gist:
    """The documents of one site without their texts.

    titles: of each document; facets: those that are distinct, a few among hundreds of documents;
    of: which of them each document has; names: all names with their sound; lists: where signs
    stand.
    """

    titles: Sequence[str]
    facets: Sequence[Facets]
    of: Sequence[int]
    names: Spoken
    lists: Lists

    @property
    def places(self) -> set[str]:
        """Names of townships and villages."""
        return {place for one in self.facets for name in PLACES for place in one.get(name, ())}


def gist_of(entries: Sequence[Entry], known: Spoken | None = None) -> Gist:
    """The gist of documents; `known` has the sounds of names from an earlier build."""
    titles = [entry.title for entry in entries]
    facets, of = _distinct(entry.facets for entry in entries)
    places = {place for one in facets for name in PLACES for place in one.get(name, ())}
    names = spoken(places, titles, known or {})
    return Gist(titles, facets, of, names, lists_of(postings(entry.places() for entry in entries)))


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
        "facets": gist.facets,
        "of": gist.of,
        "names": gist.names,
        "firsts": gist.lists.firsts,
        "sizes": gist.lists.sizes,
        "digest": hashlib.sha256(lists).hexdigest(),
    }
    file.parent.mkdir(parents=True, exist_ok=True)
    write_data_whole(file, json_text(head).encode() + b"\n" + lists)


def kept(file: Path, index: str | None = None, *, whole: bool = False) -> Gist | None:
    """The gist that an earlier build left; None if it left none of that index.

    Without an index, any will do that this program made: what it says of names is still true.
    If it is to be `whole`, its postings are in memory too.
    """
    try:
        with file.open("rb") as data:
            note, gist = _read(data, file)
            if whole:
                lists = gist.lists.loaded(data.read())
                gist = replace(gist, lists=lists)
                found = hashlib.sha256(lists.data())
            else:
                found = hashlib.file_digest(data, "sha256")
            is_whole = note["digest"] == found.hexdigest()
        is_mine = note["program"] == of_the_generator() and index in (None, note["index"])
    except (OSError, ValueError, LookupError, TypeError):
        return None
    return gist if is_whole and is_mine else None


def kept_before(file: Path) -> Gist:
    """A gist that `kept` has judged in this very build, once more.

    Raises:
        OSError: if it cannot be read any more.
    """
    try:
        with file.open("rb") as data:
            return _read(data, file)[1]
    except (ValueError, LookupError, TypeError):
        raise OSError(errno.EIO, os.strerror(errno.EIO), str(file)) from None


def _read(data: IO[bytes], file: Path) -> tuple[dict[str, Any], Gist]:
    """The head of a file: what it says of itself, and the gist, whose lists follow."""
    head = data.readline()
    note: dict[str, Any] = json.loads(head)
    lists = Lists(note["firsts"], note["sizes"], file, len(head))
    return note, Gist(note["titles"], note["facets"], note["of"], note["names"], lists)


def _distinct(facets: Iterable[Facets]) -> tuple[list[Facets], list[int]]:
    """Those that are distinct, in their order, and which of them each document has."""
    numbers: dict[str, int] = {}
    of = [numbers.setdefault(json_text(each), len(numbers)) for each in facets]
    return [json.loads(each) for each in numbers], of
