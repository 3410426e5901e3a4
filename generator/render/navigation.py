"""The navigation: a few parts, and in each the pages that there are."""

from collections.abc import Iterator
from dataclasses import dataclass

from generator.messages import Message, msg
from generator.model.kind import Kind
from generator.model.page import NavEntry
from generator.render.opendata.page import PATH as DATA_PATH
from generator.render.opendata.page import TITLE as DATA
from generator.render.view import View
from generator.render.words import Words

VILLAGES = msg("Villages")
ABOUT = msg("About")
CALENDAR = msg("Disclosure calendar")
CHECKING = msg("Check a noticeboard sheet")


@dataclass(frozen=True)
class Part:
    """What stands together in the navigation."""

    title: Message
    kinds: tuple[str, ...]


_PARTS = (
    Part(msg("Deliberation"), ("suggestion", "meeting", "compact")),
    Part(msg("Projects"), ("project", "task")),
    Part(msg("Funds"), ("fund",)),
    Part(msg("Awards"), ("award", "points")),
    Part(msg("Organisations"), ("organisation", "activity", "facility")),
    Part(msg("Bulletins"), ("bulletin",)),
)
_VILLAGES = Part(VILLAGES, ("indicator",))
_PLACED = {name for part in (*_PARTS, _VILLAGES) for name in part.kinds}

_Page = tuple[Message, str]


def navigation(view: View, words: Words) -> tuple[NavEntry, ...]:
    """Home, the parts that have a page, and about; a part of one page is that page."""
    found = (_entry(title, list(pages), words) for title, pages in _parts(view))
    return (words.text(msg("Home")), "index.md"), *(entry for entry in found if entry)


def _parts(view: View) -> Iterator[tuple[Message, Iterator[_Page]]]:
    for part in _PARTS:
        yield part.title, _lists(view, part)
    for kind in view.kinds:
        if kind.name not in _PLACED:
            yield kind.label, iter([_list(kind)])
    yield _VILLAGES.title, _places(view)
    yield ABOUT, _about(view)


def _lists(view: View, part: Part) -> Iterator[_Page]:
    shown = {kind.name: kind for kind in view.kinds}
    yield from (_list(shown[name]) for name in part.kinds if name in shown)


def _list(kind: Kind) -> _Page:
    return kind.label, f"{kind.folder}/index.md"


def _places(view: View) -> Iterator[_Page]:
    if view.info.villages:
        yield VILLAGES, "villages/index.md"
    yield from _lists(view, _VILLAGES)


def _about(view: View) -> Iterator[_Page]:
    yield ABOUT, "about.md"
    if view.calendar:
        yield CALENDAR, "disclosure.md"
    if view.everything:
        yield CHECKING, "noticeboard/index.md"
    if view.kinds or view.info.villages:
        yield DATA, DATA_PATH


def _entry(title: Message, pages: list[_Page], words: Words) -> NavEntry | None:
    if len(pages) > 1:
        return words.text(title), tuple((words.text(label), path) for label, path in pages)
    return next(((words.text(label), path) for label, path in pages), None)
