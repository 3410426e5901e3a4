"""What pages ask of a township: what is newest, what belongs to a village, what to a project."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from functools import cached_property

from generator.model import KINDS
from generator.model.award import Grant, Honour
from generator.model.base import Record
from generator.model.contact import Report
from generator.model.deadlines import is_late
from generator.model.disclosure import Due, calendar
from generator.model.fund import Fund
from generator.model.kind import Kind
from generator.model.meeting import Resolution
from generator.model.project import Project
from generator.model.registry import VillageEntry
from generator.model.township import Entry, Township
from generator.render.funnel import Funnel, funnel, is_carried, outcomes
from generator.render.ledger import Ledger
from generator.render.sums import Sum, add_up
from generator.render.thread import StageStory, Step, in_flow, stage_stories, story
from generator.values import PartialDate, Quantity, Today, Yuan, total

UNDATED = (0, 0, 0)
_AT_HOME = ("project", "fund", "award", "bulletin")


def as_of(record: Record) -> PartialDate | None:
    """The latest date of the record's own, else of its sources."""
    return record.latest_date or _latest(source.date for source in record.sources)


def newest_first(entries: Iterable[Entry[Record]]) -> tuple[Entry[Record], ...]:
    """By date, what has none last; entries of one day keep their order."""
    return tuple(sorted(entries, key=_date_order, reverse=True))


def _date_order(entry: Entry[Record]) -> tuple[tuple[int, int, int], int]:
    date = as_of(entry.record)
    number = getattr(entry.record, "number", None) or 0
    return (date.order if date else UNDATED, number)


def _latest(dates: Iterable[PartialDate | None]) -> PartialDate | None:
    return max((date for date in dates if date), key=lambda date: date.order, default=None)


