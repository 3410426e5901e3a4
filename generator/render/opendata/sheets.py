"""A table as a sheet of a workbook: cells as what they are, a head that stays, widths that fit."""

import re
from collections.abc import Iterable, Sequence
from datetime import date
from decimal import Decimal
from typing import Any

from wcwidth import wcswidth

from generator.messages import msg
from generator.render.opendata.cells import written
from generator.render.opendata.table import Cell, Row, Spec, Table
from generator.render.words import Words
from generator.values import PartialDate, Yuan

Book = Any
Sheet = Any
Style = Any
"""Xlsxwriter has no types."""

OPTIONS = {
    "in_memory": True,
    "strings_to_formulas": False,
    "strings_to_numbers": False,
    "strings_to_urls": False,
}
"""How workbooks are written: without the disk, and a text is never anything else."""

TEXTS = "xl/sharedStrings.xml"
SHEET = "xl/worksheets/sheet{number}.xml"
"""Where a workbook has its texts, and its sheets, counted from 1."""

_SHEET_NAME = 31
_FORBIDDEN = re.compile(r"[\[\]:*?/\\']")
_MOST_SIGNS = 32_767
"""Signs that a cell of a workbook can hold."""

ROOM = 1_048_574
"""Rows that a sheet can hold, but for its head and for one that says that there are more."""

_EXACT_DIGITS = 15
"""Digits that a spreadsheet keeps and shows; a longer number would be rounded."""

_WIDEST = 48
_NARROWEST = 8
_MEASURED = 200
"""Rows that a column's width is taken from."""

_FIRST_DAY = date(1900, 3, 1)
"""Before it, the day numbers of a workbook are wrong by one: Excel has a 29th of February 1900."""

_CUT = msg(" … (cut here; whole in the CSV file)")
_MORE = msg("Further rows have no room on a sheet; all of them are in the CSV file.")


class Pen:
    """A workbook while it is written: how cells look, and in whose words."""

    def __init__(self, book: Book, words: Words) -> None:
        """Give the workbook its formats."""
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
        for style in (self.title, self.head, self.text, self.wrapped, self.money, self.day):
            # Their numbers go by first use. They must be the same in every workbook, so that a
            # sheet can be taken from one into another.
            style._get_xf_index()  # noqa: SLF001 - see above; there is no public way

    def row(self, sheet: Sheet, row: int, texts: Iterable[str], style: Style) -> None:
        """Texts side by side, never formulas."""
        for at, text in enumerate(texts):
            sheet.write_string(row, at, text, style)

    def cell(self, sheet: Sheet, row: int, at: int, cell: Cell) -> None:
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


def sheet_names(titles: Iterable[str]) -> list[str]:
    """Names that a workbook allows, no two alike."""
    found: list[str] = []
    for title in titles:
        name = _FORBIDDEN.sub("", title)[:_SHEET_NAME]
        number = 1
        while name.lower() in (each.lower() for each in found):
            number += 1
            name = f"{name[: _SHEET_NAME - 3]}~{number}"
        found.append(name)
    return found


def fill(pen: Pen, sheet: Sheet, rows: Iterable[Row]) -> None:
    """Write rows on a sheet, from its first line on."""
    for row, cells in enumerate(rows):
        for at, cell in enumerate(cells):
            pen.cell(sheet, row, at, cell)


def frame(pen: Pen, sheet: Sheet, spec: Spec, rows: int, widths: Sequence[int]) -> None:
    """All of a sheet but the rows: the head, which stays in view and filters, and the widths."""
    headers = spec.headers(pen.words)
    pen.row(sheet, 0, headers, pen.head)
    if rows > ROOM:
        sheet.write_string(ROOM + 1, 0, pen.words.text(_MORE), pen.text)
    for at, (title, widest) in enumerate(zip(headers, widths, strict=True)):
        own = wcswidth(title.split("\n")[0][:_WIDEST])
        sheet.set_column(at, at, max(_NARROWEST, min(max(widest, own) + 3, _WIDEST)))
    sheet.freeze_panes(1, 1)
    sheet.autofilter(0, 0, min(rows, ROOM + 1), len(headers) - 1)


def widths_of(table: Table, words: Words) -> tuple[int, ...]:
    """How wide the texts of each column are, in the widths of half a Han sign."""
    rows = table.rows[: max(_MEASURED - table.before, 0)]
    return tuple(
        max((_width(row[at], words) for row in rows), default=0)
        for at in range(len(table.spec.columns))
    )


def _number(cell: Cell) -> float | None:
    """The number that a workbook can hold exactly; None for all else."""
    if isinstance(cell, bool) or not isinstance(cell, (int, Decimal, Yuan)):
        return None
    exact = cell.amount if isinstance(cell, Yuan) else Decimal(cell)
    return float(exact) if len(exact.normalize().as_tuple().digits) <= _EXACT_DIGITS else None


def _width(cell: Cell, words: Words) -> int:
    text = f"{cell.digits}.00" if isinstance(cell, Yuan) else written(cell, words)
    return max(0, wcswidth(text.split("\n")[0][:_WIDEST]))
