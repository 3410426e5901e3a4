"""A task is past its day and not done.

It is shown as late on the board; the clerk is reminded here. It does not stop publication.

Passes:

    due: 2022-12-31
    status: done

Fails, if today is 2023-01-01:

    due: 2022-12-31
    status: under-way
"""

from collections.abc import Iterator

from generator.check.finding import Context, Finding
from generator.diagnostics import Severity
from generator.messages import msg
from generator.model.deadlines import is_late
from generator.model.task import Task

SEVERITY = Severity.WARNING


def check(context: Context) -> Iterator[Finding]:
    """Look at every task that is not done."""
    for entry in context.township.of(Task):
        if is_late(entry.record, context.today):
            yield Finding(
                entry,
                ("due",),
                msg("The task was due on {due}.", due=str(entry.record.due)),
                msg("Finish it (status, done), or agree on a later day"),
            )
