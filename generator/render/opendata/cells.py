"""A cell in words, as JSON has it, and back from there."""

from collections.abc import Mapping
from decimal import Decimal, InvalidOperation

from generator.messages import msg
from generator.model.base import Codelist
from generator.render.opendata.table import Cell, Column, Type
from generator.render.words import Words
from generator.values import PartialDate, ValueFault, Yuan

YES = msg("yes")
NO = msg("no")

Plain = str | int | bool | None
"""What JSON holds: exact decimals as text, for a number of JSON is a float to most readers."""


def written(cell: Cell, words: Words) -> str:
    """The cell as CSV has it: labels for codes, plain digits, nothing for nothing."""
    match cell:
        case None:
            return ""
        case bool():
            return words.text(YES if cell else NO)
        case Codelist():
            return words.text(cell)
        case Decimal():
            return decimal(cell)
    return str(cell)


def decimal(number: Decimal) -> str:
    """Plain digits without an exponent."""
    return f"{number.normalize():f}"


def plain(cell: Cell) -> Plain:
    """The cell as JSON has it: codes for codes."""
    match cell:
        case Codelist():
            return cell.value
        case Decimal():
            return decimal(cell)
        case Yuan() | PartialDate():
            return str(cell)
    return cell


def read(row: Mapping[str, object], column: Column) -> Cell:
    """The cell of a column in a published row.

    What an older program left out is empty; what it wrote otherwise stays as text.
    """
    value = row.get(column.key)
    if not isinstance(value, str):
        return value if isinstance(value, (bool, int)) else None
    try:
        return _typed(value, column)
    except (ValueFault, ValueError, InvalidOperation):
        return value


def _typed(value: str, column: Column) -> Cell:
    match column.holds:
        case Type.CODE if column.codes:
            return column.codes(value)  # type: ignore[call-arg] # the label comes from the code
        case Type.MONEY:
            return Yuan.parse(value)
        case Type.NUMBER:
            return Decimal(value)
        case Type.DATE:
            return PartialDate.parse(value)
    return value
