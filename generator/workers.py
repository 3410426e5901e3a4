"""Townships as they are done: in this process, or in a pool of them."""

import os
from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor, as_completed
from concurrent.futures.process import BrokenProcessPool
from multiprocessing import get_context

from generator.alone import Hold, end_with_the_build
from generator.beside import start_method
from generator.cluster import Maker
from generator.garbage import settled
from generator.messages import msg
from generator.model.registry import TownshipEntry
from generator.outcome import Outcome, ProcessLostError


def jobs_by_default() -> int:
    """As many processes as this one may use processors."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def each_township(
    make: Maker, infos: list[TownshipEntry], jobs: int, hold: Hold
) -> Iterator[Outcome]:
    """Townships as they are done: in this process, or in a pool of them."""
    workers = min(jobs, len(infos))
    if workers <= 1:
        yield from map(make, infos)
        return
    settled()
    start = get_context(start_method())
    pool = ProcessPoolExecutor(workers, start, end_with_the_build, (hold,))
    try:
        futures = [pool.submit(make, info) for info in infos]
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
