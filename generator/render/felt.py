"""Figures that a person can feel: what a household got, how many projects are finished."""

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal

from generator.model.project import Project
from generator.model.township import Entry
from generator.render.ledger import Ledger
from generator.values import Quantity, Yuan

_ONE = Decimal(1)


@dataclass(frozen=True)
class PerHousehold:
    """Money of a project by the household: the quotient, and the two figures that make it."""

    yuan: Yuan
    exact: bool
    received: Yuan
    households: Quantity


def per_household(project: Entry[Project], ledger: Ledger) -> PerHousehold | None:
    """What a project received for each household that it serves, to the yuan.

    None unless both figures are exact and complete: an entry of money without an exact amount, or
    “about 68 households”, would make the quotient say more than the sources do.
    """
    served = project.record.beneficiaries
    households = served.households if served else None
    if households is None or not households.exact or not households.number:
        return None
    if not ledger.received or ledger.stated:
        return None
    quotient = ledger.received.amount / households.number
    rounded = quotient.quantize(_ONE, ROUND_HALF_UP)
    if not rounded:
        return None
    return PerHousehold(Yuan(rounded), rounded == quotient, ledger.received, households)


def felt_by_all(given: Iterable[tuple[Entry[Project], Ledger]]) -> PerHousehold | None:
    """The same for a place: only where one project alone has it, for sums of several mix homes."""
    found = [each for project, ledger in given if (each := per_household(project, ledger))]
    return found[0] if len(found) == 1 else None


def finished(projects: Iterable[Entry[Project]]) -> int:
    """How many projects are completed, or in use already."""
    return sum(project.record.is_finished for project in projects)
