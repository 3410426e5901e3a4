"""Search over Chinese in a real browser, held against what stands on the pages."""

import re
from functools import cache
from pathlib import Path
from urllib.parse import quote, urlencode

import pytest
from lxml import html

from tests.browser.conftest import Open, Reader
from tests.browser.queries import QUERIES, Query

_NO_LINE = "a b strong em i s u span small sup sub code mark time abbr q cite".split()  # noqa: SIM905 - shorter to read
_ASIDE = {"status", "badge", "kind", "meta"}


def _lines(element: html.HtmlElement) -> str:
    """The text of an element with a line feed wherever a reader sees another line or cell."""
    inner = (element.text or "").replace("\n", " ")
    for child in element:
        if isinstance(child.tag, str):
            inner += _lines(child)
        inner += (child.tail or "").replace("\n", " ")
    is_aside = _ASIDE & set((element.get("class") or "").split())
    return inner if element.tag in _NO_LINE and not is_aside else f"\n{inner}\n"


@cache
def _pages(site: Path) -> dict[str, str]:
    """What stands on every page, in small letters, line by line, without the spaces in Chinese."""
    found = {}
    for page in site.rglob("*.html"):
        path = page.relative_to(site).as_posix()
        unsearched = re.search(r"(^|/)(search|noticeboard)/|404", path)
        if page.is_relative_to(site / "handbook") or unsearched:
            continue
        tree = html.document_fromstring(page.read_bytes().decode())
        article = tree.xpath("//article")[0]
        for silent in article.xpath(".//*[@data-search='off'] | .//script | .//noscript"):
            silent.drop_tree()
        text = _lines(article) + "\n".join(tree.xpath("//meta[@name='gongshi:where']/@content"))
        text = text.replace(" · ", "\n").lower()
        found[path.removesuffix("index.html")] = "\n".join(
            "".join(line.split()) for line in text.split("\n")
        )
    return found


def _pages_with(site: Path, query: Query) -> set[str]:
    """Addresses of the pages on which every word stands, by a plain scan."""
    return {
        path
        for path, text in _pages(site).items()
        if all(any(each.lower() in text for each in spellings) for spellings in query.wanted)
    }


def _settle(visit: Reader) -> None:
    visit.page.locator("#results[data-state=done]").wait_for(state="attached", timeout=30_000)


_EVERYTHING = """async () => {
    const list = document.getElementById("results");
    const more = document.getElementById("more");
    while (!more.hidden) {
        more.click();
        while (list.dataset.state !== "done") {
            await new Promise((next) => setTimeout(next, 1));
        }
    }
    return [...list.querySelectorAll("a")].map((link) => link.href);
}"""
"""Presses “more” as long as there is more: the rest of the addresses."""


def _results(visit: Reader, site: str, query: str, **chosen: str) -> list[str]:
    page = visit.page
    page.goto(f"{site}search/?{urlencode({'q': query, **chosen})}")
    _settle(visit)
    if page.locator("#more").is_visible():
        page.locator("#more").click()
        _settle(visit)
    links = page.evaluate(_EVERYTHING)
    return [link.partition("#")[0].removeprefix(site).removesuffix("index.html") for link in links]


def test_there_are_enough_queries_of_every_sort() -> None:
    assert len(QUERIES) >= 40
    assert len({query.typed for query in QUERIES}) == len(QUERIES)


@pytest.mark.parametrize("query", QUERIES, ids=lambda query: query.typed)
def test_the_portal_finds_what_stands_on_the_pages(
    real: str, real_site: Path, again: Open, query: Query
) -> None:
    visit = again()
    found = _results(visit, real, query.typed)
    assert len(found) == len(set(found))
    assert set(found) == _pages_with(real_site, query)
    assert visit.complaints == []
    assert visit.foreign(real) == []


@pytest.mark.parametrize("typed", ["李花山", "庭院", "和丰村", "石首市"])
def test_a_township_searches_its_own_pages(
    real: str, real_site: Path, again: Open, typed: str
) -> None:
    found = _results(again(), f"{real}taohuashan/", typed)
    assert set(found) == _pages_with(real_site / "taohuashan", Query(typed))


