"""From talking to doing: how often people consulted, what they resolved, what was carried out."""

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal

from generator.model.award import Grant, Honour
from generator.model.base import Record
from generator.model.meeting import Decided, Meeting, Resolution
from generator.model.project import Project
from generator.model.suggestion import Answer, Suggestion
from generator.model.task import Task, TaskStatus
from generator.model.township import Entry, Township
from generator.render.sums import Sum, add_up
from generator.values import Quantity

ONE = Quantity(Decimal(1))

Total = Sum | Quantity | None
"""A sum of counts; None where there is nothing to add."""


@dataclass(frozen=True)
class Funnel:
    """The figures of one place; a meeting without a number of sessions counts as one."""

    meetings: int
    sessions: Total
    collected: Total
    settled: Total
    adopted: int
    carried: int
    suggestions: int
    heard: Total
    answers: "Share"


@dataclass(frozen=True)
class Share:
    """How many of those heard are resolved, and how many records say nothing exact of it."""

    heard: Total
    resolved: Total
    unknown: int

    @property
    def percent(self) -> int | None:
        """The share in whole per cent, rounded down; None if either number is not exact."""
        heard, resolved = _exact(self.heard), _exact(self.resolved)
        return int(resolved * 100 / heard) if heard and resolved is not None else None


def funnel(township: Township) -> Funnel:
    """The figures of all meetings and suggestions."""
    meetings = [entry.record for entry in township.of(Meeting)]
    suggestions = township.of(Suggestion)
    adopted = [each for meeting in meetings for each in meeting.resolutions if is_adopted(each)]
    return Funnel(
        meetings=len(meetings),
        sessions=total(each.sessions or ONE for each in meetings),
        collected=total(each.collected for each in meetings if each.collected),
        settled=total(each.settled for each in meetings if each.settled),
        adopted=len(adopted),
        carried=sum(is_carried(township, each) for each in adopted),
        suggestions=len(suggestions),
        heard=total(each.count or ONE for each in counted_once(suggestions)),
        answers=share(suggestions),
    )


def counted_once(entries: Iterable[Entry[Suggestion]]) -> list[Suggestion]:
    """Suggestions without those that a collection among them counts already."""
    given = list(entries)
    ids = {entry.id for entry in given}
    return [entry.record for entry in given if entry.record.part_of not in ids]


def share(entries: Iterable[Entry[Suggestion]]) -> Share:
    """The share resolved among suggestions of which a number is known."""
    given = counted_once(entries)
    known = [each for each in given if _says_how_many(each)]
    return Share(
        total(each.count or ONE for each in known),
        total(filter(None, map(resolved_of, known))) or Quantity(Decimal(0)),
        len(given) - len(known),
    )


def is_adopted(resolution: Resolution) -> bool:
    """Whether the motion was carried."""
    return resolution.decided is Decided.ADOPTED


def is_carried(township: Township, resolution: Resolution) -> bool:
    """Whether it was carried out.

    It says so, or its project is finished, or its task is done, or the organisation or the award
    that it was about has come about, which their records show.
    """
    if not is_adopted(resolution):
        return False
    project = _record(township, "project", resolution.project)
    task = _record(township, "task", resolution.task)
    return (
        resolution.carried is not None
        or (isinstance(project, Project) and project.is_finished)
        or (isinstance(task, Task) and task.status is TaskStatus.DONE)
        or _record(township, "organisation", resolution.organisation) is not None
        or _given(_record(township, "award", resolution.award))
    )


def _given(award: Record | None) -> bool:
    """An honour is given when it is published; a grant when something of it is paid out."""
    return isinstance(award, Honour) or (isinstance(award, Grant) and bool(award.disbursed))


def outcomes(township: Township, resolution: Resolution) -> tuple[Entry[Record], ...]:
    """The records that came of a resolution."""
    named = (
        township.find(kind, record_id)
        for kind in ("project", "compact", "task", "organisation", "award")
        if (record_id := getattr(resolution, kind)) is not None
    )
    return tuple(entry for entry in named if entry is not None)


def resolved_of(suggestion: Suggestion) -> Quantity | None:
    """How many of a collection are resolved: as it says, else all of them or none."""
    if suggestion.resolved is not None:
        return suggestion.resolved
    if suggestion.status is Answer.RESOLVED and suggestion.rate is None:
        return suggestion.count or ONE
    return None


def total(counts: Iterable[Quantity]) -> Total:
    """Counts in one sum; they have no unit."""
    return next(iter(add_up(counts)), None)


def _says_how_many(suggestion: Suggestion) -> bool:
    """A share alone gives no number, and neither does a source that tells no outcome."""
    silent = suggestion.rate is not None or suggestion.status is Answer.UNKNOWN
    return suggestion.resolved is not None or not silent


def _record(township: Township, kind: str, record_id: str | None) -> Record | None:
    entry = township.find(kind, record_id) if record_id else None
    return entry.record if entry else None


def _exact(number: Total) -> Decimal | None:
    match number:
        case Quantity():
            return number.number if number.exact else None
        case Sum():
            return number.number if number.mark == "exact" else None
    return None
