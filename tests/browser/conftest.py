"""Sites to read, a server under a sub-path, and a browser that may speak to nobody else."""

import gzip
import shutil
from collections.abc import Callable, Iterator
from datetime import date
from functools import partial
from http import HTTPStatus
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from io import BytesIO
from itertools import product
from pathlib import Path
from threading import Thread
from typing import BinaryIO, Literal

import pytest
from filelock import FileLock
from playwright.sync_api import Browser, BrowserContext, Page, Request, sync_playwright

from generator import pipeline, workers
from generator.project import Project
from tests.browser.find import ARGUMENTS, provide
from tests.browser.servers import policy

REPOSITORY = Path(__file__).parents[2]
PREFIX = "/gov/gongshi"
"""Sites are read below a path, as they stand on a server that has others too."""


_TEXTS = frozenset({".css", ".csv", ".html", ".js", ".json", ".svg", ".txt", ".xml"})
"""What every server compresses; the search index is compressed already."""


class Handler(SimpleHTTPRequestHandler):
    """Files below a path, with the headers that the handbook tells servers to send."""

    def translate_path(self, path: str) -> str:
        return super().translate_path(
            path.removeprefix(PREFIX) if path.startswith(PREFIX) else "/-"
        )

    def send_head(self) -> BytesIO | BinaryIO | None:
        """Texts go out with gzip, as from any server, so that bytes are those on the wire."""
        path = Path(self.translate_path(self.path))
        if path.is_dir() and self.path.partition("?")[0].endswith("/"):
            path /= "index.html"
        wanted = "gzip" in self.headers.get("Accept-Encoding", "")
        if not wanted or path.suffix not in _TEXTS or not path.is_file():
            return super().send_head()
        data = gzip.compress(path.read_bytes(), mtime=0)
        self.send_response(HTTPStatus.OK)
        self.send_header("Content-Type", self.guess_type(path))
        self.send_header("Content-Encoding", "gzip")
        self.send_header("Content-Length", str(len(data)))
        self.end_headers()
        return BytesIO(data)

    def end_headers(self) -> None:
        """Every test reads the site under the policy that the handbook tells servers to send."""
        self.send_header("Content-Security-Policy", policy())
        super().end_headers()

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - the base's name
        pass


def serve(site: Path, handler: type[Handler] = Handler) -> tuple[ThreadingHTTPServer, str]:
    """A static server for a site, and the address of its portal."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(handler, directory=str(site)))
    Thread(target=server.serve_forever, daemon=True).start()
    return server, f"http://127.0.0.1:{server.server_port}{PREFIX}/"


@pytest.fixture(scope="session")
def shared(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder that all workers of one run see."""
    base = tmp_path_factory.getbasetemp()
    return base.parent if base.name.startswith("popen-") else base


@pytest.fixture(scope="session")
def real_site(shared: Path) -> Path:
    """The site of the repository's own content, built once for all workers."""
    root = shared / "real"
    with FileLock(f"{root}.lock"):
        if not (root / "built").exists():
            for name in ("content", "theme_overrides", "docs"):
                shutil.copytree(REPOSITORY / name, root / name)
            for name in ("villages.yml", "mkdocs.yml"):
                shutil.copyfile(REPOSITORY / name, root / name)
            project = Project.at(root)
            outcomes, beside = pipeline.make_county(
                project, (), workers.jobs_by_default(), date(2026, 11, 1), lambda _: None
            )
            found = [*beside, *(each for outcome in outcomes for each in outcome.diagnostics)]
            assert not found, [str(each.message) for each in found]
            (root / "built").touch()
    return root / "site"


@pytest.fixture(scope="session")
def real(real_site: Path) -> Iterator[str]:
    """The address of the portal of the repository's own content."""
    server, address = serve(real_site)
    yield address
    server.shutdown()
    server.server_close()


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    with sync_playwright() as playwright:
        opened = playwright.chromium.launch(executable_path=provide(), args=list(ARGUMENTS))
        yield opened
        opened.close()


class Reader:
    """A page in a browser that remembers every complaint and every request."""

    def __init__(self, context: BrowserContext) -> None:
        self.page: Page = context.new_page()
        self.complaints: list[str] = []
        self.requests: list[str] = []
        self.page.on("pageerror", lambda error: self.complaints.append(str(error)))
        self.page.on("dialog", self._dialog)
        self.page.on("request", lambda request: self.requests.append(request.url))
        self.page.on(
            "console",
            lambda message: (
                self.complaints.append(message.text)
                if message.type in ("error", "warning")
                else None
            ),
        )
        self.page.on("requestfailed", self._failed)

    def forget(self) -> None:
        """Let go of what was complained of and asked for so far."""
        self.complaints.clear()
        self.requests.clear()

    def _failed(self, request: Request) -> None:
        if request.failure != "net::ERR_ABORTED":  # the reader went on before it had arrived
            self.complaints.append(f"failed: {request.url} {request.failure}")

    def _dialog(self, dialog: object) -> None:
        self.complaints.append("dialog")
        dialog.dismiss()  # type: ignore[attr-defined]

    def foreign(self, address: str) -> list[str]:
        """Requests that went to any other host."""
        host = "/".join(address.split("/")[:3])
        return [url for url in self.requests if not url.startswith((host, "data:", "blob:"))]


Open = Callable[..., Reader]
Scheme = Literal["light", "dark"]
WIDTHS = (360, 768, 1280)
SCHEMES: tuple[Scheme, ...] = ("light", "dark")
LOOKS: tuple[tuple[int, Scheme], ...] = tuple(product(WIDTHS, SCHEMES))
"""Every size in every colour scheme."""


def look(page: Page, width: int, scheme: Scheme) -> None:
    """The page that is open in another size and scheme, at once: no colour is on its way."""
    page.set_viewport_size({"width": width, "height": 800})
    page.emulate_media(color_scheme=scheme, reduced_motion="reduce")


def _context(browser: Browser, width: int, *, javascript: bool) -> BrowserContext:
    return browser.new_context(
        viewport={"width": width, "height": 800},
        java_script_enabled=javascript,
        color_scheme="light",
        locale="zh-CN",
    )


@pytest.fixture
def reader(browser: Browser) -> Iterator[Open]:
    """Opens readers who have seen nothing: `reader(360, javascript=False)`."""
    contexts: list[BrowserContext] = []

    def open_reader(width: int = 1280, *, javascript: bool = True) -> Reader:
        contexts.append(_context(browser, width, javascript=javascript))
        return Reader(contexts[-1])

    yield open_reader
    for context in contexts:
        context.close()


@pytest.fixture(scope="session")
def readers(browser: Browser) -> Iterator[dict[bool, Reader]]:
    """Readers kept from test to test, by whether they have JavaScript."""
    found = {
        javascript: Reader(_context(browser, 1280, javascript=javascript))
        for javascript in (True, False)
    }
    yield found
    for each in found.values():
        each.page.context.close()


@pytest.fixture
def again(readers: dict[bool, Reader]) -> Iterator[Open]:
    """Gives the same readers to test after test: a new one costs more than most tests do.

    They know what was loaded before, and nothing else; who needs more asks for a `reader`.
    """
    used: list[Reader] = []

    def give(width: int = 1280, *, javascript: bool = True) -> Reader:
        given = readers[javascript]
        assert given not in used
        used.append(given)
        look(given.page, width, "light")
        given.forget()
        return given

    yield give
    for each in used:
        if each.page.url.startswith("http"):
            each.page.evaluate("localStorage.clear()")
        each.page.goto("about:blank")  # whatever is late comes now, and is nobody's complaint
