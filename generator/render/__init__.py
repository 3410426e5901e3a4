"""Render: a township → Markdown pages and a summary; summaries → the portal. No disk, no clock."""

from collections.abc import Mapping, Sequence
from datetime import date

from jinja2 import BytecodeCache

from generator.model.page import Site
from generator.model.registry import Language, Registry
from generator.model.summary import Summary
from generator.model.township import Township
from generator.render.opendata.bundle import Bundle
from generator.render.pages import Beside, at_its_turn, township_site
from generator.render.portal import portal_site
from generator.render.summary import summarise
from generator.render.templating import keep_compiled
from generator.render.view import View
from generator.render.words import Words


def render_township(
    township: Township, today: date, beside: Beside = at_its_turn
) -> tuple[Site, Summary]:
    """All pages of one township's site, drafts left out, and its summary for the portal.

    `today` tells what is overdue; nothing else of a page depends on it. `beside` may begin half of
    the work elsewhere, where it gives the same.
    """
    view = View(township, today)
    words = Words.of(township.settings.language)
    return township_site(view, words, beside), summarise(view, words)


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
    "at_its_turn",
    "render_portal",
    "render_township",
    "use_compiled",
]
