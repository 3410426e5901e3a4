"""Figures that a person can feel: what a household cost, how many projects are finished."""

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
    """Money spent on a project by the household: the quotient, and the two figures that make it."""

    yuan: Yuan
    exact: bool
    spent: Yuan
    households: Quantity


def per_household(project: Entry[Project], ledger: Ledger) -> PerHousehold | None:
    """What was spent on a project for each household that it serves, to the yuan.

    Money raised says nothing of who it was used for; so None unless spending is recorded, and
    unless the households are exact: “about 68” would make the quotient say more than the sources.
    """
    served = project.record.beneficiaries
    households = served.households if served else None
    if households is None or not households.exact or not households.number:
        return None
    quotient = ledger.outgoings.amount / households.number
    rounded = quotient.quantize(_ONE, ROUND_HALF_UP)
    if not rounded:
        return None
    return PerHousehold(Yuan(rounded), rounded == quotient, ledger.outgoings, households)


def felt_by_all(given: Iterable[tuple[Entry[Project], Ledger]]) -> PerHousehold | None:
    """The same for a place: only where one project alone has it, for sums of several mix homes."""
    found = [each for project, ledger in given if (each := per_household(project, ledger))]
    return found[0] if len(found) == 1 else None


def finished(projects: Iterable[Entry[Project]]) -> int:
    """How many projects are completed, or in use already."""
    return sum(project.record.is_finished for project in projects)
