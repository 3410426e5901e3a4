"""Records in the order in which a list page shows them."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from statistics import median_low

from generator.model.base import Codelist, Record
from generator.model.compact import Compact
from generator.model.deadlines import days_taken, is_late, is_settled, is_waiting
from generator.model.suggestion import Answer, Suggestion
from generator.model.task import Task, TaskStatus
from generator.model.township import Entry
from generator.values import Today

_NO_DAY = (9999, 0, 0)
_TASK_ORDER = (TaskStatus.UNDER_WAY, TaskStatus.PLANNED, TaskStatus.DONE, TaskStatus.STOPPED)

Groups = tuple[tuple[object, tuple[Entry[Record], ...]], ...]


def grouped(entries: Iterable[Entry[Record]], field: str) -> Groups:
    """Entries by the value of a field: codes in their list's order, other values as they come."""
    groups: dict[object, list[Entry[Record]]] = {}
    for entry in entries:
        groups.setdefault(getattr(entry.record, field), []).append(entry)
    ordered = sorted(groups, key=_code_order)
    return tuple((value, tuple(groups[value])) for value in ordered)


def _code_order(value: object) -> tuple[int, int]:
    """Codes as listed; what is not given, last."""
    place = list(type(value)).index(value) if isinstance(value, Codelist) else 0
    return value is None, place


@dataclass(frozen=True)
class EchoWall:
    """Suggestions: past their day, waiting, answered, and those of which no outcome is known."""

    late: tuple[Entry[Suggestion], ...]
    waiting: tuple[Entry[Suggestion], ...]
    settled: tuple[Entry[Suggestion], ...]
    unknown: tuple[Entry[Suggestion], ...]
    median_days: int | None
    timed: int


def echo_wall(entries: Iterable[Entry[Suggestion]], today: Today) -> EchoWall:
    """The longest overdue first, then what is due next; the settled keep their order."""
    given = list(entries)
    waiting = sorted((each for each in given if is_waiting(each.record)), key=_due_order)
    days = [taken for each in given if (taken := days_taken(each.record)) is not None]
    return EchoWall(
        late=tuple(each for each in waiting if is_late(each.record, today)),
        waiting=tuple(each for each in waiting if not is_late(each.record, today)),
        settled=tuple(each for each in given if is_settled(each.record)),
        unknown=tuple(each for each in given if each.record.status is Answer.UNKNOWN),
        median_days=median_low(days) if days else None,
        timed=len(days),
    )


def board(entries: Iterable[Entry[Task]], today: Today) -> tuple[Entry[Task], ...]:
    """Tasks: late ones first, then what goes on, what is to come, and what is done."""

    def order(entry: Entry[Task]) -> tuple[bool, int, tuple[int, int, int], int]:
        task = entry.record
        late = is_late(task, today)
        return not late, _TASK_ORDER.index(task.status), _due_order(entry), task.number or 0

    return tuple(sorted(entries, key=order))


@dataclass(frozen=True)
class Leads:
    """Tasks by who leads: those who lead several, and the tasks of the others together."""

    several: tuple[tuple[str, tuple[Entry[Task], ...]], ...]
    single: tuple[Entry[Task], ...]


def by_lead(entries: Iterable[Entry[Task]]) -> Leads:
    """Tasks in the order given; a lead with one task needs no heading of its own."""
    given = tuple(entries)
    groups: dict[str, list[Entry[Task]]] = {}
    for entry in given:
        groups.setdefault(entry.record.lead or "", []).append(entry)
    several = {lead: tuple(own) for lead, own in groups.items() if lead and len(own) > 1}
    rest = (entry for entry in given if entry.record.lead not in several)
    return Leads(tuple(several.items()), tuple(rest))


def _due_order(entry: Entry[Suggestion] | Entry[Task]) -> tuple[int, int, int]:
    due = entry.record.due
    return due.order if due else _NO_DAY


def versions(
    entries: Iterable[Entry[Compact]],
) -> tuple[tuple[Entry[Compact], tuple[Entry[Compact], ...]], ...]:
    """Every compact in force, with the ones that it replaced, the latest first."""
    given = tuple(entries)
    replaced = {entry.record.replaces for entry in given}
    by_id = {entry.id: entry for entry in given}
    current = [entry for entry in given if entry.id not in replaced] or list(given)
    return tuple((entry, _older(entry, by_id.get)) for entry in current)


def _older(
    entry: Entry[Compact], find: Callable[[str], Entry[Compact] | None]
) -> tuple[Entry[Compact], ...]:
    chain = [entry]
    while (older := find(chain[-1].record.replaces or "")) is not None and older not in chain:
        chain.append(older)
    return tuple(chain[1:])
