"""Fingerprints: any change of any input is seen, and nothing else is."""

from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from generator.build.fingerprint import fingerprint, of_the_generator, read_state, write_state


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
