"""The text of attached files, bounded in size; what is shut or broken is said, never raised."""

from collections.abc import Callable
from pathlib import Path

from generator.load.papers.limit import Limit, UnreadError
from generator.model.paper import MOST_BYTES, PAPER_TYPES, Paper, Unread, ending


def read_paper(path: Path) -> Paper:
    """The passages of a file, as many as the limits allow."""
    kind = ending(path.name)
    return _read(path, kind) if kind in PAPER_TYPES else Paper(unread=Unread.KIND)


def read_any(path: Path) -> Paper:
    """The same of a file that may be of any kind: of one that has no known ending, its text."""
    kind = ending(path.name)
    return _read(path, kind if kind in PAPER_TYPES else "")


def _read(path: Path, kind: str) -> Paper:
    try:
        if path.stat().st_size > MOST_BYTES:
            return Paper(unread=Unread.LARGE)
        data = path.read_bytes()
    except OSError:
        return Paper(unread=Unread.BROKEN)
    limit = Limit()
    try:
        _reader(kind)(data, limit)
    except UnreadError as error:
        return Paper(tuple(limit.passages), error.why)
    except Exception:  # noqa: BLE001 - readers of broken files raise whatever they come upon
        return Paper(tuple(limit.passages), Unread.BROKEN)
    return Paper(tuple(limit.passages))


def _reader(kind: str) -> Callable[[bytes, Limit], None]:
    """What reads this kind of file; libraries are loaded for the files that are there only."""
    # ruff: noqa: PLC0415 - each of these takes as long to load as a small township
    match kind:
        case "":
            from generator.load.papers.plain import maybe_text

            return maybe_text
        case "csv" | "txt":
            from generator.load.papers.plain import plain_text

            return plain_text
        case "pdf":
            from generator.load.papers.pdf import pdf_text

            return pdf_text
        case "xlsx":
            from generator.load.papers.workbook import workbook_text

            return workbook_text
        case _:
            from generator.load.papers.packed import packed_text

            return packed_text
