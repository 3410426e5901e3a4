"""Ledgers: entries of one or many funds, with exact sums that name the entries behind them."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property

from generator.model.fund import (
    Cash,
    Contribution,
    Form,
    Fund,
    Goods,
    Ideas,
    InKind,
    Labour,
    Land,
    Origin,
    Spent,
)
from generator.model.township import Entry
from generator.render.sums import Sum, add_up
from generator.values import Quantity, Yuan, total


@dataclass(frozen=True)
class Line:
    """One entry of a ledger, and where it stands: its permalink is `funds/<id>.md#<anchor>`."""

    fund: Entry[Fund]
    part: str
    number: int
    item: Contribution | Spent

    @property
    def anchor(self) -> str:
        """`raised-3`, `spent-1`: for ever the entry's address on the page of its fund."""
        return f"{self.part}-{self.number}"

    @property
    def path(self) -> str:
        """The page of its fund."""
        return f"{self.fund.address}.md"

    @property
    def village(self) -> str | None:
        """The village that it is known to belong to: its own, else its fund's only one."""
        own = self.item.village if isinstance(self.item, Contribution) else None
        places = self.fund.record.places
        return own or (places[0] if len(places) == 1 else None)


@dataclass(frozen=True)
class Group:
    """The entries of one origin."""

    origin: Origin
    ledger: "Ledger"


class Ledger:
    """Entries of one or many funds; every sum names the entries that make it."""

    def __init__(self, lines: Iterable[Line]) -> None:
        """Keep the lines in the order given."""
        self.lines = tuple(lines)

    @classmethod
    def of(cls, funds: Iterable[Entry[Fund]]) -> "Ledger":
        """All lines of the funds."""
        return cls(line for fund in funds for line in _lines(fund))

    def within(self, village: str) -> "Ledger":
        """The lines known to belong to the village."""
        return Ledger(line for line in self.lines if line.village == village)

    def __bool__(self) -> bool:
        """Whether there is any entry."""
        return bool(self.lines)

    @cached_property
    def raised(self) -> "Ledger":
        """What came in, in every form."""
        return Ledger(line for line in self.lines if line.part == "raised")

    @cached_property
    def spent(self) -> tuple[Line, ...]:
        """What went out."""
        return tuple(line for line in self.lines if isinstance(line.item, Spent))

    def _form(self, model: type[Contribution]) -> "Ledger":
        return Ledger(line for line in self.lines if isinstance(line.item, model))

    @cached_property
    def cash(self) -> "Ledger":
        """Money."""
        return self._form(Cash)

    @cached_property
    def counted(self) -> "Ledger":
        """Money that arrived, with its exact amount: the entries of `received`."""
        return Ledger(
            line for line in self.lines if isinstance(line.item, Cash) and line.item.amount
        )

    @cached_property
    def stated(self) -> "Ledger":
        """Money of which the source gives no exact amount received."""
        return Ledger(
            line for line in self.lines if isinstance(line.item, Cash) and not line.item.amount
        )

    @cached_property
    def labour(self) -> "Ledger":
        """Labour."""
        return self._form(Labour)

    @cached_property
    def goods(self) -> "Ledger":
        """Goods."""
        return self._form(Goods)

    @cached_property
    def land(self) -> "Ledger":
        """Land."""
        return self._form(Land)

    @cached_property
    def ideas(self) -> "Ledger":
        """Ideas."""
        return self._form(Ideas)

    @cached_property
    def forms(self) -> tuple[tuple[Form, "Ledger"], ...]:
        """The forms that are no money and have entries, in their order."""
        forms = (
            (Form.LABOUR, self.labour),
            (Form.GOODS, self.goods),
            (Form.LAND, self.land),
            (Form.IDEAS, self.ideas),
        )
        return tuple((form, ledger) for form, ledger in forms if ledger)

    @cached_property
    def by_origin(self) -> tuple[Group, ...]:
        """Contributions by who gave, in the order of the codelist."""
        groups = (
            Group(origin, Ledger(line for line in self.lines if _origin(line) is origin))
            for origin in Origin
        )
        return tuple(group for group in groups if group.ledger)

    @cached_property
    def received(self) -> Yuan:
        """The exact sum of money that arrived."""
        return total(
            [
                line.item.amount
                for line in self.lines
                if isinstance(line.item, Cash) and line.item.amount
            ]
        )

    @cached_property
    def pledged(self) -> Yuan:
        """The exact sum of money promised."""
        return total(
            [
                line.item.pledged
                for line in self.lines
                if isinstance(line.item, Cash) and line.item.pledged
            ]
        )

    @cached_property
    def outgoings(self) -> Yuan:
        """The exact sum of money spent."""
        return total([line.item.amount for line in self.lines if isinstance(line.item, Spent)])

    @cached_property
    def valued(self) -> Yuan:
        """The sum of the values stated for what is no money; never part of `received`."""
        return total(
            [
                line.item.value
                for line in self.lines
                if isinstance(line.item, InKind) and line.item.value
            ]
        )

    @cached_property
    def people(self) -> tuple[Sum | Quantity, ...]:
        """Turns of people who gave labour or ideas, in one sum."""
        items = (line.item for line in self.lines)
        return add_up(i.people for i in items if isinstance(i, (Labour, Ideas)) and i.people)

    @cached_property
    def days(self) -> tuple[Sum | Quantity, ...]:
        """Working days, a sum for each unit."""
        items = (line.item for line in self.lines)
        return add_up(i.days for i in items if isinstance(i, Labour) and i.days)

    @cached_property
    def unmeasured(self) -> int:
        """Entries that are no money and give no number at all."""
        return sum(_is_unmeasured(line.item) for line in self.lines)

    @cached_property
    def quantities(self) -> tuple[Sum | Quantity, ...]:
        """Quantities of goods and land, a sum for each unit."""
        items = (line.item for line in self.lines)
        return add_up(i.quantity for i in items if isinstance(i, (Goods, Land)) and i.quantity)

    def __len__(self) -> int:
        """How many entries."""
        return len(self.lines)

    def __iter__(self) -> Iterator[Line]:
        """The entries in order."""
        return iter(self.lines)


def _origin(line: Line) -> Origin | None:
    return line.item.source if isinstance(line.item, Contribution) else None


def _is_unmeasured(item: Contribution | Spent) -> bool:
    match item:
        case Labour():
            return not (item.people or item.days)
        case Goods() | Land():
            return item.quantity is None
    return False


def _lines(fund: Entry[Fund]) -> Iterator[Line]:
    for number, contribution in enumerate(fund.record.raised, start=1):
        yield Line(fund, "raised", number, contribution)
    for number, payment in enumerate(fund.record.spent, start=1):
        yield Line(fund, "spent", number, payment)
