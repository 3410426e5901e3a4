"""Parts of an index: the documents of one site, as they were searched in this build or before."""

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from generator.build.search.documents import Document
from generator.build.search.earlier import index_of
from generator.build.search.entries import Entry, entries, entry_of
from generator.build.search.gist import Gist, gist_of, keep, kept, kept_before
from generator.build.search.names import Spoken


@dataclass(frozen=True, slots=True)
class Part:
    """Documents of one site: below which path they lie, and in which index their texts are.

    `source` is the gist of them, or the file that it is read from whenever it is needed. `index`
    is None for those whose texts are to be written here; only these need `shown`, which is what a
    result shows of each.
    """

    root: str
    index: str | None
    source: Gist | Path
    shown: tuple[str, ...] = ()

    @property
    def gist(self) -> Gist:
        """What of the documents goes into an index.

        Raises:
            OSError: if it cannot be read.
        """
        return kept_before(self.source) if isinstance(self.source, Path) else self.source


def part_of(documents: Iterable[Document], root: str = "", known: Spoken | None = None) -> Part:
    """Documents whose texts are to be written; `known` has the sounds of names."""
    return _part(list(map(entry_of, documents)), root, known)


def part_of_site(site: Path, notes: Path, known: Spoken | None = None) -> Part:
    """As `part_of`, of a site that is being built.

    Args:
        site: its folder.
        notes: where the last build left, and this one leaves, what it saw on each page.
        known: the sounds of names.

    Raises:
        SiteFault: if a page has no article.
        OSError: if a page cannot be read.
    """
    return _part(entries(site, notes), "", known)


def _part(found: list[Entry], root: str, known: Spoken | None) -> Part:
    return Part(root, None, gist_of(found, known), tuple(entry.shown for entry in found))


def published_part(site: Path, root: str, file: Path | None = None, *, whole: bool = False) -> Part:
    """The documents of a published site, with its index, if it has one that can be read.

    Args:
        site: its folder.
        root: its address below the index.
        file: where the build of that site may have left the gist of its documents, and where it
            is left if it did not, so that it is not in memory until the index is made.
        whole: have it in memory nevertheless.

    Raises:
        SiteFault: if a page has no article.
        OSError: if a page cannot be read, or the gist not be written.
    """
    index = index_of(site)
    if file and index and (known := kept(file, index, whole=whole)):
        return Part(root, index, known if whole else file)
    part = _part(entries(site), root, None)
    if index is None:
        return part
    if file and not whole:
        keep(part.gist, index, file)
        if kept(file, index):
            return Part(root, index, file)
    return Part(root, index, part.gist)
