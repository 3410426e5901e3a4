"""The postings of a site in the order of keys, cut into blocks, so that a part of them can be read.

The portal's index goes over the postings of all sites. It is made range by range: of each site
only the blocks of one range of keys are in memory, however many sites there are.
"""

import json
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path

from generator.build.search.postings import SPACE, Posting, joined, order

_BLOCK = 2_000
"""Signs in a block. It is read whole, so that a range costs up to two of these more per site."""
_RANGE = 1_000_000
"""Signs in a range, if the blocks at its ends are not more: some 10 MB while it is made."""
_BLOCKS_OF_EACH = 2
_NEXT = b",\n"


@dataclass(frozen=True)
class Lists:
    """Postings in blocks, in memory or in a file.

    firsts: the first key of each block; ends: where the blocks begin and end, and so one more;
    source: the blocks, or a file; begin: where in it the first of them begins.
    """

    firsts: Sequence[str]
    ends: Sequence[int]
    source: bytes | Path
    begin: int = 0

    def between(self, first: str, end: str | None) -> Iterator[Posting]:
        """The postings from a key on, and before another one, in order.

        Raises:
            OSError: if the file cannot be read.
        """
        from_block = max(bisect_right(self.firsts, order(first), key=order) - 1, 0)
        to_block = len(self.firsts)
        if end is not None:
            to_block = bisect_left(self.firsts, order(end), key=order)
        for block in self._blocks(from_block, to_block):
            keys = block[0].split(SPACE)
            cut = slice(
                bisect_left(keys, order(first), key=order),
                None if end is None else bisect_left(keys, order(end), key=order),
            )
            rest = block[3].split(SPACE)
            yield from zip(keys[cut], block[1][cut], block[2][cut], rest[cut], strict=True)

    def _blocks(self, first: int, end: int) -> list[tuple[str, list[int], list[int], str]]:
        if first >= end:
            return []
        data = self._read(self.ends[first], self.ends[end])
        blocks: list[tuple[str, list[int], list[int], str]] = json.loads(
            b"[%b]" % data.removesuffix(_NEXT)
        )
        return blocks

    def data(self) -> bytes:
        """All blocks.

        Raises:
            OSError: if the file cannot be read.
        """
        return self._read(self.ends[0], self.ends[-1])

    def _read(self, start: int, end: int) -> bytes:
        if isinstance(self.source, bytes):
            return self.source[start:end]
        with self.source.open("rb", buffering=0) as file:
            file.seek(self.begin + start)
            return file.read(end - start)


def lists_of(postings: Iterable[Posting]) -> Lists:
    """Postings, in memory."""
    firsts: list[str] = []
    blocks: list[bytes] = []
    found: list[Posting] = []
    room = 0
    for each in sorted(postings, key=lambda posting: order(posting[0])):
        if room <= 0:
            _close(found, blocks)
            firsts.append(each[0])
            found, room = [], _BLOCK
        found.append(each)
        room -= len(each[0]) + len(each[3])
    _close(found, blocks)
    ends = [0]
    for block in blocks:
        ends.append(ends[-1] + len(block))
    return Lists(firsts, ends, b"".join(blocks))


def _close(found: Sequence[Posting], blocks: list[bytes]) -> None:
    if found:
        keys, first, last, rest = zip(*found, strict=True)
        block = [SPACE.join(keys), first, last, SPACE.join(rest)]
        text = json.dumps(block, ensure_ascii=False, separators=(",", ":"))
        blocks.append(text.encode() + _NEXT)


def over_all(parts: Sequence[tuple[int, Lists]]) -> Iterator[tuple[str, str]]:
    """The keys of all parts in order, each with its list over the pages of all.

    Args:
        parts: each with the number of its first page.

    Raises:
        OSError: if a file cannot be read.
    """
    for first, end in pairwise(_bounds([lists for _, lists in parts])):
        found = joined((start, lists.between(first or "", end)) for start, lists in parts)
        for key in sorted(found, key=order):
            yield key, found.pop(key)


def _bounds(shelves: Sequence[Lists]) -> Iterator[str | None]:
    """Keys between which ranges lie; before the first stands the empty key, at the end None."""
    size = max(_RANGE, _BLOCKS_OF_EACH * _BLOCK * len(shelves))
    begins = sorted(
        ((first, end - start) for each in shelves for first, start, end in _spans(each)),
        key=lambda begin: order(begin[0]),
    )
    yield ""
    room, last = size, ""
    for first, length in begins:
        if room <= 0 and first != last:
            yield first
            room = size
        room, last = room - length, first
    yield None


def _spans(lists: Lists) -> Iterator[tuple[str, int, int]]:
    return zip(lists.firsts, lists.ends, lists.ends[1:], strict=False)
