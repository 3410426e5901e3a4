"""The postings of a site in the order of keys, cut into blocks, so that they can be read by parts.

The portal's index goes over the postings of all sites. It is made range by range: of each site
only a block is in memory at a time, and only where the next one begins is kept of it.
"""

import io
import json
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import accumulate, chain, pairwise
from pathlib import Path
from typing import IO

from generator.build.search.postings import SPACE, Posting, in_order, joined, order

_BLOCK = 2_000
"""Signs in a block. It is read whole, so that a range costs up to two of these more per site."""
_RANGE = 1_000_000
"""Signs in a range, if its first key alone has no more: some 10 MB while it is made."""
_MARKS = 2_000
"""Of so many blocks, all over the alphabet, it is known how much lies between their keys."""


@dataclass(frozen=True)
class Lists:
    """Postings in blocks, each a line of JSON, in memory or in a file.

    firsts: the first key of each block; sizes: of each block in bytes; source: the blocks, or a
    file; begin: where in it the first of them begins.
    """

    firsts: Sequence[str]
    sizes: Sequence[int]
    source: bytes | Path
    begin: int = 0

    def data(self) -> bytes:
        """All blocks.

        Raises:
            OSError: if the file cannot be read.
        """
        with _opened(self.source, self.begin) as file:
            return file.read()

    def loaded(self, data: bytes) -> "Lists":
        """The same, with all blocks in memory."""
        return Lists(self.firsts, self.sizes, data)

    def picked(self, keys: Sequence[str]) -> Iterator[Posting]:
        """The postings of some keys, which come in order; other blocks are not looked into.

        Raises:
            OSError: if the file cannot be read.
        """
        data, wanted, codes = self.data(), frozenset(keys), [*map(order, keys)]
        cuts = [*(bisect_left(codes, order(first)) for first in self.firsts), len(codes)]
        ends = accumulate(self.sizes)
        for end, size, (low, high) in zip(ends, self.sizes, pairwise(cuts), strict=True):
            if low < high:
                together, first, last, lists, _ = json.loads(data[end - size : end])
                every = zip(together.split(SPACE), first, last, lists.split(SPACE), strict=True)
                yield from (posting for posting in every if posting[0] in wanted)

    def shelf(self) -> "Shelf":
        """What hands out the postings in order."""
        return Shelf(self.source, self.begin)


class Shelf:
    """The postings of one site, to be taken in order; in memory is only what was taken so far."""

    __slots__ = ("_at", "_source", "_taken")

    def __init__(self, source: bytes | Path, begin: int) -> None:
        """Begin with the first one."""
        self._source = source
        self._at = begin
        self._taken = 0

    def take(self, end: str | None) -> Iterator[Posting]:
        """Those before a key, or all that are left.

        Raises:
            OSError: if the file cannot be read.
        """
        return chain.from_iterable(self._blocks(end))

    def _blocks(self, end: str | None) -> Iterator[Iterable[Posting]]:
        with _opened(self._source, self._at) as file:
            for line in file:
                together, first, last, lists, following = json.loads(line)
                keys = together.split(SPACE)
                cut = len(keys) if end is None else bisect_left(keys, order(end), key=order)
                taken = slice(self._taken, cut)
                rest = lists.split(SPACE)
                yield zip(keys[taken], first[taken], last[taken], rest[taken], strict=True)
                if cut < len(keys):
                    self._taken = cut
                    return
                self._at += len(line)
                self._taken = 0
                if end is not None and following and order(following) >= order(end):
                    return


def _opened(source: bytes | Path, at: int) -> IO[bytes]:
    file: IO[bytes] = io.BytesIO(source) if isinstance(source, bytes) else source.open("rb")
    file.seek(at)
    return file


def lists_of(postings: Iterable[Posting]) -> Lists:
    """Postings, in memory."""
    firsts: list[str] = []
    blocks: list[bytes] = []
    found: list[Posting] = []
    room = _BLOCK
    for each in sorted(postings, key=lambda posting: order(posting[0])):
        if room <= 0:
            blocks.append(_block(found, each[0]))
            found, room = [], _BLOCK
        if not found:
            firsts.append(each[0])
        found.append(each)
        room -= len(each[0]) + len(each[3])
    if found:
        blocks.append(_block(found, None))
    return Lists(firsts, [*map(len, blocks)], b"".join(blocks))


def _block(found: Sequence[Posting], following: str | None) -> bytes:
    """Postings as a line, and the key that comes after them."""
    keys, first, last, rest = zip(*found, strict=True)
    block = [SPACE.join(keys), first, last, SPACE.join(rest), following]
    return json.dumps(block, ensure_ascii=False, separators=(",", ":")).encode() + b"\n"


class Ranges:
    """Keys between which about equally much lies, from what is told of every site in turn."""

    def __init__(self) -> None:
        """Nothing is known yet."""
        self._marks: list[tuple[bytes, int]] = []

    def see(self, lists: Lists) -> None:
        """Add the blocks of a site."""
        self._marks += zip(map(order, lists.firsts), lists.sizes, strict=True)
        if len(self._marks) > 2 * _MARKS:
            every = sum(size for _, size in self._marks) // _MARKS
            self._marks = list(_gathered(self._marks, every))

    def ends(self) -> Iterator[str | None]:
        """The key after each range; None after the last."""
        begins = dict.fromkeys(key for key, _ in _gathered(self._marks, _RANGE))
        yield from (key.decode("utf-16-be") for key in list(begins)[1:])
        yield None


def _gathered(marks: Iterable[tuple[bytes, int]], size: int) -> Iterator[tuple[bytes, int]]:
    """Marks in order, as few as there can be with at least so much between any two of them."""
    begin, between = b"", 0
    for key, length in sorted(marks):
        if between >= size:
            yield begin, between
            between = 0
        if not between:
            begin = key
        between += length
    if between:
        yield begin, between


def over_all(
    parts: Sequence[tuple[int, Shelf]], ends: Iterable[str | None]
) -> Iterator[tuple[str, str]]:
    """The keys of all parts in order, each with its list over the pages of all.

    Args:
        parts: each with the number of its first page.
        ends: between which keys it is done at once, None at the end.

    Raises:
        OSError: if a file cannot be read.
    """
    for end in ends:
        found = joined((start, shelf.take(end)) for start, shelf in parts)
        for key in in_order(found):
            yield key, "".join(found.pop(key))
