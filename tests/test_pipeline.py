"""The whole story, on an invented county: published, held back, unchanged, gone."""

import errno
import json
import os
import shutil
import sys
from datetime import date
from functools import partial
from pathlib import Path
from unittest.mock import patch
from urllib.parse import unquote

import pytest
from filelock import FileLock
from lxml import html

from generator import pipeline, reading, rendering, workers
from generator.build import lay
from generator.outcome import InUseError, Outcome, Result
from generator.portal import kept
from generator.project import Project
from generator.render.opendata.county import Rows
from tests.apart import without_threads
from tests.county import RECORDS, REGISTRY, TODAY, bytes_of, make_county, put
from tests.pictures import SECRETS, photograph, quarters, saved


def _build(project: Project, *only: str, jobs: int = 1, today: date = TODAY) -> dict[str, Outcome]:
    outcomes, beside = pipeline.make_county(project, only, jobs, today, lambda _: None)
    assert not beside, [str(each.message) for each in beside]
    return {outcome.id: outcome for outcome in outcomes}


def test_a_county_is_published_and_then_left_alone(tmp_path: Path) -> None:
    project = make_county(tmp_path)
    first = _build(project)
    assert {each.result for each in first.values()} == {Result.PUBLISHED}
    for page in (
        "index.html",
        "jia/index.html",
        "jia/villages/dong/index.html",
        "jia/projects/road/index.html",
        "jia/funds/index.html",
        "jia/awards/index.html",
        "jia/bulletins/first/index.html",
        "yi/projects/canal/index.html",
        "handbook/index.html",
        "handbook/rules/fund-balance/index.html",
    ):
        assert (project.site / page).is_file(), page
    before = bytes_of(project.site)
    assert {each.result for each in _build(project).values()} == {Result.UNCHANGED}
    assert bytes_of(project.site) == before
    assert not list(tmp_path.glob(".site.staging"))


@pytest.mark.parametrize("own", [False, True])
def test_the_pages_of_the_open_data_explain_each_column_in_a_table(
    tmp_path: Path, own: bool
) -> None:
    """Even if the county has a configuration that knows nothing of our extensions."""
    project = make_county(tmp_path)
    if own:
        text = project.config.read_text("utf-8")
        lines = [line for line in text.splitlines() if "generator.build" not in line]
        (tmp_path / "mkdocs.yml").write_text("\n".join(lines) + "\n", encoding="utf-8")
        project = Project.at(tmp_path)
        assert project.config == tmp_path / "mkdocs.yml"
    _build(project)
    for place in ("", "jia"):
        page = html.parse(project.site / place / "data" / "index.html").getroot()
        explained = page.xpath("//article//details[@class='columns']")
        assert len(explained) == len(page.xpath("//article//h3")) > 1
        for each in explained:
            assert each.xpath("summary and .//tbody/tr/td[@data-label]/code")
        assert not page.xpath("//article//pre")


def test_the_same_inputs_give_the_samebytes_of(tmp_path: Path) -> None:
    """In another folder, with another number of processes."""
    sites = []
    for name, jobs in (("one", 1), ("two", 2)):
        (tmp_path / name).mkdir()
        project = make_county(tmp_path / name)
        _build(project, jobs=jobs)
        sites.append(bytes_of(project.site))
    assert sites[0].keys() == sites[1].keys()
    assert [name for name in sites[0] if sites[0][name] != sites[1][name]] == []


def _changed(root: Path, change: str) -> None:
    record = root / "content" / "jia" / "projects" / "road.yml"
    record.write_text(change + record.read_text("utf-8").partition("\n")[2], "utf-8")


def _built_again(root: Path, change: str, jobs: int) -> bool:
    """Build a county, change a record, build again; were the portal's tables made elsewhere?"""
    project = make_county(root)
    _build(project, jobs=2)
    _changed(root, change)
    rows_of = kept.rows_of
    here: list[kept.Source] = []

    def told(source: kept.Source) -> Rows:
        here.append(source)
        return rows_of(source)

    with (
        patch("generator.pipeline.jobs_by_default", lambda: 2),
        patch.object(kept, "rows_of", told),
    ):
        _build(project, jobs=jobs)
    return not here


