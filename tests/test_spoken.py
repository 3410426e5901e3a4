"""The command speaks one language: help, usage and faults of the command line."""

import ast
import os
import re
import subprocess
import sys
from pathlib import Path

import click
import pytest

from generator.commands import MODULES
from generator.spoken import METAVARS, SENTENCES, wanted_language
from tests.county import make_county

_NO_WORDS = re.compile(
    r"'[^']*'|--?[a-z-]+|python -m generator( [a-z]+)?|\[[a-zA-Z_|]+\]|YAML|PDF|Markdown|Dask|tcp"
    r"|gongshi [a-z]+|mkdocs\.yml|build/|site/|^  [a-z]+  +|[0-9]+<=x<=[0-9]+|x>=1"
    r"|[^ ]*/[^ ]*|\[默认 [a-z]+\]",
    re.MULTILINE,
)
"""What is the same in every language: names of commands and options, and what the user wrote."""

COMMANDS = ("", *MODULES)
FAULTS = (
    ("--lang zh_CN", "没有写命令"),
    ("chekc", "是不是 'check'？"),
    ("check --formt x", "是不是 '--format'？"),
    ("check --format x", "不在这几个里"),
    ("check --today x", "不是日期"),
    ("check --strict=3", "后面不写值"),
    ("check extra", "多写了一个词：extra"),
    ("build -j 0", "不在允许的范围里"),
    ("build -j x", "不是整数"),
    ("build --site-dir villages.yml", "这里要写文件夹"),
    ("bulletin jia", "缺少选项 '--from'"),
    ("villages", "缺少 '乡镇编号'"),
    ("-C nowhere check", "没有 'nowhere' 这个文件夹"),
    ("rules nothing", "没有叫“nothing”的规则"),
)


def _gongshi(root: Path, line: str, **variables: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "generator", *line.split()]
    path = str(Path(__file__).parent.parent)
    environment = {**os.environ, "PYTHONIOENCODING": "utf-8", "PYTHONPATH": path, **variables}
    return subprocess.run(
        command, cwd=root, capture_output=True, text=True, check=False, env=environment
    )


def _english(text: str) -> list[str]:
    return re.findall(r"[A-Za-z]{2,}", _NO_WORDS.sub("", text))


@pytest.mark.parametrize("command", COMMANDS)
def test_help_is_chinese(tmp_path: Path, command: str) -> None:
    done = _gongshi(tmp_path, f"--lang zh_CN {command} --help")
    assert done.returncode == 0
    assert done.stdout.startswith("用法：")
    assert _english(done.stdout) == []


@pytest.mark.parametrize(("line", "words"), FAULTS)
def test_a_fault_of_the_command_line_is_chinese(tmp_path: Path, line: str, words: str) -> None:
    make_county(tmp_path)
    done = _gongshi(tmp_path, line, LC_ALL="zh_CN.UTF-8", LANGUAGE="")
    assert done.returncode == 2
    assert words in done.stderr
    assert _english(done.stderr.replace("extra", "").replace("nothing", "")) == []


def test_the_language_is_known_before_the_line_is_read(tmp_path: Path) -> None:
    done = _gongshi(tmp_path, "check --no-such-option --lang zh_CN", LC_ALL="C", LANGUAGE="")
    assert "没有 '--no-such-option' 这个选项" in done.stderr
    done = _gongshi(tmp_path, "--lang en chekc", LC_ALL="zh_CN.UTF-8", LANGUAGE="")
    assert "No such command 'chekc'." in done.stderr


def test_columns_stand_right_under_han(tmp_path: Path) -> None:
    done = _gongshi(tmp_path, "--lang zh_CN check --help")
    options = [line for line in done.stdout.splitlines() if line.startswith("  -")]
    texts = [re.split(r"  +", line.strip(), maxsplit=1) for line in options]
    starts = {
        sum(2 if ord(char) > 0x2E80 else 1 for char in line[: line.index(text)])
        for line, (_, text) in zip(options, texts, strict=True)
    }
    assert len(starts) == 1


def test_severities_are_chinese(tmp_path: Path) -> None:
    done = _gongshi(tmp_path, "rules --lang zh_CN")
    assert {line.split()[1] for line in done.stdout.splitlines()} == {"错误", "提醒"}


def test_rendered_places_are_not_called_published(tmp_path: Path) -> None:
    make_county(tmp_path)
    done = _gongshi(tmp_path, "render --lang en --today 2026-01-01")
    assert done.stdout == "2 written, 0 held back.\n"


@pytest.mark.parametrize(
    ("line", "language"),
    [
        ("check", None),
        ("--lang zh_CN check", "zh_CN"),
        ("check --lang=en", "en"),
        ("--lang en check --lang zh_CN", "zh_CN"),
        ("check --lang fr", None),
        ("check --lang", None),
    ],
)
def test_where_the_language_stands(line: str, language: str | None) -> None:
    assert wanted_language(line.split()) == language


def _sentences_of_click() -> set[str]:
    return {
        part.value
        for file in Path(click.__file__).parent.glob("*.py")
        for node in ast.walk(ast.parse(file.read_text("utf-8")))
        if isinstance(node, ast.Call)
        and isinstance(node.func, ast.Name)
        and node.func.id in ("_", "ngettext")
        for part in node.args
        if isinstance(part, ast.Constant) and isinstance(part.value, str)
    }


def test_click_still_says_these_sentences() -> None:
    assert {each.text for each in SENTENCES} - _sentences_of_click() == set()
    assert len({each.text for each in (*SENTENCES, *METAVARS)}) == len(SENTENCES) + len(METAVARS)
