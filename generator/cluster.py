"""Townships built on a Dask cluster, whose machines share the project's folder.

`distributed` is an optional extra (`pip install gongshi[cluster]`). The scheduler deals out
townships, and deals them out again when a worker dies; a place is published in one step, so what a
dead worker left half done is simply done again. Scheduler and workers must be trusted: whoever
reaches a Dask scheduler may run programs on its workers.
"""

import os
import threading
from collections.abc import Callable, Iterator, Sequence
from importlib import import_module
from typing import Any

from filelock import FileLock

from generator.build import site_not_built
from generator.build.fingerprint import of_the_generator
from generator.messages import Message, msg
from generator.model.registry import TownshipEntry
from generator.outcome import ClusterError, Outcome, Result
from generator.project import REGISTRY, Project

_ANSWER = 30.0
"""Seconds that the scheduler may take to answer."""
_FIRST_WORKER = 30.0
"""Seconds that may pass until a first worker is there."""
_PATIENCE = 30.0
"""Seconds without a result after which it is asked whether any worker is left."""

_ONE_AT_A_TIME = threading.Lock()
"""A worker may have several threads; a build wants a process for itself."""

Maker = Callable[[TownshipEntry], Outcome]


def each_on_cluster(
    scheduler: str, project: Project, make: Maker, infos: Sequence[TownshipEntry]
) -> Iterator[Outcome]:
    """The outcomes of all places, each as it is done on some worker.

    Raises:
        ClusterError: if `distributed` is not installed, the scheduler does not answer, no worker is
            (left) there, or one has another program or does not see the project's folder.
    """
    with _client(scheduler) as client:
        same = _same()
        futures = {
            client.submit(_made, make, project, info, same, pure=False): info for info in infos
        }
        try:
            yield from _as_done(client, futures)
        finally:
            client.cancel(list(futures), force=True)


def _client(scheduler: str) -> Any:  # noqa: ANN401 - the library carries no types
    try:
        distributed = _distributed()
    except ImportError:
        raise ClusterError(
            msg("“--scheduler” needs more to be installed: pip install “gongshi[cluster]”.")
        ) from None
    try:
        client = distributed.Client(scheduler, timeout=_ANSWER)
    except (OSError, ValueError):
        raise ClusterError(
            msg("The scheduler {address} does not answer.", address=scheduler)
        ) from None
    try:
        client.wait_for_workers(1, timeout=_FIRST_WORKER)
    except (TimeoutError, OSError):
        client.close()
        raise ClusterError(
            msg("The scheduler {address} has no workers.", address=scheduler)
        ) from None
    return client


def _as_done(
    client: Any,  # noqa: ANN401 - the library carries no types
    futures: dict[Any, TownshipEntry],
) -> Iterator[Outcome]:
    waiting = set(futures)
    while waiting:
        try:
            first = {"timeout": _PATIENCE, "return_when": "FIRST_COMPLETED"}
            done = set(_distributed().wait(waiting, **first).done)
        except TimeoutError:
            if not client.scheduler_info()["workers"]:
                raise ClusterError(msg("The cluster has no worker left.")) from None
            continue
        yield from (_outcome(future, futures[future]) for future in done)
        waiting -= done


def _outcome(
    future: Any,  # noqa: ANN401 - the library carries no types
    info: TownshipEntry,
) -> Outcome:
    """What became of a place; one at which worker after worker died is held back."""
    error = future.exception() if future.status == "error" else None
    if error is None:
        outcome: Outcome = future.result()
        return outcome
    if isinstance(error, ClusterError):
        raise error
    words = Message("{e}", {"e": f"{type(error).__name__}: {error}"})
    found = site_not_built.diagnostic(f"content/{info.id}", words)
    return Outcome(info.id, info.name, Result.HELD_BACK, (found,))


def _made(make: Maker, project: Project, info: TownshipEntry, same: tuple[str, str]) -> Outcome:
    """Build one place on a worker, if this is the same program in sight of the same folder.

    A lock for each place, because a worker that only seemed dead may still be at it.
    """
    if _same() != same:
        raise ClusterError(msg("A worker has another version of the program or its environment."))
    if not (project.root / REGISTRY).is_file():
        raise ClusterError(
            msg("A worker does not see the folder {folder}.", folder=str(project.root))
        )
    project.build.mkdir(exist_ok=True)
    with _ONE_AT_A_TIME, FileLock(project.build / f".{info.id}.lock"):
        return make(info)


def _same() -> tuple[str, str]:
    """What must be the same on all machines for the same bytes."""
    return of_the_generator(), os.environ.get("SOURCE_DATE_EPOCH", "")


def _distributed() -> Any:  # noqa: ANN401 - it carries no types
    """The library, an extra that most do without."""
    return import_module("distributed")
