"""One build at a time: a lock on the site, and one on `build/`, which all sites of a folder share.

The kernel releases both when a process dies, however it dies, so no lock is ever left behind. The
second is held by the processes of the pool too: should the build be killed alone, they end with it,
and until the last of them has ended no other build begins.
"""

import os
import signal
import sys
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from multiprocessing import parent_process
from multiprocessing.connection import wait
from multiprocessing.reduction import DupFd
from pathlib import Path
from typing import Any

from filelock import FileLock, Timeout

from generator.messages import msg
from generator.outcome import InUseError
from generator.project import Project

if sys.platform != "win32":
    import fcntl

PATIENCE = 2.0
"""Seconds for which a lock is waited for: processes of a build that was killed need a moment."""

_KILLED = 137
"""What a shell makes of a process that signal 9 ended."""


@dataclass(frozen=True)
class Hold:
    """A lock that other processes may share: whoever unpickles it at its birth holds it too."""

    descriptor: int = -1

    def __reduce__(self) -> tuple[Callable[..., "Hold"], tuple[Any, ...]]:
        """Hand a duplicate to the process that is being started; where there is none, nothing."""
        return (_shared, (DupFd(self.descriptor),)) if self.descriptor >= 0 else (Hold, ())


def _shared(duplicate: Any) -> Hold:  # noqa: ANN401 - multiprocessing has no name for its type
    return Hold(duplicate.detach())


@contextmanager
def alone(project: Project) -> Iterator[Hold]:
    """Hold the site and `build/` for one build.

    Raises:
        InUseError: if another holds one of them.
        OSError: if the files of the locks cannot be written.
    """
    path = project.site.parent / f".{project.site.name}.lock"
    path.parent.mkdir(parents=True, exist_ok=True)
    with working(project) as hold, _locked(path):
        yield hold


@contextmanager
def working(project: Project) -> Iterator[Hold]:
    """Hold `build/` alone, for what publishes nothing.

    Raises:
        InUseError, OSError: as `alone`.
    """
    path = project.build.with_name(f".{project.build.name}.lock")
    if sys.platform == "win32":  # no descriptor is shared there; the watch below has to do
        with _locked(path):
            yield Hold()
        return
    descriptor = os.open(path, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o644)
    try:
        _take(descriptor, path)
        yield Hold(descriptor)
    finally:
        os.close(descriptor)


def end_with_the_build(hold: Hold) -> None:
    """Begin a process of the pool: it keeps the lock, and ends as soon as the build has.

    Ctrl-C is the build's own to answer; a process of the pool would only print where it was.
    """
    del hold  # its descriptor stays open until this process ends
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    build = parent_process()
    if build is not None:
        threading.Thread(target=_follow, args=(build.sentinel,), daemon=True).start()


def _follow(sentinel: int) -> None:
    wait([sentinel])
    os._exit(_KILLED)


@contextmanager
def _locked(path: Path) -> Iterator[None]:
    try:
        with FileLock(path, timeout=PATIENCE):
            yield
    except Timeout:
        raise _in_use(path) from None


def _take(descriptor: int, path: Path) -> None:
    """Lock an open file, with some patience."""
    pause = threading.Event()
    for _ in range(int(PATIENCE / 0.05) + 1):
        try:
            fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            pause.wait(0.05)
        else:
            return
    raise _in_use(path)


def _in_use(path: Path) -> InUseError:
    words = msg(
        "Another build works here ({lock}). Wait until it has ended, then build again.",
        lock=str(path),
    )
    return InUseError(words)
