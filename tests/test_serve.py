"""`gongshi serve`: what a change touches, and a server that survives every fault."""

import time
from collections.abc import Callable, Iterator
from pathlib import Path
from threading import Event, Thread
from urllib.error import URLError
from urllib.request import urlopen

import pytest

from generator.build.preview import Preview
from generator.diagnostics import Diagnostic
from generator.project import Project
from generator.serve import Workshop, serve, touched
from tests.county import TODAY, make_county, put


def test_only_the_township_touched(tmp_path: Path) -> None:
    project = Project.at(tmp_path)
    content = project.root / "content"
    assert touched(project, [content / "jia/projects/a.yml", content / "yi/funds/b.yml"]) == (
        "jia",
        "yi",
    )
    assert touched(project, [content / "jia/projects/a.yml", project.root / "villages.yml"]) == ()
    assert touched(project, [project.theme / "main.html"]) == ()


class _Session:
    """A server in a thread, and what it has said."""

    def __init__(self, project: Project) -> None:
        self.said: list[str] = []
        self.stop = Event()
        project.site.mkdir()
        preview, told = Preview(project.site, 0), (self.said.append, self._describe)
        self._thread = Thread(
            target=serve, args=(Workshop(project, TODAY, preview, *told), self.stop)
        )
        self._thread.start()

    @staticmethod
    def _describe(found: list[Diagnostic]) -> str:
        return "\n".join(f"{each.position} {each.rule}" for each in found)

    def get(self, path: str) -> str:
        try:
            with urlopen(self.said[0] + path) as answer:  # noqa: S310 - our own loopback address
                return str(answer.read().decode())
        except URLError:
            return ""

    def wait(self, condition: Callable[[], bool]) -> None:
        """Until it holds; a minute is far more than a rebuild takes on a slow machine."""
        deadline = time.monotonic() + 60
        while not condition():
            assert time.monotonic() < deadline, self.said
            time.sleep(0.1)

    def close(self) -> None:
        self.stop.set()
        self._thread.join()


@pytest.fixture
def session(tmp_path: Path) -> Iterator[_Session]:
    running = _Session(make_county(tmp_path))
    running.wait(lambda: bool(running.said))
    yield running
    running.close()


def test_a_fault_is_shown_and_mended(tmp_path: Path, session: _Session) -> None:
    session.wait(lambda: "荷叶塘" in session.get("yi/projects/canal/"))
    put(tmp_path, "yi/projects/canal.yml", "title: 清淤\nstatus: x\n")
    session.wait(lambda: "canal.yml:2:9 unknown-code" in session.get("yi/"))
    assert "荷叶塘" in session.get("yi/projects/canal/")
    put(
        tmp_path,
        "yi/projects/canal.yml",
        "title: 清淤完工\nstatus: completion\nsources: [{title: 测试}]\n",
    )
    session.wait(lambda: "清淤完工" in session.get("yi/projects/canal/"))
    session.wait(lambda: "unknown-code" not in session.get("yi/"))
    assert "jia: published" in session.said
    assert session.said.count("jia: published") == 1


def test_what_became_of_a_place_is_said_in_the_language_of_the_command(tmp_path: Path) -> None:
    project, said = make_county(tmp_path), list[str]()
    project.site.mkdir()
    preview = Preview(project.site, 0)
    Workshop(project, TODAY, preview, said.append, lambda _: "", "zh_CN").rebuild(("yi",))
    preview.start()
    preview.stop()
    assert said == ["yi: 已公布"]
