"""The preview server: the published site, plus a banner of what is wrong and a reload on change.

Serves this machine only. The pages on disk are not touched: banner and script are put into each
page on its way out.
"""

import threading
from functools import partial
from html import escape
from http import HTTPStatus
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import unquote

if TYPE_CHECKING:
    from collections.abc import Callable

_VERSION = "/__gongshi__/version"
_SCRIPT = "/__gongshi__/reload.js"
_RELOAD = f"""\
let seen = null;
setInterval(async () => {{
  try {{
    const version = await (await fetch("{_VERSION}", {{cache: "no-store"}})).text();
    if (seen !== null && seen !== version) location.reload();
    seen = version;
  }} catch {{ /* the server is being restarted; ask again */ }}
}}, 1000);
"""
_BANNER = (
    '<div role="alert" style="position:relative;z-index:9;margin:0;padding:1rem;'
    "background:#7a1712;color:#fff;font:16px/1.6 sans-serif;white-space:pre-wrap;"
    'overflow-wrap:anywhere">{text}</div>'
)


class Preview:
    """A server in a thread, and what it shows beside the pages."""

    def __init__(self, site: Path, port: int) -> None:
        """Bind the port at once.

        Raises:
            OSError: if the port is taken.
        """
        self.version = 0
        self.banner = ""
        handler = partial(_Handler, site, self)
        self._server = ThreadingHTTPServer(("127.0.0.1", port), handler)

    @property
    def address(self) -> str:
        """Where a browser finds it."""
        return f"http://127.0.0.1:{self._server.server_port}/"

    def start(self) -> None:
        """Serve until `stop`."""
        threading.Thread(target=self._server.serve_forever, daemon=True).start()

    def changed(self, banner: str) -> None:
        """Pages were built anew: show what is wrong (or nothing), and let open pages reload."""
        self.banner = banner
        self.version += 1

    def stop(self) -> None:
        """Stop serving and free the port."""
        self._server.shutdown()
        self._server.server_close()


class _Handler(SimpleHTTPRequestHandler):
    """Static files, with the banner and the script put into pages."""

    def __init__(self, site: Path, preview: Preview, *args: object) -> None:
        self._preview = preview
        base: Callable[..., None] = super().__init__
        base(*args, directory=str(site))

    def do_GET(self) -> None:
        """Answer the preview's own addresses, pages and files."""
        path = self.path.partition("?")[0]
        if "\0" in unquote(path):
            self.send_error(HTTPStatus.BAD_REQUEST)
            return
        if path == _VERSION:
            self._send(str(self._preview.version).encode(), "text/plain")
        elif path == _SCRIPT:
            self._send(_RELOAD.encode(), "text/javascript")
        elif (page := self._page(path)) is not None:
            self._send(self._with_banner(page), "text/html; charset=utf-8")
        else:
            super().do_GET()

    def _page(self, path: str) -> bytes | None:
        """The page behind an address; None if it is another file, or a redirect is due."""
        file = Path(self.translate_path(path))
        if path.endswith("/"):
            file /= "index.html"
        if file.suffix != ".html":
            return None
        try:
            return file.read_bytes()
        except OSError:
            return None

    def _with_banner(self, page: bytes) -> bytes:
        banner = _BANNER.format(text=escape(self._preview.banner)) if self._preview.banner else ""
        script = f'<script src="{_SCRIPT}"></script>'
        head, body, rest = page.partition(b"<body")
        attributes, close, content = rest.partition(b">")
        if not body:
            return page
        return head + body + attributes + close + (banner + script).encode() + content

    def _send(self, content: bytes, kind: str) -> None:
        self.send_response(HTTPStatus.OK)
        self.send_header("Content-Type", kind)
        self.send_header("Content-Length", str(len(content)))
        self.send_header("Cache-Control", "no-store")
        self.end_headers()
        self.wfile.write(content)

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - the base class's name
        """Say nothing: the terminal is for what is wrong with records."""
