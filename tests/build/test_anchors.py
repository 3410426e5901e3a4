"""Links between pages built anew and pages that stayed."""

from pathlib import Path

import pytest

from generator.build.anchors import are_sound

PAGE = '<h1 id="甲">甲</h1><a href="../b/#sum">和</a><p id="kept">话</p>'


def _sound(tmp_path: Path, now: str, other: str) -> bool:
    for folder, text in (("before", PAGE), ("now", now)):
        (tmp_path / folder / "a").mkdir(parents=True)
        (tmp_path / folder / "a" / "index.html").write_text(text, "utf-8")
    for folder, text in (("b", other), ("c", PAGE)):
        (tmp_path / "before" / folder).mkdir()
        (tmp_path / "before" / folder / "index.html").write_text(text, "utf-8")
    fresh, before = tmp_path / "now", tmp_path / "before"
    return are_sound(fresh, before, ["a/index.html"], {"b/index.html"})


NAMED = {
    "as it is": '<p id="sum"></p><a href="../a/#kept">话</a>',
    "with codes": '<p id="sum"></p><a href="../a/#%E7%94%B2">甲</a>',
    "with entities": '<p id="sum"></p><a href="../a/#&#30002;">甲</a>',
}


@pytest.mark.parametrize("other", NAMED)
def test_a_lost_anchor_that_a_page_names_is_noticed(tmp_path: Path, other: str) -> None:
    assert not _sound(tmp_path, "<h1>丙</h1>", NAMED[other])


def test_a_lost_anchor_that_no_page_names_is_none(tmp_path: Path) -> None:
    assert _sound(tmp_path, "<h1>丙</h1>", '<a href="../a/#other">话</a>')


@pytest.mark.parametrize(
    ("link", "sound"),
    [
        ("../b/#sum", True),
        ("../b/index.html#sum", True),
        ("../b/#none", False),
        ("../gone/#sum", False),
        ("../c/#kept", False),  # a page that is no longer part of the site
        ("../../t1/#far", True),
        ("https://example.org/#far", True),
        ("#own", True),
    ],
)
def test_the_links_of_a_new_page_are_followed(tmp_path: Path, link: str, sound: bool) -> None:
    now = f'{PAGE}<a href="{link}">话</a>'
    assert _sound(tmp_path, now, '<p id="sum"></p>') is sound
