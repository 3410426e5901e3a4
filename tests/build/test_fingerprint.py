"""Fingerprints: any change of any input is seen, and nothing else is."""

from importlib.metadata import version
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.build import fingerprint as module
from generator.build.fingerprint import (
    fingerprint,
    of_the_generator,
    read_state,
    version_of,
    write_state,
)


@given(st.lists(st.text(), max_size=5), st.lists(st.text(), max_size=5))
def test_equal_only_for_equal_lists(first: list[str], second: list[str]) -> None:
    assert (fingerprint(first) == fingerprint(second)) == (first == second)


def test_a_folders_names_and_bytes_count(tmp_path: Path) -> None:
    (tmp_path / "a").write_text("1")
    before = fingerprint([tmp_path])
    (tmp_path / "a").rename(tmp_path / "b")
    renamed = fingerprint([tmp_path])
    (tmp_path / "b").write_text("2")
    assert len({before, renamed, fingerprint([tmp_path])}) == 3


def test_the_state_is_read_back(tmp_path: Path) -> None:
    write_state(tmp_path, "abc", {"name": "测试镇"})
    assert read_state(tmp_path) == {
        "fingerprint": "abc",
        "program": of_the_generator(),
        "summary": {"name": "测试镇"},
    }


def test_a_broken_state_is_no_state(tmp_path: Path) -> None:
    assert read_state(tmp_path) is None
    (tmp_path / "gongshi.json").write_text("{")
    assert read_state(tmp_path) is None
    (tmp_path / "gongshi.json").write_text("[]")
    assert read_state(tmp_path) is None


def test_data_counts() -> None:
    assert len({fingerprint([b"1"]), fingerprint([b"2"]), fingerprint([b""])}) == 3


@pytest.mark.parametrize("size", [0, 1, 1 << 16, (1 << 16) + 1, 3 << 16])
def test_a_file_of_any_size_counts_to_its_last_byte(tmp_path: Path, size: int) -> None:
    file = tmp_path / "a"
    found = set()
    for data in (bytes(size), bytes(size) + b"1", bytes(size) + b"2", bytes(size + 2)):
        file.write_bytes(data)
        found.add(fingerprint([tmp_path]))
    assert len(found) == 4


@pytest.mark.parametrize(
    "name", ["a.py", "b/templates/c.j2", "locale/zh_CN/LC_MESSAGES/g.po", "b/d.png"]
)
def test_every_source_of_the_program_counts(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    monkeypatch.setattr(module, "_PACKAGE", tmp_path)
    source = tmp_path / name
    source.parent.mkdir(parents=True, exist_ok=True)
    found = [of_the_generator.__wrapped__()]
    for text in ("1", "2"):
        source.write_text(text)
        found.append(of_the_generator.__wrapped__())
    (tmp_path / "b.pyc").write_text("made of the source")
    assert of_the_generator.__wrapped__() == found[-1]
    assert len({*found, of_the_generator()}) == 4


def test_every_engine_counts_with_its_version(monkeypatch: pytest.MonkeyPatch) -> None:
    asked = []

    def other(name: str) -> str:
        asked.append((name, version_of(name)))
        return f"{version_of(name)}.1"

    monkeypatch.setattr(module, "version_of", other)
    assert of_the_generator.__wrapped__() != of_the_generator()
    assert asked == [(name, version(name)) for name, _ in asked]
    assert {"mkdocs", "jinja2", "xlsxwriter"} <= {name for name, _ in asked}
