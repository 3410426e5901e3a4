"""Writing pages: what is there afterwards is exactly the site, and MkDocs can build it by hand."""

import errno
import subprocess
import sys
from pathlib import Path

import pytest
import yaml

from generator.build.files import write_text
from generator.build.write import Workplace, write_site
from generator.model.page import File, Page, Site
from generator.project import Project

SITE = Site(
    "测试站",
    (
        Page("index.md", "# 首页\n\n[项目](projects/a.md)\n"),
        Page("projects/a.md", "# 项目\n"),
    ),
    (("首页", "index.md"),),
)


def _write(root: Path, site: Site = SITE, files: dict[str, Path] | None = None) -> Workplace:
    place = Workplace(root / "build" / "jia", {"portal": True})
    write_site(place, site, Project.at(root), files or {})
    return place


def test_mkdocs_builds_it_by_hand(tmp_path: Path) -> None:
    place = _write(tmp_path)
    command = [
        sys.executable,
        "-m",
        "mkdocs",
        "build",
        "--quiet",
        "--strict",
        "-f",
        str(place.config),
    ]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    assert (place.folder / "site" / "projects" / "a" / "index.html").is_file()


def test_pages_that_are_no_more_are_removed(tmp_path: Path) -> None:
    place = _write(tmp_path)
    _write(tmp_path, Site("测试站", SITE.pages[:1], SITE.navigation))
    assert [path.name for path in place.docs.rglob("*")] == ["index.md"]


def test_unchanged_pages_keep_their_time(tmp_path: Path) -> None:
    place = _write(tmp_path)
    before = (place.docs / "index.md").stat().st_mtime_ns
    _write(tmp_path)
    assert (place.docs / "index.md").stat().st_mtime_ns == before


def test_attachments_lie_beside_the_pages(tmp_path: Path) -> None:
    plan = tmp_path / "plan.pdf"
    plan.write_bytes(b"%PDF")
    place = _write(tmp_path, files={"projects/files/plan.pdf": plan})
    assert (place.docs / "projects" / "files" / "plan.pdf").read_bytes() == b"%PDF"


def test_the_configuration_inherits_and_is_relative(tmp_path: Path) -> None:
    (tmp_path / "mkdocs.yml").write_text("site_name: x\n")
    (tmp_path / "theme_overrides").mkdir()
    place = _write(tmp_path)
    config = yaml.safe_load(place.config.read_text(encoding="utf-8"))
    assert config["INHERIT"] == "../../mkdocs.yml"
    assert config["theme"]["custom_dir"] == "../../theme_overrides"
    assert config["nav"] == [{"首页": "index.md"}]
    assert str(tmp_path) not in place.config.read_text(encoding="utf-8")


def test_text_is_utf8_with_line_feeds(tmp_path: Path) -> None:
    write_text(tmp_path / "a.md", "公示\n")
    assert (tmp_path / "a.md").read_bytes() == "公示\n".encode()


def test_files_that_are_made_lie_beside_the_pages_and_go_with_them(tmp_path: Path) -> None:
    made = Site(SITE.name, SITE.pages, SITE.navigation, (File("data/a.csv", b"\xef\xbb\xbf1\n"),))
    place = _write(tmp_path, made)
    assert (place.docs / "data" / "a.csv").read_bytes() == b"\xef\xbb\xbf1\n"
    _write(tmp_path)
    assert not (place.docs / "data").exists()


def test_a_file_is_there_whole_or_not_at_all(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A version of a picture that was cut off would be taken for a good one by the next build."""
    real = Path.write_bytes

    def half(path: Path, data: bytes) -> int:
        real(path, data[: len(data) // 2])
        raise OSError(errno.ENOSPC, "", str(path))

    with monkeypatch.context() as patch:
        patch.setattr(Path, "write_bytes", half)
        with pytest.raises(OSError, match="28"):
            write_text(tmp_path / "a.txt", "whole")
    assert not (tmp_path / "a.txt").exists()
    write_text(tmp_path / "a.txt", "whole")
    assert [path.name for path in tmp_path.iterdir()] == ["a.txt"]
