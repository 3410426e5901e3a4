"""A picture is larger than it needs to be.

Readers get a small version, at most 1,600 pixels wide. The original is only stored, and whoever
fetches the records must fetch all of it. From 5 MB on there is this reminder; from 20 MB on the
picture is refused (`picture-too-large`).

Passes, where `bridge.jpg` has 1 MB; warns, where it has 8 MB:

    attachments:
      - {file: bridge.jpg, title: 新桥}
"""

from collections.abc import Iterator

from generator.check.finding import Context, Finding
from generator.diagnostics import Severity
from generator.messages import msg
from generator.model.picture import MANY_BYTES

SEVERITY = Severity.WARNING


def check(context: Context) -> Iterator[Finding]:
    """Find pictures of many megabytes."""
    for entry, index, _, picture in context.pictures:
        if picture.weight > MANY_BYTES and not picture.fault:
            yield Finding(
                entry,
                ("attachments", index, "file"),
                msg("The picture has {size} MB.", size=f"{picture.weight / 1_000_000:.1f}"),
                msg("Save it smaller: 1,600 pixels wide is enough"),
            )
