"""An attachment is of a kind that is not published.

Pictures (jpg, png, webp), PDF, text, tables and documents of WPS and Office are published. Web
pages, programs and archives are not: a browser could run what they contain. Save the paper as PDF
instead.

Passes:

    attachments:
      - {file: plan.pdf, title: 平面图}

Fails:

    attachments:
      - {file: plan.html, title: 平面图}
"""

from collections.abc import Iterator

from generator.check.finding import Context, Finding
from generator.diagnostics import Severity
from generator.messages import msg
from generator.model.base import FILE_TYPES, File, is_harmless
from generator.model.fields import marked

SEVERITY = Severity.ERROR


def check(context: Context) -> Iterator[Finding]:
    """Look at the ending of every attachment."""
    for entry in context.readable:
        for path, value, _ in marked(entry.record, File):
            if not is_harmless(str(value)):
                types = ", ".join(sorted(FILE_TYPES))
                yield Finding(
                    entry,
                    path,
                    msg("“{file}” is of a kind that is not published.", file=str(value)),
                    msg("Save it as PDF; possible are: {types}", types=types),
                )
