"""Text files and CSV: UTF-8, UTF-16 with its mark, else what Windows writes in China."""

from codecs import BOM_UTF16_BE, BOM_UTF16_LE

from generator.load.papers.limit import Limit, UnreadError
from generator.messages import msg
from generator.model.paper import Unread


def plain_text(data: bytes, limit: Limit) -> None:
    """Gather the lines of a text file.

    Raises:
        UnreadError: if it is no text.
    """
    for number, line in enumerate(_decode(data).splitlines(), start=1):
        limit.add(msg("line {line}", line=number), 0, line)


def maybe_text(data: bytes, limit: Limit) -> None:
    """Gather the lines of a file whose name does not say that it is a text.

    Raises:
        UnreadError: if it is none; GB 18030 can be read into many a picture, but for its NULs.
    """
    if b"\0" in data and not data.startswith((BOM_UTF16_LE, BOM_UTF16_BE)):
        raise UnreadError(Unread.KIND)
    try:
        plain_text(data, limit)
    except UnreadError as error:
        raise UnreadError(Unread.KIND if error.why is Unread.BROKEN else error.why) from None


def _decode(data: bytes) -> str:
    is_wide = data.startswith((BOM_UTF16_LE, BOM_UTF16_BE))
    for encoding in ("utf-16",) if is_wide else ("utf-8-sig", "gb18030"):
        try:
            return data.decode(encoding)
        except UnicodeDecodeError:
            continue
    raise UnreadError(Unread.BROKEN)