@pytest.mark.parametrize(
    "change",
    ["title: 测试东村铺路\n", "title: 荷叶塘清淤\n", "title: 测试东村修路\nsummary: 另有新话。\n"],
)
def test_one_changed_record_gives_the_bytes_of_a_build_from_nothing(
    tmp_path: Path, change: str
) -> None:
    """Whatever the second build takes from the first: pages, templates, parts of the index.

    With two processes a part of it is made beside the rest, the portal ahead of its turn.
    """
    (tmp_path / "afresh").mkdir()
    afresh = make_county(tmp_path / "afresh")
    _changed(afresh.root, change)
    _build(afresh)
    wanted = bytes_of(afresh.site)
    for jobs in (1, 2):
        root = tmp_path / str(jobs)
        root.mkdir()
        elsewhere = without_threads(partial(_built_again, root, change, jobs))
        assert elsewhere == (jobs > 1 and sys.platform == "linux")
        made = bytes_of(Project.at(root).site)
        assert made.keys() == wanted.keys()
        assert [name for name in made if made[name] != wanted[name]] == []


def test_a_township_with_an_error_keeps_its_last_good_site(tmp_path: Path) -> None:
    project = make_county(tmp_path)
    _build(project)
    before = bytes_of(project.site / "jia")
    put(tmp_path, "jia/projects/bad.yml", "titel: 错\n")
    put(tmp_path, "yi/projects/canal.yml", "title: 荷叶塘清淤完工\nstatus: completion\n")
    outcomes = _build(project)
    assert outcomes["jia"].result is Result.HELD_BACK
    assert outcomes["yi"].result is Result.PUBLISHED
    assert bytes_of(project.site / "jia") == before
    assert "荷叶塘清淤完工" in (project.site / "yi/projects/canal/index.html").read_text()
    assert "测试甲镇" in (project.site / "index.html").read_text()


def test_a_site_of_another_version_is_made_again_or_named(tmp_path: Path) -> None:
    """Its summary has what this version does not know; the portal that stands is not touched."""
    project = make_county(tmp_path)
    _build(project)
    portal = (project.site / "index.html").read_bytes()
    mark = project.site / "jia" / "gongshi.json"
    state = json.loads(mark.read_text("utf-8"))
    strange = {"fingerprint": "0", "summary": state["summary"] | {"unheard": "of"}}
    mark.write_text(json.dumps(strange), encoding="utf-8")
    put(tmp_path, "jia/projects/bad.yml", "titel: 错\n")
    put(tmp_path, "yi/projects/canal.yml", "title: 荷叶塘清淤完工\nstatus: completion\n")
    outcomes, [found] = pipeline.make_county(project, (), 1, TODAY, lambda _: None)
    assert [each.result for each in outcomes] == [Result.HELD_BACK, Result.PUBLISHED]
    assert found.rule == "site-not-built"
    assert "测试甲镇 was made by another version" in str(found.message)
    assert (project.site / "index.html").read_bytes() == portal
    assert (project.site / "jia/projects/road/index.html").is_file()
    (project.root / "content/jia/projects/bad.yml").unlink()
    assert _build(project)["jia"].result is Result.PUBLISHED
    assert "荷叶塘清淤完工" in (project.site / "index.html").read_text("utf-8")


def test_a_mended_township_is_published_again(tmp_path: Path) -> None:
    project = make_county(tmp_path)
    put(tmp_path, "jia/projects/bad.yml", "titel: 错\n")
    assert _build(project)["jia"].result is Result.HELD_BACK
    assert not (project.site / "jia").exists()
    put(tmp_path, "jia/projects/bad.yml", "title: 对\nstatus: completion\n")
    assert _build(project)["jia"].result is Result.PUBLISHED
    assert (project.site / "jia/projects/bad/index.html").is_file()


