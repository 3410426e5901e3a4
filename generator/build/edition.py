"""The edition in Traditional characters: a second set of pages, below `hant/`.

It is made from the finished pages of Markdown's HTML, and has pages only. Styles, pictures, data
and the search index are those of the site; links to them lead one folder up. A link to a page stays
in the edition, except the switch, which leads to the same page in the other one.
"""

import posixpath
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from html import escape
from pathlib import Path

from generator.build.files import write_text
from generator.build.markup import Attribute, rewrite
from generator.build.traditional import Converter

FOLDER = "hant"
"""Where the edition lies in a site; no place may have it as its id."""

_SPOKEN = frozenset({"title", "alt", "aria-label", "aria-description", "placeholder", "label"})
_KEYS = frozenset({"data-value", "data-key", "data-filter", "data-query", "data-md-component"})
"""Attributes of data that a script compares with other data; others hold words."""

_SPOKEN_META = re.compile(
    r'(?:name|property)="[^"]*(?:title|description|name|alt|kind|place|date)"'
)
_LINKS = frozenset({"href", "src", "action", "formaction", "poster"})
_EDITIONS = {"zh": "zh-Hant", "zh-CN": "zh-Hant", "zh-Hans": "zh-Hant", "zh-Hant": "zh-Hans"}
_SWITCH = re.compile(r'(<a class="gs-edition"[^>]*>)繁體')
_ADDRESS = re.compile(r"^([^?#]*)(.*)$", re.DOTALL)
_REFRESH = re.compile(r"^(\d+;\s*url=)(.*)$", re.DOTALL)


@dataclass(frozen=True)
class Edition:
    """What a site's edition is made with.

    names: proper names as records write them, and in Traditional characters.
    portal: whether the site is the portal; any other lies one folder below it.
    places: sites below the portal that have the edition too.
    address: where the site lies publicly, with a slash at its end; empty if that is not known.
    """

    names: Mapping[str, str]
    portal: bool = False
    places: frozenset[str] = frozenset()
    address: str = ""


def make_edition(site: Path, edition: Edition) -> None:
    """Lay the edition into the folder of a finished site."""
    convert = Converter(edition.names)
    pages = frozenset(
        page.relative_to(site).as_posix()
        for page in site.rglob("*.html")
        if page != site / "404.html" and not page.is_relative_to(site / FOLDER)
    )
    for page in sorted(pages):
        told = _Page(page, pages, edition, convert)
        write_text(site / FOLDER / page, told.rewritten((site / page).read_text("utf-8")))


@dataclass(frozen=True)
class _Page:
    """One page on its way into the edition."""

    path: str
    pages: frozenset[str]
    edition: Edition
    convert: Converter
    seen: dict[str, str] = field(default_factory=dict)

    def rewritten(self, page: str) -> str:
        said = rewrite(page, self.convert, self._attribute)
        said = _SWITCH.sub(r"\1简体", said)
        if self.path == "search/index.html":
            said = said.replace("<html ", f'<html data-editions="{escape(self._moves())}" ', 1)
        return said

    def _moves(self) -> str:
        """For the search, whose index is of the other edition: where each folder has its own."""
        own = {page.partition("/")[0] for page in self.pages if "/" in page}
        moves = [f"{name}={FOLDER}/{name}" for name in sorted(own)]
        moves += [f"{name}={name}/{FOLDER}" for name in sorted(self.edition.places)]
        return " ".join(moves)

    def _attribute(self, found: Attribute) -> str | None:
        name, value = found.name, found.value
        if name in _LINKS:
            return self._link(value)
        if name in ("lang", "hreflang"):
            return _EDITIONS.get(value)
        if name == "srcset":
            return ", ".join(self._candidate(each) for each in value.split(","))
        if found.tag == "meta" and name == "content":
            return self._content(found)
        if name in _SPOKEN or (name.startswith("data-") and name not in _KEYS):
            return self.convert(value)
        return None

    def _content(self, found: Attribute) -> str | None:
        if refresh := _REFRESH.match(found.value):
            return refresh[1] + self._link(refresh[2])
        if 'property="og:url"' in found.whole:
            return self._link(found.value)
        return self.convert(found.value) if _SPOKEN_META.search(found.whole) else None

    def _candidate(self, candidate: str) -> str:
        address, space, size = candidate.strip().partition(" ")
        return self._link(address) + space + size

    def _link(self, link: str) -> str:
        if link not in self.seen:
            self.seen[link] = self._moved(link)
        return self.seen[link]

    def _moved(self, link: str) -> str:
        """A link of the page as its twin in the edition has it."""
        base = self.edition.address
        if base and link.startswith(base):
            address, rest = _split(link.removeprefix(base))
            return base + self._counterpart(address) + rest
        address, rest = _split(link)
        if not address or re.match(r"[a-zA-Z][a-zA-Z0-9+.-]*:|/", address):
            return link
        here = posixpath.dirname(self.path)
        ends = "/" if address.endswith(("/", ".")) else ""
        target = self._counterpart(_join(here, address) + ends)
        start = posixpath.join(FOLDER, here)
        ends = "/" if target.endswith("/") or not target else ""
        return _relative(target, start) + ends + rest

    def _counterpart(self, target: str) -> str:
        """What the edition has for an address, both relative to the site's folder."""
        target = target.removeprefix("./").removeprefix("/")
        if target.startswith(f"{FOLDER}/"):
            return target.removeprefix(f"{FOLDER}/")
        if self._is_page(target):
            return f"{FOLDER}/{target}"
        place, _, rest = target.partition("/")
        if place in self.edition.places and (not rest or rest.endswith(("/", ".html"))):
            return f"{place}/{FOLDER}/{rest}"
        if target == "../" and not self.edition.portal:
            return f"../{FOLDER}/"
        return target

    def _is_page(self, target: str) -> bool:
        if not target or target.endswith("/"):
            return f"{target}index.html" in self.pages
        return target in self.pages


def _split(link: str) -> tuple[str, str]:
    """The address, and what follows it: query and place on the page."""
    found = _ADDRESS.match(link)
    return (found[1], found[2]) if found else (link, "")


def _join(here: str, address: str) -> str:
    """An address seen from the site's folder; nothing for that folder itself."""
    joined = posixpath.normpath(posixpath.join(here, address))
    return "" if joined == "." else joined


def _relative(target: str, start: str) -> str:
    return posixpath.relpath(f"x/x/{target}", f"x/x/{start}")
