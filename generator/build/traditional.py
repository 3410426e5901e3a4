"""Traditional characters: words by OpenCC, proper names sign by sign.

OpenCC chooses among several Traditional characters by the words around them, and takes a name
for a word: 于谦 becomes 於謙, 东升镇 becomes 東昇鎮. So names are cut out before, and each of their
signs is converted for itself. `s2tw` writes 裡, 為 and 群眾 as most readers of Traditional
characters do, and keeps the words of the mainland (文件, 信息, 项目), which the records use.
"""

import re
from collections.abc import Iterable, Mapping
from functools import cache

from opencc import OpenCC

_IN_NAMES = str.maketrans({"丰": "豐", "云": "雲", "儿": "兒", "冲": "沖", "万": "萬", "晒": "曬"})
"""Signs that are old characters too, but mean the other one wherever a place or a person bears
them: 和豐村, 雲夢縣, 塔兒灣村, 李家沖."""

_COMMON = range(0xA4, 0xC7)
"""Lead bytes of Big5's first level: the 5,401 characters in common use, by the standard CNS 11643.
A sign among them needs no conversion in a name (于, 范, 余, 里, 岳, 后)."""


@cache
def _opencc() -> OpenCC:
    return OpenCC("s2tw")


def name_in_traditional(name: str) -> str:
    """A proper name, sign by sign: what is a Traditional character already stays."""
    return "".join(_sign(sign) for sign in name)


@cache
def _sign(sign: str) -> str:
    told = sign.translate(_IN_NAMES)
    if told != sign:
        return told
    try:
        if sign.encode("big5")[0] in _COMMON:
            return sign
    except UnicodeEncodeError:
        pass
    return str(_opencc().convert(sign))


def protected(found: Iterable[str], given: Mapping[str, str]) -> dict[str, str]:
    """Names with their Traditional form: the given one, else sign by sign."""
    return {name: name_in_traditional(name) for name in sorted(found)} | dict(given)


class Converter:
    """Converts texts, with the names that stand in them protected."""

    def __init__(self, names: Mapping[str, str]) -> None:
        """Protect `names`: each as it stands in records, and in Traditional characters."""
        self._names = names
        longest_first = sorted(names, key=lambda name: (-len(name), name))
        self._pattern = re.compile(f"({'|'.join(map(re.escape, longest_first)) or '(?!)'})")

    def __call__(self, text: str) -> str:
        """The text in Traditional characters; signs that are no Han stay as they are."""
        pieces = self._pattern.split(text)
        pieces[::2] = [_opencc().convert(piece) if piece else "" for piece in pieces[::2]]
        pieces[1::2] = [self._names[name] for name in pieces[1::2]]
        return "".join(pieces)
