"""Files and folders, written whole; nothing that the stages make is imported here."""

import os
import shutil
from pathlib import Path


def write_text(path: Path, text: str) -> None:
    """Write UTF-8 with LF, unless the file says that already."""
    write_bytes(path, text.encode())


def write_bytes(path: Path, data: bytes) -> None:
    """Write a file in one step, unless it holds that already: nobody ever finds a part of it."""
    if path.is_file() and path.read_bytes() == data:
        return
    path.parent.mkdir(parents=True, exist_ok=True)
    part = path.with_name(".part")  # a name that is never too long, and is taken again
    part.write_bytes(data)
    part.replace(path)


def copy_tree(source: Path, target: Path) -> None:
    """Copy the files of a folder.

    Raises:
        OSError: at the first that cannot be copied; shutil's own would hide the reason in a list.
    """
    for path in sorted(source.rglob("*")):
        if path.is_file():
            copy = target / path.relative_to(source)
            copy.parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(path, copy)


def write_whole(path: Path, text: str) -> None:
    """Write a file that others may read or write at the same time: whole, or not at all."""
    fresh = path.with_name(f".{path.name}.{os.getpid()}")
    try:
        fresh.write_text(text, encoding="utf-8", newline="\n")
        fresh.replace(path)
    except OSError:
        fresh.unlink(missing_ok=True)
        raise
