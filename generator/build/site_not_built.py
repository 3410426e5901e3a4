"""The records are sound, but the site could not be made or published.

The disk may be full, a folder may not be writable, or the theme or the configuration may have a
fault. The reason is given as the system or MkDocs gave it. The last good site stays published.
"""

import sys

from generator.diagnostics import Diagnostic, Position, Severity
from generator.messages import Message, msg
from generator.rule import rule_of

SEVERITY = Severity.ERROR


def diagnostic(path: str, reason: Message) -> Diagnostic:
    """Say so of the site that is made from what lies at `path`."""
    return Diagnostic(
        rule_of(sys.modules[__name__]).id,
        SEVERITY,
        Position(path),
        msg("The site could not be made: {reason}", reason=reason),
        msg("The last good site stays published; mend this and build again"),
    )
