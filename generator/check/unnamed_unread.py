"""A file that no record names cannot be looked through for private numbers, or not all of it.

It is not published, but it lies among the records, in a folder that often is public itself. Files
with a password, broken ones, old forms of Office and WPS (doc, xls, ppt, wps, et), archives, films,
very large ones and scanned pages have no text that a program could read.

Passes: a file that a record names under `attachments`, or a workbook as xlsx.

Fails: `list.xls`, which no record names.
"""

from collections.abc import Iterator

from generator.check.attachment_unread import WHY
from generator.check.finding import Context, Finding
from generator.diagnostics import Position, Severity
from generator.messages import msg

SEVERITY = Severity.WARNING


def check(context: Context) -> Iterator[Finding]:
    """Name every file that could not be read, or not to its end."""
    for path, searched in context.township.unnamed:
        if searched.unread:
            why, _ = WHY[searched.unread]
            yield Finding(
                None,
                (),
                why,
                msg("No record names it: take it out of the folder if it is not needed there"),
                place=Position(path),
            )
