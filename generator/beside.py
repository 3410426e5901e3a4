"""Work done beside the build's own, in copies of its process: what each hands back, nothing else.

A copy (Linux) has everything loaded and every record at hand, so that nothing has to travel to it.
It writes nothing to the site. Where there is no copy, or one was lost, the work is done here, when
its result is asked for: the result is the same.
"""

import signal
import sys
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from multiprocessing import get_context
from multiprocessing.connection import Connection
from typing import TypeVar

from generator.alone import Hold, end_with_the_build
from generator.garbage import settled

T = TypeVar("T")


def start_method() -> str:
    """A copy of this process has everything loaded already; with threads it would not be safe."""
    return "fork" if sys.platform == "linux" and threading.active_count() == 1 else "spawn"


class Helpers:
    """Copies of this process, as many as there is work for them."""

    def __init__(self, hold: Hold, *, wanted: bool) -> None:
        """Have helpers, if they are wanted and a copy of this process is safe."""
        self.are_there = wanted and start_method() == "fork"
        self._hold = hold
        self._ends: list[Callable[[], None]] = []

    def begin(self, work: Callable[[], T]) -> Callable[[], T]:
        """Begin a piece of work; whoever calls what is returned, once, waits for its result."""
        if not (self.are_there and start_method() == "fork"):
            return work
        settled()
        context = get_context("fork")
        ours, theirs = context.Pipe(duplex=False)
        process = context.Process(target=_hand_over, args=(work, theirs, self._hold), daemon=True)
        process.start()
        theirs.close()

        def end() -> None:
            ours.close()
            process.kill()
            process.join()

        def result() -> T:
            try:
                done: T = ours.recv()
            except (EOFError, OSError):  # it failed or was lost; what is wrong is told from here
                return work()
            return done

        self._ends.append(end)
        return result

    def end(self) -> None:
        """Let go all that still work, though nobody asked for their result."""
        while self._ends:
            self._ends.pop()()


@contextmanager
def helpers(hold: Hold, *, wanted: bool) -> Iterator[Helpers]:
    """Helpers of a build, none of which outlives the block."""
    found = Helpers(hold, wanted=wanted)
    try:
        yield found
    finally:
        found.end()


def _hand_over(work: Callable[[], object], to: Connection, hold: Hold) -> None:
    signal.signal(signal.SIGTERM, signal.SIG_DFL)
    end_with_the_build(hold)
    with suppress(Exception):  # the build does the work itself then, and meets the same fault
        to.send(work())
