"""What stands on a noticeboard sheet: the records of one place in one period."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property
from itertools import groupby

from generator.model.award import Grant, Honour
from generator.model.base import Model, Record, Source
from generator.model.bulletin import Bulletin, Section
from generator.model.fields import walk
from generator.model.fund import Balance, Fund
from generator.model.meeting import Meeting
from generator.model.project import Project, Vote
from generator.model.registry import VillageEntry
from generator.model.release import happenings
from generator.model.suggestion import Suggestion
from generator.model.township import Entry
from generator.render import prose
from generator.render.ledger import Ledger, Line
from generator.render.paper.code import check_code
from generator.render.paper.spans import Span, listed
from generator.render.text import normal
from generator.render.view import View
from generator.values import PartialDate, Yuan

_VERSION = 1
"""Of what a code is made of; a change here changes the code of every sheet that hangs."""

_MONEY = (Section.RAISED, Section.SPENT)


@dataclass(frozen=True)
class Said:
    """Something that was decided, done, answered or awarded."""

    entry: Entry[Record]
    section: Section
    date: PartialDate | None
    title: str
    figure: str | None
    vote: Vote | None = None
    words: str = ""


@dataclass(frozen=True)
class Held:
    """What the keeper of an account counted on a day."""

    fund: Entry[Fund]
    balance: Balance


@dataclass(frozen=True)
class Notice:
    """Everything that one sheet says."""

    view: View
    village: VillageEntry | None
    span: Span
    ledger: Ledger
    said: tuple[Said, ...]
    held: tuple[Held, ...]
    unsure: int
    """Things without a date exact enough to say whether they belong to the period."""

    def __bool__(self) -> bool:
        """Whether there is anything to hang up."""
        return bool(self.ledger or self.said or self.held)

    @cached_property
    def entries(self) -> int:
        """How many lines it has."""
        return len(self.ledger) + len(self.said) + len(self.held)

    @cached_property
    def sections(self) -> tuple[tuple[Section, tuple[Said, ...]], ...]:
        """What is no money, by section."""
        groups = groupby(self.said, key=lambda each: each.section)
        return tuple((section, tuple(group)) for section, group in groups)

    def of(self, section: Section) -> tuple[Said, ...]:
        """What stands in one section."""
        return tuple(each for each in self.said if each.section is section)

    @cached_property
    def left(self) -> Yuan:
        """Received less spent; negative where more was spent."""
        return self.ledger.received - self.ledger.outgoings

    @cached_property
    def sources(self) -> tuple[Source, ...]:
        """Where it stands in public, each once."""
        records = [line.fund.record for line in self.ledger]
        records += [each.fund.record for each in self.held]
        found = [*records, *(each.entry.record for each in self.said)]
        named = (source for record in found for source in record.sources)
        return tuple({(s.title, s.publisher, s.date): s for s in named}.values())

    @cached_property
    def code(self) -> str:
        """The code by which paper and site are compared; it knows no layout and no language."""
        town = self.view.info
        place = [self.village.code, self.village.name] if self.village else []
        return check_code(
            [
                ["notice", _VERSION, town.code, town.name, *place, self.span.key, self.unsure],
                [[line.fund.record.title, line.part, *leaves(line.item)] for line in self.ledger],
                [_spoken(each) for each in self.said],
                [[each.fund.record.title, *leaves(each.balance)] for each in self.held],
                [[s.title, s.publisher, str(s.date or "")] for s in self.sources],
            ]
        )


@dataclass(frozen=True)
class Place:
    """All that is public of a village; of the place itself, what belongs to no one village."""

    view: View
    village: VillageEntry | None
    lines: tuple[Line, ...]
    said: tuple[Said, ...]
    held: tuple[Held, ...]

    def __bool__(self) -> bool:
        """Whether anything is public."""
        return bool(self.lines or self.said or self.held)

    @property
    def name(self) -> str:
        """The village's name, or the township's."""
        return self.village.name if self.village else self.view.name

    @property
    def page(self) -> str:
        """The page of the site that shows the codes of its sheets."""
        return f"noticeboard/{self.village.id}.md" if self.village else "noticeboard/index.md"

    @cached_property
    def days(self) -> tuple[PartialDate | None, ...]:
        """The date of each thing."""
        return (
            *(line.item.date for line in self.lines),
            *(each.date for each in self.said),
            *(each.balance.date for each in self.held),
        )

    def notice(self, span: Span) -> Notice:
        """What a sheet of the period says."""
        latest = {
            each.fund.id: each
            for each in sorted(self.held, key=lambda each: each.balance.date.order)
            if span.holds(each.balance.date)
        }
        return Notice(
            self.view,
            self.village,
            span,
            Ledger(line for line in self.lines if span.holds(line.item.date)),
            tuple(each for each in self.said if span.holds(each.date)),
            tuple(latest[name] for name in sorted(latest)),
            sum(span.may_hold(day) for day in self.days),
        )

    @cached_property
    def notices(self) -> tuple[Notice, ...]:
        """The sheets that the site lists: months, quarters and years with something, and all."""
        found = (self.notice(span) for span in listed(self.days))
        return tuple(notice for notice in found if notice)


def places(view: View) -> tuple[Place, ...]:
    """The place itself and its villages, those with something public only."""
    said = _in_order(view)
    whole: list[VillageEntry | None] = [None, *view.info.villages]
    found = (_place(view, village, said) for village in whole)
    return tuple(place for place in found if place)


def place_of(view: View, village: VillageEntry) -> Place | None:
    """A village, if anything of it is public."""
    return _place(view, village, _in_order(view)) or None


def _in_order(view: View) -> list[Said]:
    return sorted((each for entry in view.everything for each in _said(entry)), key=_order)


def _place(view: View, village: VillageEntry | None, said: Iterable[Said]) -> Place:
    name = village.id if village else None
    return Place(
        view,
        village,
        tuple(view.ledger_of(name) if name else view.common_ledger),
        tuple(each for each in said if _belongs(view, each.entry, name)),
        tuple(_held(view, name)),
    )


def _belongs(view: View, entry: Entry[Record], village: str | None) -> bool:
    found = view.places(entry)
    return village in found if village else not found


def _held(view: View, village: str | None) -> Iterator[Held]:
    """Accounts of the village alone; those of several villages stand with the place itself."""
    for fund in view.funds:
        found = view.places(fund)
        if (found[0] if len(found) == 1 else None) == village:
            yield from (Held(fund, balance) for balance in fund.record.balance)


def _said(entry: Entry[Record]) -> Iterator[Said]:
    record = entry.record
    if isinstance(record, Bulletin):
        return
    for each in happenings(record):
        if each.section not in _MONEY:
            vote = _vote(record, each.entry) if each.section is Section.DECIDED else None
            words = _words(record, each.entry)
            yield Said(entry, each.section, each.date, each.title, each.figure, vote, words)


def _vote(record: Record, number: int | None) -> Vote | None:
    if isinstance(record, Meeting) and number:
        return record.resolutions[number - 1].vote
    if isinstance(record, Project) and record.decision:
        return record.decision.vote
    return None


def _words(record: Record, number: int | None) -> str:
    """What belongs beside the title at the noticeboard: the reply, the winners, the payee."""
    match record:
        case Suggestion() if record.reply:
            return normal(prose.plain(record.reply))
        case Honour():
            return "、".join(normal(winner.name) for winner in record.winners)
        case Grant() if record.recipient and not number:
            return normal(record.recipient)
    return ""


def _order(each: Said) -> tuple[int, tuple[int, int, int], str]:
    date = each.date.order if each.date else (9999, 0, 0)
    return list(Section).index(each.section), date, each.entry.address


def leaves(item: Model) -> list[str]:
    """Every value of a part of a record, with its key: what the record says, whatever the page."""
    return [f"{'.'.join(map(str, path))}={value}" for path, value, _ in walk(item)]


def _spoken(each: Said) -> list[str]:
    vote = leaves(each.vote) if each.vote else []
    date = str(each.date or "")
    told = [each.title, each.entry.record.title, each.figure or "", each.words]
    return [each.section.value, date, *told, *vote]
