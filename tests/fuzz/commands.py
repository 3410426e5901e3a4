"""The command with any words behind it: exit 0, 1 or 2, a sentence, and never a traceback.

Paths among the words lie in the sandbox or cannot exist, since a build writes where it is told.
"""

import contextlib
import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from random import Random
from unittest.mock import patch

import click
from click.testing import CliRunner

from generator import cli
from generator.messages import SOURCE_LANGUAGE
from generator.spoken import speak
from tests.county import make_county
from tests.fuzz.judge import Verdict
from tests.fuzz.pools import SIGNS, VALUES

_PATHS = (
    *(
        ".",
        "site",
        "gone",
        "gone/deeper",
        "villages.yml",
        "content",
        "content/jia",
        "docs",
        "empty",
    ),
    *("broken", "x" * 300, "villages.yml/x", "/dev/null/x", "共同", "a b", "\udcff", "-", "~x"),
)
_DAYS = (
    "2026-01-01",
    "2025",
    "2025-06",
    "0001-01-01",
    "9999-12-31",
    "2026-02-30",
    "today",
    "20260101",
)
_IDS = (
    "jia",
    "yi",
    "dong",
    "first",
    "1",
    "missing-source",
    "yaml-syntax",
    "JIA",
    "测试甲镇",
    "HEAD",
    "A4",
)
_SLOW = frozenset({"build", "print", "render", "assemble", "redact"})
"""Commands that do real work; they get it seldom."""


class Sandbox:
    """A small county in a folder of its own, in which commands are run."""

    def __init__(self, root: Path) -> None:
        """Make the county, an empty folder and a broken project beside it."""
        self.root = root
        root.mkdir(parents=True)
        make_county(root)
        (root / "empty").mkdir()
        (root / "broken").mkdir()
        (root / "broken/villages.yml").write_text("townships: {\n", encoding="utf-8")

    def words(self, choose: Random) -> list[str]:
        """A command with some of its own options, and with what is none."""
        context = click.Context(cli.gongshi)
        name = choose.choice(cli.gongshi.list_commands(context))
        command = cli.gongshi.get_command(context, name)
        assert command is not None
        words: list[str] = []
        for parameter in command.params:
            words += _of(choose, parameter)
        for _ in range(choose.choice((0, 0, 1, 2))):
            words.insert(choose.randint(0, len(words)), _any(choose))
        if name == "serve" or (name in _SLOW and choose.randrange(4)):
            words.append("--there-is-no-such-option")
        before = [word for each in cli.gongshi.params for word in _of(choose, each)]
        return [*before, name if choose.randrange(30) else _any(choose), *words]

    def run(self, words: list[str]) -> Verdict:
        """Run the command in this process, as `main` does it."""
        with self._entered(), CliRunner().isolation(color=False) as (out, err, _):
            with patch.object(sys, "argv", ["gongshi", *words]):
                code: object = 0
                try:
                    cli.main()
                except SystemExit as stop:
                    code = stop.code
                finally:
                    speak(cli.gongshi, SOURCE_LANGUAGE)  # for whoever comes after in this process
            told = out.getvalue() + err.getvalue()
        return _verdict(0 if code is None else code, told)

    def run_apart(self, words: list[str], encoding: str = "utf-8") -> Verdict:
        """Run it in a process of its own, whose output has some encoding."""
        environment = {
            **os.environ,
            "PYTHONIOENCODING": encoding,
            "PYTHONPATH": os.pathsep.join(sys.path),
        }
        done = subprocess.run(
            [sys.executable, "-m", "generator", *words],
            cwd=self.root,
            env=environment,
            capture_output=True,
            check=False,
            timeout=300,
        )
        return _verdict(done.returncode, done.stdout + done.stderr)

    @contextlib.contextmanager
    def _entered(self) -> Iterator[None]:
        """In the folder, with click's sentences put back afterwards."""
        with contextlib.chdir(self.root):
            yield


def _verdict(code: object, told: bytes) -> Verdict:
    text = told.decode("utf-8", "backslashreplace")
    assert code in (0, 1, 2), (code, text)
    assert "Traceback" not in text, text
    assert "GONGSHI_DEBUG" not in text, text  # “This should not have happened”, in any language
    assert code == 0 or text.strip(), "no word of why"
    return Verdict(f"exit {code}", text.count("\n"))


def _of(choose: Random, parameter: click.Parameter) -> list[str]:
    """Words for one option or argument; often none."""
    if isinstance(parameter, click.Argument):
        return [_any(choose)] if choose.randrange(6) else []
    if choose.randrange(3):
        return []
    option = choose.choice(parameter.opts)
    if getattr(parameter, "is_flag", False):
        return [option]
    if isinstance(parameter.type, click.Choice) and choose.randrange(3):
        return [option, choose.choice([str(each) for each in parameter.type.choices])]
    return [option, _any(choose)]


def _any(choose: Random) -> str:
    word = choose.choice((*_IDS, *_IDS, *_PATHS, *_DAYS, *_DAYS, *SIGNS, *VALUES))
    word = word.replace("\0", "")  # no system hands one over
    if word.startswith(("/", "..")) and not word.startswith("/dev/null/"):
        return "x"
    return word
