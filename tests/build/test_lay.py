"""The portal is laid file by file: after each step every link of a page leads to a file."""

import os
import re
import shutil
from pathlib import Path
from typing import Any

import pytest

from generator.build import lay
from generator.build.lay import publish_files
from generator.project import STATE

_LINK = re.compile(r"(?:href|src)=(\S+)>")

OLD = {
    "index.html": "<a href=about/index.html><a href=gone/index.html><link href=assets/a.css>",
    "about/index.html": "<a href=../index.html><link href=../assets/a.css>",
    "gone/index.html": "<a href=../about/index.html><link href=../assets/a.css>",
    "lost/index.html": "<a href=deep/index.html>",
    "lost/deep/index.html": "<a href=../index.html>",
    "assets/a.css": "old",
    "lost/files/deep/a.csv": "1",
    "about/files/b.csv": "2",
    "find/now.json": "one",
    "find/one/places/1.json": "1",
    "find/one/index.json": "1",
    "jia/index.html": "<a href=../about/index.html>",
    STATE: "old",
}
NEW = {
    "index.html": "<a href=about/index.html><a href=data/index.html><link href=assets/b.css>",
    "about/index.html": "<a href=../data/index.html><link href=../assets/b.css>",
    "data/index.html": "<a href=../index.html><a href=all.csv><a href=files/deep/a.csv>",
    "data/all.csv": "1",
    "data/files/deep/a.csv": "1",
    "assets/b.css": "new",
    "find/now.json": "two",
    "find/two/places/1.json": "2",
    "find/two/index.json": "2",
    STATE: "new",
}
KEPT = {"jia/index.html": OLD["jia/index.html"]}


def _write(folder: Path, files: dict[str, str]) -> Path:
    for name, text in files.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(text)
    return folder


def _texts(folder: Path) -> dict[str, str]:
    files = (path for path in folder.rglob("*") if path.is_file())
    return {path.relative_to(folder).as_posix(): path.read_text() for path in files}


def _broken(folder: Path) -> list[str]:
    """Links of pages that stand which lead to no file that stands."""
    return [
        f"{page} {link}"
        for page, text in _texts(folder).items()
        for link in _LINK.findall(text)
        if page.endswith(".html") and not (folder / page).parent.joinpath(link).resolve().is_file()
    ]


class _CutShortError(Exception):
    """The process died here."""


def _lay(tmp_path: Path, steps: int, monkeypatch: pytest.MonkeyPatch) -> tuple[Path, bool]:
    """Lay the portal, and die after some steps on the disk; whether it came to an end."""
    site = _write(tmp_path / f"site{steps}", OLD)
    ready = _write(tmp_path / f"ready{steps}", NEW)
    left = [steps]

    def counted(name: str) -> None:
        real = getattr(os, name)

        def call(*args: object, **options: object) -> object:
            if not left[0]:
                raise _CutShortError
            left[0] -= 1
            return real(*args, **options)

        patch.setattr(os, name, call)

    with monkeypatch.context() as patch:
        for name in ("replace", "rename", "unlink", "rmdir", "mkdir"):
            counted(name)
        try:
            publish_files(ready, site, frozenset({"jia"}))
        except _CutShortError:
            return site, False
    return site, True


def test_a_kill_between_any_two_steps_leaves_no_link_that_leads_nowhere(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for steps in range(100):
        site, finished = _lay(tmp_path, steps, monkeypatch)
        assert _broken(site) == [], steps
        if finished:
            break
        said = (site / STATE).read_text()  # else a build of the old again would leave all as it is
        assert said not in {"old", "new"} or _texts(site) == {"old": OLD, "new": NEW | KEPT}[said]
        publish_files(_write(tmp_path / f"again{steps}", NEW), site, frozenset({"jia"}))
        assert _texts(site) == NEW | KEPT, steps
        shutil.rmtree(site)
    assert steps >= len(NEW) + 2
    assert _texts(site) == NEW | KEPT


def test_on_the_first_build_the_home_comes_last_but_for_the_mark(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    order: list[str] = []
    replace = lay._replace

    def spy(source: Path, target: Path) -> None:
        order.append(target.relative_to(tmp_path / "site").as_posix())
        replace(source, target)

    monkeypatch.setattr(lay, "_replace", spy)
    publish_files(_write(tmp_path / "ready", NEW), tmp_path / "site", frozenset())
    assert order == [
        "assets",
        "data/all.csv",
        "data/files",
        "find",
        "about/index.html",
        "data/index.html",
        "index.html",
        STATE,
    ]
    assert not (tmp_path / "ready").exists()


def test_what_a_search_reads_stands_before_it_is_named(tmp_path: Path) -> None:
    """A new index in one step, then the note that names it; what is gone goes in one step too."""
    site = _write(tmp_path / "site", OLD)
    index = site / "find" / "one"
    there = index.stat().st_ino
    ready = _write(tmp_path / "ready", NEW)
    made = (ready / "find" / "two").stat().st_ino
    publish_files(ready, site, frozenset({"jia"}))
    assert (site / "find" / "two").stat().st_ino == made != there
    assert not index.exists()
    assert sorted(path.name for path in (site / "find").iterdir()) == ["now.json", "two"]
    assert not (site / "about" / "files").exists()


def test_a_link_to_a_folder_and_a_kept_place_stay(tmp_path: Path) -> None:
    site = _write(tmp_path / "site", OLD)
    (tmp_path / "other").mkdir()
    (site / "linked").symlink_to(tmp_path / "other")
    publish_files(_write(tmp_path / "ready", NEW), site, frozenset({"jia"}))
    assert (site / "linked").is_symlink()
    assert _texts(site) == NEW | KEPT


def test_what_says_the_same_is_left_untouched(tmp_path: Path) -> None:
    site = _write(tmp_path / "site", NEW)
    before = {path: path.stat().st_ino for path in site.rglob("*")}
    publish_files(_write(tmp_path / "ready", NEW), site, frozenset())
    assert {path: path.stat().st_ino for path in site.rglob("*")} == before


def test_a_folder_of_which_the_other_side_has_nothing_is_not_listed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The index of the search has as many files as there are pages, or more."""
    listed: list[set[str]] = []
    tree = lay._tree  # noqa: SLF001 - what it gives is what is in memory

    def spy(*told: Any) -> Any:  # noqa: ANN401 - handed on as it is
        found = tree(*told)
        listed.append({path for path in found.files | found.folders if path.startswith("find")})
        return found

    monkeypatch.setattr(lay, "_tree", spy)
    site, ready = _write(tmp_path / "site", OLD), _write(tmp_path / "ready", NEW)
    publish_files(ready, site, frozenset({"jia"}))
    assert listed == [{"find", "find/now.json", f"find/{each}"} for each in ("two", "one")]
    assert _texts(site) == NEW | KEPT
