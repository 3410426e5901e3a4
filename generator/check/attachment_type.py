"""An attachment is of a kind that is not published.

Pictures (jpg, png, webp), PDF, text, tables and documents of WPS and Office are published. Web
pages, programs and archives are not: a browser could run what they contain. Save the paper as PDF
instead. Pictures of other kinds (heic of an iPhone, gif, bmp, tif, svg) are saved as JPEG or PNG.

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
from generator.messages import Message, msg
from generator.model.base import FILE_TYPES, File, is_harmless
from generator.model.fields import marked
from generator.model.picture import PICTURE_TYPES, SAVE_HEIC

SEVERITY = Severity.ERROR

_HEIC = frozenset({"heic", "heif", "hif", "avif"})
_OTHER_PICTURES = frozenset({"bmp", "gif", "jfif", "psd", "raw", "svg", "tif", "tiff"})


def check(context: Context) -> Iterator[Finding]:
    """Look at the ending of every attachment."""
    for entry in context.readable:
        for path, value, _ in marked(entry.record, File):
            if not is_harmless(str(value)):
                yield Finding(
                    entry,
                    path,
                    msg("“{file}” is of a kind that is not published.", file=str(value)),
                    _remedy(str(value)),
                )


def _remedy(file: str) -> Message:
    ending = file.rpartition(".")[2].lower()
    if ending in _HEIC:
        return SAVE_HEIC
    if ending in _OTHER_PICTURES:
        types = ", ".join(sorted(PICTURE_TYPES))
        return msg("Save the picture as JPEG or PNG; possible are: {types}", types=types)
    return msg("Save it as PDF; possible are: {types}", types=", ".join(sorted(FILE_TYPES)))
