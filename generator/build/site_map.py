"""The site map for search engines: the address of every page that wants to be found."""

from pathlib import Path
from urllib.parse import quote

from lxml import etree

_SPACE = "http://www.sitemaps.org/schemas/sitemap/0.9"
_UNWANTED = b'name="robots" content="noindex"'


def site_map(site: Path, address: str) -> bytes:
    """A site map (sitemaps.org 0.9) of a built site at an address that ends in a slash."""
    root = etree.Element(f"{{{_SPACE}}}urlset", nsmap={None: _SPACE})
    pages = (page for page in site.rglob("*.html") if page.name != "404.html")
    wanted = (page for page in pages if _UNWANTED not in page.read_bytes())
    paths = (page.relative_to(site).as_posix().removesuffix("index.html") for page in wanted)
    for path in sorted(paths):
        entry = etree.SubElement(root, f"{{{_SPACE}}}url")
        etree.SubElement(entry, f"{{{_SPACE}}}loc").text = address + quote(path)
    return bytes(etree.tostring(root, xml_declaration=True, encoding="utf-8", pretty_print=True))