class View:
    """Questions about the records that a township shows."""

    def __init__(self, township: Township, today: Today) -> None:
        """Look at what is public only, as things stand on a day."""
        self.township = township.public
        self.today = today
        self.info = township.info
        self.settings = township.settings
        self.name = township.info.name
        self.county = township.county
        self.villages: Mapping[str, VillageEntry] = township.villages

    @cached_property
    def kinds(self) -> tuple[Kind, ...]:
        """The kinds that have a record."""
        return tuple(kind for kind in KINDS if self.township.records.get(kind.name))

    def entries(self, kind: str) -> tuple[Entry[Record], ...]:
        """The records of a kind, newest first."""
        return self._sorted.get(kind, ())

    @cached_property
    def _sorted(self) -> Mapping[str, tuple[Entry[Record], ...]]:
        return {kind: newest_first(entries) for kind, entries in self.township.records.items()}

    @cached_property
    def everything(self) -> tuple[Entry[Record], ...]:
        """All records, newest first."""
        return newest_first(entry for kind in KINDS for entry in self.entries(kind.name))

    @cached_property
    def shared_titles(self) -> frozenset[str]:
        """Titles that more than one page bears."""
        villages = (village.name for village in self.info.villages)
        titles = (*(entry.record.title for entry in self.everything), *villages)
        return frozenset(title for title, count in Counter(titles).items() if count > 1)

    @cached_property
    def alike(self) -> frozenset[tuple[str, str]]:
        """Kinds and titles that more than one record bears."""
        borne = ((entry.kind.name, entry.record.title) for entry in self.everything)
        return frozenset(each for each, count in Counter(borne).items() if count > 1)

    @cached_property
    def report(self) -> Report:
        """Where a reader says that something is wrong: the township's own ways go first."""
        return (self.settings.report or Report()).before(self.info.contact)

    @property
    def projects(self) -> tuple[Entry[Project], ...]:
        """Projects, newest first."""
        return self._typed(Project)

    @property
    def funds(self) -> tuple[Entry[Fund], ...]:
        """Funds, in the order of their ids, as a ledger is kept."""
        return self.township.of(Fund)

    @property
    def honours(self) -> tuple[Entry[Honour], ...]:
        """Honours, newest first."""
        return self._typed(Honour)

    @property
    def grants(self) -> tuple[Entry[Grant], ...]:
        """Grants for results, newest first."""
        return self._typed(Grant)

    def _typed(self, model: type) -> tuple[Entry, ...]:  # type: ignore[type-arg]
        return newest_first(self.township.of(model))

    @cached_property
    def latest(self) -> PartialDate | None:
        """The latest date of anything published."""
        return _latest(as_of(entry.record) for entry in self.everything)

    @cached_property
    def earliest(self) -> PartialDate | None:
        """The earliest date of anything published."""
        dates = [as_of(entry.record) for entry in self.everything]
        return min((date for date in dates if date), key=lambda date: date.order, default=None)

    @cached_property
    def ledger(self) -> Ledger:
        """The entries of all funds."""
        return Ledger.of(self.funds)

    @cached_property
    def households(self) -> tuple[Sum | Quantity, ...]:
        """Households that projects serve, each project counted for itself."""
        served = (entry.record.beneficiaries for entry in self.projects)
        return add_up(each.households for each in served if each and each.households)

    @cached_property
    def stage_counts(self) -> Mapping[str, int]:
        """How many projects have something published of each stage."""
        told = [each for entry in self.projects for each in self.stages(entry) if each]
        return Counter(each.stage.field for each in told)

    def stages(self, project: Entry[Project]) -> tuple[StageStory, ...]:
        """The five stages of a project: what it says of them, and the records of its story."""
        return stage_stories(self.township.links, project)

    def story(self, entry: Entry[Record]) -> tuple[Step, ...]:
        """The whole story that a record is part of, step by step."""
        return story(self.township.links, entry)

    def came_from(self, entry: Entry[Record]) -> tuple[Entry[Record], ...]:
        """What a record came of, one step back."""
        return in_flow(newest_first(self.township.links.came_from(entry)))

    def came_of(self, entry: Entry[Record]) -> tuple[Entry[Record], ...]:
        """What came of a record, one step on."""
        return in_flow(newest_first(self.township.links.came_of(entry)))

    @cached_property
    def funnel(self) -> Funnel:
        """From talking to doing."""
        return funnel(self.township)

    def is_carried(self, resolution: Resolution) -> bool:
        """Whether a resolution was carried out."""
        return is_carried(self.township, resolution)

    def outcomes(self, resolution: Resolution) -> tuple[Entry[Record], ...]:
        """What came of a resolution."""
        return outcomes(self.township, resolution)

    def is_late(self, entry: Entry[Record]) -> bool:
        """Whether an answer or a task is past its day."""
        return is_late(entry.record, self.today)

    def late(self, entries: Iterable[Entry[Record]]) -> tuple[Entry[Record], ...]:
        """Those past their day."""
        return tuple(entry for entry in entries if self.is_late(entry))

    @cached_property
    def calendar(self) -> tuple[Due, ...]:
        """What must be public, and what is."""
        return calendar(self.township, self.today)

    def project_of(self, entry: Entry[Record]) -> Entry[Record] | None:
        """The project that a record names; None where it names none, or one that is not shown."""
        project_id = getattr(entry.record, "project", None)
        return self.township.find("project", project_id) if project_id else None

    @cached_property
    def daily_life(self) -> tuple[Entry[Record], ...]:
        """All but projects, funds, awards and bulletins, which have places of their own at home."""
        return tuple(entry for entry in self.everything if entry.kind.name not in _AT_HOME)

    def funds_of(self, project: Entry[Record]) -> tuple[Entry[Fund], ...]:
        """The funds that name the project."""
        return tuple(fund for fund in self.funds if self.project_of(fund) is project)

    @cached_property
    def projects_with_ledgers(self) -> tuple[tuple[Entry[Project], Ledger], ...]:
        """Every project with the entries of its funds."""
        return tuple((each, Ledger.of(self.funds_of(each))) for each in self.projects)

    def places(self, entry: Entry[Record]) -> tuple[str, ...]:
        """Ids of the villages of a record: its own, else its project's."""
        if entry.record.places:
            return entry.record.places
        project = self.project_of(entry)
        return project.record.places if project else ()

    def at(self, village: str) -> tuple[tuple[Kind, tuple[Entry[Record], ...]], ...]:
        """What is published of a village, by kind."""
        own = self.of_village(village)
        found = (
            (kind, tuple(entry for entry in own if entry.kind.name == kind.name))
            for kind in self.kinds
        )
        return tuple((kind, entries) for kind, entries in found if entries)

    def of_village(self, village: str) -> tuple[Entry[Record], ...]:
        """All records of a village, newest first."""
        return self._of_villages.get(village, ())

    @cached_property
    def _of_villages(self) -> Mapping[str, tuple[Entry[Record], ...]]:
        found: dict[str, list[Entry[Record]]] = {}
        for entry in self.everything:
            for village in dict.fromkeys(self.places(entry)):
                found.setdefault(village, []).append(entry)
        return {village: tuple(entries) for village, entries in found.items()}

    def ledger_of(self, village: str) -> Ledger:
        """The entries known to belong to the village alone."""
        return Ledger(
            line for line in self.ledger if self._village_of(line.fund, line.village) == village
        )

    @cached_property
    def common_ledger(self) -> Ledger:
        """The entries that are of no one village."""
        return Ledger(
            line for line in self.ledger if self._village_of(line.fund, line.village) is None
        )

    def _village_of(self, fund: Entry[Fund], village: str | None) -> str | None:
        if village:
            return village
        places = self.places(fund)
        return places[0] if len(places) == 1 else None

    @cached_property
    def published_villages(self) -> tuple[VillageEntry, ...]:
        """Villages of which something is published, in the order of the registry."""
        named = {place for entry in self.everything for place in self.places(entry)}
        return tuple(village for village in self.info.villages if village.id in named)

    @cached_property
    def silent_villages(self) -> tuple[VillageEntry, ...]:
        """The other villages."""
        shown = set(self.published_villages)
        return tuple(village for village in self.info.villages if village not in shown)

    def awarded(self) -> Yuan:
        """The exact sum of the grants awarded."""
        return total([entry.record.awarded for entry in self.grants if entry.record.awarded])

    def disbursed(self) -> Yuan:
        """The exact sum of the grants paid out."""
        return total([entry.record.paid for entry in self.grants])

    def within(self, start: PartialDate | None, end: PartialDate | None) -> Iterator[Entry[Record]]:
        """Projects, awards and the like whose date lies in the period, newest first."""
        return (each for each in self.everything if inside(as_of(each.record), start, end))


def inside(date: PartialDate | None, start: PartialDate | None, end: PartialDate | None) -> bool:
    """Whether a date certainly lies in a period; an open end reaches for ever."""
    if date is None:
        return False
    return (start is None or date.first >= start.first) and (end is None or date.last <= end.last)
