"""For everyone: axe-core finds nothing on any kind of page, and the keyboard is enough."""

from collections.abc import Iterator
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page

from tests.browser.conftest import Open
from tests.browser.test_reading import PAGES

_RULES = {
    "runOnly": {
        "type": "tag",
        "values": [
            *("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22a", "wcag22aa"),
            "best-practice",
        ],
    },
    "resultTypes": ["violations"],
}


@pytest.mark.parametrize("dark", [False, True], ids=["light", "dark"])
@pytest.mark.parametrize("width", [360, 768, 1280])
def test_axe_finds_nothing(real: str, reader: Open, width: int, dark: bool) -> None:
    """WCAG 2.0 to 2.2, A and AA, and axe's own good practice."""
    page = reader(width, dark=dark).page
    axe = Axe()
    found = []
    for path in PAGES:
        page.goto(real + path)
        for fault in axe.run(page, options=_RULES).response["violations"]:
            nodes = [node["html"] for node in fault["nodes"]]
            found.append((path, fault["id"], nodes[:3]))
    assert found == []


def test_axe_finds_what_is_wrong(reader: Open) -> None:
    """The test of the test."""
    page = reader().page
    page.set_content("<html lang=zh><title>x</title><main><h1>x</h1><img src=x></main></html>")
    assert [each["id"] for each in Axe().run(page, options=_RULES).response["violations"]] == [
        "image-alt"
    ]


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
