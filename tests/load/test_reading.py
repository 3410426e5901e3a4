"""One file, whatever its bytes are: a record or diagnostics, and every place inside the file."""

import re
import shutil
from pathlib import Path

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from generator.diagnostics import Diagnostic, has_errors
from generator.load import load_registry, load_township
from generator.load.faults import file_size
from generator.model import KINDS
from generator.model.registry import County, Registry, TownshipEntry
from generator.model.township import Township

COUNTY = County(id="ceshixian", code="990001", name="测试县")
CESHI = TownshipEntry(id="ceshi", code="990001101", county="ceshixian", name="测试镇")
REGISTRY = Registry(counties=(COUNTY,), townships=(CESHI,))

GOOD = """\
title: 测试资金
summary: |
  两行
  文字
raised:
  - {date: 2022-08, source: villagers, kind: cash, amount: 20万}
  - source: villagers
    kind: goods
    item: 水泥
    quantity: 3 吨
"""


def load(root: Path, raw: bytes, kind: str = "funds") -> tuple[Township, list[Diagnostic]]:
    folder = root / "content/ceshi" / kind
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    (folder / "x.yml").write_bytes(raw)
    return load_township(root, REGISTRY, CESHI)


def assert_sound(raw: bytes, township: Township, found: list[Diagnostic]) -> None:
    """Either the record is there or an error says why not; places lie in the text."""
    records = [entry for entries in township.records.values() for entry in entries]
    assert bool(records) is not has_errors(found)
    assert bool(records) is not bool(township.unread)
    lines = re.split(r"\r\n|\r|\n", raw.decode("utf-8-sig", "replace"))
    for each in found:
        assert str(each.message)
        assert str(each.remedy)
        assert each.position.path.startswith("content/ceshi/")
        assert each.record == each.position.path.removeprefix("content/").removesuffix(".yml")
        assert 1 <= each.position.line <= len(lines)
        assert 1 <= each.position.column <= len(lines[each.position.line - 1]) + 1
        if each.line_text:
            assert len(each.line_text) == len(lines[each.position.line - 1])
            assert not re.search(r"[\x00-\x08\x0a-\x1f\x7f-\x9f\u202a-\u202e]", each.line_text)


FOLDERS = st.sampled_from([kind.folder for kind in KINDS])


@given(raw=st.binary(max_size=200), kind=FOLDERS)
@example(raw=b"\xff\xfe", kind="funds")
@example(raw=b"\xef\xbb\xbf", kind="funds")
@example(raw=b"\x00", kind="funds")
@example(raw=b"?", kind="funds")
@example(raw=b"raised: [?", kind="funds")
@example(raw=b"raised:\n-", kind="funds")
@example(raw=b"status:", kind="projects")
@example(raw=b"{" * 30_000, kind="funds")
@example(raw=b"[" * 30_000, kind="awards")
@example(raw=b"? " * 30_000, kind="awards")
@example(raw=b"- " * 30_000, kind="awards")
@example(raw=b"a: &a [*a, *a]\n", kind="bulletins")
@example(raw="title：测试\r\n".encode("gbk"), kind="bulletins")
@settings(max_examples=200, deadline=None)
def test_any_bytes_are_a_record_or_a_fault(
    tmp_path_factory: pytest.TempPathFactory, raw: bytes, kind: str
) -> None:
    township, found = load(tmp_path_factory.mktemp("any"), raw, kind)
    assert_sound(raw, township, found)


SLIPS = ["\n", "  ", "\t", "：", "　", "#", " #2", '"', "[", "{", "}", "*", "&a", "!b", "\r\n"]
SLIPS += ["---\n", "title: x\n", "kind: ", "\u200b", "\u2028", "\x0b", "\x85", "\x1b[31m", "\ufeff"]
PIECES = st.sampled_from([*GOOD, *SLIPS])


@given(data=st.data())
@settings(max_examples=300, deadline=None)
def test_a_record_with_any_slip_is_a_record_or_a_fault(
    tmp_path_factory: pytest.TempPathFactory, data: st.DataObject
) -> None:
    text = GOOD
    for _ in range(data.draw(st.integers(1, 3))):
        start = data.draw(st.integers(0, len(text)))
        end = data.draw(st.integers(start, min(len(text), start + 12)))
        text = text[:start] + data.draw(PIECES) + text[end:]
    raw = text.encode()
    township, found = load(tmp_path_factory.mktemp("slip"), raw)
    assert_sound(raw, township, found)


