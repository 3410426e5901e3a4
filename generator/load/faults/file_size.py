"""The file is larger than a record can be.

A record is a page of text, rarely more than a few thousand characters; the limit is one mebibyte.
A larger file is most likely something else that was saved under a record's name. The registry may
have sixteen, which is enough for a province.

Move pictures and documents beside the record and name them under `attachments`.
"""

from generator.diagnostics import Severity
from generator.messages import Message, msg

SEVERITY = Severity.ERROR
LIMIT = 1024 * 1024
"""Bytes of a record."""
REGISTRY_LIMIT = 16 * LIMIT
"""Bytes of the registry: the 27,057 villages of a province have about 2.5 million."""


def explain(size: int, limit: int) -> tuple[Message, Message]:
    """Say how large it is."""
    return (
        msg("The file has {size} bytes; at most {limit} are read.", size=size, limit=limit),
        msg("Split it, or attach what is no text under “attachments”"),
    )
