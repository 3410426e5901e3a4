"""The search index of a site, and the portal's over all of them, with what they keep under build/.

`IndexAhead` makes the portal's where one place changed: it gathers all it can before that place is
made, for nothing else is left to do once it is.
"""

from collections.abc import Iterable, Iterator, Sequence
from contextlib import suppress
from pathlib import Path

from generator.build.mkdocs_site import fresh_folder
from generator.build.publish import newest, staging_folder
from generator.build.search import (
    FOLDER,
    Earlier,
    Mended,
    Part,
    build_index,
    earlier_index,
    has_room,
    keep,
    keep_phrases,
    keep_signs,
    kept,
    part_of_site,
    published_part,
)
from generator.project import HANDBOOK, Project

PORTAL = "portal"

_SIGNS = ".signs.json"
_PHRASES = ".phrases.json"
_GIST = "gist.json"
_ENTRIES = "entries.json"
"""What search keeps under build/: pairs of signs and phrases for all; of each site what its index
holds, and of each of its pages what was found there."""


def index_site(
    project: Project, name: str, pages: Path, target: Path, others: Iterable[Part] = ()
) -> str:
    """Make the search index over the pages of a site and over others; gives its name.

    The gist of its own pages stays for the portal, and for the next build.

    Raises:
        SiteFault: if a page has no article.
        OSError: if something cannot be read or written.
    """
    own = _own_part(project, name, pages)
    return _made(project, name, [own, *others], target)


def published_parts(
    project: Project, names: Iterable[str], *, whole: bool = False
) -> Iterator[Part]:
    """What the sites below the portal add to its search; in memory, if they are to be `whole`.

    Raises:
        SiteFault, OSError: as `index_site`.
    """
    for name in names:
        if name != HANDBOOK:  # readers look for records only
            site, file = newest(project.site, name), _gist_file(project, name)
            yield published_part(site, f"{name}/", file, whole=whole)


class IndexAhead:
    """The portal's index, made before the one place stands published that changed."""

    def __init__(self, project: Project, place: str) -> None:
        """Begin while what is kept of that place still is what the last build kept."""
        self._project = project
        self._root = f"{place}/"
        self._gist = _gist_file(project, place)
        own = _gist_file(project, PORTAL)
        self._earlier = earlier_index(project.site, {"": own, self._root: self._gist})
        self._mended: Mended | None = None
        self._parts: list[Part] = []

    def gather(self, pages: Path, names: Sequence[str]) -> None:
        """Take all parts but that of the place.

        Args:
            pages: the folder with those of the portal.
            names: of the sites below it.

        Raises:
            SiteFault, OSError: as `index_site`.
        """
        roots = [f"{name}/" for name in names if name != HANDBOOK]
        others = [name for name in names if f"{name}/" != self._root]
        self._parts = [_own_part(self._project, PORTAL, pages)]
        before = self._readable(others)
        self._parts += published_parts(self._project, others, whole=before is not None)
        self._parts.insert(1 + roots.index(self._root), Part(self._root, None, self._gist))
        if before:
            self._mended = Mended(before, self._parts, self._root)

    def _readable(self, names: Iterable[str]) -> Earlier | None:
        """The index before, if it is whole, and all can be in memory."""
        with suppress(OSError):  # made from nothing then
            kept_of = (_gist_file(self._project, name) for name in names if name != HANDBOOK)
            if self._earlier and has_room(kept_of) and self._earlier.read():
                return self._earlier
        return None

    def made(self, index: str) -> Path | None:
        """Make the index, once the place's own is made and has a name.

        Returns:
            Its folder; None if what goes into it is not known.

        Raises:
            OSError: as `index_site`.
        """
        gist = kept(self._gist, index, whole=self._mended is not None)
        if gist is None:
            return None
        place = Part(self._root, index, gist if self._mended else self._gist)
        parts = [place if part.root == self._root else part for part in self._parts]
        target = fresh_folder(staging_folder(self._project.site) / f"{PORTAL}.{FOLDER}")
        _made(self._project, PORTAL, parts, target, self._mended)
        return target


def _gist_file(project: Project, name: str) -> Path:
    return project.build / name / _GIST


def _own_part(project: Project, name: str, pages: Path) -> Part:
    keep_signs(project.build / _SIGNS)
    keep_phrases(project.build / _PHRASES)
    file = _gist_file(project, name)
    known = kept(file)
    return part_of_site(pages, file.with_name(_ENTRIES), known.names if known else None)


def _made(
    project: Project, name: str, parts: Sequence[Part], target: Path, mended: Mended | None = None
) -> str:
    index = build_index(parts, target, mended)
    keep(parts[0].gist, index, _gist_file(project, name))
    return index
