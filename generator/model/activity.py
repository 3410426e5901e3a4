"""Activity 活动: what residents did together, once or again and again (清洁日, 志愿服务, 文体)."""

from typing import Annotated, ClassVar

from generator.messages import Message, msg
from generator.model.base import (
    Amount,
    Clock,
    Codelist,
    Count,
    Line,
    PastDate,
    Period,
    Prose,
    Record,
    Reference,
    label,
)
from generator.values import PartialDate


class ActivityForm(Codelist):
    """What kind of activity."""

    CLEANING = "cleaning", "Cleaning day"
    VOLUNTEERING = "volunteering", "Volunteering"
    STUDY = "study", "Study"
    TRAINING = "training", "Training"
    VISIT = "visit", "Visit"
    CULTURE = "culture", "Culture and sport"
    CARE = "care", "Care"
    PATROL = "patrol", "Patrol and mediation"
    SERVICE = "service", "Public service"
    OTHER = "other", "Other activity"


class Recurrence(Codelist):
    """How often it takes place."""

    DAILY = "daily", "Every day"
    WEEKLY = "weekly", "Every week"
    MONTHLY = "monthly", "Every month"
    QUARTERLY = "quarterly", "Every quarter"
    HALF_YEARLY = "half-yearly", "Every half-year"
    YEARLY = "yearly", "Every year"


class Weekday(Codelist):
    """On which day of the week."""

    MONDAY = "monday", "Monday"
    TUESDAY = "tuesday", "Tuesday"
    WEDNESDAY = "wednesday", "Wednesday"
    THURSDAY = "thursday", "Thursday"
    FRIDAY = "friday", "Friday"
    SATURDAY = "saturday", "Saturday"
    SUNDAY = "sunday", "Sunday"


class DayPart(Codelist):
    """At which time of the day, where the source tells no hour."""

    ALL_DAY = "all-day", "All day"
    MORNING = "morning", "In the morning"
    AFTERNOON = "afternoon", "In the afternoon"
    EVENING = "evening", "In the evening"


class Activity(Record):
    """活动."""

    NAME: ClassVar[Message] = msg("activity")

    form: Annotated[ActivityForm, label("form of activity")]
    date: Annotated[PastDate | None, label("date")] = None
    period: Annotated[Period | None, label("period")] = None
    recurrence: Annotated[Recurrence | None, label("recurrence")] = None
    weekday: Annotated[Weekday | None, label("day of the week")] = None
    daytime: Annotated[DayPart | None, label("time of the day")] = None
    time: Annotated[Clock | None, label("from when to when")] = None
    place: Annotated[Line | None, label("place")] = None
    organiser: Annotated[Line | None, label("organised by")] = None
    organisation: Annotated[
        Annotated[Line, Reference("organisation")] | None, label("organisation")
    ] = None
    meeting: Annotated[
        Annotated[Line, Reference("meeting")] | None, label("meeting that decided it")
    ] = None
    facility: Annotated[Annotated[Line, Reference("facility")] | None, label("facility")] = None
    task: Annotated[Annotated[Line, Reference("task")] | None, label("task that it belongs to")] = (
        None
    )
    project: Annotated[Annotated[Line, Reference("project")] | None, label("project")] = None
    people: Annotated[Count | None, label("people")] = None
    times: Annotated[Count | None, label("number of times")] = None
    hours: Annotated[Amount | None, label("hours")] = None
    summary: Annotated[Prose | None, label("summary")] = None

    @property
    def latest_date(self) -> PartialDate | None:
        """The day of the activity, else when it began."""
        return self.date or (self.period.start if self.period else None)
