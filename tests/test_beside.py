"""Work done in a copy of the process, or here."""

import os
import signal
import sys
from collections.abc import Iterator
from functools import partial
from select import select
from threading import Event, Thread

import pytest

from generator.alone import Hold
from generator.beside import Helpers, LostError, Word, helpers
from tests.apart import without_threads

copies = pytest.mark.skipif(sys.platform != "linux", reason="copies of a process")


def _there(found: Helpers) -> Helpers:
    assert found.are_there
    return found


def _elsewhere() -> tuple[bool, str]:
    with helpers(Hold(), wanted=True) as found:
        first, second = _there(found).begin(os.getpid), found.begin(lambda: "x" * 300_000)
        text = second()
        return first() == os.getpid(), text


@copies
def test_work_is_done_elsewhere() -> None:
    assert without_threads(_elsewhere) == (False, "x" * 300_000)


def _ahead() -> tuple[bytes, list[int], bool]:
    """What is heard of work whose first result, larger than a pipe, nobody has asked for yet."""
    ours, theirs = os.pipe()

    def work() -> Iterator[bytes]:
        yield bytes(1_000_000)
        os.write(theirs, b"on")
        yield b""

    with helpers(Hold(), wanted=True) as found:
        results = _there(found).attempt(work)
        heard = os.read(ours, 2) if select([ours], [], [], 60)[0] else b"nothing"
        sizes = [len(next(results)), len(next(results))]
        try:
            next(results)
        except LostError:
            return heard, sizes, True
    return heard, sizes, False


@copies
def test_a_large_result_does_not_keep_the_work_waiting() -> None:
    assert without_threads(_ahead) == (b"on", [1_000_000, 0], True)


def _told(word: str | None) -> list[str | None]:
    heard = Word()

    with helpers(Hold(), wanted=True) as found:
        results = _there(found).attempt(lambda: iter((heard.hear(),)))
        heard.say(word)
        heard.say("too late")
        return [next(results)]


@copies
@pytest.mark.parametrize("word", ["3fa9", None])
def test_work_elsewhere_hears_a_word(word: str | None) -> None:
    assert without_threads(partial(_told, word)) == [word]


def test_without_helpers_nothing_is_attempted() -> None:
    with helpers(Hold(), wanted=False) as found, pytest.raises(LostError):
        next(found.attempt(lambda: iter("a")))


def _failing() -> bool:
    def fault() -> int:
        raise ValueError(os.getpid())

    with helpers(Hold(), wanted=True) as found:
        try:
            _there(found).begin(fault)()
        except ValueError as error:
            return error.args == (os.getpid(),)
    return False


@copies
def test_what_fails_there_is_done_here() -> None:
    assert without_threads(_failing)


def _lost() -> bool:
    here = os.getpid()

    def work() -> int:
        if os.getpid() != here:
            os.kill(os.getpid(), signal.SIGKILL)
        return here

    with helpers(Hold(), wanted=True) as found:
        return _there(found).begin(work)() == here


@copies
def test_what_is_lost_is_done_here() -> None:
    assert without_threads(_lost)


def _outlived() -> bytes:
    """What comes from the other end of a pipe: nothing, once nobody has it any more."""
    ours, theirs = os.pipe()
    with helpers(Hold(), wanted=True) as found:
        _there(found).begin(signal.pause)
        os.close(theirs)
    return os.read(ours, 1)


@copies
def test_nobody_outlives_the_block() -> None:
    assert without_threads(_outlived) == b""


def test_without_helpers_work_waits_until_it_is_asked_for() -> None:
    with helpers(Hold(), wanted=False) as found:
        done: list[int] = []
        later = found.begin(lambda: done.append(1))
        assert not done
        later()
    assert done == [1]


def test_no_copy_is_made_of_a_process_with_threads() -> None:
    over = Event()
    thread = Thread(target=over.wait)
    thread.start()
    with helpers(Hold(), wanted=True) as found:
        assert not found.are_there
        assert found.begin(os.getpid)() == os.getpid()
    over.set()
    thread.join()
