"""Laying the portal: file by file, since its folder also holds the townships' sites.

At every moment each link of a page that stands leads to a file that stands, and a kill at any
moment leaves it so. What is new comes first, where nothing leads to it yet; then what was there is
replaced, files before the pages that load them, the home last; then goes what is no longer part of
the portal. The mark of a finished build comes after all of it, so that a portal that was laid only
in part is laid again.
"""

import filecmp
import os
import shutil
from collections.abc import Iterator
from pathlib import Path

from generator.project import STATE

_HOME = Path("index.html")
_MARK = Path(STATE)


def publish_files(ready: Path, target: Path, keep: frozenset[str]) -> None:
    """Lay the files of `ready` over `target`; names in `keep` (at the top) stay untouched.

    Raises:
        OSError: if a file cannot be written; the links of those that stand hold all the same.
    """
    target.mkdir(parents=True, exist_ok=True)
    new = set(_files(ready, frozenset()))
    there = set(_files(target, keep))
    for relative in sorted(new - {_MARK}, key=lambda path: _turn(path, there)):
        _replace(ready / relative, target / relative)
    _remove(target, keep, there - new, ready)
    _replace(ready / _MARK, target / _MARK)
    shutil.rmtree(ready, ignore_errors=True)


def _turn(path: Path, there: set[Path]) -> tuple[bool, bool, bool, str]:
    return (path == _HOME, path in there, path.suffix == ".html", path.as_posix())


def _remove(target: Path, keep: frozenset[str], stale: set[Path], aside: Path) -> None:
    """Remove files; the folder of a site that is no more goes in one step."""
    kept = {path.parts[0] for path in set(_files(target, keep)) - stale}
    for name in sorted({path.parts[0] for path in stale if len(path.parts) > 1} - kept):
        (target / name).rename(aside / f".{name}.gone")
    for relative in sorted(stale, key=lambda path: (path.suffix != ".html", path.as_posix())):
        (target / relative).unlink(missing_ok=True)
    for folder, _, _ in _walk(target, keep, topdown=False):
        if folder != target and not any(folder.iterdir()):
            folder.rmdir()


def _files(folder: Path, keep: frozenset[str]) -> Iterator[Path]:
    """All files below a folder, relative to it, but those of the sites that are kept."""
    for place, _, names in _walk(folder, keep, topdown=True):
        yield from (place.relative_to(folder) / name for name in names)


def _walk(
    target: Path, keep: frozenset[str], *, topdown: bool
) -> Iterator[tuple[Path, list[str], list[str]]]:
    """As `Path.walk`, which Python 3.11 has not, without the sites that are kept."""
    if topdown:
        for place, folders, names in os.walk(target):
            if Path(place) == target:
                folders[:] = [name for name in folders if name not in keep]
            yield Path(place), folders, names
    else:
        yield from reversed(list(_walk(target, keep, topdown=True)))


def _replace(source: Path, target: Path) -> None:
    """Put a file in its place in one step; one that says the same already is left alone."""
    target.parent.mkdir(parents=True, exist_ok=True)
    if target.is_file() and filecmp.cmp(source, target, shallow=False):
        return
    source.replace(target)
