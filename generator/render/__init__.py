"""Render: a township → Markdown pages and a summary; summaries → the portal. No disk, no clock."""

from collections.abc import Callable, Mapping, Sequence
from functools import partial

from jinja2 import BytecodeCache

from generator.model.page import File, Site
from generator.model.registry import Language, Registry
from generator.model.summary import Summary
from generator.model.township import Township
from generator.render.opendata.bundle import Bundle
from generator.render.opendata.township import township_data
from generator.render.opendata.workbook import KeptBook
from generator.render.pages import Beside, at_its_turn, pieces_of, plain_pages, township_site
from generator.render.pieces import Kept
from generator.render.portal import portal_site
from generator.render.sheet import Desk
from generator.render.summary import summarise
from generator.render.templating import keep_compiled
from generator.render.view import View
from generator.render.words import Words
from generator.values import Today

Early = Callable[[Sequence[File], Summary], None]
"""Is told what the portal needs of a township."""


def render_township(  # noqa: PLR0913, PLR0917 - what to make, and what of it there is already
    township: Township,
    today: Today,
    beside: Beside = at_its_turn,
    early: Early | None = None,
    kept: Kept | None = None,
    book: KeptBook | None = None,
) -> tuple[Site, Summary]:
    """All pages of one township's site, drafts left out, and its summary for the portal.

    Args:
        township: its records.
        today: tells what is overdue; nothing else depends on it. It knows afterwards for how long
            all of this holds.
        beside: may begin half of the work elsewhere, where it gives the same.
        early: is told the files of the open data, and the summary, before pages are made.
        kept: what earlier builds have written of records and villages.
        book: what may be taken of the workbook that an earlier build made.
    """
    view = View(township, today)
    words = Words.of(township.settings.language)
    desk = Desk(view, words)
    pieces = pieces_of(desk, kept or Kept())
    plain = beside(partial(plain_pages, desk, pieces))
    data, summary = township_data(view, words, book), summarise(view, words)
    if early:
        early(data.files, summary)
    return township_site(desk, data, pieces, plain), summary


def use_compiled(language: Language, kept: BytecodeCache) -> None:
    """Take compiled templates from a cache, which the caller keeps on disk."""
    keep_compiled(Words.of(language), kept)


def render_portal(
    registry: Registry,
    summaries: Mapping[str, Summary],
    pages: Mapping[str, Sequence[str]],
    data: Bundle,
) -> Site:
    """The portal of all counties and townships, in the order of the registry.

    Args:
        registry: all places that there are.
        summaries: of the places that stand published.
        pages: the addresses of the published pages of each township that had another id.
        data: their open data.
    """
    words = Words.of(registry.settings.language)
    return portal_site(registry, summaries, pages, data, words)


__all__ = [
    "Beside",
    "Kept",
    "KeptBook",
    "at_its_turn",
    "render_portal",
    "render_township",
    "use_compiled",
]
