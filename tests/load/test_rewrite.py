"""One value is put in another's place, and every other byte stays."""

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from generator.diagnostics import Path
from generator.load.rewrite import RewriteError, encoded, rewritten
from generator.load.yaml_text import parse

MARK = "【已隐去（本人要求，2026-01-01）】"

CASES: dict[str, tuple[str, Path, str]] = {
    "plain": ("# 一\na: 张  # 二\nb: 1\n", ("a",), f'# 一\na: "{MARK}"  # 二\nb: 1\n'),
    "quoted": ("a: '张''三'\r\nb: 1\r\n", ("a",), f'a: "{MARK}"\r\nb: 1\r\n'),
    "in a group": ("a: [{b: 张, c: 1}]\n", ("a", 0, "b"), f'a: [{{b: "{MARK}", c: 1}}]\n'),
    "in a list": ("a:\n  - 张\n  - 李\n", ("a", 1), f'a:\n  - 张\n  - "{MARK}"\n'),
    "a block": (
        "a: | # 注\n  张\n\n  李\n\n# 二\nb: 1\n",
        ("a",),
        f'a: "{MARK}" # 注\n\n# 二\nb: 1\n',
    ),
    "folded": ("a: >-\n  张\n  李\n", ("a",), f'a: "{MARK}"\n'),
    "many lines": ("a: 张\n  李\nb: 1\n", ("a",), f'a: "{MARK}"\nb: 1\n'),
    "astral signs": ("a: 𠀀😀\nb: 张\n", ("b",), f'a: 𠀀😀\nb: "{MARK}"\n'),
    "without an end": ("a: 张", ("a",), f'a: "{MARK}"'),
}


@pytest.mark.parametrize("name", CASES)
def test_only_the_value_changes(name: str) -> None:
    text, path, wanted = CASES[name]
    value = parse(text).data
    for part in path:
        value = value[part]
    assert rewritten(text, path, value, MARK) == wanted


def test_a_part_of_a_block_keeps_the_block() -> None:
    text = "a: |\n  谢谢张三。\n  再见。\n"
    assert rewritten(text, ("a",), "张三", MARK) == f"a: |\n  谢谢{MARK}。\n  再见。\n"


def test_a_part_that_is_written_as_an_escape() -> None:
    made = rewritten('a: "谢谢\\u5f20三"\n', ("a",), "张三", MARK)
    assert parse(made).data == {"a": f"谢谢{MARK}"}


def test_what_is_no_single_value_is_refused() -> None:
    with pytest.raises(RewriteError):
        rewritten("a: [b]\n", ("a",), "b", MARK)


def test_the_byte_order_mark_stays() -> None:
    assert encoded("a: b\n", b"\xef\xbb\xbfa: c\n") == b"\xef\xbb\xbfa: b\n"
    assert encoded("a: b\n", b"a: c\n") == b"a: b\n"


texts = st.text(st.characters(exclude_categories=["Cs", "Cc"]), min_size=1, max_size=30)


@given(value=texts, other=texts, style=st.sampled_from([None, "'", '"', "|", ">"]))
def test_any_value_in_any_style(value: str, other: str, style: str | None) -> None:
    data = {"a": value + "x", "b": [other + "x"]}
    text = yaml.safe_dump(data, default_style=style, allow_unicode=True)
    before = parse(text)
    if before.faults or before.data is None:
        return
    made = parse(rewritten(text, ("a",), before.data["a"], MARK))
    assert made.data == {**before.data, "a": MARK}
