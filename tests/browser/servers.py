"""nginx and Caddy with the handbook's own configuration, each on a port of this machine.

Never skipped in silence: without them the tests fail and say what to install.
"""

import os
import re
import shutil
import socket
import subprocess
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.error import URLError
from urllib.request import urlopen

_PAGE = Path(__file__).parents[2] / "docs" / "publishing.md"
_PATIENCE = 100  # tenths of a second


def snippet(title: str) -> str:
    """The fenced block of that title on the page of the handbook."""
    text = _PAGE.read_text(encoding="utf-8")
    return text.partition(f'title="{title}"}}\n')[2].partition("\n```")[0] + "\n"


def policies() -> set[str]:
    """Every Content-Security-Policy that the page tells; there should be one."""
    text = _PAGE.read_text(encoding="utf-8")
    return set(re.findall(r"\"(default-src 'none';[^\"]*)\"", text))


def policy() -> str:
    """The Content-Security-Policy of the handbook."""
    (only,) = policies()
    return only


def provide(name: str) -> str:
    """The path of a server that is there, or of one installed now; Debian has both by their name.

    Raises:
        SystemExit: if it is not there and cannot be installed, with what to do.
    """
    path = os.pathsep.join((os.environ.get("PATH", ""), "/usr/sbin", "/usr/local/sbin"))
    if found := shutil.which(name, path=path):
        return found
    if shutil.which("apt-get") and os.geteuid() == 0:
        for command in (["update"], ["install", "--yes", "--no-install-recommends", name]):
            _run(["apt-get", "--quiet", *command])
    if found := shutil.which(name, path=path):
        return found
    message = f"The tests of the handbook's configuration need {name}: apt-get install {name}"
    raise SystemExit(message)


def _run(command: list[str]) -> None:
    """Try to install; whether it helped is seen by looking again."""
    print("+", *command, flush=True)  # noqa: T201 - the terminal of whoever waits for it
    subprocess.run(command, check=False, timeout=900)


Configure = Callable[[Path, Path, int], tuple[list[str], list[str]]]
"""Writes the configuration below a folder, for a site and a port: how to check it, how to run."""


def nginx(folder: Path, site: Path, port: int) -> tuple[list[str], list[str]]:
    """The snippet as Debian includes it, with nginx's own files below the folder."""
    block = snippet("gongshi.conf").replace("listen 80;", f"listen 127.0.0.1:{port};")
    (folder / "gongshi.conf").write_text(block.replace("/srv/gongshi", str(site)), "utf-8")
    kept = "".join(
        f"{name}_temp_path {folder}/{name};\n"
        for name in ("client_body", "proxy", "fastcgi", "uwsgi", "scgi")
    )
    user = "user root;\n" if os.geteuid() == 0 else ""  # the site is below a folder of one's own
    (folder / "nginx.conf").write_text(
        f"{user}daemon off;\nworker_processes 1;\npid {folder}/pid;\nerror_log stderr;\n"
        f"events {{}}\nhttp {{\ninclude /etc/nginx/mime.types;\naccess_log off;\n{kept}"
        f"include {folder}/gongshi.conf;\n}}\n",
        "utf-8",
    )
    run = [provide("nginx"), "-c", str(folder / "nginx.conf"), "-p", str(folder), "-e", "stderr"]
    return [*run, "-t"], run


def caddy(folder: Path, site: Path, port: int) -> tuple[list[str], list[str]]:
    """The snippet with an address of this machine, so that no certificate is asked for."""
    block = snippet("Caddyfile").replace("gongshi.example.org {", f"http://127.0.0.1:{port} {{")
    text = "{\n\tadmin off\n\tauto_https off\n}\n" + block.replace("/srv/gongshi", str(site))
    (folder / "Caddyfile").write_text(text, "utf-8")
    options = ["--adapter", "caddyfile", "--config", str(folder / "Caddyfile")]
    program = provide("caddy")
    return [program, "validate", *options], [program, "run", *options]


@contextmanager
def running(configure: Configure, folder: Path, site: Path) -> Iterator[str]:
    """A server on a free port, after its own check of the configuration; its address."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    check, run = configure(folder, site, port)
    homes = {**os.environ, "XDG_DATA_HOME": str(folder), "XDG_CONFIG_HOME": str(folder)}
    checked = subprocess.run(check, capture_output=True, text=True, check=False, env=homes)
    assert checked.returncode == 0, checked.stderr
    with (folder / "log").open("wb") as log:
        process = subprocess.Popen(run, stdout=log, stderr=log, env=homes)
        try:
            address = f"http://127.0.0.1:{port}/"
            _wait(address, process, folder / "log")
            yield address
        finally:
            process.terminate()
            process.wait(20)


def _wait(address: str, process: subprocess.Popen[bytes], log: Path) -> None:
    for _ in range(_PATIENCE):
        assert process.poll() is None, log.read_text("utf-8")
        try:
            with urlopen(address):  # noqa: S310 - a server of this test
                return
        except URLError:
            time.sleep(0.1)
    raise AssertionError(log.read_text("utf-8"))
