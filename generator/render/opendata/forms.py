"""A row in each form in which it leaves: a line of CSV, an object of JSON, a row of a sheet.

Most values of a table stand in it many times (ids, titles, names of places, codes), so that each is
written once.
"""

import json
import re
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from decimal import Decimal
from typing import NamedTuple

from generator.messages import msg
from generator.render.opendata.cells import plain, written
from generator.render.opendata.csv_file import harmless
from generator.render.opendata.sheets import DAY, MONEY, TEXT
from generator.render.opendata.table import Cell, Row
from generator.render.words import Words
from generator.values import PartialDate, Yuan

ROW = "\0"
"""Stands where the number of a row will; no text of a workbook can hold it."""

ROW_END = "</row>"
_EXACT_DIGITS = 15
"""Digits that a spreadsheet keeps and shows; a longer number would be rounded."""

_MOST_SIGNS = 32_767
"""Signs that a cell of a workbook can hold; those beyond the first plane of Unicode count twice."""

_EPOCH = date(1899, 12, 30)
"""The day of the number 0 in a workbook."""

_FIRST_DAY = date(1900, 3, 1)
"""Before it, the day numbers of a workbook are wrong by one: Excel has a 29th of February 1900."""

_CUT = msg(" … (cut here; whole in the CSV file)")

_CODED = re.compile("_x[0-9a-fA-F]{4}_")
_CONTROLS = re.compile("[\0-\x08\x0b-\x1f\ufffe\uffff]")
"""Signs that XML cannot hold; a workbook has them as their numbers (ECMA-376, ST_Xstring)."""

_encode = json.JSONEncoder(ensure_ascii=False).encode


class Written(NamedTuple):
    """A value in all forms."""

    csv: str
    json: str
    sheet: str
    """What stands in its cell behind the address; nothing for an empty one."""
    text: str
    shown: str
    """What its column has to have room for."""


class Forms(dict[tuple[type, Cell], Written]):
    """By its type, for a 1 equals a yes, each value that was met."""

    def __init__(self, words: Words) -> None:
        """Write in these words."""
        super().__init__()
        self._words = words
        self._cut = words.text(_CUT)

    def __missing__(self, key: tuple[type, Cell]) -> Written:
        """Write a value that was not met before."""
        made = self[key] = self._written(key[1])
        return made

    def rows(self, rows: Iterable[Row]) -> list[tuple[Written, ...]]:
        """Each cell of the rows in all forms."""
        return [tuple([self[type(cell), cell] for cell in row]) for row in rows]

    def _written(self, cell: Cell) -> Written:
        if type(cell) is str:  # as most are; codes are texts too
            return Written(harmless(cell), _encode(cell), self._text(cell), cell, cell)
        text = written(cell, self._words)
        return Written(
            harmless(text) if isinstance(cell, str) else text,
            _encode(plain(cell)),
            self._in_sheet(cell, text),
            text,
            f"{cell.digits}.00" if isinstance(cell, Yuan) else text,
        )

    def _in_sheet(self, cell: Cell, text: str) -> str:
        """The value as what it is; a text is never a formula, a number or a link."""
        if cell is None:
            return ""
        if isinstance(cell, PartialDate) and cell.day and cell.first >= _FIRST_DAY:
            return f' s="{DAY}"><v>{(cell.first - _EPOCH).days}</v></c>'
        if (number := _number(cell)) is not None:
            style = MONEY if isinstance(cell, Yuan) else TEXT
            return f' s="{style}"><v>{number:.16G}</v></c>'
        return self._text(text)

    def _text(self, text: str) -> str:
        return f' s="{TEXT}" t="inlineStr"><is>{_in_xml(self._fitting(text))}</is></c>'

    def _fitting(self, text: str) -> str:
        if len(text) <= _MOST_SIGNS // 2 or _signs(text) <= _MOST_SIGNS:
            return text
        room = _MOST_SIGNS - len(self._cut)
        signs = text.encode("utf-16-le")[: 2 * room]
        return signs.decode("utf-16-le", "ignore") + self._cut


def _signs(text: str) -> int:
    return len(text.encode("utf-16-le")) // 2


def json_rows(keys: Iterable[str], rows: Iterable[Sequence[Written]]) -> Iterator[bytes]:
    """Each row as an object."""
    before = [f"{_encode(key)}: " for key in keys]
    for row in rows:
        pairs = ", ".join([name + cell.json for name, cell in zip(before, row, strict=True)])
        yield f"{{{pairs}}}".encode()


def sheet_rows(rows: Iterable[Sequence[Written]]) -> Iterator[str]:
    """Each row that is not empty as a workbook has it, but for its number.

    Each text stands in its cell, so that the row needs nothing of others.
    """
    begun: list[str] = []
    for row in rows:
        begun = begun or [f'<c r="{_letters(at)}{ROW}"' for at in range(len(row))]
        if cells := [
            start + cell.sheet for start, cell in zip(begun, row, strict=True) if cell.sheet
        ]:
            yield f'<row r="{ROW}">{"".join(cells)}{ROW_END}'


def _letters(column: int) -> str:
    """The name of a column, counted from 0."""
    before, at = divmod(column, 26)
    return (_letters(before - 1) if before else "") + chr(ord("A") + at)


def _number(cell: Cell) -> float | None:
    """The number that a workbook can hold exactly; None for all else."""
    if isinstance(cell, bool) or not isinstance(cell, (int, Decimal, Yuan)):
        return None
    exact = cell.amount if isinstance(cell, Yuan) else Decimal(cell)
    return float(exact) if len(exact.normalize().as_tuple().digits) <= _EXACT_DIGITS else None


def _in_xml(text: str) -> str:
    """The text as an element, with each of its signs and spaces."""
    if "_x" in text:  # what looks like the number of a sign stays what it is
        text = _CODED.sub(r"_x005F\g<0>", text)
    if not text.isprintable():
        text = _CONTROLS.sub(lambda found: f"_x{ord(found[0]):04X}_", text)
    space = ' xml:space="preserve"' if text[:1].isspace() or text[-1:].isspace() else ""
    return f"<t{space}>{text.replace('&', '&amp;').replace('<', '&lt;').replace('>', '&gt;')}</t>"
