"""The quick reader of sound documents: it gives what the close one gives, or gives up."""

from pathlib import Path

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from generator.load.yaml_plain import MAX_DEPTH, NotPlainError, read_plain
from generator.load.yaml_text import Parsed, parse, parse_closely
from tests.load.test_yaml_text import DATA, Data, dump

REPOSITORY = Path(__file__).parents[2]
FILES = sorted(
    path
    for folder in ("tests/examples", "content")
    for path in (REPOSITORY / folder).rglob("*.y*ml")
)
SIGNS = "a b 好 : :␣ - -␣ ? [ ] { } , & * ! | > ' \" # ␣# % @ ~ null ␤ ␤␣ ␤␣␣ ␤--- ␤... ␤- \\ ␉"
SNIPPETS = st.sampled_from(SIGNS.split())


def test_all_files_of_the_repository_read_alike() -> None:
    assert FILES
    for path in FILES:
        text = path.read_bytes().decode("utf-8", "replace")
        assert parse(text) == parse_closely(text), path


@given(st.lists(SNIPPETS, max_size=14).map("".join))
@example("a:␣&b␣c␤d:␣*b")
@example("a:␣!!int␣1")
@example('{"a":&b␣c}')
@example("[a,&b␣c]")
@example("-␣a␤-␣")
@example("␣␤---␤a:␣b␤...␤---␤c:␣d")
@example("a:␣b␤a:␣c")
@example("a:␤b:␣null")
@settings(max_examples=400)
def test_any_document_reads_alike(written: str) -> None:
    text = written.translate({0x2423: " ", 0x2424: "\n", 0x2409: "\t"})
    assert parse(text) == parse_closely(text)


@given(DATA, st.booleans())
def test_what_pyyaml_writes_reads_alike(data: Data, flow: bool) -> None:
    text = dump({"a": data}, flow=flow)
    assert parse(text) == parse_closely(text) == Parsed({"a": data})


def test_depth_has_one_limit() -> None:
    deepest = "[" * (MAX_DEPTH - 1) + "]" * (MAX_DEPTH - 1)
    assert (
        parse(f"a: {deepest}")
        == parse_closely(f"a: {deepest}")
        == Parsed(read_plain(f"a: {deepest}"))
    )
    with pytest.raises(NotPlainError):
        read_plain(f"a: [{deepest}]")


def test_plain_documents_are_read_quickly() -> None:
    """Else nothing here would be held: the close reader stands in for the quick one."""
    for text in ("a: b\n", "a: [b, {c: d}]\n", "a: |\n  b\n  c\n", "u: https://a.b/?c=d&e=f!\n"):
        assert read_plain(text) == parse_closely(text).data


@pytest.mark.parametrize(
    "text",
    [
        "",
        "a",
        "- a",
        "a:",
        "a: ''",
        "a: b\na: c",
        "a: &b c",
        'a: "\\u0041"',
        "a: !b c",
        "a: *b",
        "? [a]\n: b",
        "a: [",
    ],
)
def test_anything_to_be_said_is_left_to_the_close_reader(text: str) -> None:
    with pytest.raises(NotPlainError):
        read_plain(text)
