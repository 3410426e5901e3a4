"""One build at a time: whoever comes second is told what to do, and no lock outlives its holder."""

import os
import signal
import time
from multiprocessing import get_context
from pathlib import Path

import pytest

from generator import alone, pipeline, reading, rendering, workers
from generator.alone import working
from generator.diagnostics import has_errors
from generator.messages import match_language
from generator.model.registry import TownshipEntry
from generator.outcome import InUseError, Outcome, ProcessLostError
from generator.project import Project
from tests.county import TODAY, make_county, put
from tests.trouble import run

pytestmark = pytest.mark.skipif(os.name != "posix", reason="locks and signals of POSIX")
_CONTEXT = get_context("spawn")


@pytest.fixture
def impatient(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(alone, "PATIENCE", 0.1)


def _build(project: Project) -> list[Outcome]:
    outcomes, beside = pipeline.make_county(project, (), 1, TODAY, lambda _: None)
    assert not has_errors(beside)
    return outcomes


@pytest.mark.usefixtures("impatient")
def test_two_sites_of_the_same_records_are_not_built_at_once(tmp_path: Path) -> None:
    """Both would write below build/."""
    project = make_county(tmp_path)
    other = Project.at(tmp_path, tmp_path / "elsewhere")
    with alone.alone(project), pytest.raises(InUseError) as refused:
        _build(other)
    said = refused.value.message
    assert "Wait until it has ended, then build again" in str(said)
    assert "再" in said.translate(match_language("zh_CN"))
    assert not other.site.exists()


@pytest.mark.usefixtures("impatient")
def test_markdown_is_not_written_beneath_a_build(tmp_path: Path) -> None:
    project = make_county(tmp_path)
    with alone.alone(project), pytest.raises(InUseError):
        rendering.render_county(project, (), TODAY)


def test_the_command_says_it_in_a_sentence(tmp_path: Path) -> None:
    project = make_county(tmp_path)
    with alone.alone(project):
        for command in (("build", "--jobs", "1"), ("assemble",), ("render",)):
            ended = run(tmp_path, *command)
            assert ended.code == 2, ended
            assert "Another build works here" in ended.said
            assert "Traceback" not in ended.said


def _hold(root: Path, pool: alone.Hold) -> None:
    """What a process of the pool does when it is begun, and then it works on."""
    alone.end_with_the_build(pool)
    (root / "working").write_text(str(os.getpid()))
    signal.pause()


def _build_and_work(root: Path) -> None:
    with working(Project.at(root)) as hold:
        process = _CONTEXT.Process(target=_hold, args=(root, hold))
        process.start()
        process.join()


def _appears(path: Path) -> str:
    deadline = time.monotonic() + 60  # far more than a process takes to begin on a slow machine
    while not (path.exists() and path.read_text()):
        assert time.monotonic() < deadline
        time.sleep(0.01)
    return path.read_text()


def test_processes_of_a_killed_build_end_before_another_begins(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(alone, "PATIENCE", 60.0)  # a slow machine ends processes slowly
    project = make_county(tmp_path)
    build = _CONTEXT.Process(target=_build_and_work, args=(tmp_path,))
    build.start()
    worker = int(_appears(tmp_path / "working"))
    assert build.pid is not None
    os.kill(build.pid, signal.SIGKILL)
    with working(project):
        # The lock was the worker's too, so it has ended; what is left is for init to collect.
        stat = Path(f"/proc/{worker}/stat")
        assert not stat.exists() or stat.read_text().rpartition(")")[2].split()[0] in "ZX"
    build.join()


@pytest.mark.usefixtures("impatient")
def test_a_process_of_the_pool_holds_the_lock_with_the_build(tmp_path: Path) -> None:
    project = make_county(tmp_path)
    with working(project) as hold:
        copy = os.dup(hold.descriptor)
    with pytest.raises(InUseError), working(project):
        pass
    os.close(copy)
    with working(project):
        pass


def _killed_at_once(info: TownshipEntry) -> Outcome:
    os.kill(os.getpid(), signal.SIGKILL)
    raise AssertionError(info)


def test_a_killed_process_of_the_pool_is_told_in_a_sentence(tmp_path: Path) -> None:
    """The kernel does that when memory runs out."""
    project = make_county(tmp_path)
    registry, _ = reading.read_registry(project)
    assert registry is not None
    places = reading.chosen(project, registry, ())
    with working(project) as hold, pytest.raises(ProcessLostError) as lost:
        list(workers.each_township(_killed_at_once, places, 2, hold))
    assert "--jobs 1" in str(lost.value.message)


def test_records_that_change_beneath_a_build_are_read_by_the_next(tmp_path: Path) -> None:
    project = make_county(tmp_path)
    _build(project)
    put(tmp_path, "yi/projects/canal.yml", "title: 荷叶塘疏浚\nstatus: completion\n")
    _build(project)
    assert "荷叶塘疏浚" in (project.site / "yi/projects/canal/index.html").read_text()
