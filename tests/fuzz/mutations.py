"""A file made a little wrong, in the ways of slips, of encodings, of merges and of ill will."""

import codecs
import re
from collections.abc import Callable
from random import Random
from typing import Any, cast

from generator.model import KINDS
from generator.model.fields import codelist_in, keys_of, models_in
from generator.model.registry import Registry
from tests.fuzz.pools import SIGNS, VALUES

_PAIR = re.compile(r"^(\s*(?:- +)*)([^\s:#]+):([ \t]+)(\S.*)$", re.MULTILINE)
_KEY = re.compile(r"([A-Za-z_]+)(?=:)")
_FULL_WIDTH = str.maketrans(":,-#'\"[]{}0123456789", "：，－＃‘“［］｛｝０１２３４５６７８９")


def _words() -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Every key and every code that any kind or the registry knows."""
    waiting = [
        model for root in (Registry, *(kind.model for kind in KINDS)) for model in models_in(root)
    ]
    keys: dict[str, None] = {}
    codes: dict[str, None] = {}
    seen = set()
    while waiting:
        model = waiting.pop()
        if model in seen:
            continue
        seen.add(model)
        for key, info in keys_of(model).items():
            keys[key] = None
            found = codelist_in(cast("Any", info.annotation))
            codes.update(dict.fromkeys(each.value for each in found or ()))
            waiting.extend(models_in(cast("Any", info.annotation)))
    return tuple(sorted(keys)), tuple(sorted(codes))


KEYS, CODES = _words()


def mutate(choose: Random, raw: bytes, donor: bytes) -> bytes:
    """`raw` after one to four changes; `donor` is another file, of any kind."""
    for _ in range(choose.choice((1, 1, 1, 1, 2, 2, 4))):
        if choose.randrange(8):
            text = choose.choice(_OF_TEXT)(choose, raw.decode("utf-8", "surrogateescape"), donor)
            raw = text.encode("utf-8", "surrogateescape")
        else:
            raw = choose.choice(_OF_BYTES)(choose, raw)
    return raw


def _insert(choose: Random, text: str, _: bytes) -> str:
    at = choose.randint(0, len(text))
    return text[:at] + choose.choice(SIGNS) + text[at + choose.choice((0, 0, 1, 3)) :]


def _lines(choose: Random, text: str, donor: bytes) -> str:
    """Lines doubled, lost, exchanged, moved in or out, or those of another file."""
    lines = text.split("\n")
    at, other = choose.randrange(len(lines)), choose.randrange(len(lines))
    match choose.randrange(8):
        case 0:
            lines.insert(other, lines[at])
        case 1:
            del lines[at]
        case 2:
            lines[at], lines[other] = lines[other], lines[at]
        case 3:
            lines[at] = " " * choose.randrange(1, 5) + lines[at]
        case 4:
            lines[at] = lines[at][choose.randrange(1, 4) :]
        case 5:
            lines[at] = lines[at].replace("  ", "\t", 1)
        case 6:
            foreign = donor.decode("utf-8", "replace").split("\n")
            lines[at:at] = foreign[choose.randrange(len(foreign)) :][:6]
        case _:
            lines[at] = lines[at].translate(_FULL_WIDTH)
    return "\n".join(lines)


def _value(choose: Random, text: str, donor: bytes) -> str:
    """A value replaced by that of another field, of another file, or by one of the traps."""
    pairs = list(_PAIR.finditer(text))
    if not pairs:
        return text
    found = choose.choice(pairs)
    foreign = _PAIR.findall(donor.decode("utf-8", "replace"))
    value = choose.choice((*VALUES, *CODES))
    match choose.randrange(4):
        case 0:
            value = choose.choice(pairs).group(4)
        case 1 if foreign:
            value = choose.choice(foreign)[3]
        case 2:
            value = f'"{value}"'
        case _:
            pass
    return text[: found.start(4)] + value + text[found.end(4) :]


def _key(choose: Random, text: str, _: bytes) -> str:
    found = list(_KEY.finditer(text))
    if not found:
        return text
    old = choose.choice(found)
    return text[: old.start()] + choose.choice(KEYS) + text[old.end() :]


def _nest(choose: Random, text: str, _: bytes) -> str:
    """A value put into lists or groups, or a key with a value of another shape."""
    pairs = list(_PAIR.finditer(text))
    if not pairs:
        return text
    found, depth = choose.choice(pairs), choose.choice((1, 2, 5, 19, 20, 21, 60))
    opening, closing = choose.choice((("[", "]"), ("{a: ", "}"), ("[{b: ", "}]")))
    value = opening * depth + found.group(4) + closing * depth
    return text[: found.start(4)] + value + text[found.end(4) :]


def _long(choose: Random, text: str, _: bytes) -> str:
    at = choose.randint(0, len(text))
    piece = choose.choice((*SIGNS, "a", "中", "9", "[x](", "**", "> ", "| "))
    return text[:at] + piece * choose.choice((10, 100, 3000)) + text[at:]


def _flip(choose: Random, raw: bytes) -> bytes:
    changed = bytearray(raw)
    for _ in range(choose.choice((1, 1, 2, 8))):
        if changed:
            changed[choose.randrange(len(changed))] ^= 1 << choose.randrange(8)
    return bytes(changed)


def _cut(choose: Random, raw: bytes) -> bytes:
    start = choose.randint(0, len(raw))
    return (
        raw[:start] if choose.randrange(2) else raw[:start] + raw[start + choose.randrange(1, 9) :]
    )


def _splice(choose: Random, raw: bytes) -> bytes:
    at = choose.randint(0, len(raw))
    piece = choose.choice(
        (b"\0", b"\xff", b"\xed\xa0\x80", b"\xc0\x80", b"\xf4\x90\x80\x80", b"\x80")
    )
    return raw[:at] + piece + raw[at:]


def _encode(choose: Random, raw: bytes) -> bytes:
    text = raw.decode("utf-8", "replace")
    name = choose.choice(("gbk", "utf-16", "utf-16-le", "utf-32", "big5", "utf-8-sig", "utf-7"))
    return choose.choice((b"", b"", codecs.BOM_UTF8, codecs.BOM_UTF16_BE)) + text.encode(
        name, "replace"
    )


_OF_TEXT: tuple[Callable[[Random, str, bytes], str], ...] = (
    *(_insert, _insert, _lines, _lines, _value, _value, _value, _key, _nest, _long),
)
_OF_BYTES: tuple[Callable[[Random, bytes], bytes], ...] = (_flip, _flip, _cut, _splice, _encode)