def test_one_township_can_be_built_alone(tmp_path: Path) -> None:
    project = make_county(tmp_path)
    assert list(_build(project, "yi")) == ["yi"]
    assert not (project.site / "jia").exists()
    assert (project.site / "index.html").is_file()


def test_a_township_that_left_the_registry_leaves_the_site(tmp_path: Path) -> None:
    project = make_county(tmp_path)
    _build(project)
    registry = REGISTRY[: REGISTRY.index("  - id: yi")]
    (tmp_path / "villages.yml").write_text(registry, encoding="utf-8")
    (tmp_path / "content" / "yi" / "projects" / "canal.yml").unlink()
    (tmp_path / "content" / "yi" / "projects").rmdir()
    (tmp_path / "content" / "yi").rmdir()
    _build(project)
    assert not (project.site / "yi").exists()
    assert "测试乙乡" not in (project.site / "index.html").read_text()


def test_a_deleted_record_leaves_the_site(tmp_path: Path) -> None:
    project = make_county(tmp_path)
    _build(project)
    (tmp_path / "content" / "yi" / "projects" / "canal.yml").unlink()
    _build(project)
    assert not (project.site / "yi/projects/canal").exists()


def test_a_draft_is_checked_and_not_shown(tmp_path: Path) -> None:
    project = make_county(tmp_path)
    put(
        tmp_path,
        "yi/projects/plan.yml",
        "title: 还没有定的事\nstatus: identification\ndraft: true\n",
    )
    _build(project)
    assert not any("还没有定的事".encode() in text for text in bytes_of(project.site).values())
    put(tmp_path, "yi/projects/plan.yml", "title: 还没有定的事\nstatus: x\ndraft: true\n")
    assert _build(project)["yi"].result is Result.HELD_BACK


def test_two_builds_at_once_are_refused(tmp_path: Path) -> None:
    project = make_county(tmp_path)
    with FileLock(tmp_path / ".site.lock"), pytest.raises(InUseError):
        _build(project)


def test_a_broken_registry_publishes_nothing_and_loses_nothing(tmp_path: Path) -> None:
    project = make_county(tmp_path)
    _build(project)
    before = bytes_of(project.site)
    (tmp_path / "villages.yml").write_text("townships: [\n", encoding="utf-8")
    outcomes, beside = pipeline.make_county(project, (), 1, TODAY, lambda _: None)
    assert outcomes == []
    assert [each.rule for each in beside] == ["yaml-syntax"]
    assert bytes_of(project.site) == before


def test_an_attachment_is_published(tmp_path: Path) -> None:
    project = make_county(tmp_path)
    put(
        tmp_path,
        "yi/projects/canal.yml",
        "title: 清淤\nstatus: completion\nattachments:\n  - {file: 平面图.pdf, title: 平面图}\n",
    )
    (tmp_path / "content/yi/projects/平面图.pdf").write_bytes(b"%PDF")
    _build(project)
    assert (project.site / "yi/projects/files/平面图.pdf").read_bytes() == b"%PDF"


PICTURES = """\
title: 清淤
status: completion
attachments:
  - {file: 桥.jpg, title: 桥, alt: 四块颜色}
"""


