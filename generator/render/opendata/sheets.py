"""A table as a sheet of a workbook: cells as what they are, a head that stays, widths that fit."""

import re
from collections.abc import Iterable, Sequence
from typing import Any

from wcwidth import wcswidth

from generator.messages import msg
from generator.render.opendata.table import Spec
from generator.render.words import Words

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

SHEET = "xl/worksheets/sheet{number}.xml"
"""Where a workbook has its sheets, counted from 1."""

TEXT, MONEY, DAY = 3, 5, 6
"""The numbers of the styles of cells, in every workbook of a `Pen`."""

_SHEET_NAME = 31
_FORBIDDEN = re.compile(r"[\[\]:*?/\\']")
ROOM = 1_048_574
"""Rows that a sheet can hold, but for its head and for one that says that there are more."""

_WIDEST = 48
_NARROWEST = 8
MEASURED = 200
"""Rows that a column's width is taken from."""

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
        self.day = book.add_format({**font, "num_format": "yyyy-mm-dd", "align": "left"})
        for style in (self.title, self.head, self.text, self.wrapped, self.money, self.day):
            # Their numbers go by first use. They must be the same in every workbook, so that a
            # sheet can be taken from one into another.
            style._get_xf_index()  # noqa: SLF001 - see above; there is no public way

    def row(self, sheet: Sheet, row: int, texts: Iterable[str], style: Style) -> None:
        """Texts side by side, never formulas."""
        for at, text in enumerate(texts):
            sheet.write_string(row, at, text, style)


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


def widest(texts: Iterable[str]) -> int:
    """How wide the widest is, in the widths of half a Han sign, as far as a column can be."""
    found = 0
    for text in texts:
        line = text.partition("\n")[0][:_WIDEST]
        if found < 2 * len(line) and found < _WIDEST:  # no sign is wider than a Han sign
            found = max(found, wcswidth(line))
    return min(found, _WIDEST)
