"""An attachment does not lie beside the record.

`file` is the name of a file in the same folder as the record, without a folder of its own.

Passes (where `content/taohuashan/projects/plan.pdf` exists):

    attachments:
      - {file: plan.pdf, title: 平面图}

Fails:

    attachments:
      - {file: plans/plan.pdf, title: 平面图}
"""

import difflib
from collections.abc import Iterator

from generator.check.finding import Context, Finding
from generator.diagnostics import Severity
from generator.messages import msg
from generator.model.base import File
from generator.model.fields import marked

SEVERITY = Severity.ERROR


def check(context: Context) -> Iterator[Finding]:
    """Look for the file of every attachment."""
    for entry in context.readable:
        folder = f"{entry.kind.folder}/"
        for path, value, _ in marked(entry.record, File):
            if f"{folder}{value}" not in context.township.files:
                beside = _beside(context, folder)
                near = difflib.get_close_matches(str(value), beside, n=1)
                yield Finding(
                    entry,
                    path,
                    msg("There is no file “{file}” beside the record.", file=str(value)),
                    msg("Did you mean “{file}”?", file=near[0])
                    if near
                    else msg("Put the file into the folder of the record"),
                )


def _beside(context: Context, folder: str) -> list[str]:
    """The files that lie in a folder of the township, without the folder's name."""
    return [name.removeprefix(folder) for name in context.township.files if name.startswith(folder)]
