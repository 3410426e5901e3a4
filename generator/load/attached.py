"""The files that records name: which they are, and what can be read in them."""

from collections.abc import Iterable
from pathlib import Path

from generator.model.base import Record, is_harmless
from generator.model.paper import Paper
from generator.model.picture import Picture, is_picture
from generator.model.township import Entry


def named_by(entries: Iterable[Entry[Record]]) -> frozenset[str]:
    """Files that records name, as `folder/name`, whether they exist or not."""
    return frozenset(
        f"{entry.kind.folder}/{attachment.file}"
        for entry in entries
        for attachment in entry.record.attachments
    )


def read_pictures(folder: Path, names: Iterable[str]) -> dict[str, Picture]:
    """The headers of the pictures among them."""
    wanted = [name for name in sorted(names) if is_picture(name)]
    if not wanted:
        return {}
    from generator.load.pictures import read_picture  # noqa: PLC0415 - slow, and seldom needed

    return {name: read_picture(folder / name) for name in wanted}


def read_papers(folder: Path, names: Iterable[str]) -> dict[str, Paper]:
    """What can be read in the others, as far as they are published."""
    wanted = [name for name in sorted(names) if is_harmless(name) and not is_picture(name)]
    if not wanted:
        return {}
    from generator.load.papers import read_paper  # noqa: PLC0415 - slow, and seldom needed

    return {name: read_paper(folder / name) for name in wanted}
