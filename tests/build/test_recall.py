"""Notes of earlier builds: the same inputs are not read again, and any other input is."""

import shutil
from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path

import pytest

from generator import pipeline
from generator.load import papers
from generator.outcome import Outcome, Result
from generator.project import Project
from tests.county import TODAY, make_county


def _build(project: Project, today: date = TODAY) -> tuple[list[Outcome], list[object]]:
    outcomes, beside = pipeline.make_county(project, (), 1, today, lambda _: None)
    return outcomes, list(beside)


def _results(project: Project, today: date = TODAY) -> dict[str, Result]:
    return {each.id: each.result for each in _build(project, today)[0]}


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    project = make_county(tmp_path_factory.mktemp("recall"))
    record = project.root / "content" / "jia" / "projects" / "road.yml"
    record.write_text(record.read_text("utf-8").replace("3万", "1元"), "utf-8")
    _build(project)
    return project.root


@pytest.fixture
def project(built: Path, tmp_path: Path) -> Project:
    shutil.copytree(built, tmp_path / "county")
    return Project.at(tmp_path / "county")


@pytest.fixture
def unread(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object) -> None:
        pytest.fail("read again")

    monkeypatch.setattr(pipeline, "read_township", refuse)
    monkeypatch.setattr(pipeline, "read_registry", refuse)


@pytest.mark.usefixtures("unread")
def test_the_same_county_is_not_read_again_and_says_the_same(project: Project) -> None:
    outcomes, beside = _build(project)
    assert {each.result for each in outcomes} == {Result.UNCHANGED}
    assert [each.id for each in outcomes] == ["jia", "yi"]
    assert beside == []


def test_what_was_found_is_found_again_word_for_word(project: Project) -> None:
    shutil.rmtree(project.build)
    afresh, _ = _build(project)
    again, _ = _build(project)
    assert [each.diagnostics for each in again] == [each.diagnostics for each in afresh]
    assert any(each.diagnostics for each in afresh)


def _touch_record(project: Project) -> None:
    file = project.root / "content" / "jia" / "projects" / "road.yml"
    file.write_text(file.read_text("utf-8").replace("测试东村修路", "测试东村铺路"), "utf-8")


def _touch_registry(project: Project) -> None:
    file = project.root / "villages.yml"
    file.write_text(file.read_text("utf-8").replace("测试东村", "测试旭村"), "utf-8")


def _remove_site(project: Project) -> None:
    shutil.rmtree(project.site / "jia")


def _spoil_note(project: Project) -> None:
    for note in project.build.rglob("seen.json"):
        note.write_text("{", "utf-8")
    (project.site / "jia" / "gongshi.json").unlink()


@pytest.mark.parametrize("change", [_touch_record, _touch_registry, _remove_site, _spoil_note])
def test_any_change_is_seen(project: Project, change: Callable[[Project], None]) -> None:
    change(project)
    results = _results(project)
    assert results["jia"] is Result.PUBLISHED
    assert results["yi"] is Result.UNCHANGED


@pytest.mark.usefixtures("unread")
@pytest.mark.parametrize("days", [1, 40, 4000])
def test_another_day_is_the_same_while_nothing_is_due(project: Project, days: int) -> None:
    assert set(_results(project, TODAY + timedelta(days=days)).values()) == {Result.UNCHANGED}


@pytest.mark.parametrize(
    "record",
    [
        "suggestions/lamp.yml: {title: a, channel: other, text: b, status: open, due: 2026-01-05}",
        "tasks/lamp.yml: {title: 灯, status: planned, due: 2026-01-05}",
    ],
)
def test_on_the_day_after_the_last_it_is_read_again(project: Project, record: str) -> None:
    name, text = record.split(": ", 1)
    file = project.root / "content" / "yi" / name
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(text, "utf-8")
    assert _results(project)["yi"] is Result.PUBLISHED
    before = _build(project)[0]
    last, late = date(2026, 1, 5), date(2026, 1, 6)
    assert _results(project, last)["yi"] is Result.UNCHANGED
    assert all(last in each.days and late not in each.days for each in before if each.id == "yi")
    assert _results(project, late) == {"jia": Result.UNCHANGED, "yi": Result.PUBLISHED}
    found = {each.rule for each in _build(project, late)[0][1].diagnostics}
    assert {each for each in found if each.endswith("overdue")}
    afresh = project.root.parent / "afresh"
    shutil.copytree(project.root, afresh, ignore=shutil.ignore_patterns("build", "site"))
    _build(Project.at(afresh), late)
    assert _pages(afresh) == _pages(project.root)
    assert _results(project) == {"jia": Result.UNCHANGED, "yi": Result.PUBLISHED}


def _pages(root: Path) -> dict[str, bytes]:
    files = (path for path in (root / "site").rglob("*") if path.is_file())
    return {path.relative_to(root).as_posix(): path.read_bytes() for path in files}


def test_a_day_before_a_date_in_the_records_is_another_input(project: Project) -> None:
    """Then it lies in the future, and nothing is published."""
    assert _results(project, date(2025, 6, 29))["jia"] is Result.HELD_BACK


def test_a_county_with_a_fault_is_always_read_again(project: Project) -> None:
    file = project.root / "content" / "yi" / "projects" / "bad.yml"
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text("title: 测试\n", "utf-8")
    assert _results(project)["yi"] is Result.HELD_BACK
    assert _results(project)["yi"] is Result.HELD_BACK
    file.unlink()
    assert _results(project) == {"jia": Result.UNCHANGED, "yi": Result.UNCHANGED}


def _of_files(outcomes: list[Outcome]) -> list[str]:
    return [
        f"{each.rule} {each.position}: {each.message}"
        for outcome in outcomes
        for each in outcome.diagnostics
        if each.rule.startswith("unnamed-")
    ]


def test_a_file_that_no_record_names_is_told_of_and_looked_through_once(
    project: Project, monkeypatch: pytest.MonkeyPatch
) -> None:
    notes = project.records("jia") / "projects" / "notes.md"
    notes.write_text("测试\n电话 13800000000\n", "utf-8")
    outcomes, _ = _build(project)
    said = _of_files(outcomes)
    assert said == [
        (
            "unnamed-private content/jia/projects/notes.md:1:1: This file is not published, but"
            " contains a mobile number (line 2; places: 1)."
        )
    ]
    assert {each.result for each in outcomes} == {Result.UNCHANGED}
    kept = (project.build / "jia" / "looks.json").read_text("utf-8")
    assert "13800000000" not in kept

    def refuse(*_: object) -> None:
        pytest.fail("read again")

    monkeypatch.setattr(papers, "read_any", refuse)
    assert _of_files(_build(project)[0]) == said
    record = project.records("jia") / "projects" / "road.yml"
    record.write_text(record.read_text("utf-8") + "# 测试\n", "utf-8")
    assert _of_files(_build(project)[0]) == said
    notes.unlink()
    assert _of_files(_build(project)[0]) == []
    assert kept != (project.build / "jia" / "looks.json").read_text("utf-8")
