"""Task 任务: what a department or township has to do, by when, and how far it is (挂图作战)."""

from typing import Annotated, ClassVar

from generator.messages import Message, msg
from generator.model.base import (
    AnyDate,
    Codelist,
    Count,
    Integer,
    Line,
    PastDate,
    Prose,
    Record,
    Reference,
    Score,
    label,
)
from generator.model.project import Milestone
from generator.values import PartialDate


class TaskStatus(Codelist):
    """How far it has come."""

    PLANNED = "planned", "Planned"
    UNDER_WAY = "under-way", "In progress"
    DONE = "done", "Done"
    STOPPED = "stopped", "Stopped"


class Task(Record):
    """任务."""

    NAME: ClassVar[Message] = msg("task")

    part_of: Annotated[Annotated[Line, Reference("task")] | None, label("part of the task")] = None
    number: Annotated[Integer | None, label("task number")] = None
    lead: Annotated[Line | None, label("lead")] = None
    partners: Annotated[Line | None, label("partners")] = None
    status: Annotated[TaskStatus, label("status")]
    count: Annotated[Count | None, label("number of tasks")] = None
    start: Annotated[AnyDate | None, label("start")] = None
    due: Annotated[AnyDate | None, label("due")] = None
    done: Annotated[PastDate | None, label("done")] = None
    progress: Annotated[Score | None, label("progress")] = None
    milestones: Annotated[tuple[Milestone, ...], label("milestones")] = ()
    project: Annotated[
        Annotated[Line, Reference("project", leads=True)] | None, label("project that came of it")
    ] = None
    summary: Annotated[Prose | None, label("summary")] = None

    @property
    def latest_date(self) -> PartialDate | None:
        """When it was done, else the last milestone that was met, else when it began."""
        dates = [self.done, *(milestone.met for milestone in self.milestones), self.start]
        return max((date for date in dates if date), key=lambda date: date.order, default=None)
