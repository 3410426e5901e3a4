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
import shutil
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain
from pathlib import Path

from generator.build.search.columns import Columns
from generator.build.search.earlier import (
    HEAD,
    NOW,
    TRADITIONAL,
    Stays,
    names_path,
    piece_path,
    text_path,
)
from generator.build.search.entries import json_text
from generator.build.search.lists import Ranges, Shelf, over_all
from generator.build.search.mended import Mended
from generator.build.search.output import Output
from generator.build.search.part import Part
from generator.build.search.postings import shards
from generator.build.search.roll import Roll
from generator.build.search.signs import traditional

_PIECE = 3_000
"""Signs in a piece of the postings: 2 KB on the wire. A query needs one for each two signs."""
_LONG = 50_000
"""Signs of a list that has a piece of its own, and is written bit by bit: that of a key on nearly
every page grows with their number."""
_FRESH = "fresh"
"""An index that is being written."""


@dataclass(frozen=True)
class _Made:
    """What was written of lists and names: what the head of the index says of it.

    counts: of the pages of each part; firsts: JSON of the keys that pieces begin with; signs: all
    that stand anywhere; letters: all that names begin with.
    """

    counts: Sequence[int]
    firsts: str
    signs: set[str]
    letters: str


def build_index(parts: Sequence[Part], target: Path, mended: Mended | None = None) -> str:
    """Write the index of all parts into the folder `target`; gives its name.

    Args:
        parts: what it is over.
        target: an empty folder, or one with an earlier index.
        mended: what is known of the index before, if it may differ in a little only.

    Raises:
        OSError: if it cannot be written, or what is kept of a part not be read.
    """
    fresh = target / _FRESH
    shutil.rmtree(fresh, ignore_errors=True)
    out = Output(fresh)
    _write(parts, out, target, mended)
    name = out.name()
    shutil.rmtree(target / name, ignore_errors=True)
    fresh.rename(target / name)
    (target / NOW).write_bytes(json_text({"index": name}).encode())
    return name


def _write(parts: Sequence[Part], out: Output, room: Path, mended: Mended | None) -> None:
    columns = Columns()
    if mended and mended.fits(parts):
        made = _mend(mended, parts, out, room, columns)
    else:
        made = _make(parts, out, room, columns)
    for number, shown in enumerate(_own(parts)):
        out.write(text_path(number), shown)
    out.write(TRADITIONAL, json_text(traditional(made.signs)))
    for part in parts:
        columns.write(part.gist)
    out.write_all(HEAD, _head(parts, made, columns))


def _make(parts: Iterable[Part], out: Output, room: Path, columns: Columns) -> _Made:
    """Write lists and names; one part at a time is in memory, for there may be any number."""
    roll, ranges = Roll(room), Ranges()
    shelves: list[tuple[int, Shelf]] = []
    counts: list[int] = []
    pages = 0
    for part in parts:
        gist = part.gist
        shelves.append((pages, gist.lists.shelf()))
        counts.append(len(gist.titles))
        pages += counts[-1]
        roll.see(gist)
        columns.see(gist)
        ranges.see(gist.lists)
    columns.seen()
    signs: set[str] = set()
    pieces = shards(_noting(over_all(shelves, ranges.ends()), signs), _PIECE)
    firsts = _write_places(pieces, out)
    return _Made(counts, firsts, signs, _write_names(roll, columns, out))


def _mend(
    mended: Mended, parts: Sequence[Part], out: Output, room: Path, columns: Columns
) -> _Made:
    """As `_make`, of parts that all are in memory, most of them as they were."""
    for part in parts:
        columns.see(part.gist)
    columns.seen()
    signs = mended.signs()
    firsts = _write_places(mended.pieces(parts, _PIECE, signs), out)
    letters = mended.take_names(parts, columns.places, out)
    if letters is None:
        roll = Roll(room)
        for part in parts:
            roll.see(part.gist)
        letters = _write_names(roll, columns, out)
    return _Made([len(part.gist.titles) for part in parts], firsts, signs, letters)


def _noting(lists: Iterable[tuple[str, str]], signs: set[str]) -> Iterator[tuple[str, str]]:
    """Lists as they are; keys of one sign are put among `signs`."""
    for key, text in lists:
        if len(key) == 1:
            signs.add(key)
        yield key, text


def _write_places(pieces: Iterable[Stays | dict[str, str]], out: Output) -> str:
    """Write the pieces of the postings; gives JSON of the keys that they begin with."""
    firsts = io.StringIO()
    for number, piece in enumerate(pieces):
        path = piece_path(number)
        if isinstance(piece, Stays):
            first = piece.first
            out.take(path, piece.source, piece.data)
        else:
            first, text = next(iter(piece.items()))
            if len(text) < _LONG:
                out.write(path, _piece_text(piece))
            else:
                out.write_all(path, chain((f'{{{json_text(first)}:"',), _sliced(text), ('"}',)))
        firsts.write(("," if number else "") + json_text(first))
    return firsts.getvalue()


def _write_names(roll: Roll, columns: Columns, out: Output) -> str:
    """Write the names; gives all letters that they begin with."""
    letters = ""
    for letter, texts in roll.by_letter(columns.places):
        out.write_all(names_path(letter), texts)
        letters += letter
    return letters


def _piece_text(piece: Mapping[str, str]) -> str:
    """JSON of lists; they are digits, of which none is written otherwise in JSON."""
    return "{" + ",".join([f'{json_text(key)}:"{text}"' for key, text in piece.items()]) + "}"


def _sliced(text: str) -> Iterator[str]:
    return (text[at : at + _LONG] for at in range(0, len(text), _LONG))


def _own(parts: Iterable[Part]) -> Iterator[str]:
    return (shown for part in parts if part.index is None for shown in part.shown)


def _head(parts: Iterable[Part], made: _Made, columns: Columns) -> Iterator[str]:
    """What is loaded first, in pieces."""
    counted = zip(parts, made.counts, strict=True)
    told = ([part.root, part.index, count] for part, count in counted)
    yield f'{{"parts":[{",".join(map(json_text, told))}],"titles":"'
    yield columns.titles()
    yield '","facets":'
    yield from columns.facets()
    yield f',"names":{json_text(made.letters)},"pieces":['
    yield made.firsts
    yield "]}"
