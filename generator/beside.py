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
from multiprocessing import Pipe, get_context
from multiprocessing.connection import Connection
from queue import SimpleQueue
from typing import Any, TypeVar

from generator.alone import Hold, end_with_the_build
from generator.garbage import settled

T = TypeVar("T")


class LostError(Exception):
    """Work that was begun elsewhere gave nothing: it failed there, or was never begun."""


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
        elsewhere = self.attempt(lambda: iter((work(),)))

        def result() -> T:
            try:
                return next(elsewhere)
            except LostError:  # what is wrong is told from here
                return work()

        return result

    def attempt(self, work: Callable[[], Iterator[T]]) -> Iterator[T]:
        """Begin work that gives one result after another; each is waited for when it is asked for.

        Where one is not to be had, who asks for it gets a `LostError`.
        """
        if not (self.are_there and start_method() == "fork"):
            return _received(None)
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

        self._ends.append(end)
        return _received(ours)

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


def _received(come_from: Connection | None) -> Iterator[Any]:
    """What comes through a pipe, one thing after another."""
    while come_from is not None:
        try:
            yield come_from.recv()
        except (EOFError, OSError):
            break
    raise LostError


class Word:
    """A word to work that is done elsewhere, which waits to hear it."""

    def __init__(self) -> None:
        """Make it before the work is begun."""
        self._there, self._here = Pipe(duplex=False)

    def say(self, word: str | None) -> None:
        """Say it; None if there is nothing to say. Only the first time counts."""
        with suppress(OSError):  # nobody hears it
            self._here.send(word)

    def hear(self) -> str | None:
        """Wait for the word; None if nothing is said."""
        word: str | None = self._there.recv()
        return word


def _hand_over(work: Callable[[], Iterator[object]], to: Connection, hold: Hold) -> None:
    signal.signal(signal.SIGTERM, signal.SIG_DFL)
    end_with_the_build(hold)
    results: SimpleQueue[tuple[object] | None] = SimpleQueue()
    sender = threading.Thread(target=_send, args=(results, to))
    sender.start()
    with suppress(Exception):  # the build does the work itself then, and meets the same fault
        for result in work():
            results.put((result,))
    results.put(None)
    sender.join()


def _send(results: "SimpleQueue[tuple[object] | None]", to: Connection) -> None:
    """Send one result after another: a large one waits until it is asked for, the work goes on."""
    with suppress(Exception):  # nobody asks any more
        while result := results.get():
            to.send(*result)
