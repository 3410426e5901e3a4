"""All tables in one workbook: a sheet that explains the columns, then a sheet for each table."""

import io
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from typing import Any

import xlsxwriter
from wcwidth import wcswidth

from generator.messages import Message, msg
from generator.render.opendata.cells import written
from generator.render.opendata.table import TYPES, Cell, Table, Type
from generator.render.words import Words
from generator.values import PartialDate, Yuan

_SHEET_NAME = 31
_FORBIDDEN = re.compile(r"[\[\]:*?/\\']")
_MOST_SIGNS = 32_767
"""Signs that a cell of a workbook can hold."""

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
_CUT = msg(" … (cut here; whole in the CSV file)")


@dataclass(frozen=True)
class Cover:
    """What stands at the head of the first sheet, and when the newest record is from."""

    title: str
    lines: tuple[str, ...]
    day: date


class _Formats:
    """How cells look; made once for each workbook."""

    def __init__(self, book: Any) -> None:  # noqa: ANN401 - xlsxwriter carries no types
        font = {"valign": "top"}
        self.title = book.add_format({"bold": True, "font_size": 14})
        self.head = book.add_format(
            {"bold": True, "bg_color": "#F1E9DC", "bottom": 1, "text_wrap": True, "valign": "top"}
        )
        self.text = book.add_format(font)
        self.money = book.add_format({**font, "num_format": "#,##0.00"})
        self.number = book.add_format({**font, "num_format": "General"})
        self.day = book.add_format({**font, "num_format": "yyyy-mm-dd", "align": "left"})
        self.wrapped = book.add_format({**font, "text_wrap": True})


def workbook(tables: Sequence[Table], cover: Cover, words: Words) -> bytes:
    """The workbook; the same tables give the same bytes."""
    data = io.BytesIO()
    book = xlsxwriter.Workbook(data, _OPTIONS)
    created = datetime(cover.day.year, cover.day.month, cover.day.day)  # noqa: DTZ001 - a mere day
    book.set_properties({"title": cover.title, "created": created})
    formats = _Formats(book)
    names = _sheet_names([table.spec.title(words) for table in tables], words)
    _explain(book, formats, tables, names[1:], cover, words, names[0])
    for name, table in zip(names[1:], tables, strict=True):
        _fill(book.add_worksheet(name), formats, table, words)
    book.close()
    return data.getvalue()


def _sheet_names(titles: list[str], words: Words) -> list[str]:
    """Names that a workbook allows, no two alike, that of the explaining sheet first."""
    found: list[str] = []
    for title in (words.text(msg("Explanation")), *titles):
        name = _FORBIDDEN.sub("", title.replace(" · ", "·"))[:_SHEET_NAME]
        number = 1
        while name.lower() in (each.lower() for each in found):
            number += 1
            name = f"{name[: _SHEET_NAME - 3]}~{number}"
        found.append(name)
    return found


def _fill(sheet: Any, formats: _Formats, table: Table, words: Words) -> None:  # noqa: ANN401
    headers = table.spec.headers(words)
    for at, title in enumerate(headers):
        sheet.write_string(0, at, title, formats.head)
    for row, cells in enumerate(table.rows, start=1):
        for at, cell in enumerate(cells):
            _write(sheet, formats, row, at, cell, words)
    for at, title in enumerate(headers):
        sheet.set_column(at, at, _width([title, *_shown(table, at, words)]))
    sheet.freeze_panes(1, 1)
    if table.rows:
        sheet.autofilter(0, 0, len(table.rows), len(headers) - 1)


def _write(  # noqa: PLR0913 - where, how and what
    sheet: Any,  # noqa: ANN401 - xlsxwriter carries no types
    formats: _Formats,
    row: int,
    at: int,
    cell: Cell,
    words: Words,
) -> None:
    """A value as what it is; a text is never a formula, a number, or a link."""
    if cell is None:
        return
    if isinstance(cell, PartialDate) and cell.day and cell.first >= _FIRST_DAY:
        sheet.write_datetime(row, at, cell.first, formats.day)
    elif (number := _number(cell)) is not None:
        style = formats.money if isinstance(cell, Yuan) else formats.number
        sheet.write_number(row, at, number, style)
    else:
        sheet.write_string(row, at, _fitting(written(cell, words), words), formats.text)


def _number(cell: Cell) -> float | None:
    """The number that a workbook can hold exactly; None for all else."""
    if isinstance(cell, bool) or not isinstance(cell, (int, Decimal, Yuan)):
        return None
    exact = cell.amount if isinstance(cell, Yuan) else Decimal(cell)
    return float(exact) if Decimal(repr(float(exact))) == exact else None


def _fitting(text: str, words: Words) -> str:
    note = words.text(_CUT)
    return text if len(text) <= _MOST_SIGNS else text[: _MOST_SIGNS - len(note)] + note


def _shown(table: Table, at: int, words: Words) -> Iterator[str]:
    for row in table.rows[:_MEASURED]:
        cell = row[at]
        yield f"{cell.digits}.00" if isinstance(cell, Yuan) else written(cell, words)


def _width(texts: list[str]) -> int:
    """Wide enough for what stands in the column, in the widths of half a Han sign."""
    widest = max(wcswidth(line) for text in texts for line in (text.split("\n")[0][:_WIDEST],))
    return max(_NARROWEST, min(widest + 3, _WIDEST))


def _explain(  # noqa: PLR0913 - what the sheet says of all others
    book: Any,  # noqa: ANN401 - xlsxwriter carries no types
    formats: _Formats,
    tables: Sequence[Table],
    names: list[str],
    cover: Cover,
    words: Words,
    name: str,
) -> None:
    sheet = book.add_worksheet(name)
    sheet.write_string(0, 0, cover.title, formats.title)
    for at, line in enumerate(cover.lines, start=1):
        sheet.write_string(at, 0, line)
    top = len(cover.lines) + 2
    for at, message in enumerate(_EXPLAINED):
        sheet.write_string(top, at, words.text(message), formats.head)
    row = top
    for table, sheet_name in zip(tables, names, strict=True):
        spec = table.spec
        for column, header in zip(spec.columns, spec.headers(words), strict=True):
            row += 1
            kind: Message = TYPES[column.holds]
            cells = (spec.name, sheet_name, header, column.key, words.text(kind))
            for at, text in enumerate(cells):
                sheet.write_string(row, at, text, formats.text)
            sheet.write_string(row, len(cells), words.text(column.about), formats.wrapped)
    for at, width in enumerate((22, 30, 30, 26, 12, 70)):
        sheet.set_column(at, at, width)
    sheet.freeze_panes(top + 1, 0)
    sheet.autofilter(top, 0, row, len(_EXPLAINED) - 1)


__all__ = ["Cover", "Type", "workbook"]
