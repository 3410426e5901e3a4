"""Pango and a Chinese font for the tests: those of this system, else the distribution's.

Never skipped in silence: without them the tests fail and say what to install.
"""

import os
import shutil
import subprocess
import sys

PACKAGES = (
    "libpango-1.0-0",
    "libpangoft2-1.0-0",
    "libharfbuzz-subset0",
    "fonts-noto-cjk",
)
_PROBE = """
from generator.build.paper import to_pdf
from generator.model.page import Paper
to_pdf(Paper("x", "x", ("<!DOCTYPE html><html lang=zh-CN><title>x</title><p>公开栏",)))
"""


def fault() -> str | None:
    """What is missing on this system; None if sheets can be printed."""
    command = [sys.executable, "-W", "error", "-c", _PROBE]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    lines = done.stderr.strip().splitlines()
    return (lines or ["?"])[-1] if done.returncode else None


def provide() -> str:
    """That sheets can be printed, with what is there or with what is installed now.

    Raises:
        SystemExit: if they cannot, with what to do.
    """
    if fault() is None:
        return "ready"
    if shutil.which("apt-get") and os.geteuid() == 0:
        _run(["apt-get", "update", "--quiet"])
        for package in PACKAGES:  # one by one: an older system has not all of them
            _run(["apt-get", "install", "--yes", "--quiet", "--no-install-recommends", package])
    reason = fault()
    if reason is None:
        return "ready"
    message = (
        f"The tests of paper need Pango and a Chinese font ({reason}): "
        f"apt-get install {' '.join(PACKAGES)}"
    )
    raise SystemExit(message)


def _run(command: list[str]) -> None:
    """Try to install; whether it helped is seen by printing again."""
    print("+", *command, flush=True)  # noqa: T201 - the terminal of whoever waits for it
    subprocess.run(command, check=False, timeout=900)
