"""The file is larger than a record can be.

A record is a page of text, rarely more than a few thousand characters; the limit is one mebibyte.
A larger file is most likely something else that was saved under a record's name.

Move pictures and documents beside the record and name them under `attachments`.
"""

from generator.diagnostics import Severity
from generator.messages import Message, msg

SEVERITY = Severity.ERROR
LIMIT = 1024 * 1024
"""Bytes."""


def explain(size: int) -> tuple[Message, Message]:
    """Say how large it is."""
    return (
        msg("The file has {size} bytes; a record has at most {limit}.", size=size, limit=LIMIT),
        msg("Split it, or attach what is no text under “attachments”"),
    )
