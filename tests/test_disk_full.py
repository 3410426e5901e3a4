"""Every write of a build fails: a sentence, the exit code, and a site that is whole.

The suite tries a sample of the steps on the disk, and limits of the size of a file, which leave
files half written. `GONGSHI_EVERY_STEP=1` tries each step.
"""

import os
import random
from pathlib import Path

import pytest

from generator.project import Project
from tests.county import make_county
from tests.trouble import READ_ONLY, Reader, Trouble, change, clean_trees, known_of, run, tree

pytestmark = [
    pytest.mark.xdist_group("disk-full"),
    pytest.mark.skipif(os.name != "posix", reason="limits of POSIX"),
]
EVERY_STEP = bool(os.environ.get("GONGSHI_EVERY_STEP"))
SAMPLE = 12


@pytest.fixture(scope="module")
def trees(tmp_path_factory: pytest.TempPathFactory) -> list[dict[str, str]]:
    return clean_trees(tmp_path_factory.mktemp("clean"))


def _is_whole(project: Project, trees: list[dict[str, str]]) -> None:
    """No page is cut off, of no version, or leads to nothing."""
    reader = Reader(project.site, known_of(trees))
    reader.walk()
    assert reader.faults == []
    assert reader.seen


def _steps(count: int) -> list[int]:
    if EVERY_STEP:
        return list(range(1, count + 1))
    chance = random.Random(28)  # noqa: S311 - the same steps each time
    return sorted(chance.sample(range(1, count + 1), SAMPLE))


@pytest.mark.parametrize("kind", ["full", "full once"])
def test_wherever_the_disk_is_full_the_site_stays_whole(
    kind: str, tmp_path: Path, trees: list[dict[str, str]]
) -> None:
    project = make_county(tmp_path)
    assert run(tmp_path).code == 0
    change(tmp_path, 1)
    steps = run(tmp_path).steps
    standing, wanted = 1, 0
    failed = 0
    for step in _steps(steps):
        change(tmp_path, wanted)
        ended = run(tmp_path, trouble=Trouble(kind, step))
        assert ended.code in (0, 1, 2), (step, ended)
        assert "should not have happened" not in ended.said, (step, ended.said)
        assert "Traceback" not in ended.said, (step, ended.said)
        _is_whole(project, trees)
        if ended.code == 0:
            assert tree(project.site) == trees[wanted], step
            standing, wanted = wanted, standing
        else:
            assert "the disk is full" in ended.said, (step, ended.said)
            failed += 1
    assert failed
    change(tmp_path, wanted)
    assert run(tmp_path).code == 0
    assert tree(project.site) == trees[wanted]


@pytest.mark.parametrize("limit", [0, 1_000, 20_000])
def test_a_file_that_is_written_only_in_part_is_never_published(
    limit: int, tmp_path: Path, trees: list[dict[str, str]]
) -> None:
    """A limit of the kernel on the size of files, which cuts the write that passes it."""
    project = make_county(tmp_path)
    assert run(tmp_path).code == 0
    change(tmp_path, 2)
    ended = run(tmp_path, trouble=Trouble(limit=limit))
    assert ended.code in (1, 2), ended
    assert "should not have happened" not in ended.said, ended.said
    _is_whole(project, trees)
    assert run(tmp_path).code == 0
    assert tree(project.site) == trees[2]


@pytest.mark.parametrize("command", ["build", "assemble", "serve"])
def test_a_target_that_can_only_be_read_is_told(command: str, tmp_path: Path) -> None:
    make_county(tmp_path)
    site = str(tmp_path / READ_ONLY / "site")
    ended = run(tmp_path, command, "--site-dir", site, trouble=Trouble("read-only", 1))
    assert ended.code == 2, ended
    assert "the disk can only be read, not written" in ended.said
    assert "should not have happened" not in ended.said


def test_a_site_that_can_only_be_read_stays(tmp_path: Path) -> None:
    """The lock lies beside it and can be taken; the portal's files cannot be laid."""
    make_county(tmp_path)
    site = tmp_path / READ_ONLY
    assert run(tmp_path, "build", "--jobs", "1", "--site-dir", str(site)).code == 0
    before = tree(site)
    (site / ".keep").touch()
    change(tmp_path, 1)
    arguments = ("build", "--jobs", "1", "--site-dir", str(site))
    ended = run(tmp_path, *arguments, trouble=Trouble("read-only", 1))
    assert ended.code in (1, 2), ended
    assert "the disk can only be read, not written" in ended.said
    (site / ".keep").unlink()
    assert tree(site) == before
