"""What a search for private numbers has found in a file: which, where, and what could not be read.

Nothing here opens a file. None of the numbers is kept, so that this may be kept itself.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from generator.diagnostics import masked
from generator.messages import Message
from generator.model.paper import Paper, Unread
from generator.model.registry import Privacy
from generator.values.private import FORBIDDEN, MANY_DIGITS, find_resident_id

_SAYS_SO = re.compile(r"电话|手机|联系|卡|账号|帐号|[Tt]el")
_NUMBER_ALONE = re.compile(r"[\s0-9０-９+\-]+")


@dataclass(frozen=True, slots=True)
class Numbers:
    """Numbers of one kind in a file.

    Attributes:
        what: the kind, in words.
        place: where the first of them stands.
        count: passages that have one.
    """

    what: Message
    place: Message
    count: int


@dataclass(frozen=True, slots=True)
class Searched:
    """What was found in a file, and why the rest of it could not be looked through."""

    numbers: tuple[Numbers, ...] = ()
    unread: Unread | None = None


@dataclass
class Looked:
    """Files that earlier builds have looked through, by a digest of all that this depends on.

    known: what there is; used: what of it this build has used or found, for the next one.
    """

    known: Mapping[str, Searched] = field(default_factory=dict)
    used: dict[str, Searched] = field(default_factory=dict)


def search(paper: Paper, known: Privacy) -> Searched:
    """Look through what can be read of a file."""
    return Searched(tuple(_found(paper, known)), paper.unread)


def _found(paper: Paper, known: Privacy) -> Iterator[Numbers]:
    many = [each for each in paper.passages if MANY_DIGITS.search(each.text)]
    whole = [known.without(each.text) for each in many]
    apart = [_columns_apart(text) for text in whole]
    for what, find in FORBIDDEN:
        texts = whole if find is find_resident_id else apart  # its check digit is proof enough
        places = [each.place for each, text in zip(many, texts, strict=True) if find(text)]
        if places:
            yield Numbers(what, masked(places[0]), len(places))


def _columns_apart(text: str) -> str:
    """A line of a table, in which 150 2000 3000 are three columns and no mobile number."""
    if _SAYS_SO.search(text) or _NUMBER_ALONE.fullmatch(text):
        return text
    return text.replace(" ", ";")
