"""All tables in one workbook: a sheet that explains the columns, then a sheet for each table."""

import io
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from typing import Any

import xlsxwriter
from wcwidth import wcswidth

from generator.messages import msg
from generator.render.opendata.cells import written
from generator.render.opendata.table import TYPES, Cell, Table
from generator.render.words import Words
from generator.values import PartialDate, Yuan

_SHEET_NAME = 31
_FORBIDDEN = re.compile(r"[\[\]:*?/\\']")
_MOST_SIGNS = 32_767
"""Signs that a cell of a workbook can hold."""

_EXACT_DIGITS = 15
"""Digits that a spreadsheet keeps and shows; a longer number would be rounded."""

_WIDEST = 48
_NARROWEST = 8
_MEASURED = 200
"""Rows that a column's width is taken from."""

_FIRST_DAY = date(1900, 3, 1)
"""Before it, the day numbers of a workbook are wrong by one: Excel has a 29th of February 1900."""

_OPTIONS = {
    "in_memory": True,
    "strings_to_formulas": False,
    "strings_to_numbers": False,
    "strings_to_urls": False,
}
_EXPLAINED = (
    msg("Table"),
    msg("Sheet"),
    msg("Column"),
    msg("Key in JSON"),
    msg("Type"),
    msg("Explanation"),
)
_EXPLAINED_WIDTHS = (22, 26, 32, 26, 12, 72)
_CUT = msg(" … (cut here; whole in the CSV file)")


@dataclass(frozen=True)
class Cover:
    """What stands at the head of the first sheet, and when the newest record is from."""

    title: str
    lines: tuple[str, ...]
    day: date


class _Pen:
    """A workbook while it is written: how cells look, and in whose words."""

    def __init__(self, book: Any, words: Words) -> None:  # noqa: ANN401 - xlsxwriter has no types
        self.book = book
        self.words = words
        font = {"valign": "top"}
        self.title = book.add_format({"bold": True, "font_size": 14})
        self.head = book.add_format(
            {"bold": True, "bg_color": "#F1E9DC", "bottom": 1, "text_wrap": True, "valign": "top"}
        )
        self.text = book.add_format(font)
        self.wrapped = book.add_format({**font, "text_wrap": True})
        self.money = book.add_format({**font, "num_format": "#,##0.00"})
        self.number = book.add_format({**font, "num_format": "General"})
        self.day = book.add_format({**font, "num_format": "yyyy-mm-dd", "align": "left"})

    def row(self, sheet: Any, row: int, texts: Iterable[str], style: Any) -> None:  # noqa: ANN401
        """Texts side by side, never formulas."""
        for at, text in enumerate(texts):
            sheet.write_string(row, at, text, style)

    def cell(self, sheet: Any, row: int, at: int, cell: Cell) -> None:  # noqa: ANN401
        """A value as what it is; a text is never a formula, a number or a link."""
        if cell is None:
            return
        if isinstance(cell, PartialDate) and cell.day and cell.first >= _FIRST_DAY:
            sheet.write_datetime(row, at, cell.first, self.day)
        elif (number := _number(cell)) is not None:
            style = self.money if isinstance(cell, Yuan) else self.number
            sheet.write_number(row, at, number, style)
        else:
            sheet.write_string(row, at, self._fitting(written(cell, self.words)), self.text)

    def _fitting(self, text: str) -> str:
        note = self.words.text(_CUT)
        return text if len(text) <= _MOST_SIGNS else text[: _MOST_SIGNS - len(note)] + note


def workbook(tables: Sequence[Table], cover: Cover, words: Words) -> bytes:
    """The workbook; the same tables give the same bytes."""
    data = io.BytesIO()
    book = xlsxwriter.Workbook(data, _OPTIONS)
    created = datetime(cover.day.year, cover.day.month, cover.day.day)  # noqa: DTZ001 - a mere day
    book.set_properties({"title": cover.title, "created": created})
    pen = _Pen(book, words)
    first, *names = _sheet_names([table.spec.title(words) for table in tables], words)
    _explain(pen, book.add_worksheet(first), list(zip(names, tables, strict=True)), cover)
    for name, table in zip(names, tables, strict=True):
        _fill(pen, book.add_worksheet(name), table)
    book.close()
    return data.getvalue()


def _sheet_names(titles: list[str], words: Words) -> list[str]:
    """Names that a workbook allows, no two alike, that of the explaining sheet first."""
    found: list[str] = []
    for title in (words.text(msg("Explanation")), *titles):
        name = _FORBIDDEN.sub("", title)[:_SHEET_NAME]
        number = 1
        while name.lower() in (each.lower() for each in found):
            number += 1
            name = f"{name[: _SHEET_NAME - 3]}~{number}"
        found.append(name)
    return found


def _fill(pen: _Pen, sheet: Any, table: Table) -> None:  # noqa: ANN401 - xlsxwriter has no types
    headers = table.spec.headers(pen.words)
    pen.row(sheet, 0, headers, pen.head)
    for row, cells in enumerate(table.rows, start=1):
        for at, cell in enumerate(cells):
            pen.cell(sheet, row, at, cell)
    for at, title in enumerate(headers):
        sheet.set_column(at, at, _width([title, *_shown(table, at, pen.words)]))
    sheet.freeze_panes(1, 1)
    sheet.autofilter(0, 0, len(table.rows), len(headers) - 1)


def _number(cell: Cell) -> float | None:
    """The number that a workbook can hold exactly; None for all else."""
    if isinstance(cell, bool) or not isinstance(cell, (int, Decimal, Yuan)):
        return None
    exact = cell.amount if isinstance(cell, Yuan) else Decimal(cell)
    return float(exact) if len(exact.normalize().as_tuple().digits) <= _EXACT_DIGITS else None


def _shown(table: Table, at: int, words: Words) -> Iterator[str]:
    for row in table.rows[:_MEASURED]:
        cell = row[at]
        yield f"{cell.digits}.00" if isinstance(cell, Yuan) else written(cell, words)


def _width(texts: list[str]) -> int:
    """Wide enough for what stands in the column, in the widths of half a Han sign."""
    widest = max(wcswidth(text.split("\n")[0][:_WIDEST]) for text in texts)
    return max(_NARROWEST, min(widest + 3, _WIDEST))


def _explain(
    pen: _Pen,
    sheet: Any,  # noqa: ANN401 - xlsxwriter has no types
    tables: Sequence[tuple[str, Table]],
    cover: Cover,
) -> None:
    """The first sheet: what the data is, and what each column of each table means."""
    words = pen.words
    sheet.write_string(0, 0, cover.title, pen.title)
    for at, line in enumerate(cover.lines, start=1):
        sheet.write_string(at, 0, line)
    top = row = len(cover.lines) + 2
    pen.row(sheet, top, (words.text(each) for each in _EXPLAINED), pen.head)
    for name, table in tables:
        spec = table.spec
        for column, header in zip(spec.columns, spec.headers(words), strict=True):
            row += 1
            kind, about = words.text(TYPES[column.holds]), words.text(column.about)
            texts = (spec.name, name, header, column.key, kind, about)
            pen.row(sheet, row, texts, pen.wrapped)
    for at, width in enumerate(_EXPLAINED_WIDTHS):
        sheet.set_column(at, at, width)
    sheet.autofilter(top, 0, row, len(_EXPLAINED) - 1)
