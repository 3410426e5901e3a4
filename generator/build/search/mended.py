"""The portal's index from the one before: what differs is made, the rest gets a second name.

If no page came or went, only keys of the place that changed are told otherwise: those of its own
words, and of what follows them on the same pages. Their lists are put together anew over all
places, and the pieces that they lie in are cut anew, until one begins where one began before.
"""

import json
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from itertools import accumulate

from generator.build.search.earlier import TRADITIONAL, Earlier, Stays, names_path
from generator.build.search.gist import Gist
from generator.build.search.names import naming
from generator.build.search.output import Output
from generator.build.search.part import Part
from generator.build.search.postings import (
    Posting,
    in_order,
    joined,
    order,
    shards_anew,
)


class Mended:
    """An index over parts of which all but one are known."""

    def __init__(self, earlier: Earlier, parts: Sequence[Part], root: str) -> None:
        """Be ready to make it.

        Args:
            earlier: the one before; its files have been read.
            parts: what it is over, all in memory.
            root: the path of the part that is not known; any may stand for it in `parts`.
        """
        self._earlier = earlier
        self._begins = [*map(order, earlier.firsts)]
        self._at = next(at for at, part in enumerate(parts) if part.root == root)
        self._known = [part for part in parts if part.root != root]
        self._old = set(_all(earlier.gists[root]))
        self._changed = set(self._of_others())

    def fits(self, parts: Sequence[Part]) -> bool:
        """Whether the earlier index is over the same parts, with as many pages in each."""
        told = self._earlier.head["parts"]
        known = [part for at, part in enumerate(parts) if at != self._at]
        is_as_told = len(told) == len(parts) and all(map(self._is, parts, told))
        return bool(self._begins) and known == self._known and is_as_told

    def _is(self, part: Part, told: tuple[str, str | None, int]) -> bool:
        """Whether a part is the one that is told of, with the same in it or known differences."""
        root, index, count = told
        is_known = root in self._earlier.gists and (index is None) == (part.index is None)
        same = index is not None and index == part.index
        return root == part.root and (is_known or same) and count == len(part.gist.titles)

    def signs(self) -> set[str]:
        """Of the signs that stood anywhere, those that have a Traditional one."""
        return set(json.loads(self._earlier.files[TRADITIONAL])[1])

    def pieces(
        self, parts: Sequence[Part], size: int, signs: set[str]
    ) -> Iterator[Stays | dict[str, str]]:
        """The pieces of the postings: lists, or one that stays as it was.

        Args:
            parts: what the index is over; all of it is in memory.
            size: signs in a piece.
            signs: those that stood anywhere; once all pieces are known, those that do now.
        """
        own = set(_all(parts[self._at].gist))
        changed = {posting[0] for posting in self._old ^ own} | self._changed
        lie_in = self._by_piece(changed)
        anew = _lists(in_order(changed), parts)
        alone = {key for key in changed if len(key) == 1}
        signs -= alone
        signs |= alone & anew.keys()
        firsts = self._earlier.firsts
        before = {number - 1 for number, keys in lie_in.items() if firsts[number] in keys}

        def lists(number: int) -> Mapping[str, str]:
            found = self._earlier.piece(number)
            return _renewed(found, lie_in[number], anew) if number in lie_in else found

        for piece in shards_anew(firsts, lists, before | lie_in.keys(), size):
            yield self._earlier.stays(piece) if isinstance(piece, int) else piece

    def take_names(self, parts: Iterable[Part], places: Collection[str], out: Output) -> str | None:
        """Give the names second names; gives their letters, None if they may not stay as they are.

        They are those of places and titles, so they stay unless one of these is another one. A
        title that is no name, such as a date, does not count.
        """
        for part in parts:
            if old := self._earlier.gists.get(part.root):
                titles = set(old.titles) ^ set(part.gist.titles)
                if old.places != part.gist.places or any(naming(places, titles)):
                    return None
        letters: str = self._earlier.head["names"]
        for path in map(names_path, letters):
            out.take(path, *self._earlier.file(path))
        return letters

    def _of_others(self) -> Iterator[str]:
        """The keys of which parts tell something else that are known already."""
        for part in self._known:
            if old := self._earlier.gists.get(part.root):
                yield from (posting[0] for posting in set(_all(old)) ^ set(_all(part.gist)))

    def _by_piece(self, keys: Iterable[str]) -> dict[int, set[str]]:
        """Keys by the pieces that they were in, or would have been."""
        found: defaultdict[int, set[str]] = defaultdict(set)
        for key in keys:
            found[max(0, bisect_right(self._begins, order(key)) - 1)].add(key)
        return found


def _lists(keys: Sequence[str], parts: Sequence[Part]) -> dict[str, str]:
    """The lists of keys over all parts; none of those that stand nowhere."""
    starts = accumulate((len(part.gist.titles) for part in parts), initial=0)
    each = zip(starts, parts, strict=False)
    made = joined((start, part.gist.lists.picked(keys)) for start, part in each)
    return {key: "".join(texts) for key, texts in made.items()}


def _renewed(
    lists: dict[str, str], keys: Collection[str], anew: Mapping[str, str]
) -> dict[str, str]:
    """The lists of a piece, those of some keys made anew."""
    same = all(key in lists and key in anew for key in keys)
    if same:  # they stay where they are
        return lists | {key: anew[key] for key in keys}
    lists = {key: text for key, text in lists.items() if key not in keys}
    lists |= {key: anew[key] for key in keys if key in anew}
    return {key: lists[key] for key in in_order(lists)}


def _all(gist: Gist) -> Iterator[Posting]:
    return gist.lists.shelf().take(None)
