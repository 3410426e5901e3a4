"""A process of its own for what only a process without threads does."""

from collections.abc import Callable
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context
from typing import TypeVar

T = TypeVar("T")


def without_threads(scene: Callable[[], T]) -> T:
    """What a scene gives that is played in a fresh process; what it raises is raised here.

    This process may have threads, those of the runner of tests say, and then it makes no copies of
    itself. The scene has to be a function of a module, so that it can travel.
    """
    with ProcessPoolExecutor(1, mp_context=get_context("spawn")) as pool:
        return pool.submit(scene).result()
