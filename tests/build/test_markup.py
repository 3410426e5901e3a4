"""HTML cut at its tags: what is not rewritten stays byte for byte."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.build.markup import SEPARATOR, Attribute, rewrite


def _upper(page: str) -> str:
    return rewrite(page, str.upper, lambda _: None)


@pytest.mark.parametrize(
    ("page", "said"),
    [
        ("<p class='a'>ab &lt;</p>c", "<p class='a'>AB &LT;</p>C"),
        ('<a title="a > b" href="x">y</a>', '<a title="a > b" href="x">Y</a>'),
        ("<!-- a <b> c -->d", "<!-- a <b> c -->D"),
        ("<!doctype html>a", "<!doctype html>A"),
        ('<script src="a.js">if (a < b) c("<p>d")</script>e', None),
        ("<pre>a <b>b</b></pre>c<code>d</code>e", "<pre>a <b>b</b></pre>C<code>d</code>E"),
        (
            "<svg viewBox='0 0 1 1'><title>a</title></svg>",
            "<svg viewBox='0 0 1 1'><title>A</title></svg>",
        ),
        ("<codex>a</codex>", "<codex>A</codex>"),
    ],
)
def test_only_texts_change(page: str, said: str | None) -> None:
    wanted = page[:-1] + page[-1].upper() if said is None else said
    assert _upper(page) == wanted


def test_all_texts_are_told_at_once() -> None:
    told: list[str] = []

    def keep(text: str) -> str:
        told.append(text)
        return text

    rewrite("a<b>b</b>c", keep, lambda _: None)
    assert told == [SEPARATOR.join("abc")]


def test_attributes_are_told_with_their_tag() -> None:
    seen: list[Attribute] = []

    def look(found: Attribute) -> str | None:
        seen.append(found)
        return "new" if found.name == "alt" else None

    page = '<IMG alt="old" src="x.jpg" hidden><p>alt="text"</p>'
    assert rewrite(page, str, look) == page.replace('"old"', '"new"')
    assert [(each.tag, each.name, each.value) for each in seen] == [
        ("img", "alt", "old"),
        ("img", "src", "x.jpg"),
    ]


@given(st.text(st.characters(exclude_characters=SEPARATOR)))
def test_whatever_is_not_rewritten_stays(page: str) -> None:
    assert rewrite(page, str, lambda _: None) == page
