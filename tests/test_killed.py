"""Builds that are killed while somebody reads: the site stays whole, and the next build goes on.

Half of the kills come after a random time, half at a random step on the disk, so that publishing,
which is short, is met as well. `GONGSHI_KILLS` asks for more of them.
"""

import os
import random
import signal
import time
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

import pytest

from tests.county import make_county
from tests.trouble import Ended, Reader, Trouble, change, clean_trees, known_of, run, tree

pytestmark = pytest.mark.skipif(os.name != "posix", reason="signals of POSIX")

KILLS = int(os.environ.get("GONGSHI_KILLS", "50"))
POOLS = 8
"""One in so many builds has a pool, and changes both townships."""


@dataclass
class _Killer:
    """Kills builds of a county at moments that a seed has chosen."""

    root: Path
    chance: random.Random
    steps: int = 0
    lasts: float = 0.0

    def whole(self) -> Ended:
        """A build that comes to its end, whose length the next moments are chosen from."""
        begun = time.monotonic()
        ended = run(self.root)
        if ended.steps:  # none if the last kill came too late
            self.lasts, self.steps = time.monotonic() - begun, ended.steps
        return ended

    def kill(self, number: int) -> Ended:
        """A build that is killed, unless it ends before."""
        if number % POOLS and number % 2:
            return run(self.root, trouble=Trouble("kill", self.chance.randint(1, self.steps)))
        pause = self.chance.uniform(0, self.lasts)

        def end(pid: int) -> None:
            time.sleep(pause)
            alone = number % (2 * POOLS) == 0  # its pool has to see to itself
            with suppress(ProcessLookupError):  # it was faster
                (os.kill if alone else os.killpg)(pid, signal.SIGKILL)

        return run(self.root, "build", "--jobs", "2", after=end)


def test_a_reader_sees_whole_pages_whose_links_hold_whenever_builds_are_killed(
    tmp_path: Path, tmp_path_factory: pytest.TempPathFactory
) -> None:
    trees = clean_trees(tmp_path_factory.mktemp("clean"))
    killer = _Killer(tmp_path, random.Random(5))  # noqa: S311 - the same moments each time
    project = make_county(tmp_path)
    killer.whole()
    assert tree(project.site) == trees[0]
    killed, version = 0, 0
    with Reader(project.site, known_of(trees)) as reader:
        for number in range(1, KILLS + 1):
            version = 2 if number % POOLS == 0 else int(version == 0)
            change(tmp_path, version)
            killed += killer.kill(number).code is None
            assert reader.faults == [], number
            if number % 3 == 0:
                continue  # the next one is killed on top of it
            ended = killer.whole()
            assert (ended.code, reader.faults) == (0, []), (number, ended.said)
            assert tree(project.site) == trees[version], number
        assert killer.whole().code == 0
    assert tree(project.site) == trees[version]
    assert reader.faults == []
    assert killed > KILLS / 2
    assert reader.seen > KILLS
    assert not list(tmp_path.glob(".*.staging"))
    assert {path.name for path in project.site.iterdir() if path.name.startswith(".")} == set()
