"""The edition in Traditional characters, on an invented county that wants it."""

import re
from pathlib import Path
from urllib.parse import unquote, urldefrag, urlsplit

import pytest
from lxml import html

from generator import pipeline
from generator.build.edition import FOLDER, Edition, make_edition
from generator.build.search import documents
from generator.project import Project
from tests.county import RECORDS, REGISTRY, TODAY, make_county, put

SETTINGS = """\
settings:
  site_url: https://example.org/gongshi/
  editions: [traditional]
  protected_names:
    - {name: 后湖, traditional: 後湖}
"""
AWARD = """\
title: 于谦修后湖
family: honour
programme: 于谦奖
date: 2025-07
winners: [{name: 于谦}]
summary: |
  于是于谦修里程碑，见[修路](../projects/road.md)。编号 `后面`。
attachments: [{file: 说明.txt, title: 发展说明}]
"""


def _build(project: Project) -> None:
    outcomes, beside = pipeline.make_county(project, (), 1, TODAY, lambda _: None)
    found = [*beside, *(each for outcome in outcomes for each in outcome.diagnostics)]
    assert not [str(each.message) for each in found if each.severity == "error"]


def _bilingual(root: Path) -> Project:
    project = make_county(root, RECORDS | {"jia/awards/star.yml": AWARD})
    put(root, "jia/awards/说明.txt", "说明")
    registry = SETTINGS + REGISTRY.split("\n", 2)[2]
    (root / "villages.yml").write_text(registry, encoding="utf-8")
    return project


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    project = _bilingual(tmp_path_factory.mktemp("county"))
    _build(project)
    return project.site


def _pages(site: Path) -> list[tuple[Path, Path]]:
    """Each page with an edition, and its twin."""
    return [
        (place / twin.relative_to(place / FOLDER), twin)
        for place in (site, site / "jia", site / "yi")
        for twin in sorted((place / FOLDER).rglob("*.html"))
    ]


def _tree(page: Path) -> html.HtmlElement:
    return html.document_fromstring(page.read_bytes().decode())


def _shape(page: Path) -> list[tuple[str, tuple[str, ...]]]:
    """Tags with the names of their attributes; the search page's own addition left out."""
    return [
        (str(each.tag), tuple(name for name in each.attrib if name != "data-editions"))
        for each in _tree(page).iter()
    ]


def test_nothing_is_made_unless_it_is_wanted(tmp_path: Path) -> None:
    project = make_county(tmp_path)
    _build(project)
    assert not list(project.site.rglob(FOLDER))
    assert "gs-edition" not in (project.site / "jia/index.html").read_text("utf-8")


def test_a_site_gets_the_edition_when_the_county_wants_it(tmp_path: Path) -> None:
    project = make_county(tmp_path)
    _build(project)
    (tmp_path / "villages.yml").write_text(SETTINGS + REGISTRY.split("\n", 2)[2], encoding="utf-8")
    _build(project)
    assert (project.site / "jia" / FOLDER / "index.html").is_file()
    (tmp_path / "villages.yml").write_text(REGISTRY, encoding="utf-8")
    _build(project)
    assert not list(project.site.rglob(FOLDER))


def test_every_page_has_its_twin(site: Path) -> None:
    twins = {page for page, _ in _pages(site)}
    pages = {page for page in site.rglob("*.html") if FOLDER not in page.relative_to(site).parts}
    shown = {page for page in pages if not page.is_relative_to(site / "handbook")}
    assert twins == shown - {site / "404.html"}
    assert {twin.suffix for twin in (site / "jia" / FOLDER).rglob("*") if twin.is_file()} == {
        ".html"
    }


def test_a_twin_differs_in_words_and_addresses_only(site: Path) -> None:
    for page, twin in _pages(site):
        assert _shape(page) == _shape(twin), twin
        assert [each.get("id") for each in _tree(page).iter()] == [
            each.get("id") for each in _tree(twin).iter()
        ]


def test_every_page_leads_to_its_twin_and_back(site: Path) -> None:
    for page, twin in _pages(site):
        for here, there, text, language in (
            (page, twin, "繁體", "zh-Hant"),
            (twin, page, "简体", "zh-Hans"),
        ):
            (switch,) = _tree(here).xpath("//a[@class='gs-edition']")
            assert switch.text == text
            assert switch.get("hreflang") == switch.get("lang") == language
            assert _target(site, here, switch.get("href")) == there


def test_search_engines_are_told_both_addresses(site: Path) -> None:
    for page in ("index.html", "jia/projects/road/index.html"):
        place = "jia/" if page.startswith("jia") else ""
        rest = page.removeprefix(place).removesuffix("index.html")
        wanted = {
            "zh-Hans": f"https://example.org/gongshi/{place}{rest}",
            "zh-Hant": f"https://example.org/gongshi/{place}hant/{rest}",
        }
        for each in (site / page, site / place / FOLDER / rest / "index.html"):
            links = _tree(each).xpath("//head/link[@rel='alternate'][@hreflang]")
            assert {link.get("hreflang"): link.get("href") for link in links} == wanted
    assert FOLDER not in (site / "jia" / "sitemap.xml").read_text("utf-8")


