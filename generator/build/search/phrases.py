"""Pypinyin, with only those of its 47,000 phrases that can matter to a text.

Most builds meet one new title, if any, and reading all phrases takes three times as long as the
rest of pypinyin. It cuts a text into phrases from left to right, and asks only for such as stand
in the text; so those that begin with a sign of the text give what all of them would.
"""

import hashlib
import json
import os
from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping
from contextlib import suppress
from functools import cache
from importlib.metadata import version
from pathlib import Path
from types import ModuleType
from typing import Any

from generator.build.files import write_whole

Phrases = Mapping[str, list[list[str]]]
"""Phrases with the readings of each of their signs."""

_NONE = "PYPINYIN_NO_PHRASES"
"""Pypinyin's own setting, asked for when it is imported."""

_kept: list[Path] = []
"""Where phrases are kept by their first sign; at most one."""

_taught: set[str] = set()
"""Signs whose phrases pypinyin knows."""


def keep_phrases(file: Path) -> None:
    """Take the phrases from a file that an earlier build left, or leave them there for the next."""
    _kept[:] = [file]


def pypinyin_for(texts: Collection[str]) -> ModuleType:
    """Pypinyin, knowing all phrases that can matter to these texts."""
    engine = _engine()
    signs = {sign for text in texts for sign in text} - _taught
    if signs:
        _taught.update(signs)
        engine.load_phrases_dict(dict(_beginning_with(signs)))
    return engine


@cache
def _engine() -> ModuleType:
    before = os.environ.get(_NONE)
    os.environ[_NONE] = "1"
    try:
        import pypinyin  # noqa: PLC0415 - its dictionaries are large; few builds meet a new name
    finally:
        if before is None:
            del os.environ[_NONE]
        else:
            os.environ[_NONE] = before
    return pypinyin


def _beginning_with(signs: Collection[str]) -> Iterator[tuple[str, list[list[str]]]]:
    text = by_first_sign()
    for sign in sorted(signs):
        start = text.find(f"\n{sign}")
        if start >= 0:
            line = text[start + 2 : text.index("\n", start + 2)]
            yield from json.loads(line).items()


def by_first_sign() -> str:
    """A line for each sign that phrases begin with: the sign, and JSON of these phrases."""
    for file in _kept:
        with suppress(OSError, ValueError, LookupError, TypeError):
            head, _, rest = file.read_text("utf-8").partition("\n")
            told: Any = json.loads(head)
            if told == _head(rest):
                return f"\n{rest}"
    text = _made()
    for file in _kept:
        with suppress(OSError):
            file.parent.mkdir(parents=True, exist_ok=True)
            write_whole(file, f"{json.dumps(_head(text))}\n{text}")
    return f"\n{text}"


def _head(text: str) -> dict[str, str]:
    digest = hashlib.sha256(text.encode()).hexdigest()
    return {"engine": version("pypinyin"), "digest": digest}


def _made() -> str:
    from pypinyin.phrases_dict import phrases_dict  # noqa: PLC0415 - as above

    found: defaultdict[str, dict[str, list[list[str]]]] = defaultdict(dict)
    for phrase, readings in phrases_dict.items():
        found[phrase[0]][phrase] = readings
    lines = (f"{sign}{json.dumps(of, ensure_ascii=False)}\n" for sign, of in sorted(found.items()))
    return "".join(lines)
