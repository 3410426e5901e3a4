"""The workbook without rows that a build leaves, as long as nothing about it is in doubt."""

from pathlib import Path

import pytest

from generator.build import vouched
from generator.kept_book import kept_book
from generator.render.opendata.frame import Frame

NOTHING = Frame("", b"")
SOME = Frame("key", b"PK\n\0\xff")


def leave(folder: Path, frame: Frame = SOME) -> None:
    with kept_book(folder) as book:
        book.frame = frame


def found(folder: Path) -> Frame:
    with kept_book(folder) as book:
        return book.frame


def test_what_was_left_is_found(tmp_path: Path) -> None:
    assert found(tmp_path) == NOTHING
    assert not list(tmp_path.iterdir())
    leave(tmp_path)
    assert found(tmp_path) == SOME


def test_what_is_known_is_not_written_again(tmp_path: Path) -> None:
    leave(tmp_path)
    [file] = tmp_path.iterdir()
    file.chmod(0o444)
    before = file.stat()
    assert found(tmp_path) == SOME
    assert file.stat().st_ino == before.st_ino


@pytest.mark.parametrize("hurt", [b"", b"{", b"cut", b"changed"])
def test_what_is_in_doubt_is_not(tmp_path: Path, hurt: bytes) -> None:
    leave(tmp_path)
    [file] = tmp_path.iterdir()
    data = file.read_bytes()
    file.write_bytes({b"cut": data[:-1], b"changed": data.replace(b"key", b"kex")}.get(hurt, hurt))
    assert found(tmp_path) == NOTHING


def test_another_program_finds_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    leave(tmp_path)
    monkeypatch.setattr(vouched, "of_the_generator", lambda: "another")
    assert found(tmp_path) == NOTHING


def test_a_disk_that_refuses_is_no_fault(tmp_path: Path) -> None:
    (tmp_path / "frame.xlsx").mkdir()
    leave(tmp_path)
    assert found(tmp_path) == NOTHING
