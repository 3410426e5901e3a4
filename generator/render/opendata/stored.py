"""What is known of the files of open data once they are written."""

import hashlib
from dataclasses import dataclass
from typing import Protocol

from generator.render.opendata.table import Spec

FOLDER = "data"


@dataclass(frozen=True)
class Stored:
    """A file that was written: its path on the site, its bytes, and their SHA-256."""

    path: str
    size: int
    digest: str

    @classmethod
    def of(cls, path: str, data: bytes) -> "Stored":
        """What is known of a file with this in it."""
        return cls(path, len(data), hashlib.sha256(data).hexdigest())


@dataclass(frozen=True)
class Resource:
    """What is known of a table in its files: how many rows, and an example of each column."""

    spec: Spec
    rows: int
    examples: tuple[str, ...]
    csv: Stored
    json: Stored


def csv_path(table: str) -> str:
    """Where a table lies on the site as CSV."""
    return f"{FOLDER}/{table}.csv"


def json_path(table: str) -> str:
    """Where it lies as JSON."""
    return f"{FOLDER}/{table}.json"


class Sink(Protocol):
    """Takes bytes, as an open file does."""

    def write(self, data: bytes, /) -> object:
        """Take some."""


class Meter:
    """Hands on bytes, and knows how many there were, and their digest."""

    def __init__(self, sink: Sink) -> None:
        """Begin with nothing."""
        self._sink = sink
        self._digest = hashlib.sha256()
        self._size = 0

    def write(self, data: bytes) -> None:
        """Hand on some."""
        self._digest.update(data)
        self._size += len(data)
        self._sink.write(data)

    def stored(self, path: str) -> Stored:
        """What the file turned out to be."""
        return Stored(path, self._size, self._digest.hexdigest())
