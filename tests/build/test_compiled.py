"""Templates compiled once: the pages are the same, and another version finds nothing."""

from pathlib import Path

import pytest

from generator import pipeline
from generator.build import compiled
from generator.build.compiled import FOLDER, compiled_templates
from generator.project import Project
from generator.render.templating import environment
from generator.render.words import Words
from tests.county import TODAY, make_county


def _pages(project: Project) -> dict[str, bytes]:
    pipeline.make_county(project, ["jia"], 1, TODAY, lambda _: None)
    found = (path for path in project.site.rglob("*") if path.is_file())
    return {path.relative_to(project.site).as_posix(): path.read_bytes() for path in found}


def _forget() -> None:
    """As a new process: nothing is compiled in memory."""
    environment.cache_clear()


def _afresh(root: Path) -> dict[str, bytes]:
    root.mkdir()
    return _pages(make_county(root))


def test_compiled_templates_give_the_same_pages(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "kept").mkdir()
    project = make_county(tmp_path / "kept")
    _forget()
    _pages(project)
    made = sorted((project.build / FOLDER).rglob("*.cache"))
    kinds = {path.parent.name for path in made}
    assert kinds == {"mkdocs", "zh"}
    for place in ("jia", "portal", "handbook"):
        for name in ("html.json", "seen.json"):
            (project.build / place / name).unlink(missing_ok=True)
    (project.site / "jia" / "gongshi.json").unlink()
    _forget()
    monkeypatch.setattr("jinja2.environment.Environment._generate", _refuse)
    again = _pages(project)
    monkeypatch.undo()
    assert again == _afresh(tmp_path / "afresh")


def _refuse(*_: object, **__: object) -> None:
    pytest.fail("compiled again")


@pytest.mark.parametrize("spoilt", [b"", b"j2", b"no bytecode at all"])
def test_spoilt_code_is_compiled_again(tmp_path: Path, spoilt: bytes) -> None:
    (tmp_path / "kept").mkdir()
    project = make_county(tmp_path / "kept")
    _forget()
    before = _pages(project)
    for path in (project.build / FOLDER).rglob("*.cache"):
        path.write_bytes(spoilt)
    (project.site / "jia" / "gongshi.json").unlink()
    (project.build / "jia" / "html.json").unlink()
    _forget()
    assert _pages(project) == before


def test_another_program_finds_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    one = Path(compiled_templates(tmp_path, "zh").directory)
    (one / "x.cache").write_bytes(b"x")
    assert Path(compiled_templates(tmp_path, "zh").directory) == one
    assert Path(compiled_templates(tmp_path, "en").directory) != one
    monkeypatch.setattr(compiled, "of_the_generator", lambda: "another program")
    other = Path(compiled_templates(tmp_path, "zh").directory)
    assert other.is_dir()
    assert not one.exists()


def test_a_disk_that_takes_nothing_stops_nothing(tmp_path: Path) -> None:
    (tmp_path / FOLDER).write_text("a file in the way", "utf-8")
    env = environment(Words("en")).overlay(bytecode_cache=compiled_templates(tmp_path, "en"))
    assert "Markdown" in str(env.from_string("Markdown").render())
    assert env.get_template("pages/about.md.j2").name
