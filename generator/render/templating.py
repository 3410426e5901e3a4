"""The Jinja environment of the pages: whatever a template prints is escaped for Markdown."""

import re
from collections.abc import Mapping
from decimal import Decimal
from functools import cache
from pathlib import Path
from typing import Any

from jinja2 import BytecodeCache, Environment, FileSystemLoader, StrictUndefined, Template
from jinja2.environment import TemplateModule
from markupsafe import Markup

from generator.render import prose, text
from generator.render.stages import Stage
from generator.render.words import Words

TEMPLATES = Path(__file__).parent / "templates"
SHARED_MACROS = "parts/macros.md.j2"
_MADE = "made macros"
"""What a page has made of them, among the names that its templates may use: none can write it."""

_GAPS = re.compile(r"\n{3,}")
_TRAILING = re.compile(r"[ \t]+$", re.MULTILINE)


class _Template(Template):
    """A template whose macros, if they are those that all share, are made once for each page.

    A page is put together from up to a hundred templates, and Jinja would make them anew for each.
    What they name beside their arguments is the page's, which no template calls anything else by.
    """

    def make_module(
        self,
        vars: dict[str, Any] | None = None,  # noqa: A002 - Jinja's names
        shared: bool = False,  # noqa: FBT001, FBT002 - as above
        locals: Mapping[str, Any] | None = None,  # noqa: A002 - as above
    ) -> TemplateModule:
        """The macros of this template, as a template that imports it may call them."""
        made: dict[str, TemplateModule] = (vars or {}).get(_MADE, {})
        if self.name != SHARED_MACROS:
            return super().make_module(vars, shared, locals)
        if SHARED_MACROS not in made:
            made[SHARED_MACROS] = super().make_module(vars, shared, locals)
        return made[SHARED_MACROS]


@cache
def environment(words: Words) -> Environment:
    """The environment for one language; `finalize` is where every value is escaped."""
    env = Environment(
        loader=FileSystemLoader(TEMPLATES),
        autoescape=True,
        finalize=words.show,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    env.template_class = _Template
    env.globals |= {
        "_": words.say,
        "gap": words.gap,
        "bar_of": _bar,
        "wan": words.wan,
        "prose": prose.block,
        "id": _anchor,
        "stage_id": _stage_anchor,
        "web_address": text.address,
        "web_link": lambda label, url: Markup(f"[{words.show(label)}]({text.address(url)})"),  # noqa: S704
    }
    return env


def _anchor(name: str) -> Markup:
    """An id for the heading or link before it; names are the templates' own."""
    return Markup(f"{{#{name}}}")  # noqa: S704


def _bar(width: Decimal | int, kind: str = "bar") -> Markup:
    """A bar of so many per cent; the number that it shows stands beside it in words."""
    return Markup(  # noqa: S704 - numbers and the templates' own words
        f'<svg class="{kind}" aria-hidden="true" focusable="false">'
        f'<rect width="{format(Decimal(width).normalize(), "f")}%" height="100%"></rect></svg>'
    )


def _stage_anchor(stage: Stage, told: bool, last: bool) -> Markup:  # noqa: FBT001
    """The id and the classes of a stage's heading; what is missing is no matter for search."""
    names = ["stage"]
    names += [] if told else ["missing"]
    names += ["last"] if last else []
    silent = "" if told else " data-search=off"
    return Markup(f"{{#{stage.field} .{' .'.join(names)}{silent}}}")  # noqa: S704


def has_template(words: Words, name: str) -> bool:
    """Whether there is such a template."""
    return name in _names(words)


@cache
def _names(words: Words) -> frozenset[str]:
    return frozenset(environment(words).list_templates())


def keep_compiled(words: Words, kept: BytecodeCache) -> None:
    """Take compiled templates from where earlier builds left them; rendering itself has no disk."""
    environment(words).bytecode_cache = kept


def render(words: Words, template: str, context: dict[str, object]) -> str:
    """The body of a page, tidied: one blank line at most, none at the ends."""
    body = environment(words).get_template(template).render({**context, _MADE: {}})
    return _GAPS.sub("\n\n", _TRAILING.sub("", body)).strip() + "\n"
