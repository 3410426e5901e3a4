"""A table as CSV that Excel and WPS open as it is: UTF-8 with a mark in front, CRLF, Chinese head.

A spreadsheet runs what begins like a formula, so that a text of a record could read files or call
addresses on the reader's machine. Such texts get an apostrophe in front, here and only here.
"""

import csv
import io
from collections.abc import Iterable, Sequence

from generator.render.opendata.table import Spec
from generator.render.words import Words

BYTE_ORDER_MARK = b"\xef\xbb\xbf"
_FORMULA = ("=", "+", "-", "@", "\t", "\r", "＝", "＋", "－", "＠")
"""Signs with which a formula may begin (OWASP: CSV injection), the full-width ones too."""


def csv_head(spec: Spec, words: Words) -> bytes:
    """The mark of the encoding, and the titles of the columns."""
    return BYTE_ORDER_MARK + csv_rows([[harmless(title) for title in spec.headers(words)]])


def csv_rows(rows: Iterable[Sequence[str]]) -> bytes:
    """A line for each row of texts, which are `harmless` already."""
    text = io.StringIO(newline="")
    csv.writer(text, lineterminator="\r\n").writerows(rows)
    return text.getvalue().encode()


def harmless(text: str) -> str:
    """The text, with an apostrophe in front if a spreadsheet would take it for a formula.

    What begins with apostrophes before such a sign gets one more, so that taking one away always
    gives back what the record says.
    """
    return f"'{text}" if text.lstrip("'").startswith(_FORMULA) else text


def original(text: str) -> str:
    """What `harmless` was given."""
    return text[1:] if text.startswith("'") and harmless(text[1:]) == text else text
