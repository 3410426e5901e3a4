"""Links between pages that were built anew and pages that were not.

MkDocs looks only at the links of pages that it builds. So what is left is looked at here: whether
a page that stayed names an anchor that is gone, and whether a new page names one of a page that
stayed.
"""

import os
import re
from collections.abc import Collection, Iterable
from html import unescape
from pathlib import Path
from urllib.parse import unquote

_ID = re.compile(rb"""\sid=["']?([^\s"'>]+)""")
_LINK = re.compile(rb"""\shref=["']([^"'#?]*)#([^"']+)["']""")


def are_sound(fresh: Path, before: Path, changed: Iterable[str], kept: Collection[str]) -> bool:
    """Whether all links to anchors hold, as far as they are not MkDocs' to judge.

    Args:
        fresh: pages built anew.
        before: the pages as they were: those that are kept, and earlier versions of the others.
        changed: pages that are in `fresh`; one that is new has no earlier version.
        kept: all others.
    """
    pages = _Pages(fresh, before, kept)
    lost = {
        anchor
        for page in changed
        if (before / page).is_file()
        for anchor in _ids((before / page).read_bytes()) - pages.ids(page)
    }
    if lost and any(pages.names_any(page, lost) for page in kept):
        return False
    return all(pages.leads(page) for page in changed)


class _Pages:
    """Built pages, each read once."""

    def __init__(self, fresh: Path, before: Path, kept: Collection[str]) -> None:
        self._fresh = os.path.normpath(fresh)
        self._before = os.path.normpath(before)
        self._kept = kept
        self._known: dict[str, set[bytes]] = {}

    def ids(self, page: str) -> set[bytes]:
        """The anchors of a page, by its path; of what is no page, none."""
        if page not in self._known:
            path = self._path(page)
            self._known[page] = _ids(path.read_bytes()) if path.is_file() else set()
        return self._known[page]

    def names_any(self, page: str, anchors: set[bytes]) -> bool:
        """Whether a link of a page has one of the anchors, on whatever page."""
        data = self._path(page).read_bytes()
        plain = {_plain(each) for each in anchors}
        return any(_plain(anchor) in plain for _, anchor in _LINK.findall(data))

    def leads(self, page: str) -> bool:
        """Whether the links of a page lead to anchors."""
        data = self._path(page).read_bytes()
        links = dict.fromkeys(_LINK.findall(data))
        folder = os.path.dirname(page)  # noqa: PTH120 - texts, thousands of them
        return all(self._has(folder, link.decode(), anchor) for link, anchor in links)

    def _path(self, page: str) -> Path:
        """Where a page lies now; what was there before is no part of the site unless it is kept."""
        return Path(self._before if page in self._kept else self._fresh, page)

    def _has(self, folder: str, link: str, anchor: bytes) -> bool:
        """Whether an address of the same site has an anchor; other sites are not ours to judge."""
        if not link or "//" in link:
            return True
        target = os.path.normpath(os.path.join(folder, link))  # noqa: PTH118 - as above
        if target == ".." or target.startswith(("../", "/")):
            return True
        page = os.path.normpath(os.path.join(target, "index.html"))  # noqa: PTH118 - as above
        return anchor in self.ids(page if self._path(page).is_file() else target)


def _ids(data: bytes) -> set[bytes]:
    return set(_ID.findall(data))


def _plain(anchor: bytes) -> str:
    """An anchor as a browser understands it, whether a link or an id wrote it."""
    return unquote(unescape(anchor.decode()))
