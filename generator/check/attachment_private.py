"""An attached file contains a resident ID, a mobile number or the number of a bank card.

An attachment is published as it is. Every cell of a workbook is looked at, hidden sheets, comments
and properties too; text files and CSV, documents (docx, odt, ods, pptx, ofd) and the text of PDFs.
Of a picture only the pixels are published; but its file lies beside the records, so what people
wrote into it (captions and comments, in EXIF, IPTC and XMP) is looked at too. The message says
where the number stands, never the number.

Passes: a workbook with `三组第5户` and `已领`.

Fails: a workbook with a column of mobile numbers.
"""

from collections.abc import Iterator

from generator.check.finding import Context, Finding
from generator.diagnostics import Severity
from generator.messages import msg
from generator.model.searched import search

SEVERITY = Severity.ERROR


def check(context: Context) -> Iterator[Finding]:
    """Look through what can be read of every attached file."""
    known = context.township.settings.privacy
    for entry, index, _, paper in context.papers:
        for each in search(paper, known).numbers:
            yield Finding(
                entry,
                ("attachments", index, "file"),
                msg(
                    "The file contains {what} ({place}; places: {places}).",
                    what=each.what,
                    place=each.place,
                    places=each.count,
                ),
                msg("Delete it in the file, save the file again, and look for others in it"),
                private=True,
            )