def test_of_a_picture_only_small_versions_are_published(tmp_path: Path) -> None:
    """The records keep the original, with the place where it was taken; the site never has it."""
    project = make_county(tmp_path)
    put(tmp_path, "yi/projects/canal.yml", PICTURES)
    original = photograph(2000, 1500, orientation=6)
    (tmp_path / "content/yi/projects/桥.jpg").write_bytes(original)
    (tmp_path / "content/yi/projects/unnamed.jpg").write_bytes(original)
    _build(project)
    site = bytes_of(project.site)
    assert sorted(path for path in site if "/files/" in path) == [
        f"yi/projects/files/桥.jpg/{width}.{ending}"
        for width in (1500, 480, 960)
        for ending in ("jpg", "webp")
    ]
    assert not [path for path, data in site.items() for each in SECRETS[:4] if each in data]
    page = html.document_fromstring(site["yi/projects/canal/index.html"].decode())
    addresses = [*page.xpath("//figure//@href"), *page.xpath("//figure//@src")]
    addresses += [
        part.split()[0] for text in page.xpath("//@srcset") for part in str(text).split(", ")
    ]
    assert len(addresses) == 8
    for address in addresses:
        assert (project.site / "yi/projects/canal" / unquote(address)).is_file()


def test_a_picture_that_changes_is_made_anew_and_one_that_goes_goes(tmp_path: Path) -> None:
    project = make_county(tmp_path)
    put(tmp_path, "yi/projects/canal.yml", PICTURES)
    (tmp_path / "content/yi/projects/桥.jpg").write_bytes(photograph(480, 320))
    _build(project)
    first = bytes_of(project.site)["yi/projects/files/桥.jpg/480.webp"]
    (tmp_path / "content/yi/projects/桥.jpg").write_bytes(photograph(480, 320, orientation=3))
    _build(project)
    assert bytes_of(project.site)["yi/projects/files/桥.jpg/480.webp"] != first
    put(tmp_path, "yi/projects/canal.yml", PICTURES.partition("attachments")[0])
    _build(project)
    assert not [path for path in bytes_of(project.site) if "/files/" in path]
    assert not list((project.build / "yi" / "pictures").iterdir())


def test_a_picture_with_unreadable_pixels_holds_its_township_back(tmp_path: Path) -> None:
    """Its header and its end are sound, so that only the build can tell."""
    project = make_county(tmp_path)
    put(tmp_path, "yi/projects/canal.yml", PICTURES.replace("桥.jpg", "桥.webp"))
    data = bytearray(saved(quarters(64, 48), "WEBP"))
    data[-20:] = bytes(20)
    data[30:60] = b"\xff" * 30
    (tmp_path / "content/yi/projects/桥.webp").write_bytes(data)
    outcomes, _ = pipeline.make_county(project, ["yi"], 1, TODAY, lambda _: None)
    assert [each.result for each in outcomes] == [Result.HELD_BACK]
    errors = [each for each in outcomes[0].diagnostics if each.rule == "site-not-built"]
    assert "桥.webp" in str(errors[0].message)
    outcomes, _ = rendering.render_county(project, ["yi"], TODAY)
    assert [each.result for each in outcomes] == [Result.HELD_BACK]


