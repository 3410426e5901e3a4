"""An attached file contains a resident ID, a mobile number or the number of a bank card.

An attachment is published as it is. Every cell of a workbook is looked at, hidden sheets, comments
and properties too; text files and CSV, documents (docx, odt, ods, pptx, ofd) and the text of PDFs.
Of a picture only the pixels are published; but its file lies beside the records, so what people
wrote into it (captions and comments, in EXIF, IPTC and XMP) is looked at too. The message says
where the number stands, never the number.

Passes: a workbook with `三组第5户` and `已领`.

Fails: a workbook with a column of mobile numbers.
"""

import re
from collections.abc import Iterator

from generator.check.finding import Context, Finding
from generator.diagnostics import Severity
from generator.messages import Message, msg
from generator.model.paper import Paper, Passage
from generator.model.registry import Privacy
from generator.values.private import FORBIDDEN, MANY_DIGITS, find_resident_id

SEVERITY = Severity.ERROR

_SAYS_SO = re.compile(r"电话|手机|联系|卡|账号|帐号|[Tt]el")
_NUMBER_ALONE = re.compile(r"[\s0-9０-９+\-]+")


def check(context: Context) -> Iterator[Finding]:
    """Look through what can be read of every attached file."""
    known = context.township.settings.privacy
    for entry, index, _, paper in context.papers:
        for what, first, count in _found(paper, known):
            yield Finding(
                entry,
                ("attachments", index, "file"),
                msg(
                    "The file contains {what} ({place}; places: {places}).",
                    what=what,
                    place=first.place,
                    places=count,
                ),
                msg("Delete it in the file, save the file again, and look for others in it"),
                private=True,
            )


def _found(paper: Paper, known: Privacy) -> Iterator[tuple[Message, Passage, int]]:
    """Each kind of number in the file: where the first stands, and in how many passages."""
    many = [each for each in paper.passages if MANY_DIGITS.search(each.text)]
    whole = [known.without(each.text) for each in many]
    apart = [_columns_apart(text) for text in whole]
    for what, find in FORBIDDEN:
        texts = whole if find is find_resident_id else apart  # its check digit is proof enough
        places = [each for each, text in zip(many, texts, strict=True) if find(text)]
        if places:
            yield what, places[0], len(places)


def _columns_apart(text: str) -> str:
    """A line of a table, in which 150 2000 3000 are three columns and no mobile number."""
    if _SAYS_SO.search(text) or _NUMBER_ALONE.fullmatch(text):
        return text
    return text.replace(" ", ";")
