"""Editors' Markdown: the allowed elements and nothing else, also after passing Markdown again."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree, html

from generator.render import prose
from tests.render.html import convert, words_of
from tests.render.test_text import HOSTILE

ALLOWED = {
    *("p", "br", "strong", "em", "ul", "ol", "li", "blockquote", "h3", "h4", "h5"),
    *("table", "thead", "tbody", "tr", "th", "td", "a", "code", "pre", "hr"),
}
FRAMES = ["{}", "前\n\n{}\n\n后", '<div class="a" markdown>\n\n前\n\n</div>\n\n{}\n\n### 后']
MARKDOWN = st.text(
    alphabet=st.sampled_from("\\`*_{}[]()<>#+-.!|~:=&;\"'/ \n\n1a字汉\t\r\x02\x03"), max_size=80
)
SNIPPETS = st.lists(
    st.sampled_from(
        [
            *HOSTILE,
            "<div markdown>",
            "</div>",
            "</section>",
            "<p>",
            "# 题",
            "| a | b |\n|---|---|\n| 1 | 2 |",
            "- 一\n- 二",
            "```\ncode\n\nmore\n```",
            "    code\n\n    more",
            "[x](../up.md)",
            "[x](//evil.example)",
            "[x](data:text/html,1)",
            "[x](tel:123)",
            "<a href='javascript:1'>x</a>",
            "\n\n",
        ]
    ),
    max_size=6,
).map("\n".join)


@pytest.mark.parametrize("frame", FRAMES)
@given(st.one_of(MARKDOWN, SNIPPETS, st.text()))
def test_only_allowed_elements_and_links(frame: str, text: str) -> None:
    made = convert(frame.format(prose.block(text)))
    blocks = made.xpath(".//div[@class='prose']")
    assert len(blocks) == 1
    for element in blocks[0].iterdescendants():
        assert element.tag in ALLOWED
        assert set(element.attrib) <= {"href", "rel"}
        href = element.get("href")
        assert href is None or href.split(":")[0].lower() in {"http", "https", "mailto", "tel"}


@pytest.mark.parametrize("frame", FRAMES)
@given(st.one_of(MARKDOWN, SNIPPETS))
def test_passing_markdown_again_changes_nothing(frame: str, text: str) -> None:
    block = str(prose.block(text))
    direct = html.fragment_fromstring(block)
    page = convert(frame.format(block))
    found = page.xpath(".//div[@class='prose']")[0]
    assert _text(found) == _text(direct)
    assert [each.tag for each in found.iter()] == [each.tag for each in direct.iter()]
    found.getparent().remove(found)
    assert _tags(page) - {"p"} == _tags(convert(frame.format(""))) - {"p"}


def _text(element: etree._Element) -> str:
    return "".join("".join(str(part) for part in element.itertext()).split())


def _tags(page: etree._Element) -> set[object]:
    return {element.tag for element in page.iter()}


def test_one_line_without_spaces_between_han() -> None:
    made = prose.block("第一行\n第二行**粗**\n第三行\nand more\nwords")
    assert "\n" not in made
    assert "第一行第二行<strong>粗</strong>第三行 and more words" in made


def test_headings_go_below_the_pages_own() -> None:
    assert prose.html("# 一\n\n## 二\n\n##### 五", top=4) == "<h4>一</h4><h5>二</h5><h5>五</h5>"


def test_html_of_an_editor_is_text() -> None:
    assert (
        words_of(convert(prose.block("<b>粗</b> <script>x</script>")))
        == "<b>粗</b> <script>x</script>"
    )


def test_code_keeps_its_lines() -> None:
    code = convert(prose.block("    一\n\n    二")).xpath(".//code")[0]
    assert code.text == "一\n\n二\n"


def test_plain_words_for_descriptions() -> None:
    assert prose.plain("# 题\n\n修**路**，a < b\n\n- 一\n- 二") == "题 修路，a < b 一 二"
