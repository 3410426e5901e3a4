"""A colon has no space behind it.

YAML takes a colon for the end of a key only where a space or the end of the line follows. Without
it the key and its value are read as one word.

Passes:

    title: 水渠清淤

Fails:

    title:水渠清淤
"""

from generator.diagnostics import Severity
from generator.messages import Message, msg

SEVERITY = Severity.ERROR


def explain(key: str) -> tuple[Message, Message]:
    """Name the key before the colon."""
    return (
        msg("No space stands after the colon of “{key}”.", key=key),
        msg("Write a space behind it: “{key}: …”", key=key),
    )
