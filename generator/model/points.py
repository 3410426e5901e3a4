"""Points 积分: what is rewarded, who stands where, and what points were exchanged for."""

from typing import Annotated, ClassVar

from generator.messages import Message, msg
from generator.model.base import (
    Integer,
    Line,
    Model,
    PastDate,
    Period,
    Prose,
    Record,
    Reference,
    Village,
    label,
)
from generator.values import PartialDate


class PointsEntry(Model):
    """Points that a household or group earned."""

    date: Annotated[PastDate | None, label("date")] = None
    name: Annotated[Line, label("name")]
    village: Annotated[Village | None, label("village")] = None
    points: Annotated[Integer, label("points")]
    reason: Annotated[Line | None, label("reason")] = None


class Standing(Model):
    """Where a household or group stands: the sum of its entries."""

    name: Annotated[Line, label("name")]
    points: Annotated[Integer, label("points")]


class Redemption(Model):
    """Points given for goods in the 爱心超市."""

    date: Annotated[PastDate | None, label("date")] = None
    name: Annotated[Line, label("name")]
    points: Annotated[Integer, label("points")]
    item: Annotated[Line, label("item")]


class Points(Record):
    """积分."""

    NAME: ClassVar[Message] = msg("points")

    rules: Annotated[Prose, label("rules")]
    period: Annotated[Period | None, label("period")] = None
    shop: Annotated[Line | None, label("shop")] = None
    facility: Annotated[Annotated[Line, Reference("facility")] | None, label("facility")] = None
    compact: Annotated[Annotated[Line, Reference("compact")] | None, label("compact")] = None
    award: Annotated[
        Annotated[Line, Reference("award", leads=True)] | None, label("award that counts them")
    ] = None
    entries: Annotated[tuple[PointsEntry, ...], label("entries")] = ()
    standings: Annotated[tuple[Standing, ...], label("standings")] = ()
    redemptions: Annotated[tuple[Redemption, ...], label("redemptions")] = ()

    @property
    def latest_date(self) -> PartialDate | None:
        """The latest date of an entry or redemption."""
        dates = [*(each.date for each in self.entries), *(each.date for each in self.redemptions)]
        return max((date for date in dates if date), key=lambda date: date.order, default=None)
