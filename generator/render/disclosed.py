"""The disclosure calendar as a page shows it: by duty, the newest period first."""

from collections.abc import Callable, Hashable, Iterable
from dataclasses import dataclass
from datetime import date
from typing import TypeVar

from generator.messages import Message, msg
from generator.model.disclosure import STATES, Due, State, on_time
from generator.model.registry import Duty, Every
from generator.values import PartialDate

K = TypeVar("K", bound=Hashable)

_HALF = 6
_QUARTER = 3


@dataclass(frozen=True)
class Standing:
    """The villages of one state in a period; None stands for the whole place."""

    state: State
    label: Message
    villages: tuple[str | None, ...]


@dataclass(frozen=True)
class Period:
    """One period of a duty: its name, its last day for publishing, and who has published."""

    title: Message | PartialDate
    due: PartialDate
    standings: tuple[Standing, ...]
    met: int
    all: int


@dataclass(frozen=True)
class DutyCalendar:
    """One duty over time."""

    duty: Duty
    periods: tuple[Period, ...]
    met: int
    counted: int


def by_duty(calendar: Iterable[Due]) -> tuple[DutyCalendar, ...]:
    """Duties in the order in which they first come, each with its periods."""
    found = _grouped(calendar, lambda each: each.duty)
    return tuple(_duty(duty, group) for duty, group in found.items())


def _duty(duty: Duty, found: list[Due]) -> DutyCalendar:
    periods = _grouped(found, lambda each: each.start)
    newest_first = (_period(duty, periods[start]) for start in sorted(periods, reverse=True))
    return DutyCalendar(duty, tuple(newest_first), *on_time(tuple(found)))


def _grouped(found: Iterable[Due], key: Callable[[Due], K]) -> dict[K, list[Due]]:
    groups: dict[K, list[Due]] = {}
    for each in found:
        groups.setdefault(key(each), []).append(each)
    return groups


def _period(duty: Duty, found: list[Due]) -> Period:
    standings = (
        Standing(state, label, tuple(each.village for each in found if each.state is state))
        for state, label in reversed(STATES.items())
    )
    return Period(
        _title(duty.every, found[0].start),
        _day(found[0].due),
        tuple(each for each in standings if each.villages),
        sum(each.state is State.PUBLISHED for each in found),
        len(found),
    )


def _title(every: Every, start: date) -> Message | PartialDate:
    if every is Every.QUARTER:
        number = (start.month - 1) // _QUARTER + 1
        return msg("{year}, quarter {number}", year=start.year, number=number)
    if every is Every.HALF_YEAR:
        half = msg("first half") if start.month <= _HALF else msg("second half")
        return msg("{year}, {half}", year=start.year, half=half)
    return PartialDate(start.year, start.month if every is Every.MONTH else None)


def _day(day: date) -> PartialDate:
    return PartialDate(day.year, day.month, day.day)