def test_a_phrase_ends_with_its_cell(real: str, real_site: Path, again: Open) -> None:
    """到账 is a label, 200,000元 the figure beside it: together they are no phrase of the page."""
    pages = _pages(real_site)
    assert any("\n李花山村\n数据截至" in re.sub("\n+", "\n", text) for text in pages.values())
    assert _results(again(), real, "李花山村数据截至") == []


@pytest.mark.parametrize("typed", ["伍桂墩村", "李花山", "lhs", "李花山村"])
def test_the_page_that_bears_the_name_comes_first(real: str, again: Open, typed: str) -> None:
    [first, *_] = _results(again(), real, typed)
    assert re.fullmatch(r"\w+/villages/(wuguidun|lihuashan)/", first)


def test_a_result_says_its_facts(real: str, again: Open) -> None:
    visit = again()
    _results(visit, real, "李花山村庭院建设筹资")
    facts = visit.page.locator("#results li").first.locator(".meta").inner_text()
    assert facts == "资金 · 李花山村 · 2022年 · 到账 200,000 元"


def test_results_are_filtered_by_keyboard_and_the_address_remembers(real: str, again: Open) -> None:
    visit = again(360)
    page = visit.page
    everything = _results(visit, real, "庭院")
    kind = page.get_by_label("类别")
    kind.focus()
    page.keyboard.press("ArrowDown")
    page.wait_for_url("**kind=*")
    assert "kind=" + quote(kind.input_value()) in page.url
    _settle(visit)
    projects = _results(visit, real, "庭院", kind="项目")
    assert set(projects) == {path for path in everything if "/projects/" in path}
    assert kind.evaluate("select => select.selectedOptions[0].textContent") == (
        f"项目（{len(projects)}）"
    )
    assert page.locator("#status").inner_text().startswith(str(len(projects)))
    page.get_by_role("button", name="恢复全部").click()
    _settle(visit)
    assert "kind" not in page.url
    assert visit.complaints == []


def test_the_portal_filters_by_township_village_and_year(real: str, again: Open) -> None:
    visit = again()
    of_the_town = _results(visit, real, "村", township="桃花山镇")
    assert of_the_town
    assert all(path.startswith("taohuashan/") for path in of_the_town)
    of_the_village = _results(visit, real, "村", township="桃花山镇", village="李花山村")
    assert set(of_the_village) < set(of_the_town)
    facts = visit.page.locator("#results .meta").all_inner_texts()
    _results(visit, real, "村", village="李花山村", year="2022", status="竣工")
    assert all("李花山村" in each or "桃花山镇" in each for each in facts)
    facts = visit.page.locator("#results .meta").all_inner_texts()
    assert facts
    assert all("竣工 · 2022" in each for each in facts)


def test_a_filter_with_one_value_is_not_offered(real: str, again: Open) -> None:
    visit = again()
    _results(visit, f"{real}taohuashan/", "李花山")
    assert visit.page.get_by_label("类别").is_visible()
    assert not visit.page.get_by_label("乡镇").is_visible()


def test_what_letters_were_taken_for_is_said(real: str, again: Open) -> None:
    visit = again()
    _results(visit, real, "lhs")
    assert "lhs：李花山" in visit.page.get_by_role("status").inner_text()


def test_without_an_index_the_lists_are_named(real: str, reader: Open) -> None:
    visit = reader()
    visit.page.route("**/find/**", lambda route: route.abort())
    visit.page.goto(f"{real}search/?q={quote('李花山')}")
    _settle(visit)
    assert "目录" in visit.page.get_by_role("status").inner_text()
    assert visit.page.locator(".gs-lists a").count() > 10


def test_a_query_of_markup_is_only_text(real: str, again: Open) -> None:
    visit = again()
    _results(visit, real, "<img src=x onerror=alert(1)>\"'&")
    assert visit.complaints == []
    assert visit.page.locator("article img").count() == 0
