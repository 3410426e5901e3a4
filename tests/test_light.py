"""A build that has nothing to do loads nothing of what builds."""

import subprocess
import sys
from pathlib import Path

from generator import pipeline
from tests.county import TODAY, make_county

_HEAVY = ("pydantic", "jinja2", "mkdocs", "markdown", "lxml", "opencc", "PIL", "xlsxwriter", "nh3")


def test_nothing_changed_loads_no_models_and_no_engine(tmp_path: Path) -> None:
    project = make_county(tmp_path)
    pipeline.make_county(project, (), 1, TODAY, lambda _: None)
    program = (
        "import sys\n"
        "from generator.cli import gongshi\n"
        f"args = ['-C', {str(tmp_path)!r}, 'build', '--today', {TODAY.isoformat()!r}]\n"
        "try:\n"
        "    gongshi(args)\n"
        "except SystemExit as stop:\n"
        f"    print(stop.code, [name for name in {_HEAVY!r} if name in sys.modules])\n"
    )
    made = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, check=False
    )
    assert made.stdout.splitlines()[-1] == "0 []", made.stdout + made.stderr
