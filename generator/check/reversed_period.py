"""An end lies before its beginning.

Passes:

    period: {start: 2022-06, end: 2022-08}

Fails:

    period: {start: 2022-08, end: 2022-06}
"""

from collections.abc import Iterator

from generator.check.finding import Context, Finding
from generator.diagnostics import Path, Severity
from generator.messages import msg
from generator.model.base import Notice, Period, Record
from generator.model.fields import groups
from generator.values import PartialDate

SEVERITY = Severity.ERROR


def check(context: Context) -> Iterator[Finding]:
    """Compare both ends of every period and notice, in any kind of record."""
    for entry in context.readable:
        for start, end, last in _spans(entry.record):
            if start and end and start.certainly_after(end):
                yield Finding(
                    entry,
                    last,
                    msg(
                        "It ends on {end}, before it begins on {start}.",
                        end=str(end),
                        start=str(start),
                    ),
                    msg("Exchange or correct the two dates"),
                )


def _spans(record: Record) -> Iterator[tuple[PartialDate | None, PartialDate | None, Path]]:
    """The two ends of every period and notice, and where the second stands."""
    for path, period in groups(record, Period):
        yield period.start, period.end, (*path, "end")
    for path, notice in groups(record, Notice):
        yield notice.from_, notice.to, (*path, "to")
