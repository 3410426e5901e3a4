"""A picture cannot be read.

The file may have been cut off while it was sent or copied, or it is no picture at all, or one of
another kind with a changed name: an iPhone's HEIC does not become a JPEG by calling it `.jpg`.

Passes:

    attachments:
      - {file: bridge.jpg, title: 新桥}

Fails, where `bridge.jpg` opens in no program:

    attachments:
      - {file: bridge.jpg, title: 新桥}
"""

from collections.abc import Iterator

from generator.check.finding import Context, Finding
from generator.diagnostics import Severity
from generator.messages import msg
from generator.model.picture import SAVE_HEIC, Fault

SEVERITY = Severity.ERROR

_REASONS = {
    Fault.NO_PICTURE: (
        msg("The file is no picture, whatever its name says."),
        msg("Open it; if it opens, save it as JPEG or PNG; else ask for it again"),
    ),
    Fault.HEIC: (msg("The picture is a HEIC of an iPhone, whatever its name says."), SAVE_HEIC),
    Fault.CUT_OFF: (
        msg("The picture is damaged: a part of the file is missing."),
        msg("Copy it again from where it came, or take another picture"),
    ),
}


def check(context: Context) -> Iterator[Finding]:
    """Find pictures whose header or end is not sound."""
    for entry, index, _, picture in context.pictures:
        if picture.fault in _REASONS:
            yield Finding(entry, ("attachments", index, "file"), *_REASONS[picture.fault])
