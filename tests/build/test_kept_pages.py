"""Pages and feeds that the last build left, as long as nothing about them is in doubt."""

from pathlib import Path

import pytest

from generator.build import vouched
from generator.build.kept_pages import keep_pages, kept_pages
from generator.model.page import File, Page, Written

PAGES = {
    "a": Written(
        (Page("x.md", "甲\n"), Page("y.md", "")), (File("x.xml", "<乙/>\n".encode()),), ("dig",)
    ),
    "b": Written(()),
}


def test_what_was_kept_is_found(tmp_path: Path) -> None:
    assert kept_pages(tmp_path) == {}
    keep_pages(tmp_path, PAGES)
    assert kept_pages(tmp_path) == PAGES
    keep_pages(tmp_path, {})
    assert kept_pages(tmp_path) == {}


@pytest.mark.parametrize("hurt", ["", "{", "cut", "changed"])
def test_what_is_in_doubt_is_not(tmp_path: Path, hurt: str) -> None:
    keep_pages(tmp_path, PAGES)
    [file] = tmp_path.iterdir()
    text = file.read_text("utf-8")
    hurts = {"cut": text[:-1], "changed": text.replace("甲", "乙")}
    file.write_text(hurts.get(hurt, hurt), "utf-8")
    assert kept_pages(tmp_path) == {}


def test_another_program_finds_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    keep_pages(tmp_path, PAGES)
    monkeypatch.setattr(vouched, "of_the_generator", lambda: "another")
    assert kept_pages(tmp_path) == {}


def test_a_disk_that_refuses_is_no_fault(tmp_path: Path) -> None:
    (tmp_path / "pages.json").mkdir()
    keep_pages(tmp_path, PAGES)
    assert kept_pages(tmp_path) == {}
