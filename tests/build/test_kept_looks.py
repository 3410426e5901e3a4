"""What was found in files that no record names, as the last build left it."""

from pathlib import Path

import pytest

from generator.build import vouched
from generator.build.kept_looks import keep_looks, kept_looks
from generator.messages import msg
from generator.model.paper import Paper, Passage, Unread
from generator.model.registry import Privacy
from generator.model.searched import Looked, Searched, search

MOBILE = "13800000000"
PLACE = msg("sheet {sheet}, cell {cell}", sheet=f"李{MOBILE}", cell="A1")
FOUND = {
    "a": search(Paper((Passage(PLACE, 0, MOBILE),), Unread.LARGE), Privacy()),
    "b": Searched(),
}


def test_what_was_kept_is_found(tmp_path: Path) -> None:
    assert kept_looks(tmp_path) == Looked()
    keep_looks(tmp_path, Looked({}, dict(FOUND)))
    assert kept_looks(tmp_path) == Looked(FOUND)
    assert FOUND["a"].numbers


def test_no_number_is_kept(tmp_path: Path) -> None:
    keep_looks(tmp_path, Looked({}, dict(FOUND)))
    [file] = tmp_path.iterdir()
    assert MOBILE not in file.read_text("utf-8")
    assert "138" in file.read_text("utf-8")


def test_nothing_is_written_where_nothing_was_found_anew(tmp_path: Path) -> None:
    keep_looks(tmp_path, Looked())
    keep_looks(tmp_path, Looked(FOUND, dict(FOUND)))
    assert list(tmp_path.iterdir()) == []


def test_what_is_gone_is_kept_no_longer(tmp_path: Path) -> None:
    keep_looks(tmp_path, Looked({}, dict(FOUND)))
    keep_looks(tmp_path, Looked(FOUND, {}))
    assert kept_looks(tmp_path) == Looked()


def test_another_program_finds_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    keep_looks(tmp_path, Looked({}, dict(FOUND)))
    monkeypatch.setattr(vouched, "of_the_generator", lambda: "another")
    assert kept_looks(tmp_path) == Looked()


def test_a_disk_that_refuses_is_no_fault(tmp_path: Path) -> None:
    (tmp_path / "looks.json").mkdir()
    keep_looks(tmp_path, Looked({}, dict(FOUND)))
    assert kept_looks(tmp_path) == Looked()
