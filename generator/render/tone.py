"""How far something has come, in a few tones that readers know again on every page."""

from generator.model.base import Codelist
from generator.model.disclosure import State
from generator.model.facility import FacilityState
from generator.model.meeting import Decided
from generator.model.project import Status
from generator.model.suggestion import Answer
from generator.model.task import TaskStatus

LATE = "late"

_TONES: tuple[tuple[Codelist | State, str], ...] = (
    (Status.IDENTIFICATION, "waiting"),
    (Status.PREPARATION, "begun"),
    (Status.IMPLEMENTATION, "moving"),
    (Status.COMPLETION, "done"),
    (Status.MAINTENANCE, "kept"),
    (Status.CANCELLED, "ended"),
    (Answer.OPEN, "waiting"),
    (Answer.UNDER_WAY, "moving"),
    (Answer.ANSWERED, "near"),
    (Answer.RESOLVED, "done"),
    (Answer.DECLINED, "ended"),
    (Answer.UNKNOWN, "unknown"),
    (TaskStatus.PLANNED, "waiting"),
    (TaskStatus.UNDER_WAY, "moving"),
    (TaskStatus.DONE, "done"),
    (TaskStatus.STOPPED, "ended"),
    (FacilityState.PLANNED, "waiting"),
    (FacilityState.BUILDING, "moving"),
    (FacilityState.OPEN, "done"),
    (FacilityState.CLOSED, "ended"),
    (Decided.ADOPTED, "done"),
    (Decided.REJECTED, "ended"),
    (Decided.DEFERRED, "waiting"),
    (State.PUBLISHED, "done"),
    (State.DUE, "waiting"),
    (State.LATE, LATE),
)

_BY_LIST = {(type(code), code.value): tone for code, tone in _TONES}
"""By codelist and code: `open` is one thing of a suggestion, another of a hall."""


def tone(code: Codelist | State) -> str:
    """The tone of a code, which styles turn into a sign and a colour."""
    return _BY_LIST[type(code), code.value]
