"""A line is indented with a full-width or non-breaking space.

It looks like two spaces, but YAML takes it for a part of the key, so that the field is lost.
Web pages and word processors bring such spaces along when text is copied.

Passes:

    period:
      start: 2022-08

Fails (with a full-width space before `start`):

    period:
    start: 2022-08
"""

from generator.diagnostics import Severity
from generator.messages import Message, msg

SEVERITY = Severity.ERROR


def explain() -> tuple[Message, Message]:
    """Nothing to add."""
    return (
        msg("The line is indented with a full-width or non-breaking space."),
        msg("Indent with ordinary spaces, two for each level"),
    )
