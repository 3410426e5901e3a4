"""Links between pages that were built anew and pages that were not.

MkDocs looks only at the links of pages that it builds. So what is left is looked at here: whether
a page that stayed names an anchor that is gone, and whether a new page names one of a page that
stayed.
"""

import os
import re
from collections.abc import Iterable
from html import unescape
from pathlib import Path
from urllib.parse import unquote

_ID = re.compile(rb"""\sid=["']?([^\s"'>]+)""")
_LINK = re.compile(rb"""\shref=["']([^"'#?]*)#([^"']+)["']""")


def are_sound(site: Path, before: Path, changed: Iterable[str], kept: Iterable[str]) -> bool:
    """Whether all links to anchors hold, as far as they are not MkDocs' to judge.

    Args:
        site: the pages as they are now.
        before: earlier versions of the changed pages; one that is new has none.
        changed: pages built anew.
        kept: all others.
    """
    pages = _Pages(site)
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

    def __init__(self, site: Path) -> None:
        self._site = os.path.normpath(site)
        self._known: dict[str, set[bytes]] = {}

    def ids(self, page: str) -> set[bytes]:
        """The anchors of a page, by its path; of what is no page, none."""
        if page not in self._known:
            path = Path(self._site, page)
            self._known[page] = _ids(path.read_bytes()) if path.is_file() else set()
        return self._known[page]

    def names_any(self, page: str, anchors: set[bytes]) -> bool:
        """Whether a link of a page has one of the anchors, on whatever page."""
        data = Path(self._site, page).read_bytes()
        plain = {_plain(each) for each in anchors}
        return any(_plain(anchor) in plain for _, anchor in _LINK.findall(data))

    def leads(self, page: str) -> bool:
        """Whether the links of a page lead to anchors."""
        data = Path(self._site, page).read_bytes()
        links = dict.fromkeys(_LINK.findall(data))
        folder = os.path.dirname(page)  # noqa: PTH120 - texts, thousands of them
        return all(self._has(folder, link.decode(), anchor) for link, anchor in links)

    def _has(self, folder: str, link: str, anchor: bytes) -> bool:
        """Whether an address of the same site has an anchor; other sites are not ours to judge."""
        if not link or "//" in link:
            return True
        target = os.path.normpath(os.path.join(folder, link))  # noqa: PTH118 - as above
        if target == ".." or target.startswith(("../", "/")):
            return True
        if Path(self._site, target).is_dir():
            target = os.path.normpath(os.path.join(target, "index.html"))  # noqa: PTH118 - as above
        return anchor in self.ids(target)


def _ids(data: bytes) -> set[bytes]:
    return set(_ID.findall(data))


def _plain(anchor: bytes) -> str:
    """An anchor as a browser understands it, whether a link or an id wrote it."""
    return unquote(unescape(anchor.decode()))
