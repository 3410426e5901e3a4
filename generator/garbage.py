"""Python's search for circles of objects, and when it has nothing to find."""

import gc
from collections.abc import Iterator
from contextlib import contextmanager


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
