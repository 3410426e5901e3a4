"""Files among the records that no record names: looked through, since others can see the folder.

Whatever earlier builds have looked through is not read anew: a scanned book takes seconds.
"""

import hashlib
import os
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path as FilePath

from generator.load.signs import shown_name
from generator.model.paper import MOST_BYTES, Paper, Unread, ending
from generator.model.picture import is_picture
from generator.model.registry import Privacy
from generator.model.searched import Looked, Searched, search


def look_through(
    project: FilePath, name: str, known: Privacy, looked: Looked
) -> Iterator[tuple[str, Searched]]:
    """What was found in a file, or in all files of a folder; each with its path, as one shows it.

    Args:
        project: the folder of the project.
        name: path of the file, relative to it.
        known: numbers that are no cards.
        looked: what is known of files already, to which this is added.
    """
    for path in _files(name, str(project)):
        found = _searched(project / path, known, looked)
        if found is not None:
            yield shown_name(path), found


def _files(name: str, project: str) -> Iterator[str]:
    """The file, or all files below the folder, in the order of names; no links to folders."""
    waiting = [name]
    while waiting:
        name = waiting.pop()
        path = f"{project}/{name}"
        if os.path.isfile(path):  # noqa: PTH113 - thousands of them
            yield name
        elif not os.path.islink(path):  # noqa: PTH114 - as above
            with suppress(OSError):  # what cannot be listed, git cannot take in either
                inside = sorted(os.listdir(path), reverse=True)  # noqa: PTH208 - as above
                waiting.extend(f"{name}/{each}" for each in inside)


def _searched(file: FilePath, known: Privacy, looked: Looked) -> Searched | None:
    """What was found in a file; None if it is gone, or cannot be opened."""
    try:
        if file.stat().st_size > MOST_BYTES:
            return Searched(unread=Unread.LARGE)
        data = file.read_bytes()
    except OSError:
        return None
    head = f"{ending(file.name)}\n{','.join(known.no_cards)}\n".encode(errors="surrogateescape")
    key = hashlib.sha256(head + data).hexdigest()
    found = looked.known.get(key)
    looked.used[key] = found = _read(file, known) if found is None else found
    return found


def _read(file: FilePath, known: Privacy) -> Searched:
    from generator.load.papers import read_any  # noqa: PLC0415 - slow, and seldom needed

    if is_picture(file.name):
        from generator.load.pictures import read_picture  # noqa: PLC0415 - as above

        return search(Paper(read_picture(file).words), known)
    return search(read_any(file), known)
