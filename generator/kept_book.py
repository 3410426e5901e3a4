"""The workbook without its rows, kept under build/ for the next build (`render.opendata.frame`).

Rendering knows no disk and the build stage no workbooks, so it is brought to the one and laid down
by the other here.
"""

from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from generator.build.vouched import vouch, vouched
from generator.render.opendata.frame import Frame
from generator.render.opendata.workbook import KeptBook


@contextmanager
def kept_book(folder: Path) -> Iterator[KeptBook]:
    """What the last build left in a folder; what is new then is left for the next.

    If the disk refuses, it is done without.
    """
    file = folder / "frame.xlsx"
    key, _, data = (vouched(file) or b"").partition(b"\n")
    known = Frame(key.decode("ascii", "replace"), data)
    book = KeptBook(known)
    yield book
    if book.frame is not known:
        with suppress(OSError):
            vouch(file, book.frame.key.encode() + b"\n" + book.frame.data)
