"""A workbook without its rows: the sheet that explains the columns, and the head of each table.

The library writes it. It changes with the number of rows and the widths of columns, which most
changes of a record leave as they are; so it is kept.
"""

import hashlib
import io
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from generator.messages import msg
from generator.render.opendata.parts import Pile
from generator.render.opendata.sheets import OPTIONS, Book, Pen, Sheet, frame, sheet_names
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
    inputs: str = ""
    """A digest of what it was made from, if that is known."""

    @property
    def spec(self) -> Spec:
        """Its columns."""
        return self.resource.spec


@dataclass(frozen=True)
class Frame:
    """The workbook without rows, and a digest of all that it depends on but the program."""

    key: str
    data: bytes


def framed(tables: Sequence[Joined], cover: Cover, words: Words, known: Frame) -> Frame:
    """The workbook without the rows of these tables; the known one if that is the one."""
    told = [
        (each.spec.name, each.spec.headers(words), each.resource.rows, each.pile.widths)
        for each in tables
    ]
    key = hashlib.sha256(repr((words.language, cover, told)).encode(errors="surrogatepass"))
    if known.key == key.hexdigest():
        return known
    import xlsxwriter  # noqa: PLC0415 - slow to load, and when one record changed seldom needed

    data = io.BytesIO()
    with xlsxwriter.Workbook(data, OPTIONS) as book:
        _begin(book, tables, cover, words)
    return Frame(key.hexdigest(), data.getvalue())


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
