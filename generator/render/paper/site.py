"""The pages of the site on which a sheet at the noticeboard is checked 公开栏核对."""

from generator.messages import msg
from generator.model.page import Page
from generator.render.descriptions import of_page
from generator.render.navigation import CHECKING
from generator.render.paper.bulletins import issues
from generator.render.paper.content import Place, places
from generator.render.paper.spans import anchor
from generator.render.sheet import Desk

_INDEX = "noticeboard/index.md"
_UNSEARCHED: dict[str, object] = {"index": False}


def checking_page(desk: Desk) -> Page:
    """The codes of the place itself; it leads to the pages of its villages."""
    board = places(desk.view)
    return desk.page(
        _INDEX,
        CHECKING,
        "pages/noticeboard.md.j2",
        meta={"description": of_page(desk.view, desk.words, CHECKING), **_UNSEARCHED},
        place=next((place for place in board if place.village is None), None),
        others=[place for place in board if place.village],
        issues=issues(desk.view),
        anchor=anchor,
    )


def village_checking_page(desk: Desk, place: Place) -> Page:
    """The codes of a village."""
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
