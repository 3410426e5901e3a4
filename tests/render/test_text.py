"""Escaping: whatever a record holds comes back as the same text, and as nothing else."""

import json

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st
from markupsafe import Markup

from generator.render.text import address, escape, front_matter, normal
from tests.render.html import convert, words_of

SIGNS = "\\`*_{}[]()<>#+-.!|~:=&;\"'@/ \n\t1a字$^,，。\u2028\x02\x03"
ACTIVE = st.text(alphabet=st.sampled_from(SIGNS))
ANY = st.one_of(st.text(), ACTIVE)

HOSTILE = [
    "<script>alert(1)</script>",
    "<img src=x onerror=alert(1)>",
    "[点我](javascript:alert(1))",
    "![图](http://example.org/x.png)",
    "**粗** _斜_ `码` ~~删~~",
    "# 标题",
    "- 项目",
    "+ 项目",
    "1. 项目",
    "1) 项目",
    "> 引用",
    ":   定义",
    "    代码",
    "a | b | c",
    "| --- |",
    "---",
    "***",
    "===",
    "{: onclick=alert(1) }",
    "{#id .class onclick=x}",
    "标题 {#x}",
    "</div></section>",
    "<!-- 注释",
    "&lt;b&gt; &amp; &#60; &copy;",
    "\\*not\\*",
    "[引用][1]\n\n[1]: javascript:alert(1)",
    "<https://example.org>",
    "a@b.cn",
    "{{ config }} {% raw %}",
    "\x02klzzwxh:0000\x03",
    "第一行\n第二行",
    "*[abbr]: x",
    "[^1]",
    "[TOC]",
]


@given(ANY)
@pytest.mark.parametrize(
    "frame",
    [
        "{}",
        "# {}",
        "前{}后",
        "- {}",
        "1. {}",
        "**{}**",
        "[{}](x.md)",
        "> {}",
        "词\n:   {}",
        '<p class="a">{}</p>',
        '<span class="a">{}</span>',
        '<div class="a" markdown>\n\n| a | b |\n| --- | --- |\n| {} | 末 |\n\n</div>',
    ],
)
def test_a_value_comes_back_as_text_in_every_place(frame: str, text: str) -> None:
    shape = _shape(frame.format("值"))
    made = convert(frame.format(escape(text)))
    empty = _shape(frame.format(""))
    assert [child.tag for child in made.iter()] in (shape, empty)
    expected = frame.format("\0") if not text.strip() else words_of(convert(frame.format("值")))
    if normal(text):
        said = words_of(made).translate(ISOLATES)
        assert said == expected.replace("值", _seen(text)), made


def _seen(text: str) -> str:
    return " ".join(normal(text).split())


ISOLATES = dict.fromkeys(map(ord, "\u2068\u2069"))
"""What stands around a text that reads from right to left."""


@pytest.mark.parametrize("text", ["שלום 100", "ئۇيغۇر 3", "甲 שלום"])
def test_what_reads_from_right_to_left_moves_no_neighbour(text: str) -> None:
    assert words_of(convert(f"{escape(text)} · 100 元")) == f"\u2068{text}\u2069 · 100 元"


@pytest.mark.parametrize("sign", ["\u061c", "\u200f", "\u202e", "\u2067", "\u206a"])
def test_signs_that_turn_the_reading_direction_are_left_out(sign: str) -> None:
    assert normal(f"甲{sign}乙") == "甲乙"
    assert escape(f"甲{sign}乙") == "甲乙"


def _shape(text: str) -> list[object]:
    return [child.tag for child in convert(text).iter()]


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_examples_stay_text(text: str) -> None:
    made = convert(f"# {escape(text)}\n\n{escape(text)}\n\n| a |\n| --- |\n| {escape(text)} |\n")
    tags = [child.tag for child in made.iter()]
    assert tags == ["body", "h1", "p", "table", "thead", "tr", "th", "tbody", "tr", "td"]
    allowed = {"id"}
    assert all(set(child.attrib) <= allowed for child in made.iter())
    assert [words_of(made[0]), words_of(made[1])] == [_seen(text)] * 2


def test_markup_is_the_templates_own() -> None:
    assert escape("a") == Markup("a")
    assert "字" in escape("字")


@given(ANY)
def test_a_sign_that_nobody_sees_changes_nothing(text: str) -> None:
    """Though what has none is not searched for any."""
    assert normal(text) == normal(f"\0{text}") == normal(f"{text}\0")


def test_a_break_between_han_is_no_space() -> None:
    assert normal("第一行\n第二行\nabc\ndef") == "第一行第二行 abc def"


@given(st.dictionaries(st.text(), st.one_of(ANY, st.booleans(), st.lists(ANY)), max_size=5))
def test_front_matter_is_json_and_yaml(values: dict[str, object]) -> None:
    text = front_matter(values)
    first, inner, last, end = text.split("\n")
    assert (first, last, end) == ("---", "---", "")
    assert json.loads(inner) == values
    assert yaml.safe_load(inner) == values


@pytest.mark.parametrize(
    "url",
    [
        "https://example.org/a_b*c(d)[e]{f}|g`h?i=1&j=2#k",
        "http://example.org/中文?词=字",
        "https://example.org/%E4%B8%AD",
    ],
)
def test_an_address_makes_one_link(url: str) -> None:
    made = convert(f"| a |\n| --- |\n| 前 [题]({address(url)}) 后 |")
    links = list(made.iter("a"))
    assert len(links) == 1
    assert words_of(made) == "a 前 题 后"
    assert str(links[0].get("href")).startswith(url.split("/a_b", maxsplit=1)[0][:16])


@pytest.mark.parametrize(
    "url", ["javascript:alert(1)", "data:text/html,x", "//x", "https://a b", 'https://a"b']
)
def test_what_is_no_web_address_is_no_link(url: str) -> None:
    assert address(url) is None
