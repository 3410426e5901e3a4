"""Bulletin 简报: what a township tells its people, number by number.

A bulletin is a release: `lines` keep what was said of its period. When a record is corrected
later, the line stays as it was published, and the page shows the correction 更正 beside it.
"""

from typing import Annotated, ClassVar

from generator.messages import Message, msg
from generator.model.base import (
    Codelist,
    Integer,
    Line,
    Model,
    PastDate,
    Period,
    Prose,
    Record,
    label,
)
from generator.values import PartialDate


class Section(Codelist):
    """What happened in the period."""

    DECIDED = "decided", "Decided"
    RAISED = "raised", "Raised"
    SPENT = "spent", "Spent"
    FINISHED = "finished", "Finished"
    ANSWERED = "answered", "Answered"
    AWARDED = "awarded", "Awards and grants"
    HELD = "held", "Held"


class ReleaseLine(Model):
    """One line of a release: what was said, and the record (`funds/road`) that it was said of."""

    section: Annotated[Section, label("section")]
    record: Annotated[Line, label("record")]
    entry: Annotated[Integer | None, label("entry number")] = None
    title: Annotated[Line, label("title")]
    figure: Annotated[Line | None, label("figure")] = None


class Bulletin(Record):
    """简报."""

    NAME: ClassVar[Message] = msg("bulletin")

    number: Annotated[Integer, label("number")]
    date: Annotated[PastDate, label("date")]
    publisher: Annotated[Line | None, label("publisher")] = None
    summary: Annotated[Line | None, label("summary")] = None
    period: Annotated[Period | None, label("period")] = None
    body: Annotated[Prose, label("body")]
    lines: Annotated[tuple[ReleaseLine, ...], label("lines")] = ()

    @property
    def latest_date(self) -> PartialDate | None:
        """The day of publication."""
        return self.date
