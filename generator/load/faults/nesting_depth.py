"""The values are nested too deeply.

No record goes deeper than six levels. Dozens of brackets one inside another are a slip of the
keyboard, or an attempt to stop the program.
"""

from generator.diagnostics import Severity
from generator.messages import Message, msg

SEVERITY = Severity.ERROR


def explain(limit: str) -> tuple[Message, Message]:
    """Say where the limit lies."""
    return (
        msg("More than {limit} levels are nested here.", limit=limit),
        msg("Remove the brackets or the indentation that is not meant"),
    )
