"""A full-width colon stands after a key.

The Chinese input method writes `：`. YAML knows only `:`, with a space behind it, and reads
anything else as running text, so that the field is lost.

Passes:

    title: 房前屋后环境整治

Fails:

    title：房前屋后环境整治
"""

from generator.diagnostics import Severity
from generator.messages import Message, msg

SEVERITY = Severity.ERROR


def explain(key: str) -> tuple[Message, Message]:
    """Name the key before the colon."""
    return (
        msg("A full-width colon stands after “{key}”.", key=key),
        msg("Write a half-width colon and a space: “{key}: ”", key=key),
    )
