"""What installed packages bring along is found as Python finds it, and once."""

import subprocess
import sys
from importlib import metadata

import markdown.util
import pytest
from mkdocs import plugins, utils

from generator.build import installed

_PROGRAM = """
from importlib import metadata

asked, of_python = [], metadata.entry_points
metadata.entry_points = lambda **wanted: asked.append(wanted) or of_python(**wanted)

import markdown
import generator.build.mkdocs_site
from mkdocs import utils
from mkdocs.config.base import load_config

for _ in range(2):
    utils.get_themes.cache_clear()
    assert "material" in utils.get_theme_names()
    markdown.Markdown(extensions=["md_in_html", "toc"])
print(asked)
"""


@pytest.mark.parametrize("group", ["mkdocs.plugins", "mkdocs.themes", "markdown.extensions"])
def test_it_is_what_python_finds(group: str) -> None:
    told = metadata.entry_points(group=group)
    assert len(told) > 0
    assert [(each.name, each.value) for each in installed.entry_points(group=group)] == [
        (each.name, each.value) for each in told
    ]


def test_mkdocs_and_markdown_ask_here() -> None:
    """A version that asks otherwise is slower and no worse; this says that there is one."""
    for asking in (plugins, utils):
        assert vars(asking)["entry_points"] is installed.entry_points
    assert "search" in plugins.get_plugins()
    assert "toc" in {each.name for each in markdown.util.get_installed_extensions()}


def test_python_looks_once() -> None:
    told = subprocess.run(
        [sys.executable, "-c", _PROGRAM], capture_output=True, text=True, check=False
    )
    assert told.stdout == "[{}]\n", told.stderr
