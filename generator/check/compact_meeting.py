"""A compact does not say which meeting adopted it.

Rules that residents are to keep need a decision of theirs. Name the meeting's record, or where the
source names no meeting, say in `adopted` how it came about. This is only a warning.

Passes:

    meeting: courtyard-2022

Fails: a compact with neither `meeting` nor `adopted`.
"""

from collections.abc import Iterator

from generator.check.finding import Context, Finding
from generator.diagnostics import Severity
from generator.messages import msg
from generator.model.compact import Compact

SEVERITY = Severity.WARNING


def check(context: Context) -> Iterator[Finding]:
    """Find compacts that nobody adopted."""
    for entry in context.township.of(Compact):
        if entry.record.meeting is None and not entry.record.adopted:
            yield Finding(
                entry,
                (),
                msg("The compact names no meeting that adopted it."),
                msg("Add “meeting: …” (the meeting's id), or “adopted: …” in words"),
            )
