"""There is no folder `content`.

All records lie in `content/`. If it is gone (renamed, not checked out, or a file of that name),
every site would be published empty; so nothing is published, and the last good sites stay.
"""

from generator.diagnostics import Severity
from generator.messages import Message, msg

SEVERITY = Severity.ERROR


def explain() -> tuple[Message, Message]:
    """Nothing to add."""
    return (
        msg("There is no folder “content” with the records."),
        msg("Bring it back; for a county without any record yet, make an empty folder"),
    )
