"""A county from several machines: the same bytes as from one, and nothing that is not its own."""

import json
import shutil
from pathlib import Path

import pytest
from filelock import FileLock

from generator import pipeline
from generator.assemble import assemble_county
from generator.outcome import InUseError, Outcome, Result
from generator.project import LEAVING, Project
from tests.county import RECORDS, REGISTRY, TODAY, bytes_of, make_county, put

EVERYTHING = RECORDS | {
    "ceshi/projects/river.yml": """\
title: 测试河全县清漂
status: implementation
sources:
  - {title: 测试公告}
"""
}
MACHINES = {"one": ("jia",), "two": ("yi",), "three": ("ceshi",)}


def _machine(folder: Path, *only: str, records: dict[str, str] | None = None) -> Path:
    """A machine of its own that builds the named places, without a portal; its site."""
    folder.mkdir()
    project = make_county(folder, records or EVERYTHING)
    outcomes, beside = pipeline.make_county(
        project, only, 1, TODAY, lambda _: None, with_portal=False
    )
    assert not beside
    assert [each.result for each in outcomes] == [Result.PUBLISHED] * len(only)
    return project.site


def _assemble(project: Project, *folders: Path) -> dict[str, Outcome]:
    outcomes, beside = assemble_county(project, folders, lambda _: None)
    assert not beside, [str(each.message) for each in beside]
    return {each.id: each for each in outcomes}


def _refusal(outcome: Outcome) -> str:
    assert outcome.result is Result.HELD_BACK
    [found] = outcome.diagnostics
    assert found.rule == "place-refused"
    return str(found.message)


