"""A file has more faults than anybody mends at once.

The first hundred are told; of the others nothing is said until these are mended. So many are
seldom a hundred slips: most often one slip comes back in every line, or the file is something else
that was saved under a record's name. Mend one, run the check again, and see how many are left.
"""

from generator.diagnostics import Severity
from generator.messages import Message, msg

SEVERITY = Severity.ERROR
LIMIT = 100
"""Faults of one file that are told."""


def explain() -> tuple[Message, Message]:
    """Say that there are more."""
    return (
        msg("This file has more than {limit} faults; the rest is not told.", limit=LIMIT),
        msg("Mend those above first, then check again"),
    )
