"""Budgets: what a first view costs on the wire, and what lies in a published site."""

import posixpath
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from urllib.parse import unquote, urldefrag, urlsplit

import pytest
import yaml
from lxml import html
from playwright.sync_api import Browser, Page

from tests.browser.conftest import Reader
from tests.browser.test_arriving import SHIFTS
from tests.browser.test_reading import PAGES

BUDGETS = yaml.safe_load((Path(__file__).parent / "budgets.yml").read_text("utf-8"))
_PHOTOGRAPH = re.compile(r"/files/[^/]+/\d+\.(?:webp|jpg|png)$")
_NAMES = re.compile(r"[\w./-]+\.(?:css|js|svg|woff2?|png|json)")


@dataclass
class Wire:
    """What crosses the wire for one page: addresses, and bytes with their headers."""

    page: Page
    addresses: dict[str, str] = field(default_factory=dict)
    sizes: dict[str, float] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self._session = self.page.context.new_cdp_session(self.page)
        self._session.on("Network.requestWillBeSent", self._sent)
        self._session.on("Network.loadingFinished", self._finished)
        self._session.send("Network.enable")
        self._session.send("Network.setCacheDisabled", {"cacheDisabled": True})

    def cut(self) -> None:
        """Listen no more."""
        self._session.detach()

    def _sent(self, event: dict[str, Any]) -> None:
        self.addresses[event["requestId"]] = event["request"]["url"]

    def _finished(self, event: dict[str, Any]) -> None:
        self.sizes[event["requestId"]] = event["encodedDataLength"]

    @property
    def without_photographs(self) -> dict[str, float]:
        """Bytes by address."""
        return {
            address: self.sizes.get(number, 0)
            for number, address in self.addresses.items()
            if not _PHOTOGRAPH.search(address)
        }

    @property
    def photographs(self) -> dict[str, float]:
        """The rest."""
        light = self.without_photographs
        return {
            address: self.sizes.get(number, 0)
            for number, address in self.addresses.items()
            if address not in light
        }


@pytest.fixture(scope="session")
def first(browser: Browser) -> Iterator[Reader]:
    """A reader whose every visit is weighed as the first, since nothing is kept by a `Wire`."""
    context = browser.new_context(viewport={"width": 360, "height": 800}, locale="zh-CN")
    context.add_init_script(f"({SHIFTS})()")
    yield Reader(context)
    context.close()


@pytest.fixture
def weighed(first: Reader) -> Iterator[tuple[Reader, Wire]]:
    """That reader, and the wire of this test."""
    first.page.goto("about:blank")
    first.forget()
    wire = Wire(first.page)
    yield first, wire
    wire.cut()


@pytest.mark.parametrize("path", PAGES)
def test_a_first_view_keeps_the_budget(real: str, weighed: tuple[Reader, Wire], path: str) -> None:
    """Everything at once, of one visit: bytes, requests, other hosts, shifts, and no search."""
    budget = BUDGETS["first_view"]
    visit, wire = weighed
    visit.page.goto(real + path, wait_until="networkidle")
    seen = wire.without_photographs
    assert len(seen) > 1
    assert min(seen.values()) > 0, seen  # all came over the wire
    assert sum(seen.values()) <= int(budget["bytes"]), seen
    assert len(wire.addresses) <= budget["requests"], wire.addresses
    assert visit.foreign(real) == []
    assert [address for address in seen if "/find" in address] == []
    assert visit.page.evaluate("window.shifted") <= budget["layout_shift"]


# ---- what lies in a site -----------------------------------------------------------------------


def test_no_source_maps_are_published(real_site: Path) -> None:
    assert list(real_site.rglob("*.map")) == []
    texts = [path for path in real_site.rglob("*") if path.suffix in (".js", ".css")]
    assert texts
    assert [path for path in texts if "sourceMappingURL" in path.read_text("utf-8")] == []


def test_no_asset_is_unused(real_site: Path) -> None:
    """Every file is named by a page, a style or a script; the search names its own."""
    named = set(_named(real_site))
    unused = {
        path
        for path in _files(real_site)
        if path not in named
        and "/find/" not in f"/{path}"
        and posixpath.basename(path) not in {"index.html", *BUDGETS["unlinked"]}
    }
    assert unused == set()


def _files(site: Path) -> list[str]:
    return [path.relative_to(site).as_posix() for path in site.rglob("*") if path.is_file()]


def _named(site: Path) -> Iterator[str]:
    """Files that pages link to, and those whose names stand in a style or a script."""
    for page in site.rglob("*.html"):
        folder = page.parent.relative_to(site).as_posix()
        tree = html.document_fromstring(page.read_bytes().decode())
        addresses = [str(each) for each in tree.xpath("//@href | //@src")]
        for choice in tree.xpath("//@srcset"):
            addresses += [part.split()[0] for part in str(choice).split(", ")]
        for address in addresses:
            yield posixpath.normpath(f"{folder}/{unquote(urlsplit(urldefrag(address)[0]).path)}")
    for text in (*site.rglob("*.css"), *site.rglob("*.js")):
        folder = text.parent.relative_to(site).as_posix()
        for found in _NAMES.findall(text.read_text("utf-8")):
            yield posixpath.normpath(f"{folder}/{found}")


def test_a_township_carries_few_assets(real_site: Path) -> None:
    """Styles, scripts, icons, and the program of the search; its index grows with the records."""
    program = (".js", ".css", ".svg")
    townships = [path.parent for path in real_site.glob("*/gongshi.json")]
    assert townships
    for township in townships:
        weights = {
            path: path.stat().st_size
            for path in township.rglob("*")
            if path.suffix in program and "files" not in path.parts
        }
        assert sum(weights.values()) <= int(BUDGETS["township"]["assets"]), weights
