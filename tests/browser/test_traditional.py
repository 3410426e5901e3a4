"""The edition in Traditional characters, read on a phone: one link there, one back."""

from collections.abc import Iterator
from urllib.parse import quote

import pytest

from generator import pipeline
from tests.browser.conftest import Open, serve
from tests.county import REGISTRY, TODAY, make_county

SETTINGS = "settings:\n  title: 测试县公示\n  editions: [traditional]\n"
PAGES = ("", "about/", "jia/", "jia/funds/road/", "jia/villages/dong/", "jia/search/")


@pytest.fixture(scope="module")
def bilingual(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of an invented county with both editions."""
    project = make_county(tmp_path_factory.mktemp("bilingual"))
    registry = SETTINGS + REGISTRY.split("\n", 2)[2]
    (project.root / "villages.yml").write_text(registry, encoding="utf-8")
    pipeline.make_county(project, (), 1, TODAY, lambda _: None)
    server, address = serve(project.site)
    yield address
    server.shutdown()
    server.server_close()


@pytest.mark.parametrize("path", PAGES)
@pytest.mark.parametrize("javascript", [True, False])
def test_there_and_back_on_a_phone(
    bilingual: str, again: Open, path: str, *, javascript: bool
) -> None:
    visit = again(360, javascript=javascript)
    page = visit.page
    page.goto(bilingual + path)
    for text, language in (("繁體", "zh-Hant"), ("简体", "zh-CN")):
        switch = page.locator(".gs-edition")
        assert switch.inner_text() == text
        box = switch.bounding_box()
        assert box is not None
        assert min(box["width"], box["height"]) >= 24  # WCAG 2.2, 2.5.8: target size
        switch.click()
        page.wait_for_load_state()
        assert page.locator("html").get_attribute("lang") == language
        width = "document.documentElement.scrollWidth - document.documentElement.clientWidth"
        assert not javascript or page.evaluate(width) <= 0
    assert page.url == bilingual + path
    assert visit.complaints == []
    assert visit.foreign(bilingual) == []


@pytest.mark.parametrize("width", [320, 360])
@pytest.mark.parametrize("path", ["", "hant/", "jia/", "jia/hant/"])
def test_in_large_type_the_tools_stay_beside_the_name(
    bilingual: str, again: Open, path: str, width: int
) -> None:
    page = again(width).page
    page.goto(bilingual + path)
    page.check("#large")
    name, tools = (page.locator(each).bounding_box() for each in (".gs-brand", ".gs-tools"))
    assert name is not None
    assert tools is not None
    assert tools["y"] < name["y"] + name["height"]
    assert tools["x"] >= name["x"] + name["width"]


@pytest.mark.parametrize(("site", "prefix"), [("hant/", "jia/hant/"), ("jia/hant/", "jia/hant/")])
def test_what_is_found_is_read_in_the_edition(
    bilingual: str, again: Open, site: str, prefix: str
) -> None:
    page = again(360).page
    page.goto(f"{bilingual}{site}search/?q={quote('修路')}")
    page.locator("#results[data-state=done]").wait_for(state="attached", timeout=10_000)
    links = page.locator("#results a").evaluate_all("links => links.map(a => a.href)")
    assert links
    assert all(link.startswith(bilingual + prefix) for link in links)
    page.locator("#results a").first.click()
    page.wait_for_load_state()
    assert page.locator("html").get_attribute("lang") == "zh-Hant"
