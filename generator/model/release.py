"""Releases: what happened in a period, line by line, and what has been corrected since.

Figures are kept as plain text (`20,000.50 元`, `近50 人`), so that a bulletin says for ever what it
said.
"""

from collections.abc import Callable, Hashable, Iterator
from dataclasses import dataclass
from functools import singledispatch

from generator.model.activity import Activity
from generator.model.award import Grant, Honour
from generator.model.base import Record
from generator.model.bulletin import Bulletin, ReleaseLine, Section
from generator.model.fund import Cash, Contribution, Fund, Goods, Ideas, Labour, Land
from generator.model.meeting import Decided, Meeting
from generator.model.project import Project, Status, StepName
from generator.model.suggestion import Answer, Suggestion
from generator.model.task import Task, TaskStatus
from generator.model.township import Entry, Township
from generator.values import PartialDate, Quantity, Yuan

_LENGTH = 500
"""Signs that a line of a record may have."""


@dataclass(frozen=True)
class Happening:
    """Something of a record that a release may tell: when, in which section, and in which words."""

    date: PartialDate | None
    section: Section
    title: str
    figure: str | None = None
    entry: int | None = None

    def line(self, record: str) -> ReleaseLine:
        """The line that a release keeps of it."""
        return ReleaseLine(
            section=self.section,
            record=record,
            entry=self.entry,
            title=_fit(self.title),
            figure=_fit(self.figure) if self.figure and self.figure.strip() else None,
        )


@dataclass(frozen=True)
class Told:
    """A line of a release, and what the record says today: the same, something else, or nothing.

    An entry may have another number today, because others came or went before it; that alone is
    no correction.
    """

    line: ReleaseLine
    entry: Entry[Record] | None
    now: ReleaseLine | None

    @property
    def corrected(self) -> bool:
        """Whether the record says something else today."""
        return self.now is None or _words(self.now) != _words(self.line)


def compile_lines(
    township: Township, start: PartialDate, end: PartialDate
) -> tuple[ReleaseLine, ...]:
    """Everything public that certainly happened from `start` to `end`, by section, then by date."""
    found = [
        (happening, entry)
        for entry in _public(township)
        for happening in happenings(entry.record)
        if _inside(happening.date, start, end)
    ]
    sections = list(Section)
    found.sort(key=lambda each: (sections.index(each[0].section), _order(each[0].date)))
    return tuple(happening.line(entry.address) for happening, entry in found)


def told(township: Township, bulletin: Bulletin) -> tuple[Told, ...]:
    """Every line of a bulletin beside what its record says today of the bulletin's period."""
    entries = {address: entry for entry in _public(township) for address in entry.addresses}
    now: dict[int, ReleaseLine] = {}
    for address in {line.record for line in bulletin.lines} & entries.keys():
        said = {at: line for at, line in enumerate(bulletin.lines) if line.record == address}
        now |= _paired(said, _today(entries[address], bulletin))
    return tuple(
        Told(line, entries.get(line.record), now.get(at)) for at, line in enumerate(bulletin.lines)
    )


def _today(entry: Entry[Record], bulletin: Bulletin) -> list[ReleaseLine]:
    """What a release of the same period would say of the record now."""
    period = bulletin.period
    start, end = (period.start, period.end) if period else (None, None)
    return [
        happening.line(entry.address)
        for happening in happenings(entry.record)
        if start is None or end is None or _inside(happening.date, start, end)
    ]


def _words(line: ReleaseLine) -> Hashable:
    """What a line says, wherever its entry stands in the record."""
    return line.section, line.title, line.figure


_ALIKE: tuple[Callable[[ReleaseLine], Hashable], ...] = (
    lambda line: line,
    _words,
    lambda line: (line.section, line.title, line.entry),
    lambda line: (line.section, line.title),
    lambda line: (line.section, line.entry),
)
"""How a line is known again, the surest way first."""


def _paired(said: dict[int, ReleaseLine], today: list[ReleaseLine]) -> dict[int, ReleaseLine]:
    """For each line that was said, what stands for it today; no line of today stands for two."""
    found: dict[int, ReleaseLine] = {}
    for alike in _ALIKE:
        waiting: dict[Hashable, list[ReleaseLine]] = {}
        for line in today:
            waiting.setdefault(alike(line), []).append(line)
        for at, line in said.items():
            if at not in found and waiting.get(alike(line)):
                found[at] = waiting[alike(line)].pop(0)
        today = [line for lines in waiting.values() for line in lines]
    return found


