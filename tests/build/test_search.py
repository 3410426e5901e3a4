"""The search index: what is searched, and that equal inputs give equal bytes."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.build.search import Document, SearchFault, build_index, documents, separate

PAGE = """<!doctype html><html><head><meta name="gongshi:kind" content="项目"></head><body>
<nav>导航不算</nav><article><h1>李花山村庭院</h1><p>筹资<b>20</b>万元</p>
<p data-search="off">不收录</p><script>alert(1)</script></article></body></html>"""


def test_every_han_sign_is_a_word_of_its_own() -> None:
    assert separate("李花山村2022年, GS-3号") == "李 花 山 村 2022 年 , GS-3 号"


@given(st.text())
def test_separating_only_adds_spaces(text: str) -> None:
    assert "".join(separate(text).split()) == "".join(text.split())


def test_only_the_article_is_searched(tmp_path: Path) -> None:
    (tmp_path / "projects" / "a").mkdir(parents=True)
    (tmp_path / "projects" / "a" / "index.html").write_text(PAGE, encoding="utf-8")
    (tmp_path / "search").mkdir()
    (tmp_path / "search" / "index.html").write_text(PAGE, encoding="utf-8")
    (tmp_path / "404.html").write_text("<html><body>没有这一页</body></html>", encoding="utf-8")
    [found] = documents(tmp_path, "jia/")
    assert found.path == "jia/projects/a/index.html"
    assert found.title == "李花山村庭院"
    assert found.meta == (("kind", "项目"),)
    assert "筹资 20 万元" in found.text
    assert not any(word in found.text for word in ("导航", "不收录", "alert"))


def test_equal_documents_give_equal_bytes(tmp_path: Path) -> None:
    found = [
        Document(f"p{number}/index.html", f"第{number}页", "荷叶塘清淤 <b>&", (("kind", '"项目'),))
        for number in range(30)
    ]
    for name in ("first", "second"):
        build_index(found, tmp_path / "shadow", tmp_path / name)
    first, second = (
        {path.name: path.read_bytes() for path in (tmp_path / name).rglob("*") if path.is_file()}
        for name in ("first", "second")
    )
    assert first == second
    assert "pagefind.js" in first
    assert not any("ui" in name for name in first)
    assert not (tmp_path / "shadow").exists()


def test_pagefinds_failure_is_said(tmp_path: Path) -> None:
    blocked = tmp_path / "blocked"
    blocked.write_text("a file where a folder is wanted")
    with pytest.raises(SearchFault):
        build_index([], tmp_path / "shadow", blocked / "index")
