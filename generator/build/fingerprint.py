"""Which inputs a published site was made from, so that the same inputs are not built twice."""

import hashlib
import json
import os
import re
from collections.abc import Iterable, Iterator
from functools import cache, partial
from importlib.metadata import distribution, version
from pathlib import Path
from typing import Any, Protocol

from generator.build.files import in_pieces
from generator.project import LEAVING, STATE

_ENGINES = (
    "mkdocs",
    "mkdocs-material",
    "markdown",
    "pymdown-extensions",
    "jinja2",
    "nh3",
    "opencc",
    "pillow",
    "pypinyin",
    "xlsxwriter",
)
_VERSION = re.compile(r"^Version: *(\S+)$", re.MULTILINE)
_PACKAGE = Path(__file__).parent.parent
_SOURCES = (".py", ".j2", ".po", ".png")
_AT_ONCE = 1 << 16
"""Bytes of a file that are read at a time; a record has less."""
_READ = os.O_RDONLY | getattr(os, "O_BINARY", 0)


def fingerprint(parts: Iterable[str | bytes | Path]) -> str:
    """A digest of texts, data, files and folders (names and bytes), in the order given."""
    digest = hashlib.sha256()
    for part in parts:
        if isinstance(part, str):
            _feed(digest, part.encode())
        elif isinstance(part, bytes):
            _feed(digest, part)
        elif part.is_dir():
            for path in _files(str(part)):
                _feed(digest, path[len(str(part)) :].encode(errors="surrogateescape"))
                _feed(digest, _read(path))
        elif part.is_file():
            _feed_file(digest, part)
    return digest.hexdigest()


def _files(folder: str) -> Iterator[str]:
    """All files below a folder in the order of names; texts, for there are thousands of them."""
    try:
        with os.scandir(folder) as found:
            entries = sorted(found, key=lambda entry: entry.name)
    except PermissionError:
        return  # loading says so
    for entry in entries:
        if entry.is_dir(follow_symlinks=False):
            yield from _files(entry.path)
        elif entry.is_file():
            yield entry.path


def _read(path: str) -> bytes:
    """What a file holds, for a third of the time that a `Path` takes: there are thousands."""
    descriptor = os.open(path, _READ)
    try:
        return b"".join(iter(partial(os.read, descriptor, _AT_ONCE), b""))
    finally:
        os.close(descriptor)


class _Digest(Protocol):
    """What hashlib makes: its own type is private."""

    def update(self, data: bytes, /) -> None:
        """Take more."""


def _feed(digest: _Digest, data: bytes) -> None:
    """Length first, so that no two lists of parts look alike."""
    digest.update(b"%d:%b" % (len(data), data))


def _feed_file(digest: _Digest, path: Path) -> None:
    """As `_feed`, of a file that need not be in memory as a whole."""
    digest.update(b"%d:" % path.stat().st_size)
    for data in in_pieces(path):
        digest.update(data)


@cache
def of_the_generator() -> str:
    """A digest of this program and of the engines behind it."""
    digest = hashlib.sha256()
    for name in _ENGINES:
        _feed(digest, f"{name}=={version_of(name)}".encode())
    for path in _files(str(_PACKAGE)):
        if path.endswith(_SOURCES):
            _feed(digest, _read(path))
    return digest.hexdigest()


def version_of(name: str) -> str:
    """The version of a package; `version` reads all else that it says of itself too."""
    found = _VERSION.search(distribution(name).read_text("METADATA") or "")
    return found[1] if found else version(name)


def read_state(folder: Path) -> dict[str, Any] | None:
    """What a published township says of itself; None if there is none that can be read."""
    try:
        state = json.loads((folder / STATE).read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return None
    return state if isinstance(state, dict) else None


def made_of(folder: Path) -> str | None:
    """The fingerprint of the site that stands there; None if it is not wholly published."""
    state = read_state(folder)
    if state is None or "fingerprint" not in state or (folder / LEAVING).exists():
        return None
    return str(state["fingerprint"])


def write_state(folder: Path, digest: str, summary: dict[str, Any]) -> None:
    """Lay fingerprint, program and summary into a site that is about to be published."""
    (folder / STATE).write_text(state_text(digest, summary), encoding="utf-8")


def state_text(digest: str, summary: dict[str, Any]) -> str:
    """What is laid there."""
    state = {"fingerprint": digest, "program": of_the_generator(), "summary": summary}
    return json.dumps(state, ensure_ascii=False, indent=2, sort_keys=True) + "\n"
