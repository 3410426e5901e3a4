"""Markdown read as the site reads it: Python-Markdown with the extensions of mkdocs.yml."""

import re
from functools import cache

import markdown
import yaml
from lxml import etree, html

from generator.model.page import Page, Site

EXTENSIONS = ["attr_list", "def_list", "md_in_html", "tables", "toc"]
_FRONT = re.compile(r"\A---\n(.*?)\n---\n", re.DOTALL)


@cache
def _converter() -> markdown.Markdown:
    return markdown.Markdown(extensions=EXTENSIONS)


def convert(text: str) -> etree._Element:
    """The elements that a Markdown text makes, in one body."""
    made = _converter().reset().convert(text)
    found = html.document_fromstring(f"<html><body>{made}</body></html>").find("body")
    assert found is not None
    return found


def body_of(page: Page) -> etree._Element:
    """The elements of a page."""
    return convert(_FRONT.sub("", page.text))


def meta_of(page: Page) -> dict[str, object]:
    """The front matter, as mkdocs reads it: YAML."""
    match = _FRONT.match(page.text)
    assert match is not None
    meta = yaml.safe_load(match[1])
    assert isinstance(meta, dict)
    return meta


def words_of(element: etree._Element) -> str:
    """The text that a reader sees, spaces as HTML collapses them."""
    return " ".join("".join(str(part) for part in element.itertext()).split())


def page(site: Site, path: str) -> Page:
    """The page at `path`."""
    return next(page for page in site.pages if page.path == path)