def test_source_date_epoch_changes_nothing_but_dates(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    project = make_county(tmp_path)
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1700000000")
    _build(project)
    first = bytes_of(project.site)
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1800000000")
    _build(project)
    changed = {name for name, text in bytes_of(project.site).items() if first.get(name) != text}
    assert all(name.endswith(("gongshi.json", "sitemap.xml")) for name in changed), changed


def test_markdown_can_be_written_alone(tmp_path: Path) -> None:
    project = make_county(tmp_path)
    outcomes, _ = rendering.render_county(project, (), TODAY)
    assert {each.result for each in outcomes} == {Result.WRITTEN}
    assert (tmp_path / "build/jia/docs/projects/road.md").is_file()
    assert (tmp_path / "build/jia/mkdocs.yml").is_file()
    assert not project.site.exists()


def test_jobs_follow_the_processors() -> None:
    assert 1 <= workers.jobs_by_default() <= (os.cpu_count() or 1)


BRANCHES = """\
title: 测试县湾组党支部
form: branch
level: hamlet
count: 15
sources:
  - {title: 测试公告}
"""


def _chosen(project: Project, *only: str) -> list[str]:
    registry, found = reading.read_registry(project)
    assert registry is not None
    assert found == []
    return [info.id for info in reading.chosen(project, registry, only)]


def test_a_county_with_records_of_its_own_is_chosen_after_its_townships(tmp_path: Path) -> None:
    project = make_county(tmp_path)
    assert _chosen(project) == ["jia", "yi"]
    put(tmp_path, "ceshi/organisations/branches.yml", BRANCHES)
    assert _chosen(project) == ["jia", "yi", "ceshi"]
    assert _chosen(project, "ceshi") == ["ceshi"]
    assert _chosen(project, "ceshi", "yi") == ["yi", "ceshi"]


def test_a_county_s_records_are_checked_like_a_township_s(tmp_path: Path) -> None:
    project = make_county(tmp_path)
    put(tmp_path, "ceshi/organisations/branches.yml", BRANCHES)
    assert reading.check_county(project, (), TODAY)[1] == []
    put(tmp_path, "ceshi/organisations/branches.yml", f"{BRANCHES}parent: branches\n")
    put(tmp_path, "ceshi/organisations/groups.yml", f"{BRANCHES}village: dong\n")
    _, found = reading.check_county(project, ("ceshi",), TODAY)
    assert [(each.rule, each.record) for each in found] == [
        ("reference-loop", "ceshi/organisations/branches"),
        ("unknown-village", "ceshi/organisations/groups"),
    ]
    assert reading.check_county(project, ("jia", "yi"), TODAY)[1] == []


def test_a_county_s_records_are_not_its_townships(tmp_path: Path) -> None:
    project = make_county(tmp_path)
    put(tmp_path, "ceshi/projects/road.yml", "title: 县里的路\nstatus: completion\n")
    put(tmp_path, "yi/funds/road.yml", "title: 镇里的账\nproject: road\n")
    _, found = reading.check_county(project, ("yi",), TODAY)
    assert "unknown-reference" in {each.rule for each in found}


def test_a_county_that_has_the_id_of_a_township_stops_everything(tmp_path: Path) -> None:
    project = make_county(tmp_path)
    text = REGISTRY.replace("{id: ceshi,", "{id: jia,").replace("county: ceshi", "county: jia")
    (tmp_path / "villages.yml").write_text(text, encoding="utf-8")
    registry, found = reading.read_registry(project)
    assert registry is None
    assert [(each.rule, each.position.line) for each in found] == [("registry-duplicate", 6)]


def test_the_county_s_records_are_published_and_go_with_their_folder(tmp_path: Path) -> None:
    project = make_county(tmp_path)
    put(tmp_path, "ceshi/organisations/branches.yml", BRANCHES)
    assert list(_build(project)) == ["jia", "yi", "ceshi"]
    assert (project.site / "ceshi/index.html").is_file()
    assert (project.site / "ceshi/organisations/branches/index.html").is_file()
    shutil.rmtree(tmp_path / "content" / "ceshi")
    assert list(_build(project)) == ["jia", "yi"]
    assert not (project.site / "ceshi").exists()
    assert (project.site / "jia/index.html").is_file()


def test_a_portal_cut_short_is_laid_again_if_the_records_are_what_they_were(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Some of its files are new then, though the old ones are wanted."""
    project = make_county(tmp_path)
    _build(project)
    before = bytes_of(project.site)
    put(tmp_path, "jia/projects/road.yml", RECORDS["jia/projects/road.yml"].replace("修", "铺"))
    replace, left = lay._replace, [5]

    def cut(source: Path, target: Path) -> None:
        left[0] -= 1
        if not left[0]:
            raise OSError(errno.EIO, os.strerror(errno.EIO), str(target))
        replace(source, target)

    with monkeypatch.context() as patched:
        patched.setattr(lay, "_replace", cut)
        _, [found] = pipeline.make_county(project, (), 1, TODAY, lambda _: None)
    assert found.rule == "site-not-built"
    put(tmp_path, "jia/projects/road.yml", RECORDS["jia/projects/road.yml"])
    _build(project)
    assert bytes_of(project.site) == before
