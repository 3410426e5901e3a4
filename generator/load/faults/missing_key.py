"""A key that must be there is missing, or has no value.

What is required is only what every reader asks first: a title, a project's status, a bulletin's
number, date and text, who gave a contribution and in which form.

Passes:

    title: 水渠清淤
    status: completion

Fails:

    title: 水渠清淤
"""

from generator.diagnostics import Severity
from generator.messages import Message, msg

SEVERITY = Severity.ERROR


def explain(key: str, *, empty: bool = False) -> tuple[Message, Message]:
    """Name the key; `empty` if it is written, and nothing behind it."""
    if empty:
        return (
            msg("“{key}” has no value.", key=key),
            msg("Write it behind the colon: “{key}: …”", key=key),
        )
    return msg("“{key}” is missing.", key=key), msg("Add a line “{key}: …”", key=key)
