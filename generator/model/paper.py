"""A file attached to a record that is no picture: what can be read in it, passage by passage.

Nothing here opens a file. Loading reads the text, rules look through it; nothing of it is shown.
"""

from dataclasses import dataclass
from enum import StrEnum

from generator.messages import Message

MOST_BYTES = 20_000_000
"""A larger file is not looked through."""

MOST_SIGNS = 5_000_000
"""Of text in one file; what comes after is not looked through, and the clerk is told so."""

MOST_PAGES = 300
"""Of a PDF; a page takes some hundredths of a second."""

PAPER_TYPES = frozenset({"csv", "docx", "ods", "odt", "ofd", "pdf", "pptx", "txt", "xlsx"})
"""Endings of files whose text can be read."""


class Unread(StrEnum):
    """Why a file, or a part of it, could not be looked through."""

    KIND = "kind"
    LOCKED = "locked"
    BROKEN = "broken"
    LARGE = "large"
    SCANNED = "scanned"


@dataclass(frozen=True, slots=True)
class Passage:
    """A cell, a line or a paragraph.

    Attributes:
        place: where it stands, in words for the clerk.
        part: the sheet, page or file of which it is a part, counted from 0.
    """

    place: Message
    part: int
    text: str


@dataclass(frozen=True, slots=True)
class Paper:
    """What could be read in a file, and why the rest could not."""

    passages: tuple[Passage, ...] = ()
    unread: Unread | None = None


def ending(name: str) -> str:
    """The last part of a file's name, in lower case."""
    return name.rpartition(".")[2].lower()
