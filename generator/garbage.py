"""Python's search for circles of objects, and when it has nothing to find."""

import atexit
import gc
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache

_MADE_BETWEEN = 100_000
"""So many objects more than before are made between two searches (Python's own number: 700).

They are some 20 MB. A build makes half a million objects that stay until its end, and hardly a
circle; the usual searches in between took a tenth of its time.
"""


def seldom() -> None:
    """Search seldom from now on, and not at all when the process ends.

    Its memory goes back to the system then, whatever lies in it.
    """
    gc.set_threshold(_MADE_BETWEEN, *gc.get_threshold()[1:])
    atexit.unregister(gc.freeze)
    atexit.register(gc.freeze)


@cache
def loaded() -> None:
    """Search no more through what has been loaded: modules stay to the end.

    The first search would go through all of them, as soon as the first records have been read.
    """
    gc.freeze()


@cache
def settled() -> None:
    """Search no more through what there is now: records stay, and copies of the process share it.

    A search writes into each object that it looks at, and a copy would have to take a page of
    memory of its own for each. Once is enough, and a process that builds again and again must not
    keep what each build leaves.
    """
    gc.freeze()


@contextmanager
def no_circles() -> Iterator[None]:
    """Leave out the search while many objects are made that hold no circles.

    Records are such objects: they go when nobody holds them any more. The search would go through
    all of them each time that a few hundred were made.
    """
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()


def let_go() -> None:
    """Let go of what a place has left in circles, before another is made in the same process.

    The engines leave some 50,000 objects of each, which Python would find after dozens of places.
    What stays after the first is what stays for all: engines and words, never searched again.
    """
    gc.collect()
    _stay()


@cache
def _stay() -> None:
    gc.freeze()
