"""Lines put in order, however many there are: what is too much for memory waits in files."""

from collections.abc import Iterable, Iterator
from heapq import merge
from itertools import islice
from pathlib import Path
from tempfile import TemporaryFile
from typing import IO

_AT_ONCE = 15_000
"""Lines in memory, some 2 MB."""
_BATCH = 500
"""Lines that are taken before it is asked whether they are too many."""
_RUNS = 16
"""Files that are open at a time."""


class Sorted:
    """Lines, of which each is given once and in order; no line holds a line feed."""

    def __init__(self, folder: Path) -> None:
        """`folder` is where lines wait; nothing of them stays there."""
        self._folder = folder
        self._lines: set[str] = set()
        self._runs: list[IO[bytes]] = []

    def add(self, lines: Iterable[str]) -> None:
        """Take more lines.

        Raises:
            OSError: if the disk does not take them.
        """
        rest = iter(lines)
        while batch := list(islice(rest, _BATCH)):
            self._lines.update(batch)
            if len(self._lines) >= _AT_ONCE:
                self._set_down()

    def __iter__(self) -> Iterator[str]:
        """Every line in order, once; then none is left.

        Raises:
            OSError: if the disk does not give them back.
        """
        lines, self._lines = sorted(self._lines), set()
        return _once(merge(lines, *self._taken())) if self._runs else iter(lines)

    def _taken(self) -> list[Iterator[str]]:
        """The lines of every file, which are gone once they have been read."""
        runs, self._runs = self._runs, []
        return [_read(run) for run in runs]

    def _set_down(self) -> None:
        if len(self._runs) == _RUNS:
            together = self._written(merge(*self._taken()))
            self._runs = [together]
        self._runs.append(self._written(sorted(self._lines)))
        self._lines = set()

    def _written(self, lines: Iterable[str]) -> IO[bytes]:
        run = TemporaryFile(dir=self._folder)  # noqa: SIM115 - it is closed when it has been read
        run.writelines(f"{line}\n".encode() for line in lines)
        run.seek(0)
        return run


def _read(run: IO[bytes]) -> Iterator[str]:
    with run:
        for line in run:
            yield line[:-1].decode()


def _once(lines: Iterable[str]) -> Iterator[str]:
    last = None
    for line in lines:
        if line != last:
            yield line
        last = line
