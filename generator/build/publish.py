"""Publishing: a finished folder takes the place of the old one in a single step.

Linux and macOS can exchange two folders atomically (renameat2 with RENAME_EXCHANGE, renamex_np
with RENAME_SWAP), so that a reader, or a kill at any moment, meets the old site or the new one and
never a part of either. Where a file system cannot, the old folder is moved aside first, and
`recover` puts it back if the process died in between.

Sites link to each other, and cannot all be exchanged in one step. So what a new site no longer has
stays beside it at first (`publish_gently`), bears the mark `LEAVING`, and goes (`settle`) once the
portal does not name it any more. No link ever leads to a page that has gone already. A build that
dies in between leaves the mark, and the next one takes such a site for unpublished.
"""

import ctypes
import ctypes.util
import errno
import os
import shutil
import sys
from collections.abc import Callable, Iterable
from functools import cache
from pathlib import Path

from generator.build.files import above, files_below, folders
from generator.project import LEAVING, STATE

_AT_FDCWD = -100
_RENAME_EXCHANGE = 2
_RENAME_SWAP = 2
_UNSUPPORTED = frozenset({errno.EINVAL, errno.ENOSYS, errno.ENOTSUP, errno.EOPNOTSUPP})
_OLD = ".old"
_BOTH = ".both"


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
    shutil.rmtree(ready, ignore_errors=True)  # the new site stands; leftovers go with the staging


def publish_gently(ready: Path, target: Path) -> None:
    """Publish a folder, together with the old files that it does not have; `settle` ends it.

    Raises:
        OSError: if the target cannot be written; then it is as it was.
    """
    recover(target)
    new = files_below(ready)
    leaving = files_below(target) - new - {LEAVING}
    if not leaving:
        publish_folder(ready, target)
        return
    both = ready.with_name(f".{ready.name}{_BOTH}")
    shutil.rmtree(both, ignore_errors=True)
    _link(ready, both, new)
    taken = {folder for name in new for folder in above(name)}
    _link(target, both, {each for each in leaving - taken if new.isdisjoint(above(each))})
    (both / LEAVING).touch()
    publish_folder(both, target)


def newest(site: Path, name: str) -> Path:
    """Where a site is to be read by what is made over it: without what is about to leave."""
    ready, target = staging_folder(site) / name, site / name
    return ready if (target / LEAVING).exists() and (ready / STATE).is_file() else target


def settle(site: Path) -> None:
    """Let go what new sites no longer have: their folders wait in the staging folder.

    Raises:
        OSError: if a site cannot be written; it keeps its mark then.
    """
    staging = staging_folder(site)
    for ready in sorted(staging.iterdir() if staging.is_dir() else ()):
        if newest(site, ready.name) == ready:
            publish_folder(ready, site / ready.name)


def tidy(site: Path) -> None:
    """Put right what a build left that was killed: swaps cut short, and sites half made."""
    for aside in sorted(site.glob(f".*{_OLD}")):
        recover(site / aside.name.removeprefix(".").removesuffix(_OLD))
    shutil.rmtree(staging_folder(site), ignore_errors=True)


def published_pages(site: Path) -> tuple[str, ...]:
    """The addresses of the pages of a published site, in order; its home is the empty one."""
    return tuple(sorted(folder for folder, names in folders(site) if "index.html" in names))


def recover(target: Path) -> None:
    """Undo a swap in two steps that was cut short between them; remove what one left behind."""
    aside = target.with_name(f".{target.name}{_OLD}")
    if not aside.exists():
        return
    if target.exists():
        shutil.rmtree(aside, ignore_errors=True)
    else:
        aside.rename(target)


def _link(source: Path, target: Path, names: Iterable[str]) -> None:
    """The same files under second names; copies where the file system knows no such names."""
    made = set()
    for name in sorted(names):
        folder = name.rpartition("/")[0]
        if folder not in made:
            (target / folder).mkdir(parents=True, exist_ok=True)
            made.add(folder)
        try:
            os.link(f"{source}/{name}", f"{target}/{name}")
        except OSError:
            shutil.copyfile(f"{source}/{name}", f"{target}/{name}")


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
def _exchange_call() -> Callable[[bytes, bytes], int] | None:
    """The C library's call, taking two encoded paths; None where there is none."""
    if sys.platform == "win32":
        return None
    library = ctypes.CDLL(ctypes.util.find_library("c"), use_errno=True)
    if sys.platform == "darwin":
        return lambda a, b: library.renamex_np(a, b, _RENAME_SWAP)
    if not hasattr(library, "renameat2"):
        return None
    return lambda a, b: library.renameat2(_AT_FDCWD, a, _AT_FDCWD, b, _RENAME_EXCHANGE)
