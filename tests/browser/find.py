"""A browser for the tests: Chromium on this system, else Playwright's own, else the distribution's.

Never skipped in silence: without a browser the tests fail and say what to install.
"""

import os
import shutil
import subprocess
import sys
from pathlib import Path

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "microsoft-edge")
ARGUMENTS = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)


def on_system() -> str | None:
    """The path of a browser on this system; `GONGSHI_BROWSER` comes first."""
    named = os.environ.get("GONGSHI_BROWSER")
    candidates = (named, *NAMES) if named else NAMES
    return next((found for name in candidates if (found := shutil.which(name))), None)


def playwrights_own() -> str | None:
    """The path of the browser that Playwright keeps, if it is there."""
    from playwright.sync_api import sync_playwright  # noqa: PLC0415 - slow, and seldom needed

    with sync_playwright() as playwright:
        path = playwright.chromium.executable_path
    return path if Path(path).exists() else None


def find() -> str | None:
    """The browser that is there, without installing anything."""
    return on_system() or playwrights_own()


def provide() -> str:
    """The browser that is there, or one installed now.

    Raises:
        SystemExit: if there is none and none can be installed, with what to do.
    """
    if found := find():
        return found
    _run([sys.executable, "-m", "playwright", "install", "chromium"])
    if found := find():
        return found
    if shutil.which("apt-get") and os.geteuid() == 0:
        _run(["apt-get", "update", "--quiet"])
        _run(["apt-get", "install", "--yes", "--quiet", "--no-install-recommends", "chromium"])
    if found := find():
        return found
    message = (
        "The browser tests need Chromium: install it (Debian: apt-get install chromium), "
        "or name a browser in GONGSHI_BROWSER."
    )
    raise SystemExit(message)


def _run(command: list[str]) -> None:
    """Try to install; whether it helped is seen by looking for the browser again."""
    print("+", *command, flush=True)  # noqa: T201 - the terminal of whoever waits for it
    subprocess.run(command, check=False, timeout=900)
