"""The strict policy of the handbook: real servers send it, and nothing on the site breaks it."""

import base64
import gzip
import hashlib
import re
from collections.abc import Iterator
from email.message import Message
from pathlib import Path
from urllib.error import HTTPError
from urllib.request import Request, urlopen

import pytest

from tests.browser import servers
from tests.browser.conftest import Open, Reader
from tests.browser.test_reading import PAGES

WATCH = """
    window.broken = [];
    document.addEventListener("securitypolicyviolation", (event) =>
        window.broken.push(`${event.violatedDirective} ${event.blockedURI} ${event.sample}`));
"""
"""Keeps every breach of the policy on the page."""

FOREVER = "public, max-age=31536000, immutable"
WHILE = "public, max-age=600"


@pytest.fixture
def watched(reader: Open) -> Reader:
    visit = reader(360)
    visit.page.add_init_script(WATCH)
    return visit


@pytest.fixture(scope="module", params=[servers.nginx, servers.caddy], ids=["nginx", "caddy"])
def address(
    request: pytest.FixtureRequest, real_site: Path, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[str]:
    """The portal behind a real server with the handbook's configuration."""
    folder = tmp_path_factory.mktemp("server")
    with servers.running(request.param, folder, real_site) as found:
        yield found


def _ask(address: str) -> tuple[int, Message, bytes]:
    request = Request(address, headers={"Accept-Encoding": "gzip"})  # noqa: S310 - a server of this test
    try:
        with urlopen(request) as answer:  # noqa: S310 - a server of this test
            return answer.status, answer.headers, answer.read()
    except HTTPError as error:
        with error:
            return error.code, error.headers, error.read()


def _broken(visit: Reader) -> list[str]:
    return list(visit.page.evaluate("window.broken"))


def test_both_servers_send_one_policy_and_it_is_strict() -> None:
    told = dict(part.split(" ", 1) for part in servers.policy().split("; "))
    assert told.pop("default-src") == told.pop("base-uri") == "'none'"
    assert told.pop("frame-ancestors") == "'none'"
    style, digest = told.pop("style-src").split(" ", 1)
    assert re.fullmatch(r"'sha256-[\w+/]{43}='", digest)
    assert {style, *told.values()} == {"'self'"}
    assert servers.policy() in servers.snippet("gongshi.conf")
    assert servers.policy() in servers.snippet("Caddyfile")


def test_the_digest_is_of_the_style_of_the_page_that_says_nothing_is_here(real_site: Path) -> None:
    (style,) = re.findall(
        r"<style>(.*?)</style>", (real_site / "404.html").read_text("utf-8"), re.DOTALL
    )
    digest = base64.b64encode(hashlib.sha256(style.encode()).digest()).decode()
    assert f"'sha256-{digest}'" in servers.policy()


def test_no_page_breaks_the_policy(real: str, watched: Reader) -> None:
    """The tests' own server sends it too, so it holds in every other test of this folder."""
    for path in PAGES:
        answer = watched.page.goto(real + path)
        assert answer is not None
        assert answer.headers["content-security-policy"] == servers.policy()
        assert _broken(watched) == [], path
    assert watched.complaints == []


@pytest.mark.parametrize(
    "breach",
    [
        "document.body.append(Object.assign(document.createElement('img'), {src: 'data:,'}))",
        "document.body.setAttribute('style', 'color: red')",
        "document.body.innerHTML = '<style>body { color: red }</style>'",
        "document.body.innerHTML = '<b onclick=\"1\">x</b>'",
        "fetch('https://example.org/').catch(() => 0)",
    ],
)
def test_a_breach_is_noticed(real: str, watched: Reader, breach: str) -> None:
    """The test of the test."""
    watched.page.goto(real)
    watched.page.evaluate(breach)
    watched.page.wait_for_function("window.broken.length > 0")


def test_all_that_scripts_do_works_under_the_policy(address: str, watched: Reader) -> None:
    page = watched.page
    page.goto(f"{address}taohuashan/search/?q=庭院")
    page.locator("#results[data-state=done]").wait_for(state="attached")
    found = page.locator("#results a").count()
    assert found > 0
    page.locator("select:visible").first.select_option(index=1)
    page.locator("#results[data-state=done]").wait_for(state="attached")
    page.wait_for_function("location.search.includes('&')")
    page.locator("#large").check()
    assert page.evaluate("document.documentElement.classList.contains('large')")
    assert _broken(watched) == []
    page.goto(f"{address}taohuashan/")
    assert page.evaluate("document.documentElement.classList.contains('large')")
    assert _broken(watched) == []
    assert watched.complaints == []
    assert watched.foreign(address) == []


def _headers(answer: Message) -> dict[str, str]:
    wanted = ("X-Content-Type-Options", "Referrer-Policy", "Cross-Origin-Opener-Policy")
    return {name: str(answer[name]) for name in wanted}


SAFE = {
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
    "Cross-Origin-Opener-Policy": "same-origin",
}


@pytest.mark.parametrize(
    ("path", "status", "cache", "kind"),
    [
        ("", 200, "no-cache", "text/html"),
        ("taohuashan/", 200, "no-cache", "text/html"),
        ("gongshi.json", 200, "no-cache", "application/json"),
        ("taohuashan/find/now.json", 200, "no-cache", "application/json"),
        ("taohuashan/find/*/index.json", 200, FOREVER, "application/json"),
        ("assets/gongshi.css", 200, WHILE, "text/css"),
        ("taohuashan/assets/search.js", 200, WHILE, "javascript"),
        ("assets/seal.svg", 200, WHILE, "image/svg+xml"),
        ("taohuashan/data/*.csv", 200, "no-cache", "text/csv"),
        ("taohuashan/feed.xml", 200, "no-cache", "text/xml"),
        ("nothing/is/here/", 404, "no-cache", "text/html"),
    ],
)
def test_real_servers_send_the_headers(  # noqa: PLR0913, PLR0917 - one row of a table
    real_site: Path, address: str, path: str, status: int, cache: str, kind: str
) -> None:
    if "*" in path:
        path = min(real_site.glob(path)).relative_to(real_site).as_posix()
    code, headers, body = _ask(address + path)
    assert code == status
    assert kind in headers["Content-Type"]
    assert headers["Cache-Control"] == cache
    assert headers["Content-Security-Policy"] == servers.policy()
    assert "camera=()" in headers["Permissions-Policy"]
    assert _headers(headers) == SAFE
    plain = gzip.decompress(body) if headers["Content-Encoding"] == "gzip" else body
    if len(plain) > 2000:  # both compress what is worth it
        assert headers["Content-Encoding"] == "gzip"
    expected = "404.html" if status == 404 else path + "index.html" * path.endswith("/")
    assert plain == (real_site / (expected or "index.html")).read_bytes()


def test_what_has_not_changed_is_not_sent_again(address: str) -> None:
    _, headers, _ = _ask(address)
    request = Request(address, headers={"If-None-Match": headers["ETag"]})  # noqa: S310 - a server of this test
    with pytest.raises(HTTPError) as answer:
        urlopen(request)  # noqa: S310 - a server of this test
    with answer.value as error:
        assert error.code == 304


def test_a_folder_leads_to_its_page(address: str) -> None:
    with urlopen(f"{address}taohuashan") as answer:  # noqa: S310 - a server of this test
        assert answer.url == f"{address}taohuashan/"


def test_the_page_that_says_nothing_is_here_has_its_colours(address: str, watched: Reader) -> None:
    answer = watched.page.goto(f"{address}nothing/at/any/depth")
    assert answer is not None
    assert answer.status == 404
    edge = watched.page.evaluate("getComputedStyle(document.body).borderTopWidth")
    assert edge == "6px"
    assert _broken(watched) == []


def test_papers_are_left_to_the_browsers_own_reader(tmp_path: Path) -> None:
    """A PDF runs nothing in the site's name, and some readers of PDF stop at the policy."""
    (tmp_path / "site").mkdir()
    (tmp_path / "site" / "index.html").write_text("x", "utf-8")
    (tmp_path / "site" / "x.pdf").write_bytes(b"%PDF-1.4")
    for configure in (servers.nginx, servers.caddy):
        folder = tmp_path / configure.__name__
        folder.mkdir()
        with servers.running(configure, folder, tmp_path / "site") as address:
            _, headers, _ = _ask(f"{address}x.pdf")
        assert headers["Content-Security-Policy"] is None
        assert _headers(headers) == SAFE
