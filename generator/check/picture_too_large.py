"""A picture is too large to be worked on.

A picture may have 20 MB and 50 million pixels. Above that a build would need more memory than a
small computer has, and the archive keeps every version of the file for ever. Readers get a small
version anyway: at most 1,600 pixels wide.

Passes:

    attachments:
      - {file: bridge.jpg, title: 新桥}

Fails, where `bridge.jpg` has 60 million pixels:

    attachments:
      - {file: bridge.jpg, title: 新桥}
"""

from collections.abc import Iterator

from generator.check.finding import Context, Finding
from generator.diagnostics import Severity
from generator.messages import msg
from generator.model.picture import MOST_BYTES, Fault

SEVERITY = Severity.ERROR

_MILLION = 1_000_000


def check(context: Context) -> Iterator[Finding]:
    """Find pictures beyond the limits."""
    remedy = msg("Save it smaller: 1,600 pixels wide is enough")
    for entry, index, _, picture in context.pictures:
        path = ("attachments", index, "file")
        if picture.fault is Fault.BYTES:
            found = msg(
                "The picture has {size} MB; possible are {most} MB.",
                size=-(-picture.weight // _MILLION),
                most=MOST_BYTES // _MILLION,
            )
            yield Finding(entry, path, found, remedy)
        elif picture.fault is Fault.PIXELS:
            found = msg("The picture has more than 50 million pixels.")
            yield Finding(entry, path, found, remedy)
