"""Publishing swaps whole folders: a reader never meets half a site."""

import os
import threading
from pathlib import Path

import pytest

from generator.build import publish
from generator.build.publish import publish_files, publish_folder, recover


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


def test_the_portal_leaves_townships_alone_and_removes_its_own_leftovers(tmp_path: Path) -> None:
    target = tmp_path / "site"
    _site(target / "jia", "township", pages=1)
    _site(target / "gone", "a township that is no more", pages=1)
    (target / "old.html").write_text("old")
    ready = _site(tmp_path / "ready", "portal", pages=2)
    (ready / "assets").mkdir()
    (ready / "assets" / "style.css").write_text("css")
    publish_files(ready, target, frozenset({"jia"}))
    found = {path.relative_to(target).as_posix() for path in target.rglob("*") if path.is_file()}
    assert found == {"0.html", "1.html", "assets/style.css", "jia/0.html"}
    assert not (target / "gone").exists()


def test_assets_are_laid_before_pages(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    ready = _site(tmp_path / "ready", "portal", pages=1)
    (ready / "z.css").write_text("css")
    order: list[str] = []
    replace = publish._replace

    def spy(source: Path, target: Path) -> None:
        order.append(target.name)
        replace(source, target)

    monkeypatch.setattr(publish, "_replace", spy)
    publish_files(ready, tmp_path / "site", frozenset())
    assert order == ["z.css", "0.html"]
