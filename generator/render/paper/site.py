"""The pages of the site on which a sheet at the noticeboard is checked 公开栏核对."""

from collections.abc import Iterator

from generator.messages import msg
from generator.model.page import Page
from generator.render.descriptions import of_page
from generator.render.navigation import CHECKING
from generator.render.paper.bulletins import issues
from generator.render.paper.content import Place
from generator.render.paper.spans import anchor
from generator.render.sheet import Desk

_INDEX = "noticeboard/index.md"
_UNSEARCHED: dict[str, object] = {"index": False}


def checking_pages(desk: Desk, board: tuple[Place, ...]) -> Iterator[Page]:
    """A page with the codes of the place itself, which leads to one of each village."""
    own = next((place for place in board if place.village is None), None)
    villages = [place for place in board if place.village]
    yield desk.page(
        _INDEX,
        CHECKING,
        "pages/noticeboard.md.j2",
        meta={"description": of_page(desk.view, desk.words, CHECKING), **_UNSEARCHED},
        place=own,
        others=villages,
        issues=issues(desk.view),
        anchor=anchor,
    )
    yield from (_village(desk, place) for place in villages)


def _village(desk: Desk, place: Place) -> Page:
    title = msg("{place}: check a noticeboard sheet", place=place.name)
    return desk.page(
        place.page,
        title,
        "pages/noticeboard.md.j2",
        crumbs=[(CHECKING, "noticeboard/")],
        meta={"description": of_page(desk.view, desk.words, title), **_UNSEARCHED},
        place=place,
        others=[],
        issues=(),
        anchor=anchor,
    )
