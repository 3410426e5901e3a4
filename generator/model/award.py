"""Award 表彰奖补, in two families: honours 表彰, and grants for results 以奖代补 (360Giving)."""

from typing import Annotated, ClassVar, Literal

from pydantic import Field

from generator.messages import Message, msg
from generator.model.base import (
    Codelist,
    Integer,
    Line,
    Model,
    Money,
    Notice,
    PastDate,
    Prose,
    Record,
    Reference,
    Village,
    label,
)
from generator.values import PartialDate, Yuan, total


class Family(Codelist):
    """Honour or grant."""

    HONOUR = "honour", "Honour"
    GRANT = "grant", "Grant for results"


class Winner(Model):
    """Who won an honour; a household, a group or a post rather than a person."""

    name: Annotated[Line, label("name")]
    village: Annotated[Village | None, label("village")] = None
    citation: Annotated[Line | None, label("citation")] = None


class Honour(Record):
    """表彰."""

    NAME: ClassVar[Message] = msg("honour")

    family: Annotated[Literal[Family.HONOUR], label("family")]
    programme: Annotated[Line, label("programme")]
    project: Annotated[Annotated[Line, Reference("project")] | None, label("project")] = None
    meeting: Annotated[
        Annotated[Line, Reference("meeting")] | None, label("meeting that decided it")
    ] = None
    organisation: Annotated[
        Annotated[Line, Reference("organisation")] | None, label("organisation")
    ] = None
    activity: Annotated[
        Annotated[Line, Reference("activity")] | None, label("activity that it came of")
    ] = None
    period: Annotated[Line | None, label("period")] = None
    date: Annotated[PastDate | None, label("date")] = None
    nomination: Annotated[Line | None, label("nomination")] = None
    selection: Annotated[Line | None, label("selection")] = None
    notice: Annotated[Notice | None, label("public notice")] = None
    count: Annotated[Integer | None, label("number of winners")] = None
    unit: Annotated[Line | None, label("unit")] = None
    winners: Annotated[tuple[Winner, ...], label("winners")] = ()
    summary: Annotated[Prose | None, label("summary")] = None

    @property
    def winner_count(self) -> int | None:
        """How many won: the count, else the length of the list; None where neither is known."""
        return self.count if self.count is not None else len(self.winners) or None

    @property
    def latest_date(self) -> PartialDate | None:
        """The day of the award."""
        return self.date


class Payment(Model):
    """A part of a grant that was paid out."""

    date: Annotated[PastDate | None, label("date")] = None
    amount: Annotated[Money, label("amount")]
    voucher: Annotated[Line | None, label("voucher number")] = None


class Grant(Record):
    """以奖代补."""

    NAME: ClassVar[Message] = msg("grant for results")

    family: Annotated[Literal[Family.GRANT], label("family")]
    project: Annotated[Annotated[Line, Reference("project")] | None, label("project")] = None
    meeting: Annotated[
        Annotated[Line, Reference("meeting")] | None, label("meeting that decided it")
    ] = None
    organisation: Annotated[
        Annotated[Line, Reference("organisation")] | None, label("organisation")
    ] = None
    activity: Annotated[
        Annotated[Line, Reference("activity")] | None, label("activity that it came of")
    ] = None
    date: Annotated[PastDate | None, label("date")] = None
    applied: Annotated[Money | None, label("amount applied for")] = None
    awarded: Annotated[Money | None, label("amount awarded")] = None
    disbursed: Annotated[tuple[Payment, ...], label("disbursed")] = ()
    recipient: Annotated[Line | None, label("recipient")] = None
    notice: Annotated[Notice | None, label("public notice")] = None
    summary: Annotated[Prose | None, label("summary")] = None

    @property
    def paid(self) -> Yuan:
        """The exact sum of the payments."""
        return total([payment.amount for payment in self.disbursed])

    @property
    def latest_date(self) -> PartialDate | None:
        """The latest of the award's and its payments' dates."""
        dates = [self.date, *(payment.date for payment in self.disbursed)]
        return max((date for date in dates if date), key=lambda date: date.order, default=None)


Award = Annotated[Honour | Grant, Field(discriminator="family")]
