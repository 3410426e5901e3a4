"""Tables keep their meaning where they are shown as cards."""

from lxml import html
from markdown import Markdown

TABLE = """<div class="roll" markdown>

| 表彰 | *获评*  户数 | |
| --- | --- | --- |
| 文明户 | **14 户** | 注 |

</div>
"""


def _table() -> html.HtmlElement:
    converter = Markdown(extensions=["attr_list", "md_in_html", "tables", "generator.build.tables"])
    return html.fromstring(converter.convert(TABLE))


def test_headings_say_that_they_are_of_a_column() -> None:
    assert [head.get("scope") for head in _table().iter("th")] == ["col"] * 3


def test_every_cell_carries_the_words_of_its_column() -> None:
    cells = list(_table().iter("td"))
    assert [cell.get("data-label") for cell in cells] == ["表彰", "获评 户数", None]
    assert [cell.text_content() for cell in cells] == ["文明户", "14 户", "注"]


def test_no_role_says_what_the_element_says() -> None:
    """The Nu HTML checker calls that an error."""
    assert _table().xpath("//@role") == []
