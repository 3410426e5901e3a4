"""Files that vanish, cannot be read or cannot be written: a sentence, and the last good site."""

import os
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from generator import build_faults, pipeline
from generator.build import fingerprint
from generator.build import site as sites
from generator.build.fingerprint import _read
from generator.diagnostics import has_errors
from generator.outcome import Outcome, Result
from generator.project import Project
from tests.county import REGISTRY, TODAY, make_county, put
from tests.pictures import photograph
from tests.trouble import Reader, known_of, run, tree

CANAL = """\
title: 测试南村荷叶塘清淤
village: nan
status: implementation
attachments:
  - {file: plan.pdf, title: 平面图}
  - {file: pond.jpg, title: 塘, alt: 四块颜色}
sources:
  - {title: 测试公告}
"""
FOLDER = "content/yi/projects"


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    root = tmp_path_factory.mktemp("built")
    project = make_county(root)
    put(root, "yi/projects/canal.yml", CANAL)
    (root / FOLDER / "plan.pdf").write_bytes(b"%PDF-1.4")
    (root / FOLDER / "pond.jpg").write_bytes(photograph(480, 320))
    (root / "docs" / "scheme.svg").write_text("<svg/>")
    (root / "docs" / "index.md").write_text("# 测试手册\n\n![图](scheme.svg)\n")
    outcomes = _build(project)
    assert {each.result for each in outcomes} == {Result.PUBLISHED}
    return root


@pytest.fixture
def project(built: Path, tmp_path: Path) -> Project:
    shutil.copytree(built, tmp_path / "county")
    return Project.at(tmp_path / "county")


def _build(project: Project, *, faulty: bool = False) -> list[Outcome]:
    outcomes, beside = pipeline.make_county(project, (), 1, TODAY, lambda _: None)
    assert has_errors(beside) == faulty
    return outcomes


def _is_whole(project: Project) -> None:
    """Every page that the home leads to is there, and so is what it leads to."""
    reader = Reader(project.site, known_of([tree(project.site)]))
    reader.walk()
    assert reader.faults == []
    assert reader.seen > 10


def _edit(project: Project) -> None:
    put(project.root, "yi/projects/canal.yml", CANAL.replace("清淤", "疏浚"))


def _before_publishing(
    monkeypatch: pytest.MonkeyPatch, what: Callable[[], object], name: str = "yi"
) -> None:
    """Do something after records were read, and before their site is made."""
    real = sites.write

    def write(project: Project, work: sites.Work) -> object:
        if work.name == name:
            what()
        return real(project, work)

    monkeypatch.setattr(sites, "write", write)


