"""Townships as they are done: in this process, or in a pool of them."""

import os
from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor, as_completed
from concurrent.futures.process import BrokenProcessPool
from multiprocessing import get_context

from generator.alone import Hold, end_with_the_build
from generator.beside import start_method
from generator.cluster import Maker
from generator.garbage import let_go, settled
from generator.messages import msg
from generator.model.registry import TownshipEntry
from generator.outcome import Outcome, ProcessLostError

_maker: list[Maker] = []
"""With what a process of the pool makes places: told at its birth, for it knows all of the registry
and would be sent, and read, once more for each place. Empty until then; at most one."""


def jobs_by_default() -> int:
    """As many processes as this one may use processors."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def each_township(
    make: Maker, infos: list[TownshipEntry], jobs: int, hold: Hold
) -> Iterator[Outcome]:
    """Townships as they are done: in this process, or in a pool of them."""
    workers = min(jobs, len(infos))
    if workers <= 1:
        yield from _one_by_one(make, infos)
        return
    settled()
    start = get_context(start_method())
    pool = ProcessPoolExecutor(workers, start, _begin, (hold, make))
    try:
        futures = [pool.submit(_one, info) for info in infos]
        for future in as_completed(futures):
            yield future.result()
    except BrokenProcessPool:
        raise ProcessLostError(
            msg(
                "A process of the build was ended from outside, perhaps because memory ran out. "
                "Build again with fewer at once: “--jobs 1”."
            )
        ) from None
    finally:
        pool.shutdown(cancel_futures=True)


def _one_by_one(make: Maker, infos: list[TownshipEntry]) -> Iterator[Outcome]:
    for number, info in enumerate(infos):
        if number:
            let_go()
        yield make(info)


def _begin(hold: Hold, make: Maker) -> None:
    """Begin a process of the pool."""
    end_with_the_build(hold)
    _maker[:] = [make]


def _one(info: TownshipEntry) -> Outcome:
    outcome = _maker[0](info)
    let_go()
    return outcome
