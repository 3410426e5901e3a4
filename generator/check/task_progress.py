"""A task's progress, milestones or day of completion do not fit its status.

A task that is done stands at 100 per cent with every milestone met; one whose milestones are not
all met is not done. A day in `done` says that it is done; a task may be done without it, because
not every source names the day.

Passes:

    status: under-way
    progress: 50%
    milestones:
      - {title: 开工, met: 2022-08-20}
      - {title: 竣工}

Fails:

    status: done
    progress: 50%

Fails:

    status: under-way
    done: 2022-12-20
"""

from collections.abc import Iterator

from generator.check.finding import Context, Finding
from generator.diagnostics import Severity
from generator.messages import msg
from generator.model.task import Task, TaskStatus

SEVERITY = Severity.ERROR
_WHOLE = 100


def check(context: Context) -> Iterator[Finding]:
    """Compare the four of every task."""
    for entry in context.township.of(Task):
        task = entry.record
        done = task.status is TaskStatus.DONE
        if task.progress is not None and done != (task.progress.number >= _WHOLE):
            yield Finding(
                entry,
                ("progress",),
                msg(
                    "Progress {progress} does not fit the status “{status}”.",
                    progress=f"{task.progress.digits}{task.progress.unit}",
                    status=task.status.label,
                ),
                msg("A task is done at 100%, and not before"),
            )
        if done and any(milestone.met is None for milestone in task.milestones):
            yield Finding(
                entry,
                ("status",),
                msg("The task is done, and a milestone is not met."),
                msg("Add the day on which the milestone was met, or correct the status"),
            )
        if task.done is not None and not done:
            yield Finding(
                entry,
                ("done",),
                msg(
                    "It was done on {day}, and its status is “{status}”.",
                    day=str(task.done),
                    status=task.status.label,
                ),
                msg("Write “status: done”, or remove the day; the day it is to be done is “due”"),
            )
