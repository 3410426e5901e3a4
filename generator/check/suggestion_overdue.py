"""A suggestion is past its day and not answered.

`due` is the day by which an answer was promised. It is shown as overdue on the echo wall; the clerk
is reminded here. It does not stop publication.

Passes:

    due: 2022-09-30
    status: resolved

Fails, if today is 2022-10-01:

    due: 2022-09-30
    status: open
"""

from collections.abc import Iterator

from generator.check.finding import Context, Finding
from generator.diagnostics import Severity
from generator.messages import msg
from generator.model.deadlines import is_late
from generator.model.suggestion import Suggestion

SEVERITY = Severity.WARNING


def check(context: Context) -> Iterator[Finding]:
    """Look at every suggestion that waits."""
    for entry in context.township.of(Suggestion):
        if is_late(entry.record, context.today):
            yield Finding(
                entry,
                ("due",),
                msg("An answer was due on {due}.", due=str(entry.record.due)),
                msg("Answer it (reply, answered, status), or agree on a later day"),
            )
