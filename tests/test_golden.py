"""Golden pages: the Markdown of invented townships, as it is reviewed when it changes.

`golden` is a township of the first stage; `golden_cycle` is one project with its full thread:
the project, and every record that it came from or that came of it.

`GONGSHI_GOLDEN=write pytest tests/test_golden.py` writes them anew; read the difference before you
commit it.
"""

import os
from pathlib import Path

from generator import rendering
from generator.render import render_township
from generator.values import Today
from tests.county import TODAY, make_county
from tests.render.cycle import TODAY as CYCLE_TODAY
from tests.render.cycle import cycle

GOLDEN = Path(__file__).parent / "golden"
GOLDEN_CYCLE = Path(__file__).parent / "golden_cycle"


def _pages(folder: Path) -> dict[str, str]:
    return {
        path.relative_to(folder).as_posix(): path.read_text(encoding="utf-8")
        for path in sorted(folder.rglob("*.md"))
    }


def test_the_pages_of_a_township_are_those_that_were_reviewed(tmp_path: Path) -> None:
    project = make_county(tmp_path)
    rendering.render_county(project, ["jia"], TODAY)
    rendered = _pages(project.build / "jia" / "docs")
    _hold(GOLDEN, rendered)


def test_the_pages_of_a_whole_thread_are_those_that_were_reviewed() -> None:
    township = cycle()
    project = township.find("project", "road")
    assert project is not None
    links = township.public.links
    thread = {
        f"{entry.address}.md"
        for entry in (project, *links.origins(project), *links.consequences(project))
    }
    site, _ = render_township(township, Today(CYCLE_TODAY))
    pages = {page.path: page.text for page in site.pages if page.path in thread}
    assert pages.keys() == thread
    _hold(GOLDEN_CYCLE, pages)


def _hold(home: Path, rendered: dict[str, str]) -> None:
    """The pages are those in the folder, no more and no less."""
    if os.environ.get("GONGSHI_GOLDEN") == "write":
        for name, text in rendered.items():
            (home / name).parent.mkdir(parents=True, exist_ok=True)
            (home / name).write_text(text, encoding="utf-8")
    golden = _pages(home)
    assert rendered.keys() == golden.keys()
    for name, text in rendered.items():
        assert text == golden[name], name
