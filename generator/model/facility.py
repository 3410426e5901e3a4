"""Facility 阵地设施: a place that residents share."""

from typing import Annotated, ClassVar

from generator.messages import Message, msg
from generator.model.base import (
    Amount,
    Codelist,
    Count,
    Line,
    PastDate,
    Prose,
    Record,
    Reference,
    label,
)
from generator.values import PartialDate


class FacilityForm(Codelist):
    """What kind of place."""

    CENTRE = "centre", "Service centre"
    HALL = "hall", "Hall"
    SQUARE = "square", "Square"
    SPORTS = "sports", "Sports ground"
    SHOP = "shop", "Exchange shop"
    STATION = "station", "Rest and service station"
    POSITION = "position", "Party branch rooms"
    CORNER = "corner", "Talking corner"
    EQUIPMENT = "equipment", "Equipment"
    BUSINESS = "business", "Shared business"
    OTHER = "other", "Other facility"


class FacilityState(Codelist):
    """Whether it can be used."""

    PLANNED = "planned", "To be built"
    BUILDING = "building", "Being built"
    OPEN = "open", "In use"
    CLOSED = "closed", "Out of use"


class Facility(Record):
    """阵地设施."""

    NAME: ClassVar[Message] = msg("facility")

    form: Annotated[FacilityForm, label("form of facility")]
    state: Annotated[FacilityState, label("state")]
    place: Annotated[Line | None, label("place")] = None
    count: Annotated[Count | None, label("number of facilities")] = None
    area: Annotated[Amount | None, label("area")] = None
    capacity: Annotated[Amount | None, label("capacity")] = None
    opened: Annotated[PastDate | None, label("opened")] = None
    as_of: Annotated[PastDate | None, label("as of")] = None
    keeper: Annotated[Line | None, label("kept by")] = None
    organisation: Annotated[
        Annotated[Line, Reference("organisation")] | None, label("organisation")
    ] = None
    task: Annotated[Annotated[Line, Reference("task")] | None, label("task that it belongs to")] = (
        None
    )
    project: Annotated[Annotated[Line, Reference("project")] | None, label("project")] = None
    summary: Annotated[Prose | None, label("summary")] = None

    @property
    def latest_date(self) -> PartialDate | None:
        """The day to which the record belongs, else when it opened."""
        return self.as_of or self.opened
