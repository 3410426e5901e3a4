"""The file cannot be opened.

It may belong to someone else, be a link to a file that is gone, or lie on a disk that does not
answer. Nothing of its township is published until it can be read.
"""

from generator.diagnostics import Severity
from generator.messages import Message, msg

SEVERITY = Severity.ERROR


def explain(reason: Message) -> tuple[Message, Message]:
    """Give the operating system's reason."""
    return (
        msg("The file cannot be opened: {reason}.", reason=reason),
        msg("Make it readable, or remove it"),
    )
