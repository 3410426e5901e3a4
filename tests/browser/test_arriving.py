"""Pages on slow networks: they come in pieces, each is painted, and nothing moves for the next."""

import io
import re
from collections.abc import Iterator, Sequence
from pathlib import Path
from threading import Semaphore
from typing import BinaryIO, ClassVar

import pytest
from playwright.sync_api import Page

from tests.browser.conftest import WIDTHS, Handler, Open, serve
from tests.browser.test_reading import PAGES

SHIFTS = """() => {
    window.shifted = 0;
    new PerformanceObserver((list) => {
        for (const entry of list.getEntries()) { window.shifted += entry.value; }
    }).observe({ type: "layout-shift", buffered: true });
}"""

_PAINTED = """(before) => new Promise((done) => {
    const elements = document.getElementsByTagName("*");
    const paint = () => requestAnimationFrame(() => setTimeout(() => done(elements.length)));
    const look = () => requestAnimationFrame(elements.length > before ? paint : look);
    look();
})"""
"""Waits until there are more elements than before, and they are painted; gives their number."""

_BLOCK = re.compile(
    r"<noscript>.*?</noscript>"
    r"|(<(?:article|blockquote|dd|details|div|dl|dt|figure|footer|form|h[1-6]|header|li|main|nav|ol"
    r"|p|section|table|tbody|td|th|thead|tr|ul)\b)",
    re.DOTALL,
)
"""Where lines and cells begin. One that has come in part may well be broken otherwise later."""

_BLOCKS = 90
"""So many of a page are looked at: below the first screen, nothing can be seen to move."""
_PIECES = 8
_UNSEEN = 0.0001
"""A sign in the middle of a row goes down by half a line when the row becomes higher."""
_PAGES = [path for path in PAGES if path != "handbook/style/"]
"""Without tables of the handbook's Markdown, whose columns are as wide as their texts."""
_SIDE = '<nav class="gs-toc"'


class Slow(Handler):
    """Pages go out in pieces, one for each time that the gate is opened."""

    gate: ClassVar[Semaphore]
    pieces: ClassVar[Sequence[bytes]] = ()

    def send_head(self) -> io.BytesIO | BinaryIO | None:
        """A page as a file that is read piece by piece; anything else as ever."""
        if not self.path.endswith("/"):
            return super().send_head()
        self.send_response(200)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.end_headers()
        return _Pieces(self.pieces, self.gate)


class _Pieces(io.BytesIO):
    def __init__(self, pieces: Sequence[bytes], gate: Semaphore) -> None:
        super().__init__()
        self._pieces, self._gate = iter(pieces), gate

    def read(self, _size: int | None = -1, /) -> bytes:
        self._gate.acquire()
        return next(self._pieces, b"")


def cut(text: str, first: int) -> list[bytes]:
    """A page in some ten pieces; what stands beside its text, and its end, begin one each."""
    blocks = [found.start(1) for found in _BLOCK.finditer(text) if found[1]]
    step = max(1, min(len(blocks), _BLOCKS) // _PIECES)
    apart = [at for each in (_SIDE, "<footer") if (at := text.find(each)) > 0]
    ends = sorted({*blocks[first % step : _BLOCKS : step], *apart})
    return [text[i:j].encode() for i, j in zip([0, *ends], [*ends, None], strict=True)]


def moved(page: Page, address: str, pieces: Sequence[bytes]) -> float:
    """How far things moved while the page came."""
    Slow.gate, Slow.pieces = Semaphore(1), pieces
    page.goto(address, wait_until="commit")
    seen = 0
    for _ in pieces:
        seen = page.evaluate(_PAINTED, seen)
        Slow.gate.release()
    Slow.gate.release()
    page.wait_for_load_state("load")
    page.evaluate(_PAINTED, 0)
    return float(page.evaluate("window.shifted"))


@pytest.fixture(scope="module")
def slowly(real_site: Path) -> Iterator[str]:
    """The address of the portal of the repository's own content, which comes in pieces."""
    server, address = serve(real_site, Slow)
    yield address
    server.shutdown()
    server.server_close()


@pytest.mark.parametrize("number", range(len(_PAGES)), ids=_PAGES)
def test_nothing_moves_while_a_page_comes(
    real_site: Path, slowly: str, reader: Open, number: int
) -> None:
    path = _PAGES[number]
    text = (real_site / path / "index.html").read_text("utf-8")
    page = reader().page
    page.add_init_script(f"({SHIFTS})()")
    far = {}
    for turn, width in enumerate(WIDTHS):
        page.set_viewport_size({"width": width, "height": 800})
        far[width] = moved(page, slowly + path, cut(text, number + turn))
    assert {width: shift for width, shift in far.items() if shift > _UNSEEN} == {}


@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize("path", ["search/?q=李花山", "taohuashan/search/?q=没有这个词"])
def test_what_a_search_finds_moves_nothing(real: str, reader: Open, path: str, width: int) -> None:
    page = reader(width).page
    page.add_init_script(f"({SHIFTS})()")
    page.goto(real + path)
    page.locator("#results[data-state=done]").wait_for(state="attached")
    page.evaluate(_PAINTED, 0)
    assert page.locator(".gs-lists").is_visible()
    assert page.locator(".gs-footer").is_visible()
    assert page.evaluate("window.shifted") == 0


def test_what_takes_room_from_the_text_when_it_comes_is_seen(tmp_path: Path, reader: Open) -> None:
    """The test of the test: a column beside the text, which comes after it."""
    text = (
        "<!doctype html><html><head><title>t</title></head>"
        '<body><table width="100%"><tbody><tr>'
        f"<td><p>{'text ' * 99}</p><p>{'more ' * 99}</p></td>"
        '<td width="700"><p>beside</p></td></tr></tbody></table></body></html>'
    )
    server, address = serve(tmp_path, Slow)
    page = reader().page
    page.add_init_script(f"({SHIFTS})()")
    assert moved(page, address, cut(text, 0)) > 0
    server.shutdown()
    server.server_close()
