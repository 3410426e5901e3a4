"""HTML that Markdown hands on unread."""

from lxml import html
from markdown import Markdown

from generator.render import prose, text

EXTENSIONS = [
    *("toc", "tables", "fenced_code"),  # MkDocs' own, always there
    *("attr_list", "md_in_html", "generator.build.raw", "generator.build.tables"),
]


def _made(page: str) -> str:
    return Markdown(extensions=EXTENSIONS).convert(page)


def test_a_block_comes_out_as_it_went_in() -> None:
    block = '<details>\n<p>*一* &#42; | _二_</p>\n\n<td id="a">```</td>\n</details>'
    page = f"# 题\n\n```{{=html}}\n{block}\n```\n\n*后*\n"
    made = _made(page)
    assert block in made
    assert made.endswith("<p><em>后</em></p>")
    assert "<p><details" not in made


def test_blocks_stand_inside_elements_that_hold_markdown() -> None:
    one, two = "<p>*一*</p>", "<table><tr><td>*二*</td></tr></table>"
    page = f'<div class="files" markdown>\n\n### 表\n\n```{{=html}}\n{one}\n```\n\n*中*\n\n'
    made = _made(f"{page}```{{=html}}\n{two}\n```\n\n</div>\n")
    (files,) = html.fragments_fromstring(made)
    assert [each.tag for each in files] == ["h3", "p", "p", "table"]
    assert (one in made, two in made) == (True, True)


def test_a_block_without_an_end_is_none() -> None:
    assert "<em>后</em>" in _made("```{=html}\n\n*后*\n")


def test_no_text_of_a_record_can_begin_one() -> None:
    attack = "甲\n\n```{=html}\n<script>alert(1)</script>\n```\n\n乙"
    for shown in (text.escape(attack), prose.block(attack)):
        made = _made(f"# 题\n\n{shown}\n")
        assert "<script" not in made
        assert "alert(1)" in html.fromstring(made).text_content()
