"""The style sheet and its page in the handbook: nothing unshown, nothing drifting, all legible."""

import gzip
import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest
from lxml import etree, html
from markdown import Markdown
from mkdocs.config import load_config

from generator.model.page import Site
from generator.render import render_township
from generator.values import Today
from tests.render.cycle import CYCLE, TODAY
from tests.render.html import body_of
from tests.render.portal import render_portal
from tests.render.sample import RECORDS, registry, township

ROOT = Path(__file__).parent.parent
CSS = (ROOT / "theme_overrides" / "assets" / "gongshi.css").read_text("utf-8")
SCRIPT = (ROOT / "theme_overrides" / "assets" / "gongshi.js").read_text("utf-8")
MOST_BYTES = 9 * 1024
"""Of the style sheet on the wire."""
MOST_SCRIPT_BYTES = 1024

FRAME = re.compile(r"gs-.*|md-.*|large|is-here")
"""The frame around the page: header, navigation, footer, search."""

_COMMENT = re.compile(r"/\*.*?\*/", re.DOTALL)
_RULE = re.compile(r"([^{}]+)\{([^{}]*)\}")
_CLASS = re.compile(r"\.([a-z][a-z0-9_-]*)")
_TOKEN = re.compile(r"(--[a-z0-9-]+):\s*([^;]+);")
_TONE = re.compile(r"tone-[a-z]+")


def _rules() -> list[tuple[str, str]]:
    return [(one.strip(), two) for one, two in _RULE.findall(_COMMENT.sub("", CSS))]


def _styled() -> set[str]:
    found = {name for selector, _ in _rules() for name in _CLASS.findall(selector)}
    return {name for name in found if not FRAME.fullmatch(name)}


@cache
def _page() -> etree._Element:
    config = load_config(str(ROOT / "mkdocs.yml"))
    converter = Markdown(
        extensions=config["markdown_extensions"], extension_configs=config["mdx_configs"]
    )
    text = (ROOT / "docs" / "style.md").read_text("utf-8")
    return html.document_fromstring(f"<html><body>{converter.convert(text)}</body></html>")


def _classes(element: etree._Element) -> set[str]:
    return {name for each in element.xpath(".//@class") for name in str(each).split()}


def test_every_component_is_shown_on_the_style_page() -> None:
    named = set(re.findall(r"`([a-z-]+)`", (ROOT / "docs" / "style.md").read_text("utf-8")))
    assert sorted(_styled() - _classes(_page()) - named - {"block"}) == []


def test_the_style_page_shows_no_component_that_is_not_styled() -> None:
    assert sorted(_classes(_page()) - _styled()) == []


_UNSEEN = {("div.standings", "ul")}
"""Of the disclosure calendar, which the sample townships do not have."""


def _shape(element: etree._Element) -> str:
    names = sorted(_TONE.sub("tone", str(element.get("class") or "")).split())
    return ".".join([str(element.tag), *names])


def _pairs(body: etree._Element) -> Iterator[tuple[str, str]]:
    """What stands in what, inside every component."""
    for element in body.xpath(".//*[@class]//*"):
        yield _shape(element.getparent()), _shape(element)


def _sites() -> list[Site]:
    made, summary = render_township(township(), Today(TODAY))
    cycle, _ = render_township(township(CYCLE), Today(TODAY))
    bare, _ = render_township(
        township({"project": {"a": RECORDS["project"]["canal"]}}), Today(TODAY)
    )
    return [made, cycle, bare, render_portal(registry(), {"jia": summary})]


def test_every_bar_of_a_chart_leads_to_its_entries() -> None:
    """On every page of the sample townships, and on the style page; nothing leads nowhere."""
    bodies = [body_of(page) for site in _sites() for page in site.pages]
    bars = [
        (bar.xpath("string(./*/@width)"), bar.getparent())
        for body in (*bodies, _page())
        for bar in body.xpath(".//*[contains(@class, 'chart')]//*[name()='svg']")
    ]
    assert len(bars) > 20
    assert [link.tag for length, link in bars if length != "0%" and not link.get("href")] == []


def test_the_style_page_shows_components_as_the_pages_have_them() -> None:
    """A component that changes on the pages changes here, or this test fails."""
    real = {pair for site in _sites() for page in site.pages for pair in _pairs(body_of(page))}
    assert sorted(set(_pairs(_page())) - real - _UNSEEN) == []


