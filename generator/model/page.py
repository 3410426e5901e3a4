"""What rendering makes: pages of Markdown, files beside them, a small summary for the portal."""

from dataclasses import dataclass

from generator.values import ALWAYS, Days


@dataclass(frozen=True, slots=True)
class Page:
    """One Markdown page: its path below the docs folder (`projects/x.md`), and its whole text."""

    path: str
    text: str


@dataclass(frozen=True, slots=True)
class File:
    """A file beside the pages that is made, not attached: its path, and all its bytes."""

    path: str
    data: bytes


@dataclass(frozen=True, slots=True)
class Written:
    """Pages that are written together, and the files beside them, which are texts in UTF-8.

    Attributes:
        pages: those pages.
        files: those files.
        told: of each file a digest of all that it says.
        days: those on which all of it would have been written the same.
    """

    pages: tuple[Page, ...]
    files: tuple[File, ...] = ()
    told: tuple[str, ...] = ()
    days: Days = ALWAYS


@dataclass(frozen=True, slots=True)
class Paper:
    """A sheet for the printer: the name of its file, its title, and its HTML.

    `variants` say the same in ever closer type; the first that fits on one page is printed, else
    the first.
    """

    name: str
    title: str
    variants: tuple[str, ...]


NavEntry = tuple[str, str | tuple[tuple[str, str], ...]]
"""A title, and the path of its page; or the titles and paths of the pages of a part."""


@dataclass(frozen=True, slots=True)
class Site:
    """All pages of one MkDocs site, with its name, its navigation, and the files beside them."""

    name: str
    pages: tuple[Page, ...]
    navigation: tuple[NavEntry, ...]
    files: tuple[File, ...] = ()