def test_the_good_record_is_read(tmp_path: Path) -> None:
    township, found = load(tmp_path, GOOD.encode())
    assert found == []
    assert township.find("fund", "x") is not None


@pytest.mark.parametrize("ending", ["\n", "\r\n", "\r"])
def test_every_line_ending_gives_the_same_places(tmp_path: Path, ending: str) -> None:
    text = GOOD.replace("quantity", "quantiti").replace("\n", ending)
    _, found = load(tmp_path, text.encode())
    assert [str(each.position) for each in found] == ["content/ceshi/funds/x.yml:10:5"]
    assert found[0].line_text == "    quantiti: 3 吨"


def test_a_file_that_cannot_be_opened_is_a_fault(tmp_path: Path) -> None:
    folder = tmp_path / "content/ceshi/projects"
    folder.mkdir(parents=True)
    (folder / "x.yml").symlink_to(tmp_path / "gone.yml")
    township, found = load_township(tmp_path, REGISTRY, CESHI)
    assert [(each.rule, str(each.position)) for each in found] == [
        ("file-unreadable", "content/ceshi/projects/x.yml:1:1")
    ]
    assert township.unread == {("project", "x")}


def test_a_registry_that_is_not_there_is_a_fault(tmp_path: Path) -> None:
    registry, _, found = load_registry(tmp_path)
    assert registry is None
    assert [(each.rule, str(each.position)) for each in found] == [
        ("file-unreadable", "villages.yml:1:1")
    ]


def test_a_file_larger_than_a_record_is_a_fault_and_is_not_parsed(tmp_path: Path) -> None:
    _, found = load(tmp_path, b"[" * (file_size.LIMIT + 1))
    assert [each.rule for each in found] == ["file-size"]
    assert f"{file_size.LIMIT + 1} bytes" in str(found[0].message)


def test_a_file_as_large_as_a_record_may_be_is_read(tmp_path: Path) -> None:
    raw = GOOD.encode()
    _, found = load(tmp_path, raw + b"#" * (file_size.LIMIT - len(raw)))
    assert found == []


@given(st.characters(codec="utf-8", exclude_characters='"\\'))
def test_a_sign_that_yaml_refuses_is_named_where_it_stands(
    tmp_path_factory: pytest.TempPathFactory, char: str
) -> None:
    raw = f'title: 测试\nsummary: "一{char}二"\n'.encode()
    _, found = load(tmp_path_factory.mktemp("sign"), raw)
    assert "yaml-syntax" not in {each.rule for each in found}
    for each in found:
        if each.rule == "invisible-sign":
            assert (each.position.line, each.position.column) == (2, 12)
            assert f"U+{ord(char):04X}" in str(each.message)


@pytest.mark.parametrize("char", "\u061c\u200b\u202e\u2066\u2028\u2029\ufeff\x85\x7f\x1b\x0b\ufffe")
def test_signs_that_nobody_sees_are_refused(tmp_path: Path, char: str) -> None:
    _, found = load(tmp_path, f"title: 测{char}试\n".encode())
    assert [each.rule for each in found] == ["invisible-sign"]
    assert char not in found[0].line_text


@pytest.mark.parametrize("text", ["测试👨‍👩‍👧村", "①②③", "“引号”——破折号…", "𠮷野", "1200 m²", "é"])
def test_signs_that_belong_to_texts_are_read(tmp_path: Path, text: str) -> None:
    township, found = load(tmp_path, f"title: {text}\n".encode())
    assert found == []
    entry = township.find("fund", "x")
    assert entry is not None
    assert entry.record.title == text


@pytest.mark.parametrize(
    "escape", ["\\u202e", "\\u2066", "\\x1b", "\\0", "\\e", "\\N", "\\L", "\\u200b", "\\u061c"]
)
def test_signs_that_nobody_sees_are_refused_as_escapes_too(tmp_path: Path, escape: str) -> None:
    text = f'title: 测试\nsources:\n  - {{title: "甲{escape}乙"}}\n'
    _, found = load(tmp_path, text.encode())
    assert [(each.rule, each.position.line) for each in found] == [("invisible-sign", 3)]


def test_a_key_may_not_hide_signs_either(tmp_path: Path) -> None:
    _, found = load(tmp_path, b'"ti\\u202etle": x\n')
    assert [(each.rule, each.position.line) for each in found] == [("invisible-sign", 1)]
