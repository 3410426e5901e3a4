"""Signs: which stand without spaces, which are read as the same, and how texts are made equal."""

import json
import re
from collections.abc import Iterator
from contextlib import suppress
from functools import cache
from importlib.metadata import version
from pathlib import Path

from generator.build.files import write_whole

WIDE = "\u2e80-\u9fff\uf900-\ufaff\ufe30-\ufe4f\uff00-\uffef\U00020000-\U0003ffff“”‘’…—"
"""Han, and punctuation of the same width: a space beside one of them is layout and no word."""

_LAYOUT = re.compile(rf"(?<=[{WIDE}])\s+|\s+(?=[{WIDE}])")
_SPACES = re.compile(r"\s+")
_IDEOGRAPHS = ((0x3400, 0xA000), (0xF900, 0xFB00), (0x20000, 0x33480))
_FULL_WIDTH = {
    code: chr(code - 0xFEE0)
    for first, last in (("０", "９"), ("Ａ", "Ｚ"), ("ａ", "ｚ"))
    for code in range(ord(first), ord(last) + 1)
}


def close(text: str) -> str:
    """`text` on one line, without the spaces that only separate Chinese from its neighbours."""
    return _SPACES.sub(" ", _LAYOUT.sub("", text)).strip()


def fold(text: str) -> str:
    """`text` with signs that readers take for the same made equal, one for one.

    Capitals become small, full-width letters and digits narrow, Traditional signs Simplified. The
    length stays, so that places in the result are places in the text.
    """
    return "".join(map(_folded, text))


@cache
def _folded(sign: str) -> str:
    narrow = _FULL_WIDTH.get(ord(sign), sign)
    small = narrow.lower()
    return simplified().get(sign) or (small if len(small) == 1 else narrow)


_known: dict[str, str] = {}
"""Every Traditional sign with the Simplified one that stands for it."""


def simplified() -> dict[str, str]:
    """Every Traditional sign with the Simplified one that stands for it; from OpenCC, by signs."""
    if not _known:
        _known.update(_converted())
    return _known


def _converted() -> Iterator[tuple[str, str]]:
    import opencc  # noqa: PLC0415 - most builds take the pairs from the last one

    signs = [chr(code) for first, end in _IDEOGRAPHS for code in range(first, end)]
    turned = opencc.OpenCC("t2s").convert("\n".join(signs)).split("\n")
    return ((old, new) for old, new in zip(signs, turned, strict=True) if old != new)


def keep_signs(file: Path) -> None:
    """Take the pairs from a file that an earlier build left, or leave them there for the next.

    OpenCC needs half a second for them, and gives the same as long as its version is the same.
    """
    engine = version("opencc")
    with suppress(OSError, ValueError, LookupError, TypeError):
        told = json.loads(file.read_text("utf-8"))
        if told["engine"] == engine:
            _known.update(zip(told["old"], told["new"], strict=True))
            return
    pairs = simplified()
    note = {"engine": engine, "old": "".join(pairs), "new": "".join(pairs.values())}
    with suppress(OSError):
        file.parent.mkdir(parents=True, exist_ok=True)
        write_whole(file, json.dumps(note, ensure_ascii=False))


def traditional(known: set[str]) -> tuple[str, str]:
    """Traditional signs for which there is a Simplified one among `known`, and those, in order."""
    pairs = [(old, new) for old, new in simplified().items() if new in known]
    return "".join(old for old, _ in pairs), "".join(new for _, new in pairs)
