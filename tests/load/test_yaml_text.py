"""YAML read as text: nothing is guessed, nothing raises, and every place is a true one."""

import json
import re
from typing import TypeAlias

import pytest
import yaml
from hypothesis import example, given, settings
from hypothesis import strategies as st

from generator.diagnostics import Path
from generator.load.signs import INVISIBLE
from generator.load.yaml_plain import MAX_DEPTH
from generator.load.yaml_text import Parsed, comments, cut_short, locate, parse

Data: TypeAlias = str | list["Data"] | dict[str, "Data"]

PRINTABLE = st.characters(
    exclude_categories=("Cc", "Cs", "Cn", "Zl", "Zp"), exclude_characters="\ufeff"
)
TEXT = st.text(PRINTABLE, max_size=12) | st.sampled_from(
    ["no", "010", "1_000", "12:30", "~", "null", "共同 缔造", "a: b", "- c", "#d", "'", '"', "\\"]
)
FILLED = TEXT.filter(lambda text: bool(text.strip()) and not INVISIBLE.search(text))
"""What nobody sees is refused where it is written as an escape, and PyYAML may write it so."""
DATA = st.recursive(
    FILLED,
    lambda inner: (
        st.lists(inner, max_size=4) | st.dictionaries(FILLED, inner, min_size=1, max_size=4)
    ),
    max_leaves=20,
)


def dump(data: Data, *, quotes: str = '"', flow: bool = False) -> str:
    return str(
        yaml.safe_dump(
            data,
            default_style=quotes,
            allow_unicode=True,
            default_flow_style=flow,
            sort_keys=False,
            width=10**6,
        )
    )


def kinds(parsed: Parsed) -> list[str]:
    return [fault.kind for fault in parsed.faults]


def expected_places(data: Data, path: Path = ()) -> list[Path]:
    """Every path into `data`, in the order of a reader."""
    found = [path]
    if isinstance(data, dict):
        found += [
            each for key, value in data.items() for each in expected_places(value, (*path, key))
        ]
    elif isinstance(data, list):
        found += [
            each for at, value in enumerate(data) for each in expected_places(value, (*path, at))
        ]
    return found


@given(DATA, st.sampled_from(['"', "'"]), st.booleans())
def test_what_pyyaml_writes_is_read_back(data: Data, quotes: str, flow: bool) -> None:
    assert parse(dump(data, quotes=quotes, flow=flow)) == Parsed(data)


@given(DATA, st.booleans())
def test_every_path_has_the_place_where_its_value_stands(data: Data, flow: bool) -> None:
    text = dump(data, flow=flow)
    lines = text.split("\n")
    places = locate(text)
    assert list(places) == expected_places(data)
    for path, (key_mark, value_mark) in places.items():
        value: Data = data
        for part in path:
            value = value[part]  # type: ignore[index]
        rest = lines[value_mark[0] - 1][value_mark[1] - 1 :]
        assert rest.startswith(opening(value, flow=flow))
        if path and isinstance(path[-1], str):
            key_line = lines[key_mark[0] - 1][key_mark[1] - 1 :]
            assert key_line.startswith(('"', "? "))
            assert key_mark <= value_mark


def opening(value: Data, *, flow: bool) -> str | tuple[str, ...]:
    """What a value begins with in PyYAML's text."""
    if isinstance(value, str):
        return '"'
    if isinstance(value, dict):
        return "{" if flow or not value else ('"', "? ")
    return "[" if flow or not value else "- "


@given(st.dictionaries(st.from_regex(r"[a-z]{1,8}", fullmatch=True), FILLED, min_size=1))
def test_key_and_value_are_found_in_the_very_line(data: dict[str, str]) -> None:
    lines = [f"{key}:  {json.dumps(value, ensure_ascii=False)}" for key, value in data.items()]
    text = "\n".join(lines)
    assert parse(text).data == data
    for number, (path, (key, value)) in enumerate(list(locate(text).items())[1:], start=1):
        assert key == (number, 1)
        assert value == (number, len(str(path[0])) + 4)


@given(st.text())
@example("{" * 5_000)
@example("? " * 5_000)
@example("[" * 5_000)
@example("- " * 5_000)
@example("a: {b: " * 5_000)
@example("a: &b [*b, *b]\n")
@example("--- a\n--- b\n")
@example("%YAML 1.1\n---\na: b\n...\n")
@example("%TAG ! x\n")
@example("\x00")
@example("a: \x0b")
@example("{{name}}")
@example("?")
def test_any_text_is_read_without_raising(text: str) -> None:
    parsed = parse(text)
    places = locate(text)
    length = len(re.split(r"\r\n|[\r\n\x85\u2028\u2029]", text))
    marks = [fault.mark for fault in parsed.faults]
    assert all(1 <= line <= length and column >= 1 for line, column in marks)
    if "syntax" not in kinds(parsed):  # what is not there may stand one line below the last
        below = [mark for both in places.values() for mark in both]
        assert all(1 <= line <= length + 1 and column >= 1 for line, column in below)
    if not parsed.faults:
        list(cut_short(text))


YAML_LIKE = st.lists(
    st.sampled_from([*"ab:-#'\"[]{},|>&*!?%@ \n", ": ", "- ", "\n  ", "\n- ", "标题", "："]),
    max_size=40,
).map("".join)


