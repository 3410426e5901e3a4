"""A picture has no description.

Who cannot see has it read aloud, and it stands in for a picture that does not load. Say in one
sentence what there is to see. `title` is the line below the picture; do not repeat it.

Passes:

    attachments:
      - {file: bridge.jpg, title: 新桥通车, alt: 一座三孔石桥，桥面铺了水泥，两边有护栏}

Fails:

    attachments:
      - {file: bridge.jpg, title: 新桥通车}
"""

from collections.abc import Iterator

from generator.check.finding import Context, Finding
from generator.diagnostics import Severity
from generator.messages import msg

SEVERITY = Severity.WARNING


def check(context: Context) -> Iterator[Finding]:
    """Find pictures that say nothing to those who cannot see them."""
    for entry, index, attachment, picture in context.pictures:
        if picture.fault:
            continue
        if attachment.alt is None:
            yield Finding(
                entry,
                ("attachments", index),
                msg("The picture has no description."),
                msg("Add “alt:” and say in one sentence what there is to see"),
            )
        elif attachment.alt in (attachment.title, attachment.file):
            yield Finding(
                entry,
                ("attachments", index, "alt"),
                msg("The description only repeats the title or the file’s name."),
                msg("Say in one sentence what there is to see"),
            )
