"""Where a page stands, and what it may link to: front matter, links, pages of Markdown."""

import posixpath
from collections.abc import Iterable, Mapping
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, replace
from functools import lru_cache

from markupsafe import Markup

from generator.messages import Message, msg
from generator.model.base import Attachment, Record, is_harmless
from generator.model.page import Page
from generator.model.picture import Picture, is_picture
from generator.model.township import Entry
from generator.render import descriptions
from generator.render.figure import SIZES, Figure
from generator.render.templating import render
from generator.render.text import file_address, front_matter, normal
from generator.render.tools import TOOLS
from generator.render.view import View
from generator.render.words import Words

FILES = "files"
"""Folder of the attachments, beside the pages of their kind."""

Crumb = tuple[Message, str]
"""A title, and the address from the site's root."""


@dataclass(frozen=True)
class Sheet:
    """One page while it is written: its path, and the words it uses."""

    path: str
    words: Words

    def link(self, label: object, path: str, anchor: str = "") -> Markup:
        """A relative link to another page of the site; `label` is escaped."""
        text = self.words.show(label)
        fragment = f"#{anchor}" if anchor else ""
        return Markup(f"[{text}]({self._relative(path)}{fragment})")  # noqa: S704 - escaped above

    def _relative(self, path: str) -> str:
        if path == self.path:
            return ""
        return _between(posixpath.dirname(self.path), path)

    def address(self, path: str) -> str:
        """The relative address of a file of the site, as a browser reads it on this page."""
        folder, name = posixpath.split(self.path)
        here = folder if name == "index.md" else self.path.removesuffix(".md")
        return _between(here, path)

    def write(self, template: str, meta: Mapping[str, object], context: dict[str, object]) -> Page:
        """The page: front matter without empty values, then the body."""
        given = {key: value for key, value in meta.items() if value not in (None, "", (), [])}
        body = render(self.words, template, {"link": self.link, **context})
        return Page(self.path, front_matter(given) + "\n" + body)


@lru_cache(maxsize=8192)
def _between(folder: str, path: str) -> str:
    """The way from a folder of the site to a path in it: the same for all pages of a folder."""
    return posixpath.relpath(path, folder or ".")


@dataclass(frozen=True)
class Common:
    """What pages say or mind of all records together.

    Attributes:
        latest: the latest date of anything, in words.
        shared: titles that several pages bear.
        alike: kinds and titles that several records bear.
    """

    latest: str
    shared: frozenset[str]
    alike: frozenset[tuple[str, str]]

    @classmethod
    def of(cls, view: View, words: Words) -> "Common":
        """What the pages of a township share."""
        return cls(words.text(view.latest), view.shared_titles, view.alike)

    def about(self, titles: AbstractSet[str]) -> "Common":
        """The same, as far as it concerns the pages with these titles."""
        alike = frozenset(each for each in self.alike if each[1] in titles)
        return replace(self, shared=self.shared & titles, alike=alike)

    @property
    def told(self) -> str:
        """All of it, as a text."""
        return repr((self.latest, sorted(self.shared), sorted(self.alike)))


class Desk:
    """Writes pages of one township: of all that is seen, and of what it has in common."""

    def __init__(self, view: View, words: Words, common: Common | None = None) -> None:
        """Keep what all pages share."""
        self.view = view
        self.words = words
        self.common = common or Common.of(view, words)

    def page(
        self,
        path: str,
        title: object,
        template: str,
        *,
        crumbs: Iterable[Crumb] = (),
        meta: Mapping[str, object] | None = None,
        **context: object,
    ) -> Page:
        """One page of the township; `crumbs` lead from its home to here."""
        sheet = Sheet(path, self.words)
        name = normal(self.words.text(title))
        trail = [self._crumb(msg("Home"), "."), *(self._crumb(*crumb) for crumb in crumbs)]
        given = {
            "title": name,
            "crumbs": trail if path != "index.md" else None,
            "latest": self.common.latest,
            **(meta or {}),
        }
        tools = {
            **TOOLS,
            "town": self.view,
            "title": name,
            "places": lambda entry: self._places(sheet, entry),
            "village": lambda village_id: self._village(sheet, village_id),
            "attachment": self._attachment,
            "figures": lambda entry: self._figures(sheet, entry),
            "papers": self._papers,
            "picture_sizes": SIZES,
            "place_names": self.place_names,
        }
        return sheet.write(template, given, tools | context)

    def _crumb(self, title: object, url: str) -> dict[str, str]:
        return {"title": normal(self.words.text(title)), "url": url}

    def _village(self, sheet: Sheet, village_id: str) -> Markup:
        entry = self.view.villages.get(village_id)
        if entry is None:
            return self.words.show(village_id)
        return sheet.link(entry.name, f"villages/{entry.id}.md")

    def _places(self, sheet: Sheet, entry: Entry[Record]) -> Markup:
        links = [self._village(sheet, village_id) for village_id in self.view.places(entry)]
        comma = self.words.show(msg("listing comma"))
        return comma.join(links) if links else self.words.show(self.view.name)

    def _figures(self, sheet: Sheet, entry: Entry[Record]) -> tuple[Figure, ...]:
        """The pictures of a record, as they stand on a page."""
        folder = sheet.address(f"{entry.kind.folder}/{FILES}")
        found = ((each, self._picture(entry, each)) for each in entry.record.attachments)
        return tuple(Figure(each, picture, folder) for each, picture in found if picture)

    def _papers(self, entry: Entry[Record]) -> tuple[Attachment, ...]:
        """The attachments of a record that are no pictures."""
        return tuple(each for each in entry.record.attachments if not self._picture(entry, each))

    def _picture(self, entry: Entry[Record], attachment: Attachment) -> Picture | None:
        return self.view.township.shown_picture(entry.kind.folder, attachment.file)

    def _attachment(self, entry: Entry[Record], attachment: Attachment) -> Markup:
        """A link to the file's copy, if it exists and is of a harmless kind; else its title."""
        known = f"{entry.kind.folder}/{attachment.file}" in self.view.township.files
        title = self.words.show(attachment.title)
        if not known or not is_harmless(attachment.file) or is_picture(attachment.file):
            return title
        return Markup(f"[{title}]({FILES}/{file_address(attachment.file)})")  # noqa: S704

    def place_names(self, entry: Entry[Record]) -> str:
        """The villages of a record in plain words, for search results."""
        return descriptions.place_names(self.view, self.words, entry)

    def village_names(self, entry: Entry[Record]) -> list[str]:
        """The names of a record's villages; none if it is of the whole township."""
        known = self.view.villages
        return [known[each].name for each in self.view.places(entry) if each in known]

    def where(self, *villages: str) -> str:
        """County, township and villages in one line, so that each of the names finds the page."""
        named = dict.fromkeys((self.view.county.name, self.view.name))
        comma = self.words.text(msg(", "))
        return " ".join([*named, *([comma.join(villages)] if villages else [])])
