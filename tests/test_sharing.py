"""A built site as chat apps, feed readers and those who find a fault meet it."""

import re
from pathlib import Path
from urllib.parse import parse_qs, unquote, urlsplit

import pytest
from lxml import html

from generator import pipeline
from generator.build.search import documents
from generator.outcome import Outcome, Result
from generator.project import Project
from tests.county import RECORDS, REGISTRY, TODAY, make_county, put

URL = "https://example.org/gongshi/"
SETTINGS = f"""\
settings:
  title: 测试县公示
  site_url: {URL}
  report:
    phone: "12345"
    mail: jiucuo@example.org
    url: https://example.org/new?title={{title}}&at={{address}}
"""
TITLE = "测试东村修路 50% & “半程”"


def build(root: Path, registry: str) -> Project:
    records = dict(RECORDS)
    road = records["jia/projects/road.yml"].replace("title: 测试东村修路", f"title: {TITLE}")
    records["jia/projects/road.yml"] = road + "formerly: [daolu]\n"
    project = make_county(root, records)
    (root / "villages.yml").write_text(registry, encoding="utf-8")
    _, beside = pipeline.make_county(project, (), 1, TODAY, lambda _: None)
    assert not beside
    return project


@pytest.fixture(scope="module")
def shared(tmp_path_factory: pytest.TempPathFactory) -> Path:
    registry = REGISTRY.replace("settings:\n  title: 测试县公示\n", SETTINGS)
    registry = registry.replace(
        "    name: 测试甲镇\n", "    name: 测试甲镇\n    formerly: [laojia]\n"
    )
    return build(tmp_path_factory.mktemp("shared"), registry).site


@pytest.fixture(scope="module")
def plain(tmp_path_factory: pytest.TempPathFactory) -> Path:
    registry = REGISTRY.replace("    contact: {phone: 0000-0000001, address: 测试甲镇政府}\n", "")
    return build(tmp_path_factory.mktemp("plain"), registry).site


def tree(site: Path, path: str) -> html.HtmlElement:
    return html.document_fromstring((site / path / "index.html").read_text(encoding="utf-8"))


def heads(page: html.HtmlElement) -> dict[str, str]:
    named = page.xpath("//meta[@property or starts-with(@name, 'twitter')]")
    return {tag.get("property") or tag.get("name"): tag.get("content") for tag in named}


def test_a_record_says_what_it_is(shared: Path) -> None:
    page = tree(shared, "jia/projects/road")
    told = heads(page)
    assert told["og:title"] == TITLE
    assert told["og:type"] == "article"
    assert told["og:site_name"] == "测试甲镇"
    assert told["og:locale"] == "zh_CN"
    assert told["og:url"] == f"{URL}jia/projects/road/"
    assert told["og:image"] == f"{URL}share.png"
    assert told["twitter:card"] == "summary_large_image"
    assert told["og:description"] == page.xpath("//meta[@name='description']/@content")[0]
    assert page.xpath("//link[@rel='canonical']/@href") == [told["og:url"]]
    assert page.get("lang") == "zh-CN"
    assert (shared / "share.png").is_file()


def test_every_page_has_its_description_and_a_title_of_its_own(shared: Path) -> None:
    for site in ("jia", "handbook"):
        titles = []
        for path in sorted((shared / site).rglob("index.html")):
            page = html.document_fromstring(path.read_text(encoding="utf-8"))
            if page.xpath("//meta[@http-equiv='refresh']"):
                continue
            assert len(page.xpath("//meta[@name='description']")) == 1, path
            titles += page.xpath("//title/text()")
        assert len(set(titles)) == len(titles)


def test_pages_lead_to_their_feeds(shared: Path) -> None:
    def feeds(path: str) -> list[str]:
        return [str(each) for each in tree(shared, path).xpath("//link[@rel='alternate']/@href")]

    for path, wanted in (
        ("", ["feed.xml"]),
        ("jia/projects/road", ["../../feed.xml"]),
        ("jia/villages/dong", ["../../feed.xml", "../dong.xml"]),
        ("jia/villages/xi", ["../../feed.xml"]),
        ("handbook", []),
    ):
        assert feeds(path) == wanted, path
        for each in wanted:
            assert (shared / path / each).resolve().is_file()


def test_the_foot_names_each_way_to_report_with_the_page(shared: Path) -> None:
    (line,) = tree(shared, "jia/projects/road").xpath("//footer//*[@class='gs-report']")
    phone, mail, form = line.xpath(".//a")
    assert phone.get("href") == "tel:00000000001"  # the township's own goes first
    address, _, subject = mail.get("href").partition("?subject=")
    assert address == "mailto:jiucuo@example.org"
    assert unquote(subject) == f"更正：{TITLE} {URL}jia/projects/road/"
    assert re.fullmatch(r"[A-Za-z0-9%._~-]+", subject)
    query = parse_qs(urlsplit(form.get("href")).query)
    assert query == {"title": [TITLE], "at": [f"{URL}jia/projects/road/"]}
    assert form.get("rel") == "noopener noreferrer"


def test_places_without_a_number_of_their_own_have_the_countys(shared: Path) -> None:
    for path in ("yi", "", "handbook"):
        assert "tel:12345" in tree(shared, path).xpath("//footer//a/@href")


def test_old_addresses_lead_on_and_are_in_no_index(shared: Path) -> None:
    for path in ("jia/projects/daolu", "laojia", "laojia/projects/road", "laojia/villages/dong"):
        page = tree(shared, path)
        (target,) = page.xpath("//article//a/@href")
        assert (shared / path / target / "index.html").resolve().is_file()
        (style,) = page.xpath("//link[@rel='stylesheet']/@href")
        assert (shared / path / style).resolve().is_file()
    assert (shared / "laojia" / "feed.xml").read_bytes() == (shared / "jia/feed.xml").read_bytes()
    searched = {each.path for each in documents(shared)}
    assert not [path for path in searched if "daolu" in path or "laojia" in path]
    assert "daolu" not in (shared / "jia" / "sitemap.xml").read_text(encoding="utf-8")
    assert "laojia" not in (shared / "sitemap.xml").read_text(encoding="utf-8")


def test_without_an_address_or_a_way_to_report_nothing_is_dead(plain: Path) -> None:
    page = tree(plain, "jia/projects/road")
    told = heads(page)
    assert {"og:title", "og:description", "twitter:card"} <= set(told)
    assert told["twitter:card"] == "summary"
    assert not {"og:url", "og:image"} & set(told)
    assert not page.xpath("//link[@rel='canonical'] | //*[@class='gs-report']")
    assert not (plain / "share.png").exists()
    about = tree(plain, "jia/about").xpath("//article")[0].text_content()
    assert "村务监督委员会" in about


def test_a_page_that_goes_without_a_way_on_is_noticed_once(tmp_path: Path) -> None:
    project = make_county(tmp_path)

    def run() -> Outcome:
        return pipeline.make_county(project, ("yi",), 1, TODAY, lambda _: None)[0][0]

    assert not run().diagnostics
    old = tmp_path / "content" / "yi" / "projects" / "canal.yml"
    text = old.read_text(encoding="utf-8")
    old.unlink()
    put(tmp_path, "yi/projects/ditch.yml", text)
    assert [each.rule for each in run().diagnostics] == ["address-gone"]
    put(tmp_path, "yi/projects/ditch.yml", text + "formerly: [canal]\n")
    found = run()
    assert (found.result, found.diagnostics) == (Result.PUBLISHED, ())
