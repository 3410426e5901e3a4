"""What rendering makes: pages of Markdown, and one small summary for the portal."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Page:
    """One Markdown page: its path below the docs folder (`projects/x.md`), and its whole text."""

    path: str
    text: str


@dataclass(frozen=True, slots=True)
class Site:
    """All pages of one MkDocs site, with its name and its navigation (title, path of a page)."""

    name: str
    pages: tuple[Page, ...]
    navigation: tuple[tuple[str, str], ...]
