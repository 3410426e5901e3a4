"""Organisation 组织: who works together, from the township down to a centre household."""

from typing import Annotated, ClassVar

from generator.messages import Message, msg
from generator.model.base import (
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


class OrganisationForm(Codelist):
    """What kind of organisation."""

    COMMITTEE = "committee", "Party committee"
    GENERAL_BRANCH = "general-branch", "General Party branch"
    BRANCH = "branch", "Party branch"
    GROUP = "group", "Party group"
    CENTRE_HOUSEHOLD = "centre-household", "Centre household"
    COUNCIL = "council", "Council"
    ASSOCIATION = "association", "Residents' association"
    TEAM = "team", "Team"
    VOLUNTEERS = "volunteers", "Volunteers"
    GRID = "grid", "Grid"
    STATION = "station", "Station"
    LEADING_GROUP = "leading-group", "Leading group"
    OTHER = "other", "Other organisation"


class OrganisationLevel(Codelist):
    """On which level it works: the five levels, and the county above them."""

    COUNTY = "county", "County or city"
    TOWNSHIP = "township", "Township"
    AREA = "area", "Part of the township"
    VILLAGE = "village", "Village"
    HAMLET = "hamlet", "Hamlet or group"
    HOUSEHOLD = "household", "Household"


class Organisation(Record):
    """组织, one or all of a kind on a level."""

    NAME: ClassVar[Message] = msg("organisation")

    form: Annotated[OrganisationForm, label("form of organisation")]
    level: Annotated[OrganisationLevel, label("level of organisation")]
    parent: Annotated[
        Annotated[Line, Reference("organisation")] | None, label("parent organisation")
    ] = None
    task: Annotated[Annotated[Line, Reference("task")] | None, label("task that it belongs to")] = (
        None
    )
    count: Annotated[Count | None, label("number of organisations")] = None
    members: Annotated[Count | None, label("members")] = None
    households: Annotated[Count | None, label("households covered")] = None
    founded: Annotated[PastDate | None, label("founded")] = None
    as_of: Annotated[PastDate | None, label("as of")] = None
    duties: Annotated[Line | None, label("duties")] = None
    summary: Annotated[Prose | None, label("summary")] = None

    @property
    def latest_date(self) -> PartialDate | None:
        """The day to which the figures belong, else when it was founded."""
        return self.as_of or self.founded
