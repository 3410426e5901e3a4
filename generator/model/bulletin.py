"""Bulletin 简报: what a township tells its people, number by number."""

from typing import Annotated, ClassVar

from generator.messages import Message, msg
from generator.model.base import Integer, Line, PastDate, Period, Prose, Record, label
from generator.values import PartialDate


class Bulletin(Record):
    """简报."""

    NAME: ClassVar[Message] = msg("bulletin")

    number: Annotated[Integer, label("number")]
    date: Annotated[PastDate, label("date")]
    publisher: Annotated[Line | None, label("publisher")] = None
    summary: Annotated[Line | None, label("summary")] = None
    period: Annotated[Period | None, label("period")] = None
    body: Annotated[Prose, label("body")]

    @property
    def latest_date(self) -> PartialDate | None:
        """The day of publication."""
        return self.date
