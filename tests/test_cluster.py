"""A county built by a real scheduler and two workers, one of which dies while it builds."""

import os
import pickle
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import AbstractContextManager, contextmanager
from pathlib import Path

import psutil
import pytest

from generator import pipeline
from generator.messages import msg
from generator.outcome import ClusterError, InUseError, Result, StoppedError
from generator.project import Project
from tests.county import RECORDS, TODAY, bytes_of, make_county

pytestmark = pytest.mark.xdist_group("cluster")

SOURCES = Path(__file__).parent.parent


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


@contextmanager
def _running(*line: str, folder: Path, **variables: str) -> Iterator[subprocess.Popen[bytes]]:
    """A Dask command while it is needed, without a dashboard and without a nanny that revives."""
    environment = {**os.environ, "PYTHONPATH": str(SOURCES), **variables}
    with (folder / f"{line[0]}.log").open("ab") as log:
        process = subprocess.Popen(
            [sys.executable, "-m", "distributed.cli.dask_" + line[0], *line[1:]],
            cwd=folder,
            env=environment,
            stdout=log,
            stderr=log,
        )
    try:
        yield process
    finally:
        process.kill()
        process.wait()


@pytest.fixture
def scheduler(tmp_path: Path) -> Iterator[str]:
    address = f"tcp://127.0.0.1:{_free_port()}"
    line = ("scheduler", "--port", address.rpartition(":")[2], "--no-dashboard", "--no-show")
    with _running(*line, "--host", "127.0.0.1", folder=tmp_path):
        yield address


def _worker(
    address: str, folder: Path, **variables: str
) -> AbstractContextManager[subprocess.Popen[bytes]]:
    line = ("worker", address, "--nthreads", "1", "--no-dashboard", "--no-nanny")
    return _running(*line, folder=folder, **variables)


def _county(folder: Path, townships: int) -> Project:
    """A county of so many townships with the same records."""
    folder.mkdir()
    make_county(folder)
    head, _, rest = (folder / "villages.yml").read_text("utf-8").partition("  - id: yi\n")
    added = "".join(
        f'  - {{id: t{number}, code: "990001{number}", county: ceshi, name: 测试{number}镇, '
        f'villages: [{{id: dong, code: "990001{number}201", name: 测试东村, kind: village}}]}}\n'
        for number in range(200, 200 + townships)
    )
    (folder / "villages.yml").write_text(f"{head}{added}  - id: yi\n{rest}", encoding="utf-8")
    for number in range(200, 200 + townships):
        for name, text in RECORDS.items():
            if name.startswith("jia/"):
                path = folder / "content" / name.replace("jia/", f"t{number}/")
                path.parent.mkdir(parents=True, exist_ok=True)
                path.write_text(text, encoding="utf-8")
    return Project.at(folder)


def _is_building(process: subprocess.Popen[bytes], project: Project) -> bool:
    """Whether a worker has begun a township: it holds a place's lock open."""
    files = psutil.Process(process.pid).open_files()
    return any(Path(each.path).parent == project.build for each in files)


def test_a_worker_that_dies_half_way_costs_nothing(scheduler: str, tmp_path: Path) -> None:
    alone, shared = _county(tmp_path / "alone", 3), _county(tmp_path / "shared", 3)
    expected, _ = pipeline.make_county(alone, (), 1, TODAY, lambda _: None)
    killed: list[int] = []
    with _worker(scheduler, tmp_path) as first, _worker(scheduler, tmp_path):

        def kill_the_first(_: object) -> None:
            """After the first township: as soon as that worker is in the middle of another."""
            for _ in range(600):
                if killed:
                    return
                if _is_building(first, shared):
                    first.send_signal(signal.SIGKILL)
                    killed.append(first.wait())
                time.sleep(0.05)

        outcomes, beside = pipeline.make_county(
            shared, (), 1, TODAY, kill_the_first, scheduler=scheduler
        )
    assert killed == [-signal.SIGKILL]
    assert not beside
    assert [each.id for each in outcomes] == [each.id for each in expected]
    # done when it died, but not told of: then the second finds it unchanged
    assert {each.result for each in outcomes} <= {Result.PUBLISHED, Result.UNCHANGED}
    made, told = bytes_of(shared.site), bytes_of(alone.site)
    assert made.keys() == told.keys()
    assert [name for name in made if made[name] != told[name]] == []


def test_a_worker_of_another_environment_is_refused(scheduler: str, tmp_path: Path) -> None:
    project = make_county(tmp_path)
    with (
        _worker(scheduler, tmp_path, SOURCE_DATE_EPOCH="1"),
        pytest.raises(ClusterError, match="another version of the program"),
    ):
        pipeline.make_county(project, (), 1, TODAY, lambda _: None, scheduler=scheduler)
    assert not (project.site / "jia").exists()


def test_a_scheduler_that_is_not_there_is_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("generator.cluster._ANSWER", 1.0)
    project = make_county(tmp_path)
    with pytest.raises(ClusterError, match="does not answer"):
        pipeline.make_county(
            project, (), 1, TODAY, lambda _: None, scheduler=f"tcp://127.0.0.1:{_free_port()}"
        )


def test_a_scheduler_without_workers_is_told(
    scheduler: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    project = make_county(tmp_path)
    monkeypatch.setattr("generator.cluster._FIRST_WORKER", 1.0)
    with pytest.raises(ClusterError, match="has no workers"):
        pipeline.make_county(project, (), 1, TODAY, lambda _: None, scheduler=scheduler)


@pytest.mark.parametrize("kind", [ClusterError, InUseError])
def test_why_it_stopped_travels_between_processes(kind: type[StoppedError]) -> None:
    error = pickle.loads(pickle.dumps(kind(msg("Aborted!"))))  # noqa: S301 - our own bytes
    assert isinstance(error, kind)
    assert error.message == msg("Aborted!")
