"""Meeting 议事: residents come together, speak and resolve; or a series of such meetings."""

from typing import Annotated, ClassVar

from generator.messages import Message, msg
from generator.model.base import (
    Codelist,
    Count,
    Line,
    Model,
    PastDate,
    Period,
    Prose,
    Record,
    Reference,
    label,
)
from generator.model.project import Vote
from generator.values import PartialDate


class MeetingForm(Codelist):
    """Which of the forms of village deliberation it was."""

    HOUSEHOLDS = "households", "Meeting of household heads"
    COURTYARD = "courtyard", "Courtyard meeting"
    NIGHT_TALK = "night-talk", "Hamlet night talk"
    REPRESENTATIVES = "representatives", "Villagers' representatives"
    MEMBERS = "members", "Party members' assembly"
    BRANCH = "branch", "Party branch meeting"
    COMMITTEES = "committees", "Two committees' meeting"
    COUNCIL = "council", "Council meeting"
    CONSULTATION = "consultation", "Consultation"
    MOBILISATION = "mobilisation", "Work meeting"
    OTHER = "other", "Other meeting"


class Quorum(Codelist):
    """Which part of those eligible must be present (Organic Law of Villagers' Committees)."""

    HALF = "half", "More than half"
    TWO_THIRDS = "two-thirds", "Two thirds"


class Decided(Codelist):
    """What was decided of a motion."""

    ADOPTED = "adopted", "Adopted"
    REJECTED = "rejected", "Rejected"
    DEFERRED = "deferred", "Deferred"


class Resolution(Model):
    """One motion: what was decided, and what came of it."""

    text: Annotated[Line, label("text")]
    decided: Annotated[Decided, label("decided")] = Decided.ADOPTED
    vote: Annotated[Vote | None, label("vote")] = None
    project: Annotated[
        Annotated[Line, Reference("project", leads=True)] | None, label("project that came of it")
    ] = None
    compact: Annotated[
        Annotated[Line, Reference("compact", leads=True)] | None, label("compact that came of it")
    ] = None
    task: Annotated[
        Annotated[Line, Reference("task", leads=True)] | None, label("task that came of it")
    ] = None
    organisation: Annotated[
        Annotated[Line, Reference("organisation", leads=True)] | None,
        label("organisation that came of it"),
    ] = None
    award: Annotated[
        Annotated[Line, Reference("award", leads=True)] | None, label("award that came of it")
    ] = None
    carried: Annotated[PastDate | None, label("carried out on")] = None


class Meeting(Record):
    """议事."""

    NAME: ClassVar[Message] = msg("meeting")

    form: Annotated[MeetingForm, label("form of meeting")]
    date: Annotated[PastDate | None, label("date")] = None
    period: Annotated[Period | None, label("period")] = None
    place: Annotated[Line | None, label("place")] = None
    host: Annotated[Line | None, label("convened by")] = None
    organisation: Annotated[
        Annotated[Line, Reference("organisation")] | None, label("organisation that held it")
    ] = None
    facility: Annotated[Annotated[Line, Reference("facility")] | None, label("facility")] = None
    activity: Annotated[
        Annotated[Line, Reference("activity")] | None, label("activity that it followed")
    ] = None
    under: Annotated[
        Annotated[Line, Reference("compact")] | None, label("compact that it follows")
    ] = None
    sessions: Annotated[Count | None, label("number of sessions")] = None
    eligible: Annotated[Count | None, label("eligible")] = None
    present: Annotated[Count | None, label("present")] = None
    quorum: Annotated[Quorum | None, label("quorum")] = None
    summary: Annotated[Prose | None, label("summary")] = None
    suggestions: Annotated[
        tuple[Annotated[Line, Reference("suggestion")], ...], label("suggestions discussed")
    ] = ()
    collected: Annotated[Count | None, label("number of suggestions collected")] = None
    settled: Annotated[Count | None, label("number of matters settled")] = None
    resolutions: Annotated[tuple[Resolution, ...], label("resolutions")] = ()

    @property
    def latest_date(self) -> PartialDate | None:
        """The day of the meeting, or of the last resolution that was carried out."""
        dates = [self.date, *(each.carried for each in self.resolutions)]
        return max((date for date in dates if date), key=lambda date: date.order, default=None)
