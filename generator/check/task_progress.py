"""A task's progress does not fit its milestones or its status.

A task that is done stands at 100 per cent with every milestone met; one whose milestones are not
all met is not done.

Passes:

    status: under-way
    progress: 50%
    milestones:
      - {title: 开工, met: 2022-08-20}
      - {title: 竣工}

Fails:

    status: done
    progress: 50%
"""

from collections.abc import Iterator

from generator.check.finding import Context, Finding
from generator.diagnostics import Severity
from generator.messages import msg
from generator.model.task import Task, TaskStatus

SEVERITY = Severity.ERROR
_WHOLE = 100


def check(context: Context) -> Iterator[Finding]:
    """Compare the three of every task."""
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
