"""Laying the portal: file by file, since its folder also holds the townships' sites.

At every moment each link of a page that stands leads to a file that stands, and a kill at any
moment leaves it so. What is new comes first, where nothing leads to it yet; then what was there is
replaced, files before the pages that load them, the home last; then goes what is no longer part of
the portal. The mark of a finished build comes after all of it, so that a portal that was laid only
in part is laid again.

A folder without pages that is wholly new, or wholly gone, takes one step, and what is in it is not
even listed: the index of the search has thousands of files, and the more pages, the more of them.
"""

import os
import shutil
from dataclasses import dataclass, field
from itertools import zip_longest
from pathlib import Path

from generator.build.files import above, in_pieces
from generator.project import STATE

_HOME = "index.html"
_PAGE = ".html"


@dataclass
class _Tree:
    """What is below a folder: files and folders, by their paths relative to it."""

    files: set[str] = field(default_factory=set)
    folders: set[str] = field(default_factory=set)

    def bare(self) -> set[str]:
        """Folders without a page anywhere below them."""
        pages = (path for path in self.files if path.endswith(_PAGE))
        return self.folders - {folder for page in pages for folder in above(page)}


def publish_files(ready: Path, target: Path, keep: frozenset[str]) -> None:
    """Lay the files of `ready` over `target`; names in `keep` (at the top) stay untouched.

    Raises:
        OSError: if a file cannot be written; the links of those that stand hold all the same.
    """
    target.mkdir(parents=True, exist_ok=True)
    new, there = _tree(ready, target, frozenset()), _tree(target, ready, keep)
    whole = _topmost(new.bare() - there.folders - there.files)
    steps = whole | _outside(new.files - {STATE}, whole)
    _vouch_for_nothing(target, ready)
    for path in sorted(steps, key=lambda path: _turn(path, there.files)):
        _replace(ready / path, target / path)
    _remove(target, there, new, ready)
    _replace(ready / STATE, target / STATE)
    shutil.rmtree(ready, ignore_errors=True)


def _vouch_for_nothing(target: Path, ready: Path) -> None:
    """While files are exchanged, the mark must not say that they are those of the last build.

    Else whoever builds that one again, after this was cut short, would leave them as they are.
    """
    if (target / STATE).exists() and not _say_the_same(ready / STATE, target / STATE):
        mark = ready / f".{STATE}"
        mark.write_text("{}\n", encoding="utf-8")
        mark.replace(target / STATE)


def _turn(path: str, there: set[str]) -> tuple[bool, bool, bool, str]:
    return (path == _HOME, path in there, path.endswith(_PAGE), path)


def _remove(target: Path, there: _Tree, new: _Tree, aside: Path) -> None:
    """Remove what is no longer there; the folder of a site that is no more goes in one step."""
    gone = there.folders - new.folders
    sites = {folder for folder in gone if "/" not in folder}
    _set_aside(target, sites, aside)
    stale = _outside(there.files - new.files, sites)
    bare = _topmost(_outside(gone & there.bare(), sites))
    for path in sorted(path for path in stale if path.endswith(_PAGE)):
        (target / path).unlink(missing_ok=True)
    _set_aside(target, bare, aside)
    for path in sorted(path for path in _outside(stale, bare) if not path.endswith(_PAGE)):
        (target / path).unlink(missing_ok=True)
    for path in sorted(_outside(gone, sites | bare), reverse=True):
        if not any((target / path).iterdir()):
            (target / path).rmdir()


def _set_aside(target: Path, folders: set[str], aside: Path) -> None:
    for folder in sorted(folders):
        (target / folder).rename(aside / f".{folder.replace('/', '.')}.gone")


def _topmost(folders: set[str]) -> set[str]:
    return {folder for folder in folders if folders.isdisjoint(above(folder))}


def _outside(paths: set[str], folders: set[str]) -> set[str]:
    """Paths that are not, and do not lie below, one of the folders."""
    return {path for path in paths - folders if folders.isdisjoint(above(path))}


def _tree(folder: Path, other: Path, keep: frozenset[str]) -> _Tree:
    """All that is below a folder, but not the sites that are kept.

    Nor what is in folders without pages of which the other has none: they go as they are.
    """
    found = _Tree()
    rest = [""]
    while rest:
        below = rest.pop()
        with os.scandir(f"{folder}/{below}") as entries:
            for entry in entries:
                path = f"{below}{entry.name}"
                if not entry.is_dir():
                    found.files.add(path)
                elif path not in keep and not entry.is_symlink():
                    found.folders.add(path)
                    if (other / path).exists() or _has_page(entry.path):
                        rest.append(f"{path}/")
    return found


def _has_page(folder: str) -> bool:
    return any(name.endswith(_PAGE) for _, _, names in os.walk(folder) for name in names)


def _replace(source: Path, target: Path) -> None:
    """Put a file or a folder in its place in one step; one that says the same is left alone."""
    if not _say_the_same(source, target):
        target.parent.mkdir(parents=True, exist_ok=True)
        source.replace(target)


def _say_the_same(source: Path, target: Path) -> bool:
    try:
        size = target.stat().st_size
    except FileNotFoundError:
        return False
    pairs = zip_longest(in_pieces(source), in_pieces(target))
    return source.stat().st_size == size and all(one == other for one, other in pairs)
