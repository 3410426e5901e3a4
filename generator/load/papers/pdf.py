"""PDFs: the text of their pages, what fields and notes say, and who wrote them."""

import logging
from io import BytesIO

from pypdf import PageObject, PdfReader
from pypdf.errors import DependencyError, FileNotDecryptedError, LimitReachedError

from generator.load.papers.limit import Limit, UnreadError
from generator.messages import msg
from generator.model.paper import MOST_PAGES, Unread

_MOST_DRAWN = 5_000_000
"""Bytes of instructions on one page. They bound the time: a map of a million lines has no text."""

logging.getLogger("pypdf").setLevel(logging.CRITICAL)  # it speaks of every flaw of a file


def pdf_text(data: bytes, limit: Limit) -> None:
    """Gather the lines of each page.

    Raises:
        UnreadError: if it is shut, too long, or a page has no text that can be read.
    """
    try:
        _read(PdfReader(BytesIO(data)), limit)
    except (DependencyError, FileNotDecryptedError):
        raise UnreadError(Unread.LOCKED) from None
    except LimitReachedError:
        raise UnreadError(Unread.LARGE) from None


def _read(reader: PdfReader, limit: Limit) -> None:
    if reader.is_encrypted and not reader.decrypt(""):
        raise UnreadError(Unread.LOCKED)
    for value in (reader.metadata or {}).values():
        limit.add(msg("properties of the file"), 0, str(value))
    for field in (reader.get_fields() or {}).values():
        limit.add(msg("a field of the form"), 0, str(field.value or ""))
    silent = False
    for number, page in enumerate(reader.pages, start=1):
        if number > MOST_PAGES:
            raise UnreadError(Unread.LARGE)
        silent |= not _read_page(page, number, limit)
    if silent:
        raise UnreadError(Unread.SCANNED)


def _read_page(page: PageObject, number: int, limit: Limit) -> bool:
    """Gather a page; whether it has text or is empty."""
    contents = page.get_contents()
    drawn = contents.get_data() if contents else b""
    if len(drawn) > _MOST_DRAWN:
        raise UnreadError(Unread.LARGE)
    text = page.extract_text()
    for line, words in enumerate(text.splitlines(), start=1):
        limit.add(msg("page {page}, line {line}", page=number, line=line), number, words)
    for note in page.annotations or ():
        said = str(note.get_object().get("/Contents", ""))
        limit.add(msg("page {page}, a note", page=number), number, said)
    return bool(text.strip()) or not drawn.strip()
