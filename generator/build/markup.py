"""HTML as pieces: what people read apart from tags, so that only the one is rewritten.

A parser that writes its tree again would change more than words (case of SVG attributes, entities,
spaces). The pages are our own and well-formed, so they are cut at tags, and everything that is not
meant stays as it is, byte by byte.
"""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass

_VALUES = r"""(?:[^<>"']|"[^"]*"|'[^']*')*"""
_VERBATIM = "script|style|code|pre|kbd|samp|textarea"
"""Elements whose text is no prose: programs, ids, and what somebody else types."""

_PIECE = re.compile(
    rf"<!--.*?-->|<(?P<name>{_VERBATIM})\b{_VALUES}>|</?[a-zA-Z]{_VALUES}>|<!{_VALUES}>",
    re.DOTALL | re.IGNORECASE,
)
_TAG_NAME = re.compile(r"<([a-zA-Z][\w-]*)")
_ATTRIBUTE = re.compile(r'(?<=\s)([\w:-]+)="([^"]*)"')

SEPARATOR = "\x1f"
"""Stands between texts that are rewritten together; no page may hold it."""

Rewrite = Callable[[str], str]


@dataclass(frozen=True, slots=True)
class Attribute:
    """One attribute of a tag, with the tag it stands in."""

    tag: str
    name: str
    value: str
    whole: str
    """The whole tag, for what depends on a neighbour (`<meta name=… content=…>`)."""


def rewrite(page: str, text: Rewrite, attribute: Callable[[Attribute], str | None]) -> str:
    """A page with its texts and attributes rewritten.

    Args:
        page: the HTML.
        text: is given all texts at once, with `SEPARATOR` between them, and must keep that.
        attribute: the new value of an attribute, escaped as it is; None keeps it.
    """
    pieces = list(_pieces(page))
    told = [piece for piece, is_text in pieces if is_text]
    said = iter(text(SEPARATOR.join(told)).split(SEPARATOR))
    return "".join(
        next(said) if is_text else _rewrite_tag(piece, attribute) for piece, is_text in pieces
    )


def _pieces(page: str) -> Iterator[tuple[str, bool]]:
    """Tags (and what must stay) and texts, in their order: each piece, and whether it is text."""
    last = 0
    for start, end in _untouched(page):
        yield page[last:start], True
        yield page[start:end], False
        last = end
    yield page[last:], True


def _untouched(page: str) -> Iterator[tuple[int, int]]:
    """Where tags stand; the text of verbatim elements counts as a tag that has no attributes."""
    at = 0
    while found := _PIECE.search(page, at):
        yield found.span()
        at = found.end()
        if name := found["name"]:
            end = re.compile(rf"</{name}\s*>", re.IGNORECASE).search(page, at)
            stop = end.start() if end else len(page)
            yield at, stop
            at = stop


def _rewrite_tag(tag: str, attribute: Callable[[Attribute], str | None]) -> str:
    named = _TAG_NAME.match(tag)
    if not named:
        return tag

    def changed(found: re.Match[str]) -> str:
        name, value = found.groups()
        new = attribute(Attribute(named[1].lower(), name.lower(), value, tag))
        return found[0] if new is None else f'{name}="{new}"'

    return _ATTRIBUTE.sub(changed, tag)
