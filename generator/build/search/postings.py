"""Where signs stand: each sign, each two beside each other, three and four of sums and dates.

A list of places is a text of base-64 digits, as in source maps but without signs: five bits a
digit, least first, the sixth bit saying that more follow. Each page is the distance from the page
before; then come its places, each the distance from the place before, doubled, and one more if
another place of the page follows.
"""

from collections.abc import Iterable, Iterator
from functools import cache

_DIGITS = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_"
_BASE = 32

BORDER = "\n"
"""Between the blocks of a page; nothing is found across it."""

NUMBERS = frozenset("0123456789abcdefghijklmnopqrstuvwxyz,.年月日元万亿")
"""Signs of sums and dates. There are so few of them that two together stand on every page: three
and four together are kept too, and asked for where a query has them. find.js has the same set."""
_TOGETHER = (3, 4)

_UNFOUND = frozenset({BORDER, " "})
"""No query holds these: they part its words."""


@cache
def digits(number: int) -> str:
    """A number that is not negative, in base-64 digits."""
    written = ""
    while number >= _BASE:
        written += _DIGITS[number % _BASE + _BASE]
        number //= _BASE
    return written + _DIGITS[number]


def postings(texts: Iterable[str]) -> dict[str, str]:
    """The places of each sign (the first on a page), each two, and three or four of numbers."""
    written: dict[str, list[str]] = {}
    last_page: dict[str, int] = {}
    for number, text in enumerate(texts):
        for key, places in _places(text).items():
            entry = written.setdefault(key, [])
            entry.append(digits(number - last_page.get(key, 0)))
            last_page[key] = number
            entry.extend(_distances(places))
    return {key: "".join(parts) for key, parts in written.items()}


def _places(text: str) -> dict[str, list[int]]:
    found: dict[str, list[int]] = {}
    for place, sign in enumerate(text):
        if sign in _UNFOUND:
            continue
        found.setdefault(sign, [place])
        if place + 1 < len(text) and text[place + 1] not in _UNFOUND:
            found.setdefault(text[place : place + 2], []).append(place)
        for length in _TOGETHER:
            key = text[place : place + length]
            if len(key) == length and NUMBERS.issuperset(key):
                found.setdefault(key, []).append(place)
    return found


def _distances(places: list[int]) -> Iterator[str]:
    before = 0
    for index, place in enumerate(places):
        more = index + 1 < len(places)
        yield digits((place - before) * 2 + more)
        before = place


def shards(lists: dict[str, str], size: int) -> list[tuple[str, dict[str, str]]]:
    """The lists in the order of keys, cut into pieces of about `size` signs, with their first keys.

    The order is that in which JavaScript compares texts: by units of UTF-16.
    """
    made: list[tuple[str, dict[str, str]]] = []
    room = 0
    for key in sorted(lists, key=lambda key: key.encode("utf-16-be")):
        weight = len(key) + len(lists[key])
        if not made or weight > room:
            made.append((key, {}))
            room = size
        made[-1][1][key] = lists[key]
        room -= weight
    return made
