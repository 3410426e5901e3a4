"""For everyone: axe-core finds nothing on any kind of page, and the keyboard is enough."""

from collections.abc import Iterator
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page

from tests.browser.conftest import LOOKS, Open, look
from tests.browser.test_reading import PAGES

_TAGS = frozenset(
    ("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22a", "wcag22aa", "best-practice")
)
_RULES = {"runOnly": {"type": "tag", "values": sorted(_TAGS)}, "resultTypes": ["violations"]}


def _of_colours(page: Page) -> dict[str, Any]:
    """Of these rules those that look at colours, as axe itself sorts them."""
    known = page.evaluate("axe.getRules(['cat.color'])")
    names = [each["ruleId"] for each in known if _TAGS & set(each["tags"])]
    assert "color-contrast" in names
    return {"runOnly": {"type": "rule", "values": names}, "resultTypes": ["violations"]}


def _faults(page: Page, rules: dict[str, Any]) -> list[tuple[str, list[str]]]:
    """What axe finds on the page that is open: the rule, and the first of the nodes."""
    found = page.evaluate("rules => axe.run(rules).then(told => told.violations)", rules)
    return [(each["id"], [node["html"] for node in each["nodes"][:3]]) for each in found]


@pytest.mark.parametrize("path", PAGES)
def test_axe_finds_nothing(real: str, again: Open, path: str) -> None:
    """WCAG 2.0 to 2.2, A and AA, and axe's own good practice, in every size.

    A scheme changes colours alone (`test_style`), so in the dark one only they are looked at.
    """
    page = again().page
    page.goto(real + path)
    page.evaluate(Axe().axe_script)
    rules = {"light": _RULES, "dark": _of_colours(page)}
    found = []
    for width, scheme in LOOKS:
        look(page, width, scheme)
        found += [(width, scheme, *fault) for fault in _faults(page, rules[scheme])]
    assert found == []


def test_axe_finds_what_is_wrong(reader: Open) -> None:
    """The test of the test: a colour that is too pale in the dark scheme alone is found there."""
    page = reader().page
    page.set_content(
        "<html lang=zh><title>x</title><main><h1>words</h1><img src=x></main><style>"
        "@media (prefers-color-scheme: dark) { h1 { color: #bbb } }</style></html>"
    )
    page.evaluate(Axe().axe_script)
    assert [rule for rule, _ in _faults(page, _RULES)] == ["image-alt"]
    assert _faults(page, _of_colours(page)) == []
    look(page, 360, "dark")
    assert [rule for rule, _ in _faults(page, _of_colours(page))] == ["color-contrast"]


# ---- keyboard ----------------------------------------------------------------------------------

_FOCUS = """() => {
    const at = document.activeElement;
    const style = getComputedStyle(at);
    const box = at.getBoundingClientRect();
    return {
        what: at.outerHTML.slice(0, 120),
        top: at === document.body,
        number: [...document.querySelectorAll("*")].indexOf(at),
        seen: style.outlineStyle !== "none" && parseFloat(style.outlineWidth) >= 2
            || style.boxShadow !== "none",
        inside: box.width > 0 && box.bottom > 0 && box.right > 0
            && box.top < innerHeight && box.left < innerWidth,
    };
}"""


def _stops(page: Page, most: int = 500) -> Iterator[dict[str, Any]]:
    """Where the focus goes, from the top of a page until it leaves it."""
    for _ in range(most):
        page.keyboard.press("Tab")
        at = page.evaluate(_FOCUS)
        if at["top"]:
            return
        yield at
    pytest.fail("the keyboard never leaves the page")


@pytest.mark.parametrize(
    "path", ["", "taohuashan/", "taohuashan/projects/lihuashan-courtyards/", "taohuashan/search/"]
)
def test_the_keyboard_reaches_everything_and_shows_where_it_is(
    real: str, reader: Open, path: str
) -> None:
    page = reader(360).page
    page.goto(real + path)
    stops = list(_stops(page))
    numbers = [each["number"] for each in stops]
    assert "#content" in str(stops[0]["what"])
    assert [each["what"] for each in stops if not each["seen"] or not each["inside"]] == []
    assert numbers == sorted(numbers)  # in the order in which one reads
    reachable = page.locator(
        "a[href]:not([tabindex='-1']):visible, button:visible, input:visible, select:visible,"
        " summary:visible"
    ).count()
    assert len(stops) >= reachable


def test_the_first_key_skips_to_the_content(real: str, reader: Open) -> None:
    page = reader(360).page
    page.goto(real + "taohuashan/")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    assert page.url.endswith("#content")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.closest('article') !== null")


def test_one_searches_with_the_keyboard_alone(real: str, reader: Open) -> None:
    page = reader(360).page
    page.goto(real + "taohuashan/")
    for _ in range(12):
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement.type") == "search":
            break
    page.keyboard.type("庭院")
    page.keyboard.press("Enter")
    page.wait_for_url("**/search/?q=*")
    page.locator("#results[data-state=done]").wait_for(state="attached")
    for _ in range(40):
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement.closest('#results') !== null"):
            break
    page.keyboard.press("Enter")
    page.wait_for_url(lambda address: "/search/" not in address)
    assert "庭院" in page.locator("article").inner_text()


def test_a_table_is_one_for_a_screen_reader_even_as_cards(real: str, reader: Open) -> None:
    page = reader(360).page
    page.goto(real + "taohuashan/")
    known = page.context.new_cdp_session(page).send("Accessibility.getFullAXTree")["nodes"]
    roles = {each.get("role", {}).get("value") for each in known if not each["ignored"]}
    assert {"table", "row", "columnheader", "cell"} <= roles
