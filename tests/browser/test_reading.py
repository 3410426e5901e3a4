"""What readers do: find a village, follow a total to its entry and to the source, on any device."""

import re

import pytest

from tests.browser.conftest import WIDTHS, Open, look

PAGES = (
    "",
    "search/",
    "taohuashan/",
    "taohuashan/villages/",
    "taohuashan/villages/lihuashan/",
    "taohuashan/projects/",
    "taohuashan/projects/lihuashan-courtyards/",
    "taohuashan/funds/",
    "taohuashan/funds/lihuashan-courtyards/",
    "taohuashan/bulletins/",
    "taohuashan/bulletins/study-exchange/",
    "taohuashan/noticeboard/",
    "taohuashan/data/",
    "taohuashan/about/",
    "taohuashan/search/",
    "liushanhu/awards/",
    "xx/funds/",
    "jiamiao/",
    "xiulin/",
    "shishou/",
    "shishou/tasks/",
    "bijiashan/suggestions/",
    "bijiashan/suggestions/woodpeckers/",
    "xx/meetings/",
    "xx/activities/",
    "xx/facilities/",
    "xx/projects/tourist-village-courtyards/",
    "yongxing/organisations/",
    "caopandi/compacts/",
    "caopandi/points/",
    "xiangyanghu/indicators/",
    "data/",
    "handbook/",
    "handbook/style/",
    "handbook/rules/fund-balance/",
)
"""One of every kind of page, the longest and the emptiest among them."""


def test_a_stranger_finds_the_village_and_follows_its_money(real: str, reader: Open) -> None:
    """Portal → search → project → total → entry → source, as the issue's last line asks."""
    visit = reader(360)
    page = visit.page
    page.goto(real)
    page.get_by_role("searchbox").first.fill("李花山")
    page.keyboard.press("Enter")
    page.wait_for_url("**/search/?q=*")
    page.get_by_role("link", name=re.compile("李花山村")).first.wait_for()
    page.get_by_role("link", name=re.compile("68户")).first.click()
    assert "/taohuashan/projects/lihuashan-courtyards/" in page.url
    page.get_by_role("link", name=re.compile(r"^(200,000|20)\s*万?\s*元")).first.click()
    assert "#" in page.url
    entry = page.locator(":target")
    assert entry.count() == 1
    assert "200,000" in page.locator("article").inner_text()
    assert "共同缔造谱新篇" in page.locator("article").inner_text()
    assert visit.complaints == []
    assert visit.foreign(real) == []


@pytest.mark.parametrize("path", PAGES)
def test_no_page_scrolls_sideways_or_complains(real: str, again: Open, path: str) -> None:
    """In every size, and in large type too; a colour scheme moves nothing (`test_style`)."""
    visit = again(360)
    visit.page.goto(real + path)
    assert visit.page.locator("h1").count() == 1
    assert visit.page.locator("html").get_attribute("lang") == "zh-CN"
    for large in (False, True):
        visit.page.locator("#large").set_checked(large)
        for width in WIDTHS:
            look(visit.page, width, "light")
            assert visit.page.evaluate("document.documentElement.scrollWidth") <= width
    assert visit.complaints == []
    assert visit.foreign(real) == []


@pytest.mark.parametrize("path", PAGES)
def test_every_page_reads_without_javascript(real: str, again: Open, path: str) -> None:
    with_script, without = again(), again(javascript=False)
    texts = []
    for visit in (with_script, without):
        visit.page.goto(real + path)
        texts.append(visit.page.locator("article").inner_text())
    assert len(texts[1]) >= len(texts[0])
    assert without.complaints == []


def test_every_link_of_a_township_leads_somewhere(real: str, reader: Open) -> None:
    """All pages reachable from one township's home, each asked for once; anchors exist."""
    page = reader().page
    queue, seen = [real + "taohuashan/"], set()
    while queue:
        address = queue.pop()
        if address in seen:
            continue
        seen.add(address)
        answer = page.goto(address)
        assert answer is not None
        assert answer.ok, address
        links = page.eval_on_selector_all("a[href]", "links => links.map(link => link.href)")
        for link in links:
            target, _, anchor = link.partition("#")
            if target == address and anchor not in ("", "top"):
                assert page.locator(f"[id='{anchor}']").count() == 1, link
            if target.startswith(real + "taohuashan/") and target.endswith("/"):
                queue.append(target)
    assert len(seen) >= 20
