"""A process of the command ends as any other: all is done and said before."""

import subprocess
import sys
from pathlib import Path

import pytest

_PROGRAM = """
import atexit, sys
from generator.leaving import leave_at_once

class Told:
    def __del__(self):
        print("taken down")

kept = Told()

def command():
    atexit.register(print, "done at the end")
    print("said")
    {end}

leave_at_once(command)
"""


@pytest.mark.parametrize(
    ("end", "code"), [("sys.exit(1)", 1), ("sys.exit()", 0), ("sys.exit(0)", 0), ("exit(2)", 2)]
)
def test_it_says_all_and_exits_as_it_is_told_and_takes_nothing_down(end: str, code: int) -> None:
    ended = _run(end)
    assert ended.returncode == code
    assert ended.stdout == "said\ndone at the end\n"


@pytest.mark.parametrize(
    ("end", "code", "told"),
    [("sys.exit('no')", 1, "no"), ("1 // 0", 1, "ZeroDivisionError"), ("pass", 0, "")],
)
def test_any_other_end_is_left_to_python(end: str, code: int, told: str) -> None:
    ended = _run(end)
    assert ended.returncode == code
    assert told in ended.stderr
    assert ended.stdout == "said\ndone at the end\ntaken down\n"


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="no device that is always full")
def test_what_cannot_be_handed_over_is_no_success() -> None:
    with Path("/dev/full").open("w") as full:
        ended = subprocess.run(
            [sys.executable, "-c", _PROGRAM.format(end="sys.exit(0)")],
            stdout=full,
            stderr=subprocess.PIPE,
            text=True,
            check=False,
        )
    assert ended.returncode != 0
    assert "No space left" in ended.stderr


def _run(end: str) -> "subprocess.CompletedProcess[str]":
    program = _PROGRAM.format(end=end)
    return subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, check=False
    )
