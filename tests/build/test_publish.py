"""Publishing swaps whole folders: a reader never meets half a site."""

import os
import threading
from pathlib import Path

import pytest

from generator.build import publish
from generator.build.fingerprint import made_of
from generator.build.publish import (
    publish_folder,
    publish_gently,
    recover,
    settle,
    staging_folder,
    tidy,
)
from generator.project import LEAVING, STATE


def _site(folder: Path, text: str, pages: int = 20) -> Path:
    folder.mkdir(parents=True)
    for number in range(pages):
        (folder / f"{number}.html").write_text(text, encoding="utf-8")
    return folder


def test_the_first_site_is_moved_into_place(tmp_path: Path) -> None:
    publish_folder(_site(tmp_path / "new", "one"), tmp_path / "site" / "jia")
    assert (tmp_path / "site" / "jia" / "0.html").read_text() == "one"
    assert not (tmp_path / "new").exists()


@pytest.mark.parametrize("atomic", [True, False])
def test_the_old_site_is_replaced_and_gone(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, atomic: bool
) -> None:
    if not atomic:
        monkeypatch.setattr(publish, "_exchange", lambda *_: False)
    target = _site(tmp_path / "site" / "jia", "old", pages=30)
    publish_folder(_site(tmp_path / "new", "new"), target)
    assert {path.read_text() for path in target.iterdir()} == {"new"}
    assert [path.name for path in tmp_path.iterdir()] == ["site"]
    assert [path.name for path in (tmp_path / "site").iterdir()] == ["jia"]


def test_a_reader_never_meets_two_versions(tmp_path: Path) -> None:
    """Whoever opens the folder once sees pages of one version only, however often it is swapped."""
    target = _site(tmp_path / "site", "0")
    done = threading.Event()
    seen: list[set[str]] = []

    def read() -> None:
        while not done.is_set():
            folder = os.open(target, os.O_RDONLY | os.O_DIRECTORY)
            try:
                texts = set()
                for number in range(20):
                    page = os.open(f"{number}.html", os.O_RDONLY, dir_fd=folder)
                    texts.add(os.read(page, 9).decode())
                    os.close(page)
                seen.append(texts)
            except FileNotFoundError:
                pass  # the folder that was opened has been swapped out and is being removed
            finally:
                os.close(folder)

    reader = threading.Thread(target=read)
    reader.start()
    for number in range(1, 60):
        publish_folder(_site(tmp_path / f"new{number}", str(number)), target)
    done.set()
    reader.join()
    assert seen
    assert all(len(texts) == 1 for texts in seen)


def test_a_swap_cut_short_is_undone(tmp_path: Path) -> None:
    _site(tmp_path / ".jia.old", "old")
    recover(tmp_path / "jia")
    assert (tmp_path / "jia" / "0.html").read_text() == "old"
    assert not (tmp_path / ".jia.old").exists()


def test_what_a_finished_swap_left_is_removed(tmp_path: Path) -> None:
    _site(tmp_path / ".jia.old", "old")
    _site(tmp_path / "jia", "new")
    recover(tmp_path / "jia")
    assert (tmp_path / "jia" / "0.html").read_text() == "new"
    assert not (tmp_path / ".jia.old").exists()


@pytest.fixture
def staged(tmp_path: Path) -> tuple[Path, Path]:
    """A site of which page 2 and the style go, with its new version beside it."""
    site = tmp_path / "site"
    target = _site(site / "jia", "old", pages=3)
    (target / "assets").mkdir()
    (target / "assets" / "old.css").write_text("old")
    ready = _site(staging_folder(site) / "jia", "new", pages=2)
    (ready / STATE).write_text("{}")
    return site, ready


def _texts(folder: Path) -> dict[str, str]:
    return {
        path.relative_to(folder).as_posix(): path.read_text()
        for path in folder.rglob("*")
        if path.is_file()
    }


NEW = {"0.html": "new", "1.html": "new", STATE: "{}"}


def test_what_leaves_stays_until_it_is_settled(staged: tuple[Path, Path]) -> None:
    site, ready = staged
    publish_gently(ready, site / "jia")
    leaving = {"2.html": "old", "assets/old.css": "old", LEAVING: ""}
    assert _texts(site / "jia") == NEW | leaving
    settle(site)
    assert _texts(site / "jia") == NEW
    tidy(site)
    assert [path.name for path in site.parent.iterdir()] == ["site"]


def test_nothing_leaves_where_all_files_are_still_there(tmp_path: Path) -> None:
    target = _site(tmp_path / "site" / "jia", "old", pages=1)
    publish_gently(_site(tmp_path / "new", "new", pages=2), target)
    assert _texts(target) == {"0.html": "new", "1.html": "new"}


def test_a_file_that_became_a_folder_does_not_stay(staged: tuple[Path, Path]) -> None:
    site, ready = staged
    (ready / "2.html").mkdir()
    (ready / "2.html" / "index.html").write_text("new")
    (ready / "assets").write_text("new")
    publish_gently(ready, site / "jia")
    assert _texts(site / "jia").keys() == NEW.keys() | {"2.html/index.html", "assets", LEAVING}
    settle(site)
    assert _texts(site / "jia") == NEW | {"2.html/index.html": "new", "assets": "new"}


def test_a_build_that_died_before_it_settled_is_begun_anew(staged: tuple[Path, Path]) -> None:
    site, ready = staged
    (ready / STATE).write_text('{"fingerprint": "abc"}')
    publish_gently(ready, site / "jia")
    assert made_of(site / "jia") is None
    settle(site)
    assert made_of(site / "jia") == "abc"


def test_links_are_copies_where_the_file_system_has_none(
    staged: tuple[Path, Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object) -> None:
        raise PermissionError

    monkeypatch.setattr(os, "link", refuse)
    site, ready = staged
    publish_gently(ready, site / "jia")
    settle(site)
    assert _texts(site / "jia") == NEW


def test_every_swap_cut_short_is_put_right_before_a_build(tmp_path: Path) -> None:
    """Also of a township that is held back in this build, and would be lost as a leftover."""
    site = tmp_path / "site"
    _site(site / ".jia.old", "old", pages=1)
    _site(site / ".yi.old", "old", pages=1)
    _site(site / "yi", "new", pages=1)
    _site(staging_folder(site) / "yi", "half", pages=1)
    tidy(site)
    assert _texts(site) == {"jia/0.html": "old", "yi/0.html": "new"}
    assert not staging_folder(site).exists()
