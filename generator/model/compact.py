"""Compact 公约: rules that residents gave themselves, and the meeting that adopted them."""

from typing import Annotated, ClassVar

from generator.messages import Message, msg
from generator.model.base import Line, PastDate, Prose, Record, Reference, label
from generator.values import PartialDate


class Compact(Record):
    """公约."""

    NAME: ClassVar[Message] = msg("compact")

    text: Annotated[Prose, label("text")]
    scope: Annotated[Line | None, label("scope")] = None
    version: Annotated[Line | None, label("version")] = None
    date: Annotated[PastDate | None, label("date")] = None
    organisation: Annotated[
        Annotated[Line, Reference("organisation")] | None, label("organisation that drew it up")
    ] = None
    meeting: Annotated[
        Annotated[Line, Reference("meeting")] | None, label("meeting that adopted it")
    ] = None
    adopted: Annotated[Line | None, label("how it was adopted")] = None
    replaces: Annotated[Annotated[Line, Reference("compact")] | None, label("replaces")] = None

    @property
    def latest_date(self) -> PartialDate | None:
        """When it was adopted."""
        return self.date
