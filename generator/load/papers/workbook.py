"""Workbooks: every cell of every sheet, hidden ones too, and what else stands in the file."""

from io import BytesIO

from openpyxl import load_workbook
from openpyxl.utils import get_column_letter

from generator.load.papers.limit import Limit
from generator.load.papers.packed import packed_text
from generator.messages import msg

_OF_CELLS = ("xl/worksheets/", "xl/sharedStrings", "xl/styles", "xl/theme/", "xl/calcChain")
_MOST_PARTS = 1_000


def workbook_text(data: bytes, limit: Limit) -> None:
    """Gather cells by sheet and address; then comments, text boxes, and who wrote it.

    Raises:
        UnreadError: if it is shut, broken or too large.
    """
    packed = Limit()
    packed_text(data, packed, lambda name: not name.startswith(_OF_CELLS))
    _cells(data, limit)
    for each in packed.passages:
        limit.add(each.place, _MOST_PARTS + each.part, each.text)


def _cells(data: bytes, limit: Limit) -> None:
    book = load_workbook(BytesIO(data), read_only=True, data_only=True)
    for part, sheet in enumerate(book.worksheets):
        sheet.reset_dimensions()  # what the file says of its size may be wrong
        for row, values in enumerate(sheet.iter_rows(values_only=True), start=1):
            for column, value in enumerate(values, start=1):
                if value is not None:
                    cell = f"{get_column_letter(column)}{row}"
                    place = msg("sheet {sheet}, cell {cell}", sheet=sheet.title, cell=cell)
                    limit.add(place, part, _shown(value))


def _shown(value: object) -> str:
    """A cell as one sees it: a number of many digits without a point."""
    return f"{value:.0f}" if isinstance(value, float) and value.is_integer() else str(value)
