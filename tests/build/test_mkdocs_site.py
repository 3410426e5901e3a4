"""MkDocs in this process: warnings hold a site back, and nothing unused is left in it."""

import subprocess
import sys
from pathlib import Path

import pytest
from mkdocs import utils

from generator.build.mkdocs_site import SiteFault, build_html, prune
from generator.build.write import Workplace, write_site
from generator.model.page import Page, Site
from generator.project import Project
from tests.county import bytes_of


def _build(root: Path, text: str, site_url: str = "") -> Path:
    place = Workplace(root / "build" / "jia", site_url=site_url)
    site = Site("测试站", (Page("index.md", text),), (("首页", "index.md"),))
    write_site(place, site, Project.at(root), {})
    build_html(place.config, root / "out")
    return root / "out"


@pytest.mark.parametrize("link", ["[无](nothing.md)", "[无](#nothing)", "[无](/absolute/)"])
def test_a_broken_link_holds_the_site_back(tmp_path: Path, link: str) -> None:
    with pytest.raises(SiteFault) as fault:
        _build(tmp_path, f"# 页\n\n{link}\n")
    assert "index.md" in fault.value.messages[0]


def test_nothing_unused_is_left(tmp_path: Path) -> None:
    out = _build(tmp_path, "# 页\n")
    found = {path.relative_to(out).as_posix() for path in out.rglob("*") if path.is_file()}
    assert not [name for name in found if name.endswith((".map", ".gz")) or "lunr" in name]
    assert "sitemap.xml" not in found
    assert sum((out / name).stat().st_size for name in found) < 200_000


def test_the_site_is_that_of_mkdocs_by_hand(tmp_path: Path) -> None:
    out = _build(tmp_path, "# 页\n\n词\n:   释义\n", "https://example.org/jia/")
    config = tmp_path / "build" / "jia" / "mkdocs.yml"
    command = [sys.executable, "-m", "mkdocs", "build", "-q", "-f", str(config)]
    subprocess.run([*command, "-d", str(tmp_path / "hand")], check=True)
    prune(tmp_path / "hand")
    sites = [bytes_of(folder) for folder in (out, tmp_path / "hand")]
    assert sites[0] == sites[1]
    assert "404.html" in sites[0]


def test_mkdocs_keeps_no_path_of_a_site_that_is_made(tmp_path: Path) -> None:
    """It would keep those of all sites; should another version call it otherwise, this tells."""
    _build(tmp_path, "# 页\n")
    assert utils._norm_parts.cache_info().misses == 0  # noqa: SLF001 - there is no other way to ask
