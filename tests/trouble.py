"""Builds that meet trouble: a county in two versions, a reader of its site, and a way to end.

A build runs in a process of its own, forked from one that has everything loaded. An audit hook
counts what it does to the disk; at a number that the test chooses, the process is killed, or the
disk is full from there on, or for this once.
"""

import errno
import hashlib
import os
import posixpath
import re
import resource
import signal
import sys
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import redirect_stderr, redirect_stdout
from dataclasses import dataclass, field
from io import StringIO
from multiprocessing import get_context
from multiprocessing.connection import Connection
from pathlib import Path
from typing import Self
from unittest.mock import patch
from urllib.parse import unquote, urlsplit

from generator import cli
from generator.project import HANDBOOK
from tests.county import RECORDS, TODAY, make_county, put

_CANAL, _ROAD = RECORDS["yi/projects/canal.yml"], RECORDS["jia/projects/road.yml"]
VERSIONS: tuple[dict[str, str], ...] = (
    {"yi/projects/canal.yml": _CANAL, "jia/projects/road.yml": _ROAD},
    {"yi/projects/pond.yml": _CANAL.replace("清淤", "护坡"), "jia/projects/road.yml": _ROAD},
    {"jia/projects/road.yml": _ROAD.replace("东村修路", "东村扩路")},
)
"""Records of the county that differ: pages come and go, in one township or in both."""

READ_ONLY = "read-only"

_LINK = re.compile(rb"""\s(?:href|src)=["']?([^"'\s>]+)""")
_WRITES = frozenset({"os.mkdir", "os.rename", "os.link", "os.remove", "os.rmdir", "os.truncate"})
_CONTEXT = get_context("forkserver")
_CONTEXT.set_forkserver_preload(["tests.warmed"])


def change(root: Path, version: int) -> None:
    """Make the county's records those of a version."""
    for path in sorted({path for each in VERSIONS for path in each}):
        (root / "content" / path).unlink(missing_ok=True)
    for path, text in VERSIONS[version].items():
        put(root, path, text)


def tree(site: Path) -> dict[str, str]:
    """A digest of every file of a site."""
    return {
        path.relative_to(site).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in sorted(site.rglob("*"))
        if path.is_file()
    }


def clean_trees(folder: Path) -> list[dict[str, str]]:
    """What a build from nothing makes of each version."""
    trees = []
    for version in range(len(VERSIONS)):
        root = folder / str(version)
        root.mkdir()
        project = make_county(root)
        change(root, version)
        assert run(root).code == 0
        trees.append(tree(project.site))
    return trees


@dataclass(frozen=True)
class Trouble:
    """What a build meets.

    kind: `kill`, `full`, `full once`, or `read-only` for what lies in the folder of that name.
    at: the number of the step on the disk that meets it first; 0 for none.
    limit: bytes that a file may have.
    """

    kind: str = ""
    at: int = 0
    limit: int | None = None


@dataclass(frozen=True)
class Ended:
    """How a build came to its end: what it exited with, what it said, what it did to the disk."""

    code: int | None
    said: str = ""
    steps: int = 0


def run(
    root: Path,
    *arguments: str,
    trouble: Trouble | None = None,
    after: Callable[[int], None] | None = None,
) -> Ended:
    """Run `gongshi build` (or another command) on a county, in a process group of its own.

    Args:
        root: the county.
        arguments: the command with its options; `build` on one processor if there are none.
        trouble: what it is to meet.
        after: told of the process as soon as it begins; its end is awaited afterwards.
    """
    mine, theirs = _CONTEXT.Pipe()
    wanted = arguments or ("build", "--jobs", "1")
    process = _CONTEXT.Process(target=_run, args=(theirs, root, wanted, trouble or Trouble()))
    process.start()
    theirs.close()
    try:
        mine.recv()
        if after is not None and process.pid is not None:
            after(process.pid)
        code, said, steps = mine.recv()
        return Ended(code, said, steps)
    except (EOFError, ConnectionResetError):
        return Ended(None)
    finally:
        process.join()
        mine.close()


def _run(channel: Connection, root: Path, arguments: tuple[str, ...], trouble: Trouble) -> None:
    os.setpgrp()
    if trouble.limit is not None:
        resource.setrlimit(resource.RLIMIT_FSIZE, (trouble.limit, resource.RLIM_INFINITY))
    os.environ.pop("GONGSHI_DEBUG", None)
    said = StringIO()
    channel.send(None)
    steps = _watch(trouble)
    today = ("--today", TODAY.isoformat()) if arguments[0] in ("build", "serve", "render") else ()
    with (
        patch.object(sys, "argv", ["gongshi", "-C", str(root), *arguments, *today]),
        redirect_stderr(said),
        redirect_stdout(said),
    ):
        try:
            cli.main()
            code: object = 0
        except SystemExit as end:
            code = end.code
    channel.send((code, said.getvalue(), steps()))


