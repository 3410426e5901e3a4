"""Publishing: a finished folder takes the place of the old one in a single step.

Linux and macOS can exchange two folders atomically (renameat2 with RENAME_EXCHANGE, renamex_np
with RENAME_SWAP), so that a reader, or a kill at any moment, meets the old site or the new one and
never a part of either. Where a file system cannot, the old folder is moved aside first, and
`recover` puts it back if the process died in between.
"""

import ctypes
import ctypes.util
import errno
import filecmp
import os
import shutil
import sys
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

_AT_FDCWD = -100
_RENAME_EXCHANGE = 2
_RENAME_SWAP = 2
_UNSUPPORTED = frozenset({errno.EINVAL, errno.ENOSYS, errno.ENOTSUP, errno.EOPNOTSUPP})
_OLD = ".old"


def staging_folder(site: Path) -> Path:
    """Where new sites are made ready: beside the site, on the same file system, never inside it."""
    return site.parent / f".{site.name}.staging"


def publish_folder(ready: Path, target: Path) -> None:
    """Put the folder `ready` in the place of `target`; what was there is gone afterwards.

    Raises:
        OSError: if the target cannot be written; then it is as it was.
    """
    target.parent.mkdir(parents=True, exist_ok=True)
    recover(target)
    if not target.exists():
        ready.rename(target)
        return
    if not _exchange(ready, target):
        aside = target.with_name(f".{target.name}{_OLD}")
        target.rename(aside)
        ready.rename(target)
        ready = aside
    shutil.rmtree(ready)


def published_pages(site: Path) -> tuple[str, ...]:
    """The addresses of the pages of a published site, in order; its home is the empty one."""
    pages = (path.parent.relative_to(site).as_posix() for path in site.rglob("index.html"))
    return tuple(sorted("" if page == "." else page for page in pages))


def recover(target: Path) -> None:
    """Undo a swap in two steps that was cut short between them; remove what one left behind."""
    aside = target.with_name(f".{target.name}{_OLD}")
    if not aside.exists():
        return
    if target.exists():
        shutil.rmtree(aside)
    else:
        aside.rename(target)


def publish_files(ready: Path, target: Path, keep: frozenset[str]) -> None:
    """Lay the files of `ready` over `target`, each in one step: assets first, then pages.

    For the portal, whose folder also holds the townships' sites: names in `keep` (at the top) stay
    untouched. What is no longer part of the portal is removed last, so that a page that a reader
    has open never misses a file while the new one is laid.
    """
    target.mkdir(parents=True, exist_ok=True)
    files = sorted(_files(ready), key=lambda path: (path.suffix == ".html", path.as_posix()))
    for relative in files:
        _replace(ready / relative, target / relative)
    stale = {path for path in _files(target) if path.parts[0] not in keep} - set(files)
    for relative in sorted(stale):
        (target / relative).unlink(missing_ok=True)
    for folder in sorted((path for path in target.rglob("*") if path.is_dir()), reverse=True):
        if folder.relative_to(target).parts[0] not in keep and not any(folder.iterdir()):
            folder.rmdir()
    shutil.rmtree(ready)


def _files(folder: Path) -> Iterator[Path]:
    """All files below a folder, relative to it."""
    return (path.relative_to(folder) for path in folder.rglob("*") if path.is_file())


def _replace(source: Path, target: Path) -> None:
    target.parent.mkdir(parents=True, exist_ok=True)
    if target.is_file() and filecmp.cmp(source, target, shallow=False):
        return
    source.replace(target)


def _exchange(first: Path, second: Path) -> bool:
    """Exchange two folders in one step; False where the system or file system cannot."""
    call = _exchange_call()
    if call is None:
        return False
    if call(os.fsencode(first), os.fsencode(second)) == 0:
        return True
    code = ctypes.get_errno()
    if code in _UNSUPPORTED:
        return False
    raise OSError(code, os.strerror(code), str(second))


@cache
def _exchange_call() -> Any:  # noqa: ANN401 - a foreign function
    """The C library's call, taking two encoded paths; None where there is none."""
    if sys.platform == "win32":
        return None
    library = ctypes.CDLL(ctypes.util.find_library("c"), use_errno=True)
    if sys.platform == "darwin":
        return lambda a, b: library.renamex_np(a, b, _RENAME_SWAP)
    if not hasattr(library, "renameat2"):
        return None
    return lambda a, b: library.renameat2(_AT_FDCWD, a, _AT_FDCWD, b, _RENAME_EXCHANGE)
