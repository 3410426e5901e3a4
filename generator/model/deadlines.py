"""What waits, what is past its day on a given day, and how long an answer took."""

from generator.model.base import Record
from generator.model.suggestion import Answer, Suggestion
from generator.model.task import Task, TaskStatus
from generator.values import Today

_WAITING = (Answer.OPEN, Answer.UNDER_WAY)
_SETTLED = (Answer.ANSWERED, Answer.RESOLVED, Answer.DECLINED)
_TO_DO = (TaskStatus.PLANNED, TaskStatus.UNDER_WAY)


def is_waiting(record: Record) -> bool:
    """Whether somebody still has to answer or to finish."""
    match record:
        case Suggestion():
            return record.status in _WAITING
        case Task():
            return record.status in _TO_DO
    return False


def is_settled(suggestion: Suggestion) -> bool:
    """Whether somebody has answered."""
    return suggestion.status in _SETTLED


def is_late(record: Record, today: Today) -> bool:
    """Whether it still waits although every day that its date can mean has passed."""
    due = record.due if isinstance(record, (Suggestion, Task)) else None
    return is_waiting(record) and due is not None and today.is_after(due.last)


def days_taken(record: Suggestion) -> int | None:
    """Days from hearing to answering; None unless both days are known."""
    received, answered = record.received, record.answered
    if not (received and received.day and answered and answered.day):
        return None
    return (answered.first - received.first).days
