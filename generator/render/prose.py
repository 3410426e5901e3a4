"""Editors' Markdown made into clean HTML: paragraphs, lists, tables and links, nothing else."""

import re
from functools import cache, lru_cache
from html import unescape

import nh3
from markdown import Markdown
from markdown.extensions.sane_lists import SaneListExtension
from markdown.extensions.tables import TableExtension
from markupsafe import Markup

from generator.render.text import HAN

_TAGS = {
    *("p", "br", "strong", "em", "ul", "ol", "li", "blockquote", "code", "pre", "hr"),
    *("h1", "h2", "h3", "h4", "h5", "h6"),
    *("table", "thead", "tbody", "tr", "th", "td", "a"),
}
_SCHEMES = {"http", "https", "mailto", "tel"}
_LOWEST_HEADING = 5

_HEADING = re.compile(r"<(/?)h([1-6])>")
_BLOCK_END = re.compile(r"</(?:p|li|h[1-6]|td|th|pre)>|<br>")
_TAG = re.compile(r"<[^<>]*>")
_PRE = re.compile(r"(<pre>.*?</pre>)", re.DOTALL)
_BREAK = re.compile(r"([^<>\s])?((?:<[^<>]*>)*)[ \t]*\n\s*((?:<[^<>]*>)*)(?=([^<>\s])?)")
_HAN = re.compile(f"[{HAN}]")
_UNSEEN = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u061c\u200e\u200f\u202a-\u202e\u2066-\u206f]")


def html(text: str, *, top: int = 3) -> Markup:
    """The text as one line of clean HTML, its highest heading at level `top`."""
    raw = _converter().reset().convert(_UNSEEN.sub("", text.replace("\r\n", "\n")))
    clean = nh3.clean(
        raw,
        tags=_TAGS,
        attributes={"a": {"href"}},
        url_schemes=_SCHEMES,
        url_relative="deny",
        link_rel="noopener noreferrer",
    )
    return Markup(_one_line(_demote(clean, top)))  # noqa: S704 - nh3 has cleaned it


def block(text: str, *, top: int = 3, kind: str = "prose") -> Markup:
    """The same, as a block that Markdown passes through untouched.

    It is untouched only at the top of a page: inside `<div markdown>` Python-Markdown would read
    the HTML as its own and let `attr_list` and `toc` work on it.
    """
    return Markup('<div class="{}">{}</div>').format(kind, html(text, top=top))


@lru_cache(maxsize=4096)
def plain(text: str) -> str:
    """The words alone, without markup, for descriptions: of a page, in lists, in feeds."""
    return unescape(_TAG.sub("", _BLOCK_END.sub(" ", html(text)))).strip()


@cache
def _converter() -> Markdown:
    """Python-Markdown that leaves HTML as text and knows no pictures."""
    # by name, all that is installed would be looked through for extensions
    converter = Markdown(extensions=[TableExtension(), SaneListExtension()])
    converter.preprocessors.deregister("html_block")
    for pattern in ("html", "image_link", "image_reference", "short_image_ref"):
        converter.inlinePatterns.deregister(pattern)
    return converter


def _demote(clean: str, top: int) -> str:
    levels = [int(level) for _, level in _HEADING.findall(clean)]
    shift = top - min(levels, default=top)

    def moved(found: re.Match[str]) -> str:
        return f"<{found[1]}h{min(int(found[2]) + shift, _LOWEST_HEADING)}>"

    return _HEADING.sub(moved, clean)


def _one_line(clean: str) -> str:
    """Without line breaks: Markdown would take a blank line for the end of the block."""
    parts = _PRE.split(clean)
    for index, part in enumerate(parts):
        kept = index % 2
        parts[index] = part.replace("\n", "&#10;") if kept else _BREAK.sub(_joined, part)
    return "".join(parts).strip()


def _joined(found: re.Match[str]) -> str:
    before, close, opening, after = found.groups()
    between_han = before and after and _HAN.match(before) and _HAN.match(after)
    space = " " if before and after and not between_han else ""
    return f"{before or ''}{close}{space}{opening}"
