"""A folder of records belongs to no township of the registry.

Each folder under `content/` bears the id of a township in `villages.yml`. Records in any other
folder would never be published.
"""

import difflib
from collections.abc import Iterable

from generator.diagnostics import Severity
from generator.messages import Message, msg

SEVERITY = Severity.ERROR


def explain(name: str, known: Iterable[str]) -> tuple[Message, Message]:
    """Name the nearest township."""
    near = difflib.get_close_matches(name, list(known), n=1)
    remedy = (
        msg("Did you mean “{township}”?", township=near[0])
        if near
        else msg("Rename the folder to a township's id, or add the township to villages.yml")
    )
    return msg("“{name}” is not a township of villages.yml.", name=name), remedy
