"""A sign that nobody can see stands in the text.

Control characters come along when text is copied from Word or a PDF, zero-width spaces from web
pages. YAML refuses the former; the latter make two words differ that look the same, or turn the
order of a line around. Delete the place and type it again.
"""

from generator.diagnostics import Severity
from generator.messages import Message, msg

SEVERITY = Severity.ERROR


def explain(char: str) -> tuple[Message, Message]:
    """Give the number that Unicode knows the sign by."""
    return (
        msg("An invisible sign stands here (U+{code}).", code=f"{ord(char):04X}"),
        msg("Delete it together with the sign before it, and type that one again"),
    )
