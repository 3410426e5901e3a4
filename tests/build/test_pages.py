"""Pages built once: whatever changed since the last build, the result is that of a first build."""

from dataclasses import replace
from pathlib import Path

import pytest
from jinja2 import BytecodeCache
from lxml import etree

from generator.build.mkdocs_site import SiteFault, build_html
from generator.build.pages import build_pages
from generator.build.write import Workplace, write_site
from generator.model.page import File, Page, Site
from generator.project import Project

NAVIGATION = (("首页", "index.md"),)
ADDRESS = "https://example.org/gongshi/jia/"


def _site(**texts: str) -> Site:
    pages = {"index": "# 首页\n\n[甲](a.md#sum)\n", "a": "# 甲\n\n## 合计 {#sum}\n", "b": "# 乙\n"}
    pages |= texts
    made = tuple(Page(f"{name}.md", text) for name, text in pages.items() if text)
    return Site("测试站", made, NAVIGATION, (File("data/a.csv", b"1\n"),))


def _build(root: Path, site: Site, extra: dict[str, object] | None = None) -> dict[str, bytes]:
    """Build a site; gives its files."""
    project = Project.at(root)
    place = Workplace(project.build / "jia", extra or {}, site_url=ADDRESS)
    write_site(place, site, project, {})
    target = root / f"out{len(list(root.glob('out*')))}"
    build_pages(project, place, site, target)
    found = (path for path in target.rglob("*") if path.is_file())
    return {path.relative_to(target).as_posix(): path.read_bytes() for path in found}


@pytest.fixture
def built(monkeypatch: pytest.MonkeyPatch) -> list[frozenset[str] | None]:
    """Which pages each call of MkDocs was asked for; None for all."""
    asked: list[frozenset[str] | None] = []

    def build(
        config: Path, target: Path, only: frozenset[str] | None = None, **told: BytecodeCache
    ) -> None:
        asked.append(only)
        build_html(config, target, only=only, **told)

    monkeypatch.setattr("generator.build.pages.build_html", build)
    return asked


CHANGES: dict[str, tuple[Site, frozenset[str]]] = {
    "a title that nothing leads to": (_site(b="# 丙\n"), frozenset({"b.md"})),
    "an anchor that nothing leads to any more": (
        _site(index="# 首页\n", a="# 甲\n"),
        frozenset({"index.md", "a.md"}),
    ),
    "a text": (_site(b="# 乙\n\n新的话\n"), frozenset({"b.md"})),
    "a page more": (_site(c="# 丙\n\n[甲](a.md#sum)\n"), frozenset({"c.md"})),
    "a file beside the pages": (
        replace(_site(), files=(File("data/a.csv", b"2\n"),)),
        frozenset(),
    ),
}


@pytest.mark.parametrize("change", CHANGES)
def test_only_what_changed_is_built(
    tmp_path: Path, built: list[frozenset[str] | None], change: str
) -> None:
    site, changed = CHANGES[change]
    _build(tmp_path / "kept", _site())
    again = _build(tmp_path / "kept", site)
    assert built == [None, changed]
    assert again == _build(tmp_path / "afresh", site)


@pytest.mark.parametrize("away", [None, "b/index.html", "data/a.csv"])
def test_nothing_is_built_twice_but_what_somebody_took_away(
    tmp_path: Path, built: list[frozenset[str] | None], away: str | None
) -> None:
    first = _build(tmp_path, _site())
    if away:
        (tmp_path / "build" / "jia" / "html" / away).unlink()
    assert _build(tmp_path, _site()) == first
    assert (len(built) > 1) is (away is not None)


UNSURE = {
    "a page less": (_site(), _site(b="")),
    "an anchor less, of a name that another page has": (
        _site(b="# 乙\n\n## 和 {#sum}\n"),
        _site(),
    ),
}


@pytest.mark.parametrize("change", UNSURE)
def test_in_doubt_all_is_built(
    tmp_path: Path, built: list[frozenset[str] | None], change: str
) -> None:
    before, after = UNSURE[change]
    _build(tmp_path / "kept", before)
    again = _build(tmp_path / "kept", after)
    assert built[-1] is None
    assert again == _build(tmp_path / "afresh", after)


BROKEN = {
    "its anchor is gone": _site(a="# 甲\n"),
    "it leads to no anchor of another page": _site(b="# 乙\n\n[甲](a.md#nothing)\n"),
    "it leads to no page": _site(b="# 乙\n\n[无](nothing.md)\n"),
    "its page is gone": _site(a=""),
}


@pytest.mark.parametrize("change", BROKEN)
def test_a_broken_link_is_found_as_by_a_first_build(tmp_path: Path, change: str) -> None:
    _build(tmp_path, _site())
    with pytest.raises(SiteFault):
        _build(tmp_path, BROKEN[change])
    with pytest.raises(SiteFault):
        _build(tmp_path, BROKEN[change])
    assert _build(tmp_path, _site())


def test_what_all_pages_share_builds_all(
    tmp_path: Path, built: list[frozenset[str] | None]
) -> None:
    _build(tmp_path, _site())
    _build(tmp_path, _site(), {"portal": True})
    assert built == [None, None]


@pytest.mark.parametrize("spoil", ["html.json", "html/b/index.html"])
def test_a_spoilt_memory_is_none(
    tmp_path: Path, built: list[frozenset[str] | None], spoil: str
) -> None:
    before = _build(tmp_path, _site())
    (tmp_path / "build" / "jia" / spoil).unlink()
    assert _build(tmp_path, _site()) == before
    assert built == [None, None]


def test_the_site_map_has_every_page_and_no_day(tmp_path: Path) -> None:
    _build(tmp_path, _site())
    found = _build(tmp_path, _site(b="# 乙\n\n新的话\n"))
    tree = etree.fromstring(found["sitemap.xml"])
    assert [each.text for each in tree.iter("{*}loc")] == [ADDRESS, f"{ADDRESS}a/", f"{ADDRESS}b/"]
    assert not list(tree.iter("{*}lastmod"))