@pytest.fixture(scope="module")
def machines(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    root = tmp_path_factory.mktemp("machines")
    return {name: _machine(root / name, *only) for name, only in MACHINES.items()}


@pytest.fixture
def home(tmp_path: Path) -> Project:
    """The machine that puts it together; nothing is built on it."""
    (tmp_path / "home").mkdir()
    return make_county(tmp_path / "home", EVERYTHING)


def test_three_machines_make_what_one_makes(
    machines: dict[str, Path], home: Project, tmp_path: Path
) -> None:
    for name, only in MACHINES.items():
        assert {each.name for each in machines[name].iterdir()} == {*only, "gongshi.json"}
    (tmp_path / "alone").mkdir()
    alone = make_county(tmp_path / "alone", EVERYTHING)
    pipeline.make_county(alone, (), 1, TODAY, lambda _: None)
    outcomes = _assemble(home, *machines.values())
    assert {each.result for each in outcomes.values()} == {Result.PUBLISHED}
    made, expected = bytes_of(home.site), bytes_of(alone.site)
    assert made.keys() == expected.keys()
    assert [name for name in made if made[name] != expected[name]] == []
    assert not list(home.root.glob(".site.staging"))


def test_again_changes_nothing_and_a_whole_site_is_a_part_too(
    machines: dict[str, Path], home: Project, tmp_path: Path
) -> None:
    _assemble(home, *machines.values())
    before = bytes_of(home.site)
    whole = shutil.copytree(home.site, tmp_path / "whole")
    outcomes = _assemble(home, machines["two"], whole, machines["one"])
    assert {name: each.result for name, each in outcomes.items()} == dict.fromkeys(
        ("yi", "jia", "ceshi"), Result.UNCHANGED
    )
    assert bytes_of(home.site) == before


def test_places_in_no_folder_stay_and_a_page_that_goes_is_told(
    machines: dict[str, Path], home: Project, tmp_path: Path
) -> None:
    _assemble(home, *machines.values())
    jia = bytes_of(home.site / "jia")
    records = dict(EVERYTHING)
    text = records.pop("yi/projects/canal.yml")
    records["yi/projects/pond.yml"] = text.replace("清淤", "疏浚")
    newer = _machine(tmp_path / "newer", "yi", records=records)
    [outcome] = _assemble(home, newer).values()
    assert outcome.result is Result.PUBLISHED
    assert [each.rule for each in outcome.diagnostics] == ["address-gone"]
    assert bytes_of(home.site / "jia") == jia
    assert not (home.site / "yi/projects/canal").exists()
    assert "疏浚" in (home.site / "index.html").read_text("utf-8")


def test_another_version_of_the_program_is_refused(
    machines: dict[str, Path], home: Project, tmp_path: Path
) -> None:
    foreign = shutil.copytree(machines["one"], tmp_path / "foreign")
    mark = foreign / "jia" / "gongshi.json"
    state = json.loads(mark.read_text("utf-8"))
    for program in ("0" * 64, None):
        mark.write_text(json.dumps(state | {"program": program}), encoding="utf-8")
        outcomes = _assemble(home, foreign, machines["two"])
        assert "another version of the program" in _refusal(outcomes["jia"])
    assert not (home.site / "jia").exists()
    assert (home.site / "yi" / "index.html").is_file()


def test_what_is_no_place_of_the_registry_is_refused(
    machines: dict[str, Path], home: Project
) -> None:
    registry = REGISTRY[: REGISTRY.index("  - id: yi")]
    (home.root / "villages.yml").write_text(registry, encoding="utf-8")
    shutil.rmtree(home.root / "content" / "yi")
    outcomes = _assemble(home, *machines.values())
    assert "no place “yi”" in _refusal(outcomes["yi"])
    assert not (home.site / "yi").exists()
    assert outcomes["jia"].result is Result.PUBLISHED


def test_two_different_ones_of_a_place_are_both_refused(
    machines: dict[str, Path], home: Project, tmp_path: Path
) -> None:
    records = EVERYTHING | {"yi/projects/canal.yml": "title: 清淤\nstatus: completion\n"}
    other = _machine(tmp_path / "other", "yi", records=records)
    outcomes = _assemble(home, machines["two"], other, machines["two"])
    assert "name only one of the two" in _refusal(outcomes["yi"])
    assert not (home.site / "yi").exists()


@pytest.mark.parametrize("state", ["[", "{}", '{"fingerprint": 1}'])
def test_a_mark_that_cannot_be_read_is_refused(
    state: str, machines: dict[str, Path], home: Project, tmp_path: Path
) -> None:
    torn = shutil.copytree(machines["two"], tmp_path / "torn")
    (torn / "yi" / "gongshi.json").write_text(state, encoding="utf-8")
    assert _refusal(_assemble(home, torn)["yi"])


def test_a_summary_of_another_place_and_links_are_refused(
    machines: dict[str, Path], home: Project, tmp_path: Path
) -> None:
    renamed = tmp_path / "renamed"
    shutil.copytree(machines["two"] / "yi", renamed / "jia")
    assert "cannot be used" in _refusal(_assemble(home, renamed)["jia"])
    linked = shutil.copytree(machines["two"], tmp_path / "linked")
    (linked / "yi" / "secret.txt").symlink_to(home.root / "villages.yml")
    assert "links" in _refusal(_assemble(home, linked)["yi"])


def test_a_place_whose_build_was_killed_is_refused(
    machines: dict[str, Path], home: Project, tmp_path: Path
) -> None:
    """It still holds pages that its records no longer have."""
    killed = shutil.copytree(machines["two"], tmp_path / "killed")
    (killed / "yi" / LEAVING).touch()
    assert "did not end" in _refusal(_assemble(home, killed)["yi"])


def test_nothing_is_a_portal_over_what_stands(home: Project) -> None:
    assert _assemble(home) == {}
    assert (home.site / "index.html").is_file()
    assert (home.site / "handbook" / "index.html").is_file()


def test_it_waits_for_no_other_build(home: Project) -> None:
    with FileLock(home.root / ".site.lock"), pytest.raises(InUseError):
        _assemble(home)


def test_a_township_in_error_keeps_its_last_good_site_across_machines(
    machines: dict[str, Path], home: Project, tmp_path: Path
) -> None:
    _assemble(home, *machines.values())
    before = bytes_of(home.site)
    (tmp_path / "broken").mkdir()
    broken = make_county(tmp_path / "broken", EVERYTHING)
    put(broken.root, "yi/projects/bad.yml", "titel: 错\n")
    pipeline.make_county(broken, ("yi",), 1, TODAY, lambda _: None, with_portal=False)
    assert _assemble(home, broken.site) == {}
    assert bytes_of(home.site) == before
