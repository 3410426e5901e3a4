"""The wheel carries everything, and works in any folder that holds a villages.yml."""

import os
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

from tests.county import REGISTRY, put

REPOSITORY = Path(__file__).parents[1]


@pytest.fixture(scope="module")
def installed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The wheel, built from the repository and unpacked as an installer would."""
    folder = tmp_path_factory.mktemp("wheel")
    command = [sys.executable, "-m", "build", "--wheel", "--no-isolation", "--outdir", str(folder)]
    done = subprocess.run(
        command, cwd=REPOSITORY, capture_output=True, text=True, timeout=300, check=False
    )
    assert done.returncode == 0, done.stdout + done.stderr
    [wheel] = folder.glob("*.whl")
    with zipfile.ZipFile(wheel) as archive:
        archive.extractall(folder / "lib")
    return folder / "lib"


def test_it_carries_templates_theme_handbook_and_catalogue(installed: Path) -> None:
    package = installed / "generator"
    for name in (
        "data/mkdocs.yml",
        "data/theme_overrides/main.html",
        "data/docs/index.md",
        "locale/zh_CN/LC_MESSAGES/gongshi.po",
        "render/templates/records/project.md.j2",
        "py.typed",
    ):
        assert (package / name).is_file(), name
    assert not list(installed.rglob("test_*.py"))


def test_it_builds_a_county_of_its_own(installed: Path, tmp_path: Path) -> None:
    (tmp_path / "villages.yml").write_text(REGISTRY, encoding="utf-8")
    put(tmp_path, "yi/projects/canal.yml", "title: 测试清淤\nstatus: completion\n")
    done = subprocess.run(
        [sys.executable, "-m", "generator", "-C", str(tmp_path), "build", "--jobs", "1"],
        cwd=tmp_path,
        env={**os.environ, "PYTHONPATH": str(installed)},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    assert "测试清淤" in (tmp_path / "site/yi/projects/canal/index.html").read_text("utf-8")
    assert (tmp_path / "site/handbook/index.html").is_file()
    config = (tmp_path / "build/yi/mkdocs.yml").read_text("utf-8")
    assert "generator/data/mkdocs.yml" in config
