"""Names by their sound: who types `lhs` or `lihuashan` means 李花山."""

import re
from collections.abc import Collection, Iterable, Iterator, Mapping
from itertools import chain
from string import ascii_lowercase
from typing import Any

from generator.build.search.phrases import pypinyin_for

Spoken = Mapping[str, str]
"""Names, each with its syllables."""

_HAN_RUN = re.compile("^[\u3400-\u9fff]{2,12}")
"""The beginning of a name, as far as it has readings; more letters than these nobody types."""

_LETTERS = frozenset(ascii_lowercase)

_LIVELY = frozenset(
    "重长乐朝堡铺行车调传降佛大区落咀垸剅巷曾单盖厦六泊和都藏盛覃解任查仇圩汤参宿石港溪洞"
)
"""Signs of place names and surnames that people do read in more than one way.

The dictionary knows another reading for every fourth sign, most of them dead for a thousand years.
"""
_EXTRA = {"咀": ("zui",), "垸": ("yuan",), "圩": ("wei", "xu"), "剅": ("lou",)}
"""Readings of place names that the dictionary lacks or does not put first."""


def sounds(names: Collection[str]) -> Spoken:
    """The syllables of names, parted by spaces; several readings of a sign parted by `/`."""
    engine = pypinyin_for(names)
    return {name: _sounds(name, engine) for name in names}


def _sounds(name: str, engine: Any) -> str:  # noqa: ANN401 - pypinyin, which is imported at need
    style = engine.Style.NORMAL
    known = engine.lazy_pinyin(name, style=style, errors=list)
    every = engine.pinyin(name, style=style, heteronym=True, errors=list)
    return " ".join(
        "/".join(dict.fromkeys((first, *(_EXTRA.get(sign, others) if sign in _LIVELY else ()))))
        for sign, first, others in zip(name, known, every, strict=True)
    )


def spoken(places: Collection[str], titles: Iterable[str], known: Mapping[str, str]) -> Spoken:
    """The names among places and titles, places first, each with its syllables.

    A title that begins with the name of a place is also known without it, so that 李花山村庭院
    answers to `ty`.

    Args:
        places: names of places.
        titles: of pages.
        known: syllables of names, by earlier builds with the same dictionary.
    """
    found = dict.fromkeys(names_among(places, sorted(set(titles))))
    new = [name for name in found if not known.get(name)]
    said = {**known, **(sounds(new) if new else {})}
    return {name: said[name] for name in found}


def letters_of(said: str) -> list[str]:
    """Every letter that may begin a name, by its syllables."""
    return sorted({each[0] for each in said.partition(" ")[0].split("/")} & _LETTERS)


def names_among(places: Collection[str], titles: Iterable[str]) -> Iterator[str]:
    """The beginnings of places, then of titles that come in order; some more than once."""
    for name in chain(sorted(places), _proper(titles, frozenset(places))):
        if run := _HAN_RUN.match(name):
            yield run.group()


def naming(places: Collection[str], titles: Iterable[str]) -> Iterator[str]:
    """The titles that add names to those of places."""
    known = frozenset(places)
    return (title for title in titles if any(map(_HAN_RUN.match, _proper((title,), known))))


def _proper(titles: Iterable[str], places: frozenset[str]) -> Iterator[str]:
    lengths = sorted({len(place) for place in places}, reverse=True)
    for title in titles:
        yield title
        for length in lengths:
            if title[:length] in places:
                yield title[length:]
                break