@pytest.mark.parametrize(("text", "most"), [(CSS, MOST_BYTES), (SCRIPT, MOST_SCRIPT_BYTES)])
def test_what_every_page_loads_is_small(text: str, most: int) -> None:
    assert len(gzip.compress(text.encode(), 9, mtime=0)) <= most


def test_every_token_is_defined_and_used() -> None:
    used = set(re.findall(r"var\((--[a-z0-9-]+)\)", CSS))
    defined = {name for name, _ in _TOKEN.findall(CSS)}
    assert used == defined


def _schemes() -> dict[str, dict[str, str]]:
    """The colours of every scheme: light and dark, each also large."""
    roots = [dict(_TOKEN.findall(body)) for name, body in _rules() if name == ":root"]
    light, dark = [each for each in roots if "--paper" in each][:2]
    wide = [dict(_TOKEN.findall(body)) for name, body in _rules() if name == "html.large"]
    bright, night = [each for each in wide if "--paper" in each][:2]
    dark = light | dark
    return {"light": light, "dark": dark, "light large": light | bright, "dark large": dark | night}


def _luminance(colour: str) -> float:
    digits = colour.lstrip("#")
    digits = "".join(2 * each for each in digits) if len(digits) == 3 else digits
    parts = [int(digits[at : at + 2], 16) / 255 for at in (0, 2, 4)]
    linear = [
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts
    ]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def _contrast(one: str, other: str) -> float:
    lighter, darker = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


_BODY, _TEXT, _EDGE = 7.0, 4.5, 3.0


@pytest.mark.parametrize("scheme", _schemes())
@pytest.mark.parametrize(
    ("ink", "ground", "least"),
    [
        *(("--ink", ground, _BODY) for ground in ("--paper", "--card", "--glow", "--red-wash")),
        *(("--soft", ground, _TEXT) for ground in ("--paper", "--card", "--red-wash")),
        *(("--red", ground, _TEXT) for ground in ("--paper", "--card", "--red-wash")),
        *(
            (tone, ground, _TEXT)
            for tone in ("--green", "--ochre")
            for ground in ("--paper", "--card")
        ),
        ("--on-mark", "--mark", _BODY),
        ("--paper", "--ink", _BODY),
        *(("--edge", ground, _EDGE) for ground in ("--paper", "--card")),
        ("--mark", "--line", _EDGE),
    ],
)
def test_colours_can_be_told_apart(scheme: str, ink: str, ground: str, least: float) -> None:
    colours = _schemes()[scheme]
    assert _contrast(colours[ink], colours[ground]) >= least
    assert _contrast("#fff", colours["--seal"]) >= _TEXT


_DARK = re.compile(r"@media \(prefers-color-scheme: dark\) \{\n(.*?)\n\}", re.DOTALL)
_COLOURS = re.compile(r"(--[a-z-]+: #(?:[0-9a-f]{3}){1,2}|color-scheme: dark);")


def test_a_scheme_changes_colours_alone() -> None:
    """Then what depends on sizes need not be looked at in both (`tests/browser`)."""
    blocks = [body for text in _DARK.findall(CSS) for _, body in _RULE.findall(text)]
    said = [each for body in blocks for each in re.findall(r"[^\s;][^;]*;", body)]
    assert len(said) > len(blocks) > 1
    assert [each for each in said if not _COLOURS.fullmatch(each)] == []
    folder = ROOT / "theme_overrides"
    texts = {path.name: path.read_text("utf-8") for path in folder.rglob("*") if path.is_file()}
    named = {name: text.count("prefers-color") for name, text in texts.items()}
    assert {name: count for name, count in named.items() if count} == {
        "gongshi.css": len(_DARK.findall(CSS)),
        "404.html": 1,  # which has a style of its own
    }
    assert [name for name, text in texts.items() if "matchMedia" in text] == []


def test_large_type_is_the_same_with_and_without_script() -> None:
    """The box works alone where the browser knows :has; the script's class does the same."""
    by_class = [body for name, body in _rules() if name == "html.large"]
    by_box = [body for name, body in _rules() if name == "html:has(#large:checked)"]
    assert by_class == by_box
    assert len(by_class) == 2
