"""Pages at old addresses: what had another id leads on to where it is now.

They are whole HTML pages beside those of MkDocs, so that neither navigation, lists, feeds nor the
map of the site know them. They work without script, and ask not to be indexed.
"""

import posixpath
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from html import escape

from generator.messages import msg
from generator.model.page import File
from generator.model.registry import Registry
from generator.render.text import normal
from generator.render.view import View
from generator.render.words import Words

_TITLE = msg("This page has moved")
_PAGE = """\
<!doctype html>
<html lang="{language}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width,initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta name="robots" content="noindex">
<meta http-equiv="refresh" content="0; url={target}">
<title>{title}</title>
<link rel="canonical" href="{canonical}">
<link rel="stylesheet" href="{root}assets/gongshi.css">
</head>
<body>
<main class="md-main">
<article class="gs-article md-typeset" data-search="off">
<h1>{title}</h1>
<p>{sentence}<a href="{target}">{name}</a></p>
</article>
</main>
</body>
</html>
"""


@dataclass(frozen=True)
class Move:
    """From where to where, both by their paths from the site's root, and what lies there.

    `public` is the whole address of the new place; empty where the county has not said it.
    """

    old: str
    new: str
    name: str
    public: str


def moved_pages(view: View, words: Words) -> Iterator[File]:
    """A page for every former id of a township's records and villages."""
    for old, new, name in _moves(view):
        public = view.settings.address(f"{view.info.id}/{new}/")
        yield _page(Move(old, new, name, public), words)


def moved_places(
    registry: Registry, pages: Mapping[str, Sequence[str]], words: Words
) -> Iterator[File]:
    """For the portal: every page of a township that had another id, below that id.

    Args:
        registry: which townships had another id.
        pages: the addresses of the pages that stand published, by township; `""` is its home.
        words: the site's language.
    """
    for township in registry.townships:
        for old in township.formerly:
            for page in pages.get(township.id, ()):
                there, here = (f"{each}/{page}".rstrip("/") for each in (old, township.id))
                public = registry.settings.address(f"{here}/")
                yield _page(Move(there, here, township.name, public), words)


def _moves(view: View) -> Iterator[tuple[str, str, str]]:
    """Old address, new address and name."""
    for entry in view.everything:
        for old in entry.record.formerly:
            yield f"{entry.kind.folder}/{old}", entry.address, entry.record.title
    for village in view.info.villages:
        for old in village.formerly:
            yield f"villages/{old}", f"villages/{village.id}", village.name


def _page(move: Move, words: Words) -> File:
    target = posixpath.relpath(move.new, move.old) + "/"
    text = _PAGE.format(
        language=words.html_language,
        target=escape(target),
        canonical=escape(move.public or target),
        root="../" * len(move.old.split("/")),
        title=escape(words.text(_TITLE)),
        sentence=escape(words.text(msg("It is here now:")) + words.gap),
        name=escape(normal(move.name)),
    )
    return File(f"{move.old}/index.html", text.encode())
