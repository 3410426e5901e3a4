"""Search over Chinese with Pagefind: an index of the pages with a space around every Han sign.

Pagefind cuts Chinese into words, and cuts a query differently from the text, so that rare words
and place names are not found. With every sign a word of its own, and the query a phrase of signs,
it finds exactly what stands on the page. The pages themselves are not touched: a shadow tree of
small documents is indexed instead.
"""

import json
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from html import escape
from pathlib import Path

from lxml import html

from generator.build.edition import FOLDER

HAN = r"\u2e80-\u9fff\uf900-\ufaff\ufe30-\ufe4f\uff00-\uffef\U00020000-\U0003ffff"
"""Han and the punctuation of the same width; theme_overrides/assets/search.js has the same set."""

_HAN_SIGN = re.compile(f"([{HAN}])")
_SPACES = re.compile(r"\s+")
_META = "gongshi:"
"""What the page template says of a page, in `<meta name="gongshi:…">`."""

_SILENT = ".//*[@data-search='off'] | .//script | .//style | .//noscript"
_SKIPPED = frozenset({"search", "404.html", FOLDER})


@dataclass(frozen=True, slots=True)
class Document:
    """What of a page is searched: where it is, what it is called, and its text."""

    path: str
    title: str
    text: str
    meta: tuple[tuple[str, str], ...] = ()


class SearchFault(Exception):  # noqa: N818 - shown to the user in words
    """The index could not be made."""


def separate(text: str) -> str:
    """Put a space around every Han sign, so that each is a word of its own."""
    return _SPACES.sub(" ", _HAN_SIGN.sub(r" \1 ", text)).strip()


def documents(site: Path, prefix: str = "") -> Iterator[Document]:
    """What is searched of a built site, in the order of paths; `prefix` is put before each path."""
    for page in sorted(site.rglob("*.html")):
        relative = page.relative_to(site)
        if relative.parts[0] not in _SKIPPED:
            tree = html.document_fromstring(page.read_bytes().decode())
            if tree.xpath("//meta[@http-equiv='refresh']"):
                continue  # an old address, where nothing is but the way to the new one
            yield _document(tree, prefix + relative.as_posix())


def _document(tree: html.HtmlElement, path: str) -> Document:
    meta = tuple(
        (str(tag.get("name")).removeprefix(_META), str(tag.get("content")))
        for tag in tree.xpath(f"//meta[starts-with(@name, '{_META}')]")
    )
    article = tree.xpath("//article")[0]
    for silent in article.xpath(_SILENT):
        silent.drop_tree()
    title = " ".join(str(heading.text_content()) for heading in article.xpath(".//h1"))
    for heading in article.xpath(".//h1"):
        heading.drop_tree()
    text = " ".join(str(part) for part in article.itertext())
    return Document(path, _tidy(title), _tidy(text), meta)


def _tidy(text: str) -> str:
    return _SPACES.sub(" ", text).strip()


def build_index(found: list[Document], work: Path, target: Path) -> None:
    """Index the documents into the folder `target`; `work` is where the shadow tree is made.

    Raises:
        SearchFault: with Pagefind's own words.
    """
    shutil.rmtree(work, ignore_errors=True)
    for document in found:
        shadow = work / document.path
        shadow.parent.mkdir(parents=True, exist_ok=True)
        shadow.write_text(_shadow(document), encoding="utf-8")
    work.mkdir(parents=True, exist_ok=True)
    command = [sys.executable, "-m", "pagefind", "--site", str(work), "--output-path", str(target)]
    done = subprocess.run(  # noqa: S603 - our own arguments
        [*command, "--quiet"], capture_output=True, text=True, check=False
    )
    if done.returncode != 0:
        raise SearchFault((done.stderr or done.stdout).strip())
    shutil.rmtree(work)
    _prune(target)


def _shadow(document: Document) -> str:
    """A document that Pagefind reads. `und` keeps it from cutting or stemming words by language."""
    meta = json.dumps({"title": document.title, **dict(document.meta)}, ensure_ascii=False)
    pairs = "".join(
        f'<meta data-pagefind-meta="{escape(name)}[content]" content="{escape(value)}">'
        for name, value in json.loads(meta).items()
    )
    return (
        f'<!doctype html><html lang="und"><head><meta charset="utf-8">{pairs}</head>'
        f'<body data-pagefind-body><p data-pagefind-weight="10">{escape(separate(document.title))}'
        f"</p><p>{escape(separate(document.text))}</p></body></html>"
    )


def _prune(target: Path) -> None:
    """Remove the user interfaces that Pagefind ships; the site has its own."""
    for pattern in (
        "pagefind-ui.*",
        "pagefind-modular-ui.*",
        "pagefind-component-ui.*",
        "pagefind-highlight.js",
        "wasm.en.*",
    ):
        for path in target.glob(pattern):
            path.unlink()
