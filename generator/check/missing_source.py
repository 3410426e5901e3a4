"""A record says nowhere where its facts stand in public.

A reader who doubts needs a place to look: a notice, a minute, a newspaper. This is only a warning.

Passes:

    sources:
      - {title: 村务公开栏, publisher: 李花山村村委会, date: 2022-08}
"""

from collections.abc import Iterator

from generator.check.finding import Context, Finding
from generator.diagnostics import Severity
from generator.messages import msg

SEVERITY = Severity.WARNING


def check(context: Context) -> Iterator[Finding]:
    """Find published records without sources."""
    for entry in context.entries:
        if not entry.record.sources and not entry.record.draft:
            yield Finding(
                entry,
                (),
                msg("The record names no source."),
                msg("Add “sources:” with the title of the notice, minute or report"),
            )
