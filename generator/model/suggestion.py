"""Suggestion 意见建议: what residents said, and what became of it (回音墙, 啄木鸟, 三个清单)."""

from typing import Annotated, ClassVar

from pydantic import Field

from generator.messages import Message, msg
from generator.model.base import (
    AnyDate,
    Codelist,
    Count,
    Line,
    PastDate,
    Prose,
    Record,
    Reference,
    Score,
    label,
)
from generator.values import PartialDate


class Channel(Codelist):
    """How it was heard."""

    ECHO_WALL = "echo-wall", "Echo wall"
    WOODPECKER = "woodpecker", "Grid woodpeckers"
    HOME_VISIT = "home-visit", "Home visits"
    NIGHT_TALK = "night-talk", "Night talks"
    THREE_LISTS = "three-lists", "Three lists"
    MEETING = "meeting", "At a meeting"
    HOTLINE = "hotline", "Telephone"
    OTHER = "other", "Another way"


class Answer(Codelist):
    """How far it has come."""

    OPEN = "open", "Open"
    UNDER_WAY = "under-way", "Being dealt with"
    ANSWERED = "answered", "Answered"
    RESOLVED = "resolved", "Resolved"
    DECLINED = "declined", "Not taken up"
    UNKNOWN = "unknown", "Outcome not stated"


class Suggestion(Record):
    """意见建议, one or a collection of them."""

    NAME: ClassVar[Message] = msg("suggestion")

    received: Annotated[PastDate | None, label("received")] = None
    channel: Annotated[Channel, label("channel")]
    text: Annotated[Prose, label("text")]
    from_: Annotated[Line | None, label("from whom"), Field(alias="from")] = None
    organisation: Annotated[
        Annotated[Line, Reference("organisation")] | None, label("organisation")
    ] = None
    activity: Annotated[
        Annotated[Line, Reference("activity")] | None, label("activity at which it was heard")
    ] = None
    count: Annotated[Count | None, label("number of suggestions")] = None
    due: Annotated[AnyDate | None, label("answer due")] = None
    status: Annotated[Answer, label("status")]
    resolved: Annotated[Count | None, label("number resolved")] = None
    rate: Annotated[Score | None, label("share resolved")] = None
    answered: Annotated[PastDate | None, label("answered")] = None
    reply: Annotated[Prose | None, label("reply")] = None
    part_of: Annotated[
        Annotated[Line, Reference("suggestion")] | None, label("part of the collection")
    ] = None
    project: Annotated[
        Annotated[Line, Reference("project", leads=True)] | None, label("project that came of it")
    ] = None
    task: Annotated[
        Annotated[Line, Reference("task", leads=True)] | None, label("task that came of it")
    ] = None

    @property
    def latest_date(self) -> PartialDate | None:
        """The day of the reply, else the day on which it was received."""
        return self.answered or self.received
