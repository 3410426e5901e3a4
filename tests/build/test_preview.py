"""The preview server: pages as published, with what is wrong on top, and never dead."""

from collections.abc import Iterator
from pathlib import Path
from urllib.error import HTTPError
from urllib.request import urlopen

import pytest

from generator.build.preview import Preview


@pytest.fixture
def preview(tmp_path: Path) -> Iterator[Preview]:
    (tmp_path / "jia").mkdir()
    (tmp_path / "jia" / "index.html").write_text("<html><body class=x><h1>页</h1></body></html>")
    (tmp_path / "style.css").write_text("h1{}")
    server = Preview(tmp_path, 0)
    server.start()
    yield server
    server.stop()


def _get(preview: Preview, path: str) -> str:
    with urlopen(preview.address + path) as answer:  # noqa: S310 - our own loopback address
        return str(answer.read().decode())


def test_a_page_gets_the_reload_script_and_nothing_else(preview: Preview) -> None:
    page = _get(preview, "jia/")
    assert '<body class=x><script src="/__gongshi__/reload.js"></script><h1>' in page


def test_what_is_wrong_stands_on_the_page_escaped(preview: Preview) -> None:
    preview.changed("标题 <script>alert(1)</script>")
    page = _get(preview, "jia/index.html")
    assert "标题 &lt;script&gt;alert(1)&lt;/script&gt;" in page
    preview.changed("")
    assert "alert" not in _get(preview, "jia/")


def test_the_version_counts_changes(preview: Preview) -> None:
    before = int(_get(preview, "__gongshi__/version"))
    preview.changed("")
    assert int(_get(preview, "__gongshi__/version")) == before + 1


def test_other_files_pass_unchanged(preview: Preview) -> None:
    assert _get(preview, "style.css") == "h1{}"


def test_what_is_not_there_is_404_and_the_server_lives(preview: Preview) -> None:
    for path in ("nothing/", "nothing.html", "../../etc/passwd"):
        with pytest.raises(HTTPError) as error:
            _get(preview, path)
        error.value.close()
        assert error.value.code == 404
    assert "页" in _get(preview, "jia/")
