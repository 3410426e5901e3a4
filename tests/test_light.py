"""A build that has nothing to do loads nothing of what builds."""

import subprocess
import sys
from pathlib import Path

from generator import pipeline
from tests.county import TODAY, make_county

_HEAVY = ("pydantic", "jinja2", "mkdocs", "markdown", "lxml", "opencc", "PIL", "xlsxwriter", "nh3")
_SELDOM = ("PIL.Image", "babel.messages", "openpyxl", "pypdf", "pypinyin", "rich", "weasyprint")
"""What one record has no use for: pictures, files, new names, the bar of a terminal, paper."""


def test_a_build_loads_what_it_needs_and_no_more(tmp_path: Path) -> None:
    """If nothing changed, no models and no engine; if one record did, the engines of pages."""
    project = make_county(tmp_path)
    pipeline.make_county(project, (), 1, TODAY, lambda _: None)
    assert _loaded_by_build(tmp_path, _HEAVY) == "0 []"
    record = min((tmp_path / "content").rglob("projects/*.yml"))
    record.write_text(record.read_text("utf-8") + "\nsummary: 改了。\n", "utf-8")
    assert (
        _loaded_by_build(tmp_path, ("pydantic", "mkdocs", *_SELDOM)) == "0 ['pydantic', 'mkdocs']"
    )


def _loaded_by_build(folder: Path, names: tuple[str, ...]) -> str:
    program = (
        "import sys\n"
        "from generator.cli import gongshi\n"
        f"args = ['-C', {str(folder)!r}, 'build', '--today', {TODAY.isoformat()!r}]\n"
        "try:\n"
        "    gongshi(args)\n"
        "except SystemExit as stop:\n"
        f"    print(stop.code, [name for name in {names!r} if name in sys.modules])\n"
    )
    return _told(program).splitlines()[-1]


def test_a_kind_has_no_validator_before_a_record_is_read() -> None:
    program = (
        "from generator.model import KINDS\n"
        "from pydantic_core import SchemaValidator\n"
        "adapter = KINDS[0].adapter\n"
        "before = isinstance(adapter.validator, SchemaValidator)\n"
        "adapter.validate_python({'title': '修路', 'status': 'completion'})\n"
        "after = isinstance(adapter.validator, SchemaValidator)\n"
        "print(before, after)\n"
    )
    assert _told(program) == "False True"


def _told(program: str) -> str:
    made = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, check=False
    )
    assert made.returncode == 0, made.stderr
    return made.stdout.strip()
