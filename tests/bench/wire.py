"""A server that compresses, as servers do, and counts what it sends."""

import gzip
import io
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Lock, Thread

_PACKED = frozenset({".html", ".css", ".js", ".json", ".svg", ".xml", ".txt"})


class Wire(ThreadingHTTPServer):
    """Serves a folder; `sent` and `requests` are counted from the last `reset`."""

    daemon_threads = True

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self._lock = Lock()
        super().__init__(("127.0.0.1", 0), _Handler)
        self.reset()

    def reset(self) -> None:
        with self._lock:
            self.sent = 0
            self.requests = 0

    def count(self, size: int, requests: int = 0) -> None:
        with self._lock:
            self.sent += size
            self.requests += requests

    @property
    def address(self) -> str:
        return f"http://127.0.0.1:{self.server_port}/"


@cache
def _body(path: Path) -> bytes:
    data = path.read_bytes()
    return gzip.compress(data, 6, mtime=0) if path.suffix in _PACKED else data


class _Counted(io.BufferedIOBase):
    """Passes on what is written, and counts it: heads of answers too."""

    def __init__(self, inner: io.BufferedIOBase, server: Wire) -> None:
        super().__init__()
        self._inner = inner
        self._server = server

    def write(self, data: bytes, /) -> int:  # type: ignore[override] # it is given nothing else
        self._server.count(len(data))
        return self._inner.write(data)


class _Handler(SimpleHTTPRequestHandler):
    server: Wire

    def setup(self) -> None:
        super().setup()
        self.wfile = _Counted(self.wfile, self.server)

    def translate_path(self, path: str) -> str:
        self.directory = str(self.server.folder)
        return super().translate_path(path)

    def do_GET(self) -> None:
        path = Path(self.translate_path(self.path))
        path = path / "index.html" if path.is_dir() else path
        known = path.is_file()
        body = _body(path) if known else b""
        self.send_response(200 if known else 404)
        self.send_header("Content-Type", self.guess_type(path))
        self.send_header("Content-Length", str(len(body)))
        if path.suffix in _PACKED and known:
            self.send_header("Content-Encoding", "gzip")
        self.server.count(0, requests=1)
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - the base's name
        pass


@contextmanager
def wire(folder: Path) -> Iterator[Wire]:
    server = Wire(folder)
    Thread(target=server.serve_forever, daemon=True).start()
    try:
        yield server
    finally:
        server.shutdown()
        server.server_close()
