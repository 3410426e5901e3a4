"""Work done in a copy of the process, or here."""

import os
import signal
import sys
from collections.abc import Iterator

import pytest

from generator.alone import Hold
from generator.beside import Helpers, helpers

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="copies of a process")


@pytest.fixture
def found() -> Iterator[Helpers]:
    with helpers(Hold(), wanted=True) as given:
        if not given.are_there:
            pytest.skip("this process has threads")
        yield given


def test_work_is_done_elsewhere(found: Helpers) -> None:
    first, second = found.begin(os.getpid), found.begin(lambda: "x" * 300_000)
    assert second() == "x" * 300_000
    assert first() != os.getpid()


def test_what_fails_there_is_done_here(found: Helpers) -> None:
    def fault() -> int:
        raise ValueError(os.getpid())

    with pytest.raises(ValueError, match=str(os.getpid())):
        found.begin(fault)()


def test_what_is_lost_is_done_here(found: Helpers) -> None:
    here = os.getpid()

    def work() -> int:
        if os.getpid() != here:
            os.kill(os.getpid(), signal.SIGKILL)
        return here

    assert found.begin(work)() == here


def test_nobody_outlives_the_block() -> None:
    ours, theirs = os.pipe()
    with helpers(Hold(), wanted=True) as found:
        if not found.are_there:
            pytest.skip("this process has threads")
        found.begin(signal.pause)
        os.close(theirs)
    assert os.read(ours, 1) == b""  # nobody has the other end any more
    os.close(ours)


def test_without_helpers_work_waits_until_it_is_asked_for() -> None:
    with helpers(Hold(), wanted=False) as found:
        done: list[int] = []
        later = found.begin(lambda: done.append(1))
        assert not done
        later()
    assert done == [1]
