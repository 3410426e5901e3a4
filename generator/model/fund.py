"""Fund 资金: the ledger of one project, or of an account of a village or the township.

What came in is cash 出资, labour 出力, goods 出物, land 让地 or ideas 出智. Only cash is money: the
others keep quantities of their own, and a stated value never enters the total of cash.
"""

from typing import Annotated, ClassVar, Literal

from pydantic import Field

from generator.messages import Message, msg
from generator.model.base import (
    Amount,
    Codelist,
    Count,
    Line,
    Model,
    Money,
    PastDate,
    Prose,
    Record,
    Reference,
    Village,
    label,
)
from generator.values import PartialDate, Yuan, total


class Origin(Codelist):
    """Who gave: the public purse, the collective, or which part of society."""

    GRANT = "grant", "Public grants and rewards"
    COLLECTIVE = "collective", "Village collective"
    VILLAGERS = "villagers", "Villagers"
    TALENTS = "talents", "Successful natives and worthies"
    ENTERPRISE = "enterprise", "Enterprises"
    ASSOCIATION = "association", "Associations"
    MEMBERS = "members", "Party members and cadres"
    OTHER = "other", "Others"


class Level(Codelist):
    """Which level of government a grant came from."""

    CENTRAL = "central", "Central government"
    PROVINCE = "province", "Province"
    PREFECTURE = "prefecture", "Prefecture"
    COUNTY = "county", "County"
    TOWNSHIP = "township", "Township"


class Form(Codelist):
    """In which form something was given."""

    CASH = "cash", "Money"
    LABOUR = "labour", "Labour"
    GOODS = "goods", "Goods"
    LAND = "land", "Land"
    IDEAS = "ideas", "Ideas"


class Contribution(Model):
    """What every contribution has. Who gave may stay unnamed."""

    date: Annotated[PastDate | None, label("date")] = None
    source: Annotated[Origin, label("source")]
    level: Annotated[Level | None, label("level")] = None
    from_: Annotated[Line | None, label("from"), Field(alias="from")] = None
    village: Annotated[Village | None, label("village")] = None
    note: Annotated[Line | None, label("note")] = None


class Cash(Contribution):
    """Money 出资: what arrived, what was promised, or the words of a source without figures."""

    kind: Annotated[Literal[Form.CASH], label("form")]
    amount: Annotated[Money | None, label("amount received")] = None
    pledged: Annotated[Money | None, label("amount pledged")] = None
    stated: Annotated[Line | None, label("wording of the source")] = None


class InKind(Contribution):
    """A contribution that is no money, with a value where someone has put one on it."""

    value: Annotated[Money | None, label("stated value")] = None
    basis: Annotated[Line | None, label("basis of the value")] = None


class Labour(InKind):
    """Work 出力: so many people, so many days."""

    kind: Annotated[Literal[Form.LABOUR], label("form")]
    people: Annotated[Count | None, label("people")] = None
    days: Annotated[Amount | None, label("working days")] = None
    work: Annotated[Line | None, label("work done")] = None


class Goods(InKind):
    """Things 出物."""

    kind: Annotated[Literal[Form.GOODS], label("form")]
    item: Annotated[Line, label("item")]
    quantity: Annotated[Amount | None, label("quantity")] = None


class Land(InKind):
    """Land 让地, or what stood on it."""

    kind: Annotated[Literal[Form.LAND], label("form")]
    quantity: Annotated[Amount | None, label("quantity")] = None
    item: Annotated[Line | None, label("item")] = None


class Ideas(Contribution):
    """Advice 出智."""

    kind: Annotated[Literal[Form.IDEAS], label("form")]
    text: Annotated[Line, label("text")]
    people: Annotated[Count | None, label("people")] = None


Raised = Annotated[Cash | Labour | Goods | Land | Ideas, Field(discriminator="kind")]


class Spent(Model):
    """Money that went out."""

    date: Annotated[PastDate | None, label("date")] = None
    purpose: Annotated[Line, label("purpose")]
    payee: Annotated[Line | None, label("payee")] = None
    amount: Annotated[Money, label("amount")]
    voucher: Annotated[Line | None, label("voucher number")] = None
    note: Annotated[Line | None, label("note")] = None


class Balance(Model):
    """What the account held at the end of a day, as its keeper counted it."""

    date: Annotated[PastDate, label("date")]
    amount: Annotated[Money, label("amount")]


class Fund(Record):
    """资金."""

    NAME: ClassVar[Message] = msg("fund")

    project: Annotated[Annotated[Line, Reference("project")] | None, label("project")] = None
    organisation: Annotated[
        Annotated[Line, Reference("organisation")] | None, label("organisation that raised it")
    ] = None
    summary: Annotated[Prose | None, label("summary")] = None
    raised: Annotated[tuple[Raised, ...], label("raised")] = ()
    spent: Annotated[tuple[Spent, ...], label("spent")] = ()
    balance: Annotated[tuple[Balance, ...], label("balance")] = ()

    @property
    def cash(self) -> tuple[Cash, ...]:
        """The entries that are money."""
        return tuple(entry for entry in self.raised if isinstance(entry, Cash))

    @property
    def received(self) -> Yuan:
        """The exact sum of the cash that arrived."""
        return total([entry.amount for entry in self.cash if entry.amount])

    @property
    def outgoings(self) -> Yuan:
        """The exact sum of what was spent."""
        return total([entry.amount for entry in self.spent])

    @property
    def latest_date(self) -> PartialDate | None:
        """The latest date of any entry."""
        dates = [entry.date for entry in (*self.raised, *self.spent, *self.balance)]
        return max((date for date in dates if date), key=lambda date: date.order, default=None)
