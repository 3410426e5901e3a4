"""Golden pages: the Markdown of one invented township, as it is reviewed when it changes.

`GONGSHI_GOLDEN=write pytest tests/test_golden.py` writes them anew; read the difference before you
commit it.
"""

import os
from pathlib import Path

from generator import pipeline
from tests.county import TODAY, make_county

GOLDEN = Path(__file__).parent / "golden"


def _pages(folder: Path) -> dict[str, str]:
    return {
        path.relative_to(folder).as_posix(): path.read_text(encoding="utf-8")
        for path in sorted(folder.rglob("*.md"))
    }


def test_the_pages_of_a_township_are_those_that_were_reviewed(tmp_path: Path) -> None:
    project = make_county(tmp_path)
    pipeline.render_county(project, ["jia"], TODAY)
    rendered = _pages(project.build / "jia" / "docs")
    if os.environ.get("GONGSHI_GOLDEN") == "write":
        for name, text in rendered.items():
            (GOLDEN / name).parent.mkdir(parents=True, exist_ok=True)
            (GOLDEN / name).write_text(text, encoding="utf-8")
    golden = _pages(GOLDEN)
    assert rendered.keys() == golden.keys()
    for name, text in rendered.items():
        assert text == golden[name], name
