"""All tables in one workbook: a sheet that explains the columns, then a sheet for each table.

The library writes all of it but the rows. These were written before, part by part, and are put
behind the heads of their sheets with the numbers that they have there.
"""

import io
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import BinaryIO
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

import xlsxwriter

from generator.messages import msg
from generator.render.opendata.forms import ROW, ROW_END
from generator.render.opendata.parts import Form, Pile
from generator.render.opendata.sheets import (
    OPTIONS,
    ROOM,
    SHEET,
    Book,
    Pen,
    Sheet,
    frame,
    sheet_names,
)
from generator.render.opendata.stored import Resource
from generator.render.opendata.table import TYPES, Spec
from generator.render.words import Words

_EXPLAINED = (
    msg("Table"),
    msg("Sheet"),
    msg("Column"),
    msg("Key in JSON"),
    msg("Type"),
    msg("Explanation"),
)
_EXPLAINED_WIDTHS = (22, 26, 32, 26, 12, 72)
_OLDEST = (1980, 1, 1, 0, 0, 0)
"""The first moment that an archive can name."""
_EXTENT = re.compile(r'<dimension ref="A1:([A-Z]+)[0-9]+"/>')


@dataclass(frozen=True)
class Cover:
    """What stands at the head of the first sheet, and when the newest record is from."""

    title: str
    lines: tuple[str, ...]
    day: date


@dataclass(frozen=True)
class Joined:
    """A table that is written, with the parts that it was made of."""

    resource: Resource
    pile: Pile

    @property
    def spec(self) -> Spec:
        """Its columns."""
        return self.resource.spec


def write_workbook(tables: Sequence[Joined], cover: Cover, words: Words, to: BinaryIO) -> None:
    """The workbook; the same parts give the same bytes, and one part at a time is in memory."""
    frames = io.BytesIO()
    with xlsxwriter.Workbook(frames, OPTIONS) as book:
        _begin(book, tables, cover, words)
    own = {SHEET.format(number=at): table for at, table in enumerate(tables, start=2)}
    with ZipFile(frames) as source, ZipFile(to, "w") as target:
        for told in source.infolist():
            with target.open(_like(told), "w") as part:
                if table := own.get(told.filename):
                    part.writelines(_sheet(source.read(told).decode(), table))
                else:
                    part.write(source.read(told))


def _like(told: ZipInfo) -> ZipInfo:
    made = ZipInfo(told.filename, _OLDEST)
    made.compress_type = ZIP_DEFLATED
    return made


def _sheet(empty: str, table: Joined) -> Iterator[bytes]:
    """A sheet with its rows behind its head."""
    last = min(table.resource.rows, ROOM + 1) + 1
    head, end, rest = _EXTENT.sub(rf'<dimension ref="A1:\g<1>{last}"/>', empty).partition(ROW_END)
    yield (head + end).encode()
    number = 1
    for part in table.pile.read(Form.SHEET):
        rows = part.decode().split(ROW_END)[:-1]
        rows = rows[: ROOM + 1 - number]
        numbered = (row.replace(ROW, str(at)) for at, row in enumerate(rows, start=number + 1))
        yield "".join(f"{row}{ROW_END}" for row in numbered).encode()
        number += len(rows)
    yield rest.encode()


def _begin(book: Book, tables: Sequence[Joined], cover: Cover, words: Words) -> None:
    """The workbook with its first sheet, and one without rows for each table."""
    created = datetime(cover.day.year, cover.day.month, cover.day.day)  # noqa: DTZ001 - a mere day
    book.set_properties({"title": cover.title, "created": created})
    pen = Pen(book, words)
    specs = [table.spec for table in tables]
    titles = [words.text(msg("Explanation")), *(spec.title(words) for spec in specs)]
    first, *names = sheet_names(titles)
    _explain(pen, book.add_worksheet(first), list(zip(names, specs, strict=True)), cover)
    for name, table in zip(names, tables, strict=True):
        frame(pen, book.add_worksheet(name), table.spec, table.resource.rows, table.pile.widths)


def _explain(pen: Pen, sheet: Sheet, specs: Sequence[tuple[str, Spec]], cover: Cover) -> None:
    """The first sheet: what the data is, and what each column of each table means."""
    words = pen.words
    sheet.write_string(0, 0, cover.title, pen.title)
    for at, line in enumerate(cover.lines, start=1):
        sheet.write_string(at, 0, line)
    top = row = len(cover.lines) + 2
    pen.row(sheet, top, (words.text(each) for each in _EXPLAINED), pen.head)
    for name, spec in specs:
        for column, header in zip(spec.columns, spec.headers(words), strict=True):
            row += 1
            kind, about = words.text(TYPES[column.holds]), words.text(column.about)
            texts = (spec.name, name, header, column.key, kind, about)
            pen.row(sheet, row, texts, pen.wrapped)
    for at, width in enumerate(_EXPLAINED_WIDTHS):
        sheet.set_column(at, at, width)
    sheet.autofilter(top, 0, row, len(_EXPLAINED) - 1)
