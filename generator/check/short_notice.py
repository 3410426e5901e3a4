"""A public notice was put up for fewer days than the county asks for.

The number of days is `settings: notice_days` in `villages.yml` (5 if nothing is set); the first
and the last day both count. Notices whose days are not known exactly are left alone.

Passes:

    notice: {from: 2022-08-01, to: 2022-08-07}

Fails:

    notice: {from: 2022-08-01, to: 2022-08-02}
"""

from collections.abc import Iterator

from generator.check.finding import Context, Finding
from generator.diagnostics import Severity
from generator.messages import msg
from generator.model.base import Notice
from generator.model.fields import groups
from generator.values import PartialDate

SEVERITY = Severity.ERROR


def check(context: Context) -> Iterator[Finding]:
    """Count the days of every notice, in any kind of record."""
    wanted = context.township.settings.notice_days
    for entry in context.readable:
        for path, notice in groups(entry.record, Notice):
            days = _days(notice.from_, notice.to)
            if days is not None and 0 < days < wanted:
                yield Finding(
                    entry,
                    (*path, "to"),
                    msg(
                        "The notice was up for {days} days; at least {wanted} are asked for.",
                        days=days,
                        wanted=wanted,
                    ),
                    msg("Correct the dates, or put the notice up again for the full time"),
                )


def _days(start: PartialDate | None, end: PartialDate | None) -> int | None:
    """Days from the first to the last, both counted; None unless both are exact."""
    if start is None or end is None or start.day is None or end.day is None:
        return None
    return (end.last - start.first).days + 1
