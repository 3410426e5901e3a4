"""Names by their sound: who types `lhs` or `lihuashan` means 李花山."""

import re
from collections.abc import Iterable, Mapping
from string import ascii_lowercase

from pypinyin import Style, lazy_pinyin, pinyin

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


def sounds(name: str) -> str:
    """The syllables of a name, parted by spaces; several readings of a sign parted by `/`."""
    known = lazy_pinyin(name, style=Style.NORMAL, errors=list)  # type: ignore[arg-type] # its types forget that a list is one sign each
    every = pinyin(name, style=Style.NORMAL, heteronym=True, errors=list)  # type: ignore[arg-type] # its types forget that a list is one sign each
    return " ".join(
        "/".join(dict.fromkeys((first, *(_EXTRA.get(sign, others) if sign in _LIVELY else ()))))
        for sign, first, others in zip(name, known, every, strict=True)
    )


def by_letter(places: Iterable[str], titles: Iterable[str]) -> Mapping[str, dict[str, str]]:
    """Names with their syllables, under every letter that may begin them; places first.

    A title that begins with the name of a place is also known without it, so that 李花山村庭院
    answers to `ty`.
    """
    known = sorted(set(places))
    found: dict[str, dict[str, str]] = {}
    for name in (*known, *_proper(sorted(set(titles)), known)):
        run = _HAN_RUN.match(name)
        if run:
            said = sounds(run.group())
            for letter in sorted(
                {each[0] for each in said.partition(" ")[0].split("/")} & _LETTERS
            ):
                found.setdefault(letter, {}).setdefault(run.group(), said)
    return dict(sorted(found.items()))


def _proper(titles: Iterable[str], places: list[str]) -> Iterable[str]:
    longest = sorted(places, key=len, reverse=True)
    begins = re.compile("|".join(map(re.escape, longest)) or "(?!)")
    for title in titles:
        yield title
        if place := begins.match(title):
            yield title[place.end() :]