def _target(site: Path, page: Path, link: str) -> Path | None:
    """The file behind a relative link; None for what lies elsewhere."""
    address = urldefrag(link).url.partition("?")[0]
    if not address or urlsplit(link).scheme:
        return None
    target = (page.parent / unquote(address)).resolve()
    assert target.is_relative_to(site)
    return target / "index.html" if target.is_dir() else target


def test_every_link_leads_somewhere_and_pages_stay_in_the_edition(site: Path) -> None:
    leaving = set()
    for _, twin in _pages(site):
        for each in _tree(twin).xpath("//*[@href or @src or @action]"):
            link = each.get("href") or each.get("src") or each.get("action") or ""
            target = _target(site, twin, link)
            if target is None:
                continue
            assert target.is_file(), (twin, link)
            if target.suffix == ".html" and FOLDER not in target.relative_to(site).parts:
                leaving.add(each.get("class"))
    assert leaving == {"gs-edition"}


def test_files_are_shared(site: Path) -> None:
    page = site / "jia" / FOLDER / "awards" / "star" / "index.html"
    links = [str(link) for link in _tree(page).xpath("//article//a/@href")]
    (file,) = (link for link in links if link.endswith(".txt"))
    assert _target(site, page, file) == site / "jia/awards/files/说明.txt"


def test_words_are_converted_and_names_are_protected(site: Path) -> None:
    page = (site / "jia" / FOLDER / "awards" / "star" / "index.html").read_text("utf-8")
    assert '<html lang="zh-Hant"' in page
    assert "<title>于謙修後湖 · 測試甲鎮</title>" in page
    assert "於是于謙修里程碑" in page
    assert 'placeholder="村名、項目、表彰……"' in page
    assert re.search('content="[^"]*於是于謙修里程碑', page)
    assert "<code>后面</code>" in page
    assert "於謙" not in page


def test_the_portal_leads_into_the_editions_of_townships(site: Path) -> None:
    portal = (site / FOLDER / "index.html").read_text("utf-8")
    assert 'href="../jia/hant/' in portal
    assert "于謙修後湖" in portal
    (moves,) = re.findall(
        'data-editions="([^"]*)"', (site / FOLDER / "search/index.html").read_text("utf-8")
    )
    assert "jia=jia/hant" in moves.split()
    assert "about=hant/about" in moves.split()


def test_a_township_that_has_no_edition_is_linked_as_it_is(tmp_path: Path) -> None:
    page = tmp_path / "index.html"
    page.write_text('<a href="jia/">甲</a><a href="yi/#x">乙</a>', encoding="utf-8")
    make_edition(tmp_path, Edition({}, portal=True, places=frozenset({"yi"})))
    twin = (tmp_path / FOLDER / "index.html").read_text("utf-8")
    assert 'href="../jia/"' in twin
    assert 'href="../yi/hant/#x"' in twin


@pytest.mark.parametrize(
    ("before", "after"),
    [
        (
            '<img src="a.jpg" srcset="a.jpg 1w, b/c.jpg 2w" alt="干部">',
            '<img src="../a.jpg" srcset="../a.jpg 1w, ../b/c.jpg 2w" alt="幹部">',
        ),
        (
            '<meta http-equiv="refresh" content="0; url=b/">',
            '<meta http-equiv="refresh" content="0; url=../b/">',
        ),
        (
            '<meta property="og:title" content="干部">',
            '<meta property="og:title" content="幹部">',
        ),
        (
            '<meta property="og:image" content="干部.png">',
            '<meta property="og:image" content="干部.png">',
        ),
        (
            '<meta property="og:url" content="https://e.org/t/">',
            '<meta property="og:url" content="https://e.org/t/hant/">',
        ),
        (
            '<link rel="canonical" href="https://e.org/t/">',
            '<link rel="canonical" href="https://e.org/t/hant/">',
        ),
        ('<a href="https://e.org/干部">干部</a>', '<a href="https://e.org/干部">幹部</a>'),
        ('<a href="#干部" id="干部">x</a>', '<a href="#干部" id="干部">x</a>'),
        ('<a href=".">x</a><a href="?q=1">y</a>', '<a href="./">x</a><a href="?q=1">y</a>'),
        ('<td data-label="干部" data-value="干部">', '<td data-label="幹部" data-value="干部">'),
    ],
)
def test_attributes(tmp_path: Path, before: str, after: str) -> None:
    (tmp_path / "index.html").write_text(before, encoding="utf-8")
    make_edition(tmp_path, Edition({}, address="https://e.org/t/"))
    assert (tmp_path / FOLDER / "index.html").read_text("utf-8") == after


def test_the_edition_is_not_searched(site: Path) -> None:
    assert not [each for each in documents(site / "jia") if FOLDER in each.path]
    assert [each for each in documents(site / "jia") if each.path == "awards/star/index.html"]


def test_the_same_inputs_give_the_same_bytes(site: Path, tmp_path: Path) -> None:
    _build(_bilingual(tmp_path))
    for _, twin in _pages(site):
        assert (tmp_path / "site" / twin.relative_to(site)).read_bytes() == twin.read_bytes()
