"""A table as CSV that Excel and WPS open as it is: UTF-8 with a mark in front, CRLF, Chinese head.

A spreadsheet runs what begins like a formula, so that a text of a record could read files or call
addresses on the reader's machine. Such texts get an apostrophe in front, here and only here.
"""

import csv
import io

from generator.render.opendata.cells import written
from generator.render.opendata.table import Cell, Table
from generator.render.words import Words

BYTE_ORDER_MARK = b"\xef\xbb\xbf"
_FORMULA = ("=", "+", "-", "@", "\t", "\r", "＝", "＋", "－", "＠")
"""Signs with which a formula may begin (OWASP: CSV injection), the full-width ones too."""


def csv_file(table: Table, words: Words) -> bytes:
    """Head and rows; the same table gives the same bytes."""
    text = io.StringIO(newline="")
    writer = csv.writer(text, lineterminator="\r\n")
    writer.writerow([harmless(title) for title in table.spec.headers(words)])
    writer.writerows([_field(cell, words) for cell in row] for row in table.rows)
    return BYTE_ORDER_MARK + text.getvalue().encode()


def _field(cell: Cell, words: Words) -> str:
    text = written(cell, words)
    return harmless(text) if isinstance(cell, str) else text


def harmless(text: str) -> str:
    """The text, with an apostrophe in front if a spreadsheet would take it for a formula.

    What begins with apostrophes before such a sign gets one more, so that taking one away always
    gives back what the record says.
    """
    return f"'{text}" if text.lstrip("'").startswith(_FORMULA) else text


def original(text: str) -> str:
    """What `harmless` was given."""
    return text[1:] if text.startswith("'") and harmless(text[1:]) == text else text
