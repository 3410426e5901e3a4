"""Files and folders, written whole; nothing that the stages make is imported here."""

import os
import shutil
from collections.abc import Collection, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO

_AT_ONCE = 1 << 18
"""Bytes of a file that are in memory at a time."""


def write_text(path: Path, text: str) -> None:
    """Write UTF-8 with LF, unless the file says that already."""
    write_bytes(path, text.encode())


def write_bytes(path: Path, data: bytes) -> None:
    """Write a file in one step, unless it holds that already: nobody ever finds a part of it."""
    if _holds(path, data):
        return
    path.parent.mkdir(parents=True, exist_ok=True)
    part = path.with_name(".part")  # a name that is never too long, and is taken again
    part.write_bytes(data)
    part.replace(path)


def _holds(path: Path, data: bytes) -> bool:
    try:
        return path.stat().st_size == len(data) and path.read_bytes() == data
    except OSError:
        return False


def folders(top: Path, without: Collection[str] = ()) -> Iterator[tuple[str, list[str]]]:
    """A folder and those below it, each as a path relative to `top`, with the names of its files.

    Folders at the top whose names are in `without` are not looked into.

    Texts, and one look at each folder: there are hundreds of folders and thousands of files.

    Of what is not there, or may not be looked into, nothing is told.

    Raises:
        OSError: if the disk has a fault.
    """

    def refuse(error: OSError) -> None:
        if not isinstance(error, (FileNotFoundError, NotADirectoryError, PermissionError)):
            raise error

    start = len(str(top)) + 1
    for folder, below, names in os.walk(top, onerror=refuse):
        path = folder[start:].replace(os.sep, "/")
        if not path:
            below[:] = [name for name in below if name not in without]
        yield path, names


def files_below(top: Path) -> set[str]:
    """The paths of all files below a folder, relative to it; none if it is not there."""
    return {
        f"{folder}/{name}".removeprefix("/") for folder, names in folders(top) for name in names
    }


def in_pieces(path: str | Path) -> Iterator[bytes]:
    """What a file holds, bit by bit: a table of all places grows with their number.

    Raises:
        OSError: if it cannot be read.
    """
    with open(path, "rb", buffering=0) as file:  # noqa: PTH123 - texts too, thousands of them
        while data := file.read(_AT_ONCE):
            yield data


def above(path: str) -> Iterator[str]:
    """The folders that a path lies in, the nearest first."""
    while path := path.rpartition("/")[0]:
        yield path


def copy_tree(source: Path, target: Path) -> None:
    """Copy the files of a folder.

    Raises:
        OSError: at the first that cannot be copied; shutil's own would hide the reason in a list.
    """
    for folder, names in folders(source):
        there = target / folder
        if names:
            there.mkdir(parents=True, exist_ok=True)
        for name in sorted(names):
            shutil.copyfile(f"{source}/{folder}/{name}", f"{there}/{name}")


def remove_all_but(top: Path, wanted: Collection[str]) -> None:
    """Remove every file below a folder whose path is not wanted, and folders left empty."""
    for folder, names in sorted(folders(top), reverse=True):
        here = top / folder
        left = [name for name in names if f"{folder}/{name}".removeprefix("/") not in wanted]
        for name in left:
            (here / name).unlink()
        if len(left) == len(names) and folder and not any(here.iterdir()):
            here.rmdir()


def write_whole(path: Path, text: str) -> None:
    """Write a file that others may read or write at the same time: whole, or not at all."""
    write_data_whole(path, text.encode())


def write_data_whole(path: Path, data: bytes) -> None:
    """As `write_whole`, of what is no text, or is encoded already."""
    part = path.with_name(f".{path.name}.{os.getpid()}")
    try:
        part.write_bytes(data)
        part.replace(path)
    except OSError:
        part.unlink(missing_ok=True)
        raise


@contextmanager
def fresh(path: Path) -> Iterator[BinaryIO]:
    """A new file to write, which takes the place of the old one once it is whole."""
    path.parent.mkdir(parents=True, exist_ok=True)
    part = path.with_name(f".{path.name}.part")
    with part.open("wb") as file:
        yield file
    part.replace(path)
