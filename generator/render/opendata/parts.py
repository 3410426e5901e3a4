"""The rows of one place in a table, made once, ready to stand behind those of another place.

A table of a place's own site has one part, a table of the portal as many as there are places.
"""

import io
import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from zipfile import ZipFile

import xlsxwriter

from generator.render.opendata.cells import written
from generator.render.opendata.csv_file import csv_rows
from generator.render.opendata.json_file import json_rows
from generator.render.opendata.sheets import OPTIONS, SHEET, TEXTS, Pen, fill, widths_of
from generator.render.opendata.table import Table
from generator.render.text import normal
from generator.render.words import Words

ROW = "\0"
"""Stands where the number of a row will; no text of a workbook can hold it."""

ROW_END = "</row>"
_NUMBERED = re.compile(r'<(row|c) r="([A-Z]*)[0-9]+"(?: spans="[0-9:]+")?')
_TEXT = re.compile(r"<si>(.*?)</si>", re.DOTALL)
_SHARED = re.compile(r't="s"><v>([0-9]+)</v>')
_EXAMPLE = 32
"""Signs of an example."""


class Form(StrEnum):
    """What the rows are written as."""

    CSV = "csv"
    JSON = "json"
    SHEET = "sheet"


@dataclass(frozen=True)
class Part:
    """Rows without what stands before and after them; `read` gives them in a form.

    widths: of the texts of each column, in half Han signs; examples: of each column its first.
    """

    rows: int
    widths: tuple[int, ...]
    examples: tuple[str, ...]
    read: Callable[[Form], bytes]


class Pile:
    """Parts of a table behind one another: what is known of them all, and how each is read."""

    def __init__(self, parts: Iterable[Part] = ()) -> None:
        """Begin with these."""
        self.rows = 0
        self.widths: tuple[int, ...] = ()
        self.examples: tuple[str, ...] = ()
        self._reads: list[Callable[[Form], bytes]] = []
        for part in parts:
            self.add(part)

    def add(self, part: Part) -> None:
        """Put a part behind the others; of it stays only how it is read."""
        first = not self._reads
        self._reads.append(part.read)
        self.rows += part.rows
        self.widths = part.widths if first else tuple(map(max, self.widths, part.widths))
        examples = zip(self.examples, part.examples, strict=True)
        self.examples = part.examples if first else tuple(old or new for old, new in examples)

    def read(self, form: Form) -> Iterator[bytes]:
        """The parts in a form, one at a time."""
        return (read(form) for read in self._reads)


def parts_of(tables: Sequence[Table], words: Words) -> tuple[Part, ...]:
    """A part of each table, in memory."""
    sheets = _sheets(tables, words)
    return tuple(_part(table, sheet, words) for table, sheet in zip(tables, sheets, strict=True))


def _part(table: Table, sheet: bytes, words: Words) -> Part:
    forms = {
        Form.CSV: csv_rows(table.rows, words),
        Form.JSON: json_rows(table),
        Form.SHEET: sheet,
    }
    examples = tuple(_example(table, at, words) for at in range(len(table.spec.columns)))
    return Part(len(table.rows), widths_of(table, words), examples, forms.__getitem__)


def _sheets(tables: Sequence[Table], words: Words) -> list[bytes]:
    """The rows of each table as a workbook has them, but for two things.

    They have no numbers, and each text stands in its cell, so that they need nothing of others.
    """
    data = io.BytesIO()
    with xlsxwriter.Workbook(data, OPTIONS) as book:
        pen = Pen(book, words)
        for table in tables:
            fill(pen, book.add_worksheet(), table.rows)
    with ZipFile(data) as parts:
        shared = parts.read(TEXTS).decode() if TEXTS in parts.namelist() else ""
        texts = _TEXT.findall(shared)
        names = (SHEET.format(number=at) for at in range(1, len(tables) + 1))
        return [_rows(parts.read(name).decode(), texts) for name in names]


def _rows(sheet: str, texts: Sequence[str]) -> bytes:
    _, _, after = sheet.partition("<sheetData>")
    rows, _, _ = after.partition("</sheetData>")
    free = _NUMBERED.sub(rf'<\1 r="\2{ROW}"', rows)
    whole = _SHARED.sub(lambda of: f't="inlineStr"><is>{texts[int(of[1])]}</is>', free)
    return whole.encode()


def _example(table: Table, at: int, words: Words) -> str:
    found = (normal(written(row[at], words)) for row in table.rows if row[at] is not None)
    text = next((each for each in found if each), "")
    return text if len(text) <= _EXAMPLE else text[: _EXAMPLE - 1] + "…"
