"""An attached file cannot be looked through for private numbers, or not all of it.

It is published all the same, so somebody must look through it. Files with a password, broken ones,
old forms of Office and WPS (doc, xls, ppt, wps, et), very large ones and scanned pages have no text
that a program could read.

Passes: a workbook as xlsx, a PDF made from a text.

Fails: `list.xls`, a scanned PDF, a workbook with a password.
"""

from collections.abc import Iterator

from generator.check.finding import Context, Finding
from generator.diagnostics import Severity
from generator.messages import Message, msg
from generator.model.paper import Unread

SEVERITY = Severity.WARNING

_LOOK = msg("Look through it yourself: no resident ID, mobile number or bank card may be in it")
WHY: dict[Unread, tuple[Message, Message]] = {
    Unread.KIND: (
        msg("Nobody has looked into this file: a program cannot read this kind."),
        msg("Save it as xlsx, docx or PDF, or look through it yourself"),
    ),
    Unread.LOCKED: (
        msg("Nobody has looked into this file: it has a password, or is of an old form."),
        msg("Save it without a password, as xlsx, docx or PDF"),
    ),
    Unread.BROKEN: (
        msg("Nobody has looked into this file: it is broken, or not what its name says."),
        msg("Open it and save it again"),
    ),
    Unread.LARGE: (
        msg("Nobody has looked through all of this file: it is too large."),
        msg("Split it, or look through it yourself"),
    ),
    Unread.SCANNED: (
        msg("Nobody has looked through all of this file: it has pages without text."),
        _LOOK,
    ),
}
"""What is said of a file, and what to do with an attached one."""


def check(context: Context) -> Iterator[Finding]:
    """Name every file that could not be read, or not to its end."""
    for entry, index, _, paper in context.papers:
        if paper.unread:
            yield Finding(entry, ("attachments", index, "file"), *WHY[paper.unread])
