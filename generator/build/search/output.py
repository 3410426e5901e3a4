"""A folder of many small files, whose name is the digest of what is in it."""

import hashlib
import os
from collections.abc import Iterable
from pathlib import Path

from generator.build.files import in_pieces

_NEW = os.O_CREAT | os.O_EXCL | os.O_WRONLY | getattr(os, "O_BINARY", 0)


class Output:
    """A folder that is being written; thousands of files, so that each call counts."""

    def __init__(self, folder: Path) -> None:
        """Make the folder."""
        folder.mkdir(parents=True)
        self._root = f"{folder}{os.sep}"
        self._made = {""}
        self._digest = hashlib.sha256()

    def write(self, path: str, text: str) -> None:
        """Write a file at a path that has no other yet.

        Raises:
            OSError: if it cannot be written.
        """
        self._write(path, text.encode())

    def take(self, path: str, source: str, data: bytes) -> None:
        """As `write`, of what is in a file already that nobody ever changes: a second name of it.

        Thousands of files are not written again; a file system without such names gets a copy.
        """
        self._make_room(path)
        try:
            os.link(source, self._root + path)
        except OSError:
            self._write(path, data)
        else:
            self._tell(path, data)

    def _write(self, path: str, data: bytes) -> None:
        self._tell(path, data)
        self._make_room(path)
        file = os.open(self._root + path, _NEW, 0o666)
        try:
            left = memoryview(data)
            while left:  # a disk that is full takes a part, and says so at the next
                left = left[os.write(file, left) :]
        finally:
            os.close(file)

    def write_all(self, path: str, texts: Iterable[str]) -> None:
        """As `write`, of a text that comes in pieces and never is in memory as a whole."""
        self._make_room(path)
        with open(self._root + path, "xb") as file:  # noqa: PTH123 - as above
            file.writelines(text.encode() for text in texts)
            size = file.tell()
        self._digest.update(self.told(path, size))
        for data in in_pieces(self._root + path):
            self._digest.update(data)

    def name(self) -> str:
        """The digest of all that was written, in its order."""
        return self.named(self._digest)

    @staticmethod
    def named(digest: "hashlib._Hash") -> str:
        """The name of a folder by the digest of what it holds."""
        return digest.hexdigest()[:16]

    @staticmethod
    def told(path: str, size: int) -> bytes:
        """What the digest is told of a file before its bytes."""
        return b"%b\n%d\n" % (path.encode(), size)

    def _tell(self, path: str, data: bytes) -> None:
        self._digest.update(self.told(path, len(data)) + data)

    def _make_room(self, path: str) -> None:
        folder = path.rpartition("/")[0]
        if folder not in self._made:
            os.makedirs(self._root + folder)  # noqa: PTH103 - pathlib costs as much as writing
            self._made.add(folder)
