"""What of a page is searched: its title, its blocks of text, and what it says of itself."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from lxml import html

from generator.build.edition import FOLDER as HANT
from generator.build.files import folders
from generator.build.mkdocs_site import SiteFault
from generator.build.search.signs import close

_META = "gongshi:"
"""What the page template says of a page, in `<meta name="gongshi:…">`."""

_SKIPPED = frozenset({"search", "noticeboard", "404.html", HANT})
_SILENT = ".//*[@data-search='off'] | .//script | .//style | .//noscript"
_INLINE = frozenset(
    "a abbr b bdi bdo cite code data del dfn em i ins kbd mark q rp rt ruby s samp small span"  # noqa: SIM905 - shorter to read
    " strong sub sup time u var wbr".split()
)
"""Elements that do not break a line; at the border of any other, a phrase ends."""

_LABELS = frozenset({"badge", "kind", "meta", "status"})
"""Classes of inline elements that stand beside a text without being a part of its sentence."""

_FIRST = ("villages", "projects", "funds")
"""Folders of what readers mean by a name; results of their kinds come first."""

_BORDER = "\n"
_BORDERS = re.compile(r"\n+|\s·\s")


@dataclass(frozen=True, slots=True)
class Document:
    """A page as search knows it.

    `path` is its file below the root of the index; `facts` stand beside the title in a result;
    `facets` are what results are filtered by, each with any number of values.
    """

    path: str
    title: str
    blocks: tuple[str, ...]
    facts: tuple[str, ...] = ()
    facets: dict[str, tuple[str, ...]] = field(default_factory=dict)


FACETS = ("township", "village", "kind", "year", "status")
"""What results can be filtered by, in the order in which the page offers it."""

_FACTS = ("kind", "place", "status", "date", "amount")


def documents(site: Path) -> Iterator[Document]:
    """What is searched of a built site: villages and projects first, then in the order of paths."""
    for path, data in searched(site):
        found = document(path, data)
        if found:
            yield found


def searched(site: Path) -> Iterator[tuple[str, bytes]]:
    """The pages that may be searched, in that order: each one's path and what is in its file."""
    for path in sorted(_pages(site), key=_order):
        yield path, (site / path).read_bytes()


def _pages(site: Path) -> Iterator[str]:
    for folder, names in folders(site, _SKIPPED):
        for name in names:
            path = f"{folder}/{name}" if folder else name
            if name.endswith(".html") and path not in _SKIPPED:
                yield path


def _order(path: str) -> tuple[int, list[str]]:
    parts = path.split("/")
    return (_FIRST.index(parts[0]) if parts[0] in _FIRST else len(_FIRST), parts)


def document(path: str, data: bytes) -> Document | None:
    """A page by its HTML; None for an old address, where nothing is but the way to the new one.

    Raises:
        SiteFault: if the page has no article.
    """
    tree = html.document_fromstring(data.decode())
    return None if tree.xpath("//meta[@http-equiv='refresh']") else _document(tree, path)


def _document(tree: html.HtmlElement, path: str) -> Document:
    meta: dict[str, list[str]] = {}
    for tag in tree.xpath(f"//meta[starts-with(@name, '{_META}')]"):
        name = str(tag.get("name")).removeprefix(_META)
        meta.setdefault(name, []).append(str(tag.get("content")))
    article = next(iter(tree.xpath("//article")), None)
    if article is None:
        raise SiteFault([f"{path}: the theme's templates write no <article>"])
    for silent in article.xpath(_SILENT):
        silent.drop_tree()
    headings = article.xpath(".//h1")
    title = " ".join(text for heading in headings for text in _blocks(heading))
    for heading in headings:
        heading.drop_tree()
    where = tuple(map(close, meta.get("where", [])))
    facts = dict.fromkeys(text for name in _FACTS for text in meta.get(name, []))
    return Document(
        path,
        close(title),
        (*_blocks(article), *where),
        tuple(facts),
        {name: tuple(meta[name]) for name in FACETS if name in meta},
    )


def _blocks(element: html.HtmlElement) -> tuple[str, ...]:
    """The texts of an element, cut where a line or a cell ends."""
    return tuple(filter(None, map(close, _BORDERS.split("".join(_pieces(element))))))


def _pieces(element: html.HtmlElement) -> Iterator[str]:
    """Texts in order, with a border around whatever is not part of a line."""
    is_part = element.tag in _INLINE and _LABELS.isdisjoint(element.get("class", "").split())
    border = "" if is_part else _BORDER
    yield border
    yield _one_line(element.text)
    for child in element:
        if isinstance(child.tag, str):
            yield from _pieces(child)
        yield _one_line(child.tail)
    yield border


def _one_line(text: str | None) -> str:
    return (text or "").replace(_BORDER, " ")
