"""The portal's index from the one before: what differs is made, the rest gets a second name.

Of a record that changed, some hundred keys of one place are told otherwise, if no page came or
went: those of its own words. Their lists are put together anew over all places, and the pieces
that they lie in are cut anew, until one begins where one began before.
"""

import json
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from itertools import accumulate

from generator.build.search.earlier import TRADITIONAL, Earlier, Stays, names_path
from generator.build.search.gist import Gist
from generator.build.search.lists import Picker
from generator.build.search.names import naming
from generator.build.search.output import Output
from generator.build.search.part import Part
from generator.build.search.postings import Posting, in_order, joined, order, shards_anew


class Mended:
    """An index over parts of which most were in the earlier one."""

    def __init__(self, earlier: Earlier) -> None:
        """Be ready to mend an index whose files have been read."""
        self._earlier = earlier
        self._before = {root: _all(gist) for root, gist in earlier.gists.items()}
        self._begins = [*map(order, earlier.firsts)]
        self._pickers: dict[str, Picker] = {}

    def know(self, parts: Iterable[Part]) -> None:
        """Take parts of the new index, so that their lists are at hand."""
        for part in parts:
            self._pickers[part.root] = Picker(part.gist.lists)

    def fits(self, parts: Sequence[Part]) -> bool:
        """Whether the earlier index is over the same parts, with as many pages in each."""
        told = self._earlier.head["parts"]
        return bool(self._begins) and len(told) == len(parts) and all(map(self._is, parts, told))

    def _is(self, part: Part, told: tuple[str, str | None, int]) -> bool:
        """Whether a part is the one that is told of, with the same in it or known differences."""
        root, index, count = told
        is_known = root in self._before and (index is None) == (part.index is None)
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
        known = self._pickers.keys() - self._before.keys()
        self.know(part for part in parts if part.root not in known)
        lie_in = self._by_piece(self._changed(parts))
        firsts = self._earlier.firsts
        before = {number - 1 for number, keys in lie_in.items() if firsts[number] in keys}

        def lists(number: int) -> Mapping[str, str]:
            found = self._earlier.piece(number)
            return self._renewed(found, lie_in[number], parts, signs) if number in lie_in else found

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

    def _changed(self, parts: Iterable[Part]) -> set[str]:
        """The keys of which something else is told than before."""
        return {
            posting[0]
            for part in parts
            if part.root in self._before
            for posting in self._before[part.root] ^ _all(part.gist)
        }

    def _by_piece(self, keys: Iterable[str]) -> dict[int, set[str]]:
        """Keys by the pieces that they were in, or would have been."""
        found: defaultdict[int, set[str]] = defaultdict(set)
        for key in keys:
            found[max(0, bisect_right(self._begins, order(key)) - 1)].add(key)
        return found

    def _renewed(
        self, lists: dict[str, str], keys: set[str], parts: Iterable[Part], signs: set[str]
    ) -> dict[str, str]:
        """The lists of a piece with those of some keys made anew."""
        parts = list(parts)
        starts = accumulate((len(part.gist.titles) for part in parts), initial=0)
        found = joined(
            (start, self._pickers[part.root].pick(keys))
            for start, part in zip(starts, parts, strict=False)
        )
        alone = {key for key in keys if len(key) == 1}
        signs -= alone
        signs |= alone & found.keys()
        lists = {key: text for key, text in lists.items() if key not in keys}
        lists |= {key: "".join(texts) for key, texts in found.items()}
        return {key: lists[key] for key in in_order(lists)}


def _all(gist: Gist) -> set[Posting]:
    return set(gist.lists.shelf().take(None))