def _watch(trouble: Trouble) -> Callable[[], int]:
    """Count what is done to the disk in this process, and make trouble at a number of it."""
    done = [0]

    def hook(event: str, arguments: tuple[object, ...]) -> None:
        if event not in _WRITES and not (event == "open" and _is_to_write(arguments)):
            return
        done[0] += 1
        if not trouble.at or done[0] < trouble.at or event in ("os.remove", "os.rmdir"):
            return
        if trouble.kind == "kill":
            os.kill(os.getpid(), signal.SIGKILL)
        if trouble.kind == "read-only" and READ_ONLY in str(arguments[0]):
            raise OSError(errno.EROFS, os.strerror(errno.EROFS), str(arguments[0]))
        if trouble.kind == "full" or (trouble.kind == "full once" and done[0] == trouble.at):
            raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC), str(arguments[0]))

    sys.addaudithook(hook)
    return lambda: done[0]


def _is_to_write(arguments: tuple[object, ...]) -> bool:
    flags = arguments[2]
    return isinstance(flags, int) and bool(flags & (os.O_WRONLY | os.O_RDWR | os.O_CREAT))


@dataclass
class Reader:
    """Somebody who walks through the site again and again, from its home, and never gives up.

    known: of each page, the digests of the versions that it may have.
    """

    site: Path
    known: dict[str, set[str]]
    seen: int = 0
    faults: list[str] = field(default_factory=list)
    _links: dict[bytes, tuple[str, ...]] = field(default_factory=dict)
    _done: threading.Event = field(default_factory=threading.Event)

    def __enter__(self) -> Self:
        """Begin to read."""
        self._thread = threading.Thread(target=self._read)
        self._thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        """Stop."""
        self._done.set()
        self._thread.join()

    def _read(self) -> None:
        while not self._done.is_set():
            self.walk()
            time.sleep(0.05)

    def walk(self) -> None:
        """Visit every page that a link leads to, from the home on."""
        waiting, visited = ["index.html"], {"index.html"}
        while waiting and not self._done.is_set():
            page = waiting.pop()
            for target in self._visit(page):
                if target not in visited and not target.startswith(f"{HANDBOOK}/"):
                    visited.add(target)
                    waiting.append(target)

    def _visit(self, page: str) -> Iterator[str]:
        """The pages that a page leads to; what is wrong with it is noted."""
        data = _bytes(self.site / page)
        if data is None:
            return
        self.seen += 1
        if not data.rstrip().endswith(b"</html>"):
            self.faults.append(f"{page} is cut off")
        if hashlib.sha256(data).hexdigest() not in self.known.get(page, set()):
            self.faults.append(f"{page} is of no version")
        for link in self._links_of(page, data):
            if not (self.site / link).is_file() and _bytes(self.site / page) == data:
                if not (self.site / link).is_file():
                    self.faults.append(f"{page} leads to {link}")
            elif link.endswith(".html"):
                yield link

    def _links_of(self, page: str, data: bytes) -> tuple[str, ...]:
        key = page.encode() + hashlib.sha256(data).digest()
        if key not in self._links:
            targets = {_target(page, link.decode()) for link in _LINK.findall(data)}
            self._links[key] = tuple(sorted(target for target in targets if target))
        return self._links[key]


def _bytes(path: Path) -> bytes | None:
    try:
        return path.read_bytes()
    except (FileNotFoundError, NotADirectoryError):
        return None


def _target(page: str, link: str) -> str:
    """The file of the site that a link leads to; nothing for other addresses."""
    parts = urlsplit(link.replace("&amp;", "&"))
    if parts.scheme or parts.netloc or not parts.path:
        return ""
    path = posixpath.normpath(posixpath.join(posixpath.dirname(page), unquote(parts.path)))
    if parts.path.endswith(("/", ".")):
        path = posixpath.normpath(posixpath.join(path, "index.html"))
    return path


def known_of(trees: list[dict[str, str]]) -> dict[str, set[str]]:
    """Of each page, the digests of all versions."""
    known: dict[str, set[str]] = {}
    for each in trees:
        for path, digest in each.items():
            known.setdefault(path, set()).add(digest)
    return known
