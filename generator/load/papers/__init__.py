"""The text of attached files, bounded in size; what is shut or broken is said, never raised."""

from pathlib import Path

from generator.load.papers.limit import Limit, UnreadError
from generator.load.papers.packed import packed_text
from generator.load.papers.pdf import pdf_text
from generator.load.papers.plain import plain_text
from generator.load.papers.workbook import workbook_text
from generator.model.paper import MOST_BYTES, PAPER_TYPES, Paper, Unread, ending

_READERS = {"csv": plain_text, "txt": plain_text, "pdf": pdf_text, "xlsx": workbook_text}


def read_paper(path: Path) -> Paper:
    """The passages of a file, as many as the limits allow."""
    kind = ending(path.name)
    if kind not in PAPER_TYPES:
        return Paper(unread=Unread.KIND)
    try:
        if path.stat().st_size > MOST_BYTES:
            return Paper(unread=Unread.LARGE)
        data = path.read_bytes()
    except OSError:
        return Paper(unread=Unread.BROKEN)
    limit = Limit()
    try:
        _READERS.get(kind, packed_text)(data, limit)
    except UnreadError as error:
        return Paper(tuple(limit.passages), error.why)
    except Exception:  # noqa: BLE001 - readers of broken files raise whatever they come upon
        return Paper(tuple(limit.passages), Unread.BROKEN)
    return Paper(tuple(limit.passages))