def _public(township: Township) -> Iterator[Entry[Record]]:
    for entries in township.public.records.values():
        yield from entries


def _inside(date: PartialDate | None, start: PartialDate, end: PartialDate) -> bool:
    """Whether every day that the date can mean lies in the period."""
    return date is not None and start.first <= date.first and date.last <= end.last


def _fit(text: str) -> str:
    return text if len(text) <= _LENGTH else text[: _LENGTH - 1] + "…"


def _order(date: PartialDate | None) -> tuple[int, int, int]:
    return date.order if date else (0, 0, 0)


@singledispatch
def happenings(record: Record) -> Iterator[Happening]:
    """What a release may tell of a record; nothing of kinds that say nothing of a day."""
    del record
    yield from ()


@happenings.register
def _of_project(record: Project) -> Iterator[Happening]:
    for step in record.decision.steps if record.decision else ():
        if step.step is StepName.VILLAGERS:
            yield Happening(step.date, Section.DECIDED, record.title)
    finished = record.status in (Status.COMPLETION, Status.MAINTENANCE)
    if finished and record.period and record.period.end:
        made = "；".join(f"{each.name} {_said(each.quantity)}" for each in record.outputs)
        yield Happening(record.period.end, Section.FINISHED, record.title, made or None)


@happenings.register
def _of_fund(record: Fund) -> Iterator[Happening]:
    for number, entry in enumerate(record.raised, start=1):
        if isinstance(entry, Cash) and entry.amount is None and not entry.stated:
            continue  # a promise: it is told when it arrives
        title = f"{record.title}：{entry.from_}" if entry.from_ else record.title
        yield Happening(entry.date, Section.RAISED, title, _given(entry), number)
    for number, spent in enumerate(record.spent, start=1):
        title = f"{record.title}：{spent.purpose}"
        yield Happening(spent.date, Section.SPENT, title, _yuan(spent.amount), number)


@happenings.register
def _of_honour(record: Honour) -> Iterator[Happening]:
    count = f"{record.winner_count} {record.unit or ''}".strip() if record.winner_count else None
    yield Happening(record.date, Section.AWARDED, record.title, count)


@happenings.register
def _of_grant(record: Grant) -> Iterator[Happening]:
    if record.awarded is not None:
        yield Happening(record.date, Section.AWARDED, record.title, _yuan(record.awarded))
    for number, payment in enumerate(record.disbursed, start=1):
        title = f"{record.title}：拨付"
        yield Happening(payment.date, Section.AWARDED, title, _yuan(payment.amount), number)


@happenings.register
def _of_suggestion(record: Suggestion) -> Iterator[Happening]:
    if record.status in (Answer.ANSWERED, Answer.RESOLVED, Answer.DECLINED):
        count = _said(record.count) if record.count else None
        yield Happening(record.answered, Section.ANSWERED, record.title, count)


@happenings.register
def _of_meeting(record: Meeting) -> Iterator[Happening]:
    for number, resolution in enumerate(record.resolutions, start=1):
        if resolution.decided is Decided.ADOPTED:
            yield Happening(record.date, Section.DECIDED, resolution.text, None, number)


@happenings.register
def _of_task(record: Task) -> Iterator[Happening]:
    if record.status is TaskStatus.DONE:
        yield Happening(record.done, Section.FINISHED, record.title)


@happenings.register
def _of_activity(record: Activity) -> Iterator[Happening]:
    people = f"{_said(record.people)} 人" if record.people else None
    yield Happening(record.date, Section.HELD, record.title, people)


def _given(entry: Contribution) -> str | None:
    parts: list[str | None] = []
    match entry:
        case Cash():
            parts = [_yuan(entry.amount) if entry.amount is not None else entry.stated]
        case Labour():
            people = f"{_said(entry.people)} 人" if entry.people else None
            parts = [people, _said(entry.days) if entry.days else None, entry.work]
        case Goods() | Land():
            parts = [entry.item, _said(entry.quantity) if entry.quantity else None]
        case Ideas():
            parts = [entry.text]
    return " ".join(part for part in parts if part) or None


def _yuan(amount: Yuan) -> str:
    return f"{amount.digits} 元"


def _said(quantity: Quantity) -> str:
    return f"{quantity.digits} {quantity.unit}".strip()
