"""Where signs stand: each sign, each two beside each other, three and four of sums and dates.

A list of places is a text of base-64 digits, as in source maps but without signs: five bits a
digit, least first, the sixth bit saying that more follow. Each page is the distance from the page
before; then come its places, each the distance from the place before, doubled, and one more if
another place of the page follows.
"""

import re
from collections import defaultdict
from collections.abc import Callable, Collection, Container, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from operator import add, sub

_DIGITS = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_"
_BASE = 32

BORDER = "\n"
"""Between the blocks of a page; nothing is found across it."""

SPACE = " "
"""Between keys, and between lists: no key holds it, for no query does."""

NUMBERS = frozenset("0123456789abcdefghijklmnopqrstuvwxyz,.年月日元万亿")
"""Signs of sums and dates. There are so few of them that two together stand on every page: three
and four together are kept too, and asked for where a query has them. find.js has the same set."""
_TOGETHER = (3, 4)

_UNFOUND = frozenset({BORDER, SPACE})
"""No query holds these: they part its words."""

_RUN = re.compile(f"[^{BORDER} ]{{2,}}")
_NUMBER = re.compile(f"[{''.join(sorted(NUMBERS))}]{{3,}}")


@cache
def digits(number: int) -> str:
    """A number that is not negative, in base-64 digits."""
    written = ""
    while number >= _BASE:
        written += _DIGITS[number % _BASE + _BASE]
        number //= _BASE
    return written + _DIGITS[number]


Posting = tuple[str, int, int, str]
"""A key, the first and the last page, and what is written after the first page's number."""

Places = tuple[Iterable[str], Iterable[str]]
"""The keys of a page, and what is written of each after the page's number."""


def places(text: str) -> dict[str, str]:
    """Where on a page each sign (the first), each two, and three or four of numbers stand."""
    return {key: _distances(found) for key, found in _places(text).items()}


def postings(pages: Iterable[Places]) -> Iterator[Posting]:
    """The lists over several pages, whose numbers are from 0 on."""
    first: dict[str, int] = {}
    last: dict[str, int] = {}
    written: dict[str, list[str]] = {}
    for number, (keys, texts) in enumerate(pages):
        for key, text in zip(keys, texts, strict=True):
            pieces = written.get(key)
            if pieces is None:
                first[key] = number
                written[key] = [text]
            else:
                pieces += (digits(number - last[key]), text)
            last[key] = number
    return ((key, first[key], last[key], "".join(texts)) for key, texts in written.items())


def joined(parts: Iterable[tuple[int, Iterable[Posting]]]) -> dict[str, list[str]]:
    """The lists over several parts, each with the number of its first page, one after another.

    They are in pieces, which are the list if they are put together.
    """
    last: dict[str, int] = {}
    written: dict[str, list[str]] = {}
    for start, part in parts:
        for key, first, end, rest in part:
            pieces = written.get(key)
            if pieces is None:
                written[key] = [digits(start + first), rest]
            else:
                pieces += (digits(start + first - last[key]), rest)
            last[key] = start + end
    return written


def _places(text: str) -> dict[str, list[int]]:
    found: defaultdict[str, list[int]] = defaultdict(list)
    for run in _RUN.finditer(text):
        piece = run.group()
        for place, pair in enumerate(map(add, piece, piece[1:]), run.start()):
            found[pair].append(place)
    for run in _NUMBER.finditer(text):
        piece, start = run.group(), run.start()
        for length in _TOGETHER:
            for at in range(len(piece) - length + 1):
                found[piece[at : at + length]].append(start + at)
    for sign in set(text) - _UNFOUND:
        found[sign] = [text.index(sign)]
    return found


def _distances(places: list[int]) -> str:
    if len(places) == 1:
        return digits(places[0] * 2)
    steps = map(sub, places[1:], places)
    return "".join([digits(places[0] * 2 + 1), *_following(list(steps))])


def _following(steps: list[int]) -> Iterator[str]:
    """Each place but the first, of a page that has several."""
    *others, end = steps
    yield from (digits(step * 2 + 1) for step in others)
    yield digits(end * 2)


def order(key: str) -> bytes:
    """What puts keys in the order in which JavaScript compares texts: by units of UTF-16."""
    return key.encode("utf-16-be")


def in_order(keys: Collection[str]) -> list[str]:
    """Keys in that order; as long as none has a sign beyond U+FFFF, Python has the same one."""
    together = "".join(keys)
    is_plain = len(order(together)) == len(together) * 2
    return sorted(keys) if is_plain else sorted(keys, key=order)


@dataclass
class _Shard:
    """A shard that is being filled, and how much room it has left."""

    lists: dict[str, str] = field(default_factory=dict)
    room: int = 0

    def fits(self, key: str, text: str) -> bool:
        """Whether a list may stand in it too; the first one always may."""
        return not self.lists or len(key) + len(text) <= self.room

    def put(self, key: str, text: str, size: int) -> None:
        """Take a list; the first makes room."""
        if not self.lists:
            self.room = size
        self.lists[key] = text
        self.room -= len(key) + len(text)

    def end(self) -> dict[str, str]:
        """Give what is in it, and begin anew."""
        lists, self.lists = self.lists, {}
        return lists

    def cut(self, lists: Iterable[tuple[str, str]], size: int) -> Iterator[dict[str, str]]:
        """Take lists; gives each shard that is full."""
        for key, text in lists:
            if not self.fits(key, text):
                yield self.end()
            self.put(key, text, size)


def shards(lists: Iterable[tuple[str, str]], size: int) -> Iterator[dict[str, str]]:
    """Lists that come in the order of their keys, cut into shards of about `size` signs."""
    shard = _Shard()
    yield from shard.cut(lists, size)
    if shard.lists:
        yield shard.lists


def shards_anew(
    firsts: Sequence[str],
    lists: Callable[[int], Mapping[str, str]],
    changed: Container[int],
    size: int,
) -> Iterator[int | dict[str, str]]:
    """As `shards`, of lists that were cut before: the number of each shard that is still the same.

    Args:
        firsts: the key that each shard of before begins with.
        lists: gives the lists in one of them as they are now, in order.
        changed: those that do not hold the same, or are followed by one that does not begin so.
        size: as before.
    """
    shard = _Shard()
    for number, first in enumerate(firsts):
        if number not in changed:
            if shard.lists and not shard.fits(first, lists(number)[first]):
                yield shard.end()
            if not shard.lists:
                yield number
                continue
        yield from shard.cut(lists(number).items(), size)
    if shard.lists:
        yield shard.lists
