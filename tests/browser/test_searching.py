"""Search over Chinese in a real browser, held against what stands on the pages."""

import re
from pathlib import Path
from urllib.parse import quote

import pytest
from lxml import html

from tests.browser.conftest import Open, Reader

QUERIES = (
    "李花山",
    "和丰村",
    "新港口",
    "挖口子村",
    "十星级文明户",
    "最美庭院",
    "爱心超市",
    "红色文化墙",
    "庭院",
    "大桥",
    "清淤",
    "筹资",
    "荷叶塘",
    "以奖代补",
    "54,000,000",
)
"""Villages, projects, awards, words of two signs, rare words, a sum, and one that is not there."""


def _pages_with(site: Path, query: str) -> set[str]:
    """Addresses of the pages on which the words stand, by a plain scan of their text."""
    found = set()
    for page in site.rglob("*.html"):
        path = page.relative_to(site).as_posix()
        if page.is_relative_to(site / "handbook") or re.search(r"(^|/)search/|404", path):
            continue
        article = html.document_fromstring(page.read_bytes().decode()).xpath("//article")[0]
        for silent in article.xpath(".//*[@data-search='off'] | .//script | .//noscript"):
            silent.drop_tree()
        if query in "".join(article.text_content().split()):
            found.add(path.removesuffix("index.html"))
    return found


def _results(visit: Reader, site: str, query: str) -> set[str]:
    page = visit.page
    page.goto(f"{site}search/?q={quote(query)}")
    page.locator("#results[data-state=done]").wait_for(state="attached", timeout=10_000)
    while page.locator("#more").is_visible():
        page.locator("#more").click()
        page.locator("#results[data-state=done]").wait_for(state="attached", timeout=10_000)
    links = page.locator("#results a").evaluate_all("links => links.map(a => a.href)")
    return {link.partition("#")[0].removeprefix(site).removesuffix("index.html") for link in links}


@pytest.mark.parametrize("query", QUERIES)
def test_the_portal_finds_what_stands_on_the_pages(
    real: str, real_site: Path, reader: Open, query: str
) -> None:
    visit = reader()
    assert _results(visit, real, query) == _pages_with(real_site, query)
    assert visit.complaints == []
    assert visit.foreign(real) == []


@pytest.mark.parametrize("query", ["李花山", "庭院", "和丰村"])
def test_a_township_searches_its_own_pages(
    real: str, real_site: Path, reader: Open, query: str
) -> None:
    found = _results(reader(), f"{real}taohuashan/", query)
    assert found == _pages_with(real_site / "taohuashan", query)


def test_a_query_of_markup_is_only_text(real: str, reader: Open) -> None:
    visit = reader()
    _results(visit, real, "<img src=x onerror=alert(1)>\"'&")
    assert visit.complaints == []
    assert visit.page.locator("article img").count() == 0
