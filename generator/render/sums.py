"""Quantities added up: a sum is as exact as its vaguest part."""

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

from generator.values import Approximation, Quantity


class Mark(StrEnum):
    """How exact a sum is: as exact as its vaguest part."""

    EXACT = "exact"
    LEAST = "least"
    ABOUT = "about"


@dataclass(frozen=True, slots=True)
class Sum:
    """Quantities of one unit added up."""

    number: Decimal
    unit: str
    mark: Mark = Mark.EXACT


def add_up(quantities: Iterable[Quantity]) -> tuple[Sum | Quantity, ...]:
    """One sum for each unit, in the order in which the units first come; one part stays itself."""
    by_unit: dict[str, list[Quantity]] = {}
    for quantity in quantities:
        by_unit.setdefault(quantity.unit, []).append(quantity)
    return tuple(_add_same(parts) for parts in by_unit.values())


def _add_same(parts: list[Quantity]) -> Sum | Quantity:
    if len(parts) == 1:
        return parts[0]
    number = sum((part.number for part in parts), start=Decimal(0))
    inexact = {part.approximation for part in parts if not part.exact}
    if not inexact:
        return Sum(number, parts[0].unit)
    mark = Mark.LEAST if inexact == {Approximation.OVER} else Mark.ABOUT
    return Sum(number, parts[0].unit, mark)