@given(YAML_LIKE)
@settings(max_examples=500)
def test_what_is_read_without_a_fault_is_what_pyyaml_reads(text: str) -> None:
    parsed = parse(text)
    if parsed.faults:
        return
    theirs = yaml.load(text, Loader=yaml.CBaseLoader)  # noqa: S506 - every scalar a string
    assert without_blanks(parsed.data) == without_blanks(theirs)


def without_blanks(data: Data) -> Data:
    """`data` without the keys that have no value, which `parse` leaves out."""
    if isinstance(data, dict):
        kept = {key: without_blanks(value) for key, value in data.items()}
        return {key: value for key, value in kept.items() if value not in ("", "~")}
    if isinstance(data, list):
        return [without_blanks(each) for each in data]
    return (data or "").strip()


@pytest.mark.parametrize(
    "text", ["no", "010", "1_000", "12:30:00", "1e3", "0x10", "2022-08-26", "是"]
)
def test_nothing_is_guessed_from_a_value(text: str) -> None:
    assert parse(f"key: {text}").data == {"key": text}


@pytest.mark.parametrize("blank", ["", "~", "null", "Null", '""', "''", '"  "', '"　"'])
def test_a_field_left_blank_is_no_value_but_is_remembered(blank: str) -> None:
    parsed = parse(f"title: 测试\nsummary: {blank}\n")
    assert parsed == Parsed({"title": "测试"}, (), (("summary",),))


def test_a_quoted_null_is_a_word() -> None:
    assert parse('title: "null"').data == {"title": "null"}


@pytest.mark.parametrize(
    ("text", "kind", "mark"),
    [
        ("a: &x b\n", "feature", (1, 4)),
        ("a: b\nc: *x\n", "feature", (2, 4)),
        ("a: !!int 5\n", "feature", (1, 4)),
        ("a: b\n---\nc: d\n", "document", (2, 1)),
        ("a: 1\nb: 2\na: 3\n", "duplicate", (3, 1)),
        ("a:\n  b: 1\n  b: 2\n", "duplicate", (3, 3)),
        ("? [a]\n: b\n", "key", (1, 3)),
        ("a: {{b}}\n", "key", (1, 5)),
        ("*x : b\n", "key", (1, 1)),
        ("a: " + "[" * (MAX_DEPTH + 1), "depth", (1, 3 + MAX_DEPTH)),
        ("a: [b\nc: d\n", "syntax", (1, 4)),
        ('a: "b\nc: d\n', "syntax", (1, 4)),
        ("a: {b: c\nd: e\n", "syntax", (1, 4)),
        ('a: "b" c\n', "syntax", (1, 8)),
        ("a: b\n- c\n", "syntax", (2, 1)),
        ("a: @b\n", "syntax", (1, 4)),
        ('a: "\\d"\n', "syntax", (1, 5)),
    ],
)
def test_each_fault_has_its_kind_and_place(text: str, kind: str, mark: tuple[int, int]) -> None:
    first = parse(text).faults[0]
    assert (first.kind, first.mark) == (kind, mark)


def test_two_faults_of_one_file_are_both_told() -> None:
    assert kinds(parse("a: &x 1\na: 2\nb: *x\n")) == ["feature", "duplicate", "feature"]


def test_of_two_equal_keys_the_first_is_kept_with_its_places() -> None:
    text = "a:\n  b: 1\na:\n  b: 2\n"
    parsed = parse(text)
    assert parsed.data == {"a": {"b": "1"}}
    assert parsed.faults[0].first == (1, 1)
    assert locate(text)["a", "b"] == ((2, 3), (2, 6))


def test_depth_up_to_the_limit_is_read() -> None:
    text = "a: " + "[" * (MAX_DEPTH - 1) + "b" + "]" * (MAX_DEPTH - 1)
    assert parse(text).faults == ()


@pytest.mark.parametrize(
    ("text", "cuts"),
    [
        ("title: 二组 #2 水渠\n", [((1, 11), "#2 水渠")]),
        ("- 二组 #2\n- 三组\t#3\n", [((1, 6), "#2"), ((2, 6), "#3")]),
        ("title: #2 水渠\n", [((1, 8), "#2 水渠")]),
        ("title: 水渠 # 备注\n", []),
        ('title: "二组 #2 水渠"\n', []),
        ("title: '二组 #2'\n", []),
        ('list: [{a: b, c: "x #y"}]\n', []),
        ("list: [a #b\n  , c]\n", [((1, 10), "#b")]),
        ("title: 二组#2\n", []),
        ("body: |\n  二组 #2\n", []),
        ('title: "二组" #2\n', []),
        ("#备注 #2\ntitle: x\n", []),
        ("title: x ##\n", []),
    ],
)
def test_values_cut_by_a_comment(text: str, cuts: list[tuple[tuple[int, int], str]]) -> None:
    assert list(cut_short(text)) == cuts


def test_comments_are_what_stands_behind_a_sign_outside_of_values() -> None:
    text = (
        "# a\ntitle: x#no  # b\nbody: | # c\n  # no\n  no # no\n# d\n"
        "list: ['# no', \"no # no\", # e\n  y]\nmore: z\n  z # f\n"
        "kept: >-\n    no\n    # no\n  # g\nin:\n  # h\n  - a\n# i"
    )
    found = list(comments(text))
    assert "".join(comment for _, comment in found) == "# a# b# c# d# e# f# g# h# i"
    lines = text.split("\n")
    assert all(lines[line - 1][column - 1 :] == comment for (line, column), comment in found)
