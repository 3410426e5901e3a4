"""Tables that stay tables where a narrow screen shows them as cards: a Markdown extension.

Today's browsers know a table as one whatever display CSS gives its rows, so no roles are written.
Each cell carries the words of its column in `data-label`, which CSS prints before the value on a
narrow screen. A screen reader says the column's heading by itself, once.
"""

from xml.etree.ElementTree import Element

from markdown import Markdown
from markdown.extensions import Extension
from markdown.treeprocessors import Treeprocessor

_AFTER_ATTRIBUTES = 4
"""Priority: when all other extensions have had the elements."""


class TableExtension(Extension):
    """Adds scopes and labels to every table."""

    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802 - Markdown's name
        """Register with Markdown."""
        md.treeprocessors.register(_Tables(md), "gongshi-tables", _AFTER_ATTRIBUTES)


class _Tables(Treeprocessor):
    def run(self, root: Element) -> None:
        for table in root.iter("table"):
            _describe(table)


def _describe(table: Element) -> None:
    heads = [" ".join("".join(head.itertext()).split()) for head in table.iter("th")]
    for head in table.iter("th"):
        head.set("scope", "col")
    for row in table.iter("tr"):
        for cell, words in zip(row.findall("td"), heads, strict=False):
            if words:
                cell.set("data-label", words)


def makeExtension(**options: object) -> TableExtension:  # noqa: N802 - Markdown's name
    """What Markdown asks a module for."""
    return TableExtension(**options)