@pytest.mark.parametrize("name", ["plan.pdf", "pond.jpg"])
def test_an_attachment_that_vanishes_beneath_a_build(
    name: str, project: Project, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = tree(project.site)
    _edit(project)
    _before_publishing(monkeypatch, (project.root / FOLDER / name).unlink)
    jia, yi = _build(project)
    assert (jia.result, yi.result) == (Result.UNCHANGED, Result.HELD_BACK)
    [fault] = [each for each in yi.diagnostics if has_errors([each])]
    assert fault.rule == "site-not-built"
    assert f"{name}: it does not exist" in str(fault.message)
    assert tree(project.site) == before


def test_a_record_that_vanishes_after_it_was_listed(
    project: Project, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The digest of the inputs reads every file; an editor's program may take one away."""
    before = tree(project.site)
    _edit(project)

    def read(path: str) -> bytes:
        if path.endswith("canal.yml"):
            Path(path).unlink(missing_ok=True)
        return _read(path)

    with monkeypatch.context() as patched:
        patched.setattr(fingerprint, "_read", read)
        with_fault = _attempt(project)
    assert "does not exist" in with_fault
    assert tree(project.site) == before
    _edit(project)
    assert [each.result for each in _build(project)] == [Result.UNCHANGED, Result.PUBLISHED]


def _attempt(project: Project) -> str:
    """What is said of a build, as an exception or as a diagnostic."""
    try:
        outcomes, beside = pipeline.make_county(project, (), 1, TODAY, lambda _: None)
    except OSError as error:
        return str(build_faults.why(error))
    found = [*beside, *(each for outcome in outcomes for each in outcome.diagnostics)]
    return "\n".join(str(each.message) for each in found)


@pytest.mark.parametrize(
    ("name", "said"), [("main.html", "<article>"), ("partials/words.html", "words.html")]
)
def test_a_template_that_vanishes(name: str, said: str, project: Project) -> None:
    before = tree(project.site)
    shutil.copytree(project.theme, project.root / "theme_overrides")
    (project.root / "theme_overrides" / name).unlink()
    jia, yi = _build(project, faulty=True)
    assert {jia.result, yi.result} == {Result.HELD_BACK}
    assert said in str(jia.diagnostics[0].message)
    assert tree(project.site) == before


def test_a_handbook_file_that_vanishes(project: Project, monkeypatch: pytest.MonkeyPatch) -> None:
    before = tree(project.site / "handbook")
    (project.root / "docs" / "index.md").write_text("# 手册\n\n![图](scheme.svg)\n")
    _before_publishing(monkeypatch, (project.root / "docs" / "scheme.svg").unlink, "handbook")
    _build(project, faulty=True)
    assert tree(project.site / "handbook") == before
    _is_whole(project)


def test_what_a_township_no_longer_has_stays_while_the_portal_fails(
    project: Project, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The old portal still leads there."""
    put(project.root, "yi/projects/pond.yml", CANAL.replace("清淤", "护坡"))
    (project.root / FOLDER / "canal.yml").unlink()

    def refuse() -> None:
        raise PermissionError(13, "", "portal")

    with monkeypatch.context() as patched:
        _before_publishing(patched, refuse, "portal")
        _build(project, faulty=True)
    assert (project.site / "yi/projects/canal/index.html").is_file()
    assert (project.site / "yi/projects/pond/index.html").is_file()
    _is_whole(project)
    _build(project)
    assert not (project.site / "yi/projects/canal").exists()
    _is_whole(project)


def _refusing(monkeypatch: pytest.MonkeyPatch, name: str, error: type[OSError], code: int) -> None:
    """Make one file unreadable, for root too."""

    def refusing(opened: Callable[..., object]) -> Callable[..., object]:
        def refuse(path: object, *rest: object, **options: object) -> object:
            if str(path).endswith(name):
                raise error(code, os.strerror(code), str(path))
            return opened(path, *rest, **options)

        return refuse

    opened = refusing(open)
    monkeypatch.setattr("io.open", opened)
    monkeypatch.setattr("builtins.open", opened)
    monkeypatch.setattr("os.open", refusing(os.open))


@pytest.mark.parametrize("name", ["canal.yml", "plan.pdf", "pond.jpg"])
def test_a_file_that_cannot_be_read(
    name: str, project: Project, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = tree(project.site)
    _edit(project)
    with monkeypatch.context() as patched:
        _refusing(patched, name, PermissionError, 13)
        said = _attempt(project)
    assert name in said
    assert "permission" in said
    assert tree(project.site) == before


REMOVED = REGISTRY[: REGISTRY.index("  - id: yi")]


def test_a_township_removed_with_its_records_goes(project: Project) -> None:
    (project.root / "villages.yml").write_text(REMOVED)
    shutil.rmtree(project.root / "content" / "yi")
    ended = run(project.root)
    assert ended.code == 0, ended.said
    assert not (project.site / "yi").exists()
    _is_whole(project)


def test_a_township_removed_whose_records_stay_is_told(project: Project) -> None:
    (project.root / "villages.yml").write_text(REMOVED)
    ended = run(project.root)
    assert "content/yi" in ended.said
    assert "Traceback" not in ended.said
    _is_whole(project)


def test_a_township_with_another_id_leads_on_from_the_old_one(project: Project) -> None:
    registry = REGISTRY.replace("  - id: yi\n", "  - id: bing\n    formerly: [yi]\n")
    (project.root / "villages.yml").write_text(registry)
    (project.root / "content" / "yi").rename(project.root / "content" / "bing")
    ended = run(project.root)
    assert ended.code == 0, ended.said
    assert (project.site / "bing/projects/canal/index.html").is_file()
    assert "bing/projects/canal" in (project.site / "yi/projects/canal/index.html").read_text()
    _is_whole(project)


@pytest.mark.parametrize("whole", [True, False])
def test_an_emptied_township_says_what_went(whole: bool, project: Project) -> None:
    """Each page that goes is named, so that an accident is seen."""
    folder = project.root / "content" / "yi"
    shutil.rmtree(folder)
    if not whole:
        folder.mkdir()
    ended = run(project.root)
    assert "projects/canal" in ended.said
    assert "Traceback" not in ended.said
    _is_whole(project)


def test_records_that_are_gone_altogether_lose_no_site(project: Project) -> None:
    before = tree(project.site)
    shutil.rmtree(project.root / "content")
    ended = run(project.root)
    assert ended.code == 1
    assert "content-missing" in ended.said
    assert tree(project.site) == before
