"""Charts that are tables: the sums are exact, the length of a bar is the only rounded thing.

Every row of a chart names the entries behind it, so that a reader gets from a bar to its entries.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal

from generator.messages import Message, msg
from generator.model.base import Codelist, Record
from generator.model.fund import Cash, Origin, Spent
from generator.model.points import Points
from generator.model.township import Entry
from generator.render.ledger import Ledger, Line
from generator.render.lists import EchoWall, grouped
from generator.values import PartialDate, Yuan, total

_WHOLE = Decimal(100)
_STEP = Decimal("0.1")
_LEAST = Decimal(1)
"""Per cent: what is there at all is seen, however small it is beside the longest."""


def width(part: Decimal | int, whole: Decimal | int) -> Decimal:
    """How long a bar is, in per cent of the full length, to a tenth; nothing has no length."""
    if not part or not whole:
        return Decimal(0)
    exact = Decimal(part) * _WHOLE / Decimal(whole)
    return min(max(exact.quantize(_STEP, ROUND_HALF_UP), _LEAST), _WHOLE)


@dataclass(frozen=True)
class SourceBar:
    """What one kind of giver gave in money; zero where no entry of theirs has an exact amount."""

    origin: Origin
    sum: Yuan
    width: Decimal
    lines: tuple[Line, ...]


def by_source(ledger: Ledger) -> tuple[SourceBar, ...]:
    """Money received by who gave it, the largest sum first."""
    groups = [(group.origin, group.ledger) for group in ledger.cash.by_origin]
    most = max((own.received.amount for _, own in groups), default=Decimal(0))
    bars = (
        SourceBar(origin, own.received, width(own.received.amount, most), own.lines)
        for origin, own in groups
    )
    return tuple(sorted(bars, key=lambda bar: bar.sum.amount, reverse=True))


@dataclass(frozen=True)
class Flow:
    """What came in, or went out, in one period."""

    sum: Yuan
    width: Decimal
    lines: tuple[Line, ...]


@dataclass(frozen=True)
class Period:
    """Money in and out of a month or a year; `date` is None for the entries without one."""

    date: PartialDate | None
    received: Flow
    spent: Flow


def over_time(ledger: Ledger) -> tuple[Period, ...]:
    """Money in and out by month, or by year if some entry knows no month; the undated last.

    Periods without an entry are left out. Nothing is drawn for fewer than two rows.
    """
    lines = (*ledger.counted, *ledger.spent)
    dates = [line.item.date for line in lines if line.item.date]
    by_month = all(date.month for date in dates)
    keys = sorted({_period(date, by_month) for date in dates}, key=lambda date: date.order)
    rows: list[PartialDate | None] = [*keys]
    if any(line.item.date is None for line in lines):
        rows.append(None)
    if not keys or len(rows) == 1:
        return ()
    parts = [
        [
            tuple(line for line in side if _key(line, by_month) == row)
            for side in (ledger.counted.lines, ledger.spent)
        ]
        for row in rows
    ]
    most = max(_sum(part).amount for row in parts for part in row)
    flows = [tuple(_flow(part, most) for part in row) for row in parts]
    return tuple(Period(row, *pair) for row, pair in zip(rows, flows, strict=True))


def _period(date: PartialDate, by_month: bool) -> PartialDate:  # noqa: FBT001 - the one choice
    return PartialDate(date.year, date.month if by_month else None)


def _key(line: Line, by_month: bool) -> PartialDate | None:  # noqa: FBT001 - as above
    return _period(line.item.date, by_month) if line.item.date else None


def _flow(lines: tuple[Line, ...], most: Decimal) -> Flow:
    sum_ = _sum(lines)
    return Flow(sum_, width(sum_.amount, most), lines)


def _sum(lines: Iterable[Line]) -> Yuan:
    return total([amount for line in lines if (amount := amount_of(line))])


def amount_of(line: Line) -> Yuan | None:
    """The exact money of one entry, received or spent."""
    return line.item.amount if isinstance(line.item, (Cash, Spent)) else None


@dataclass(frozen=True)
class CountBar:
    """So many of something, and where on the page they stand."""

    label: Message | Codelist
    count: int
    width: Decimal
    anchor: str


def answers(wall: EchoWall) -> tuple[CountBar, ...]:
    """Records of suggestions by how far they have come; each is in one row."""
    return _bars(
        (msg("Past their day"), wall.late, "late"),
        (msg("Waiting for an answer"), wall.waiting, "waiting"),
        (msg("Answered"), wall.settled, "settled"),
        (msg("Outcome not stated"), wall.unknown, "unknown"),
    )


def answered_by_channel(wall: EchoWall) -> tuple[CountBar, ...]:
    """Records with an answer, by the way in which they were heard."""
    groups = grouped(wall.settled, "channel")
    rows = [(code, own, f"by-{code.value}") for code, own in groups if isinstance(code, Codelist)]
    return _bars(*rows)


def _bars(*rows: tuple[Message | Codelist, Sequence[Entry[Record]], str]) -> tuple[CountBar, ...]:
    most = max((len(entries) for _, entries, _ in rows), default=0)
    return tuple(
        CountBar(label, len(entries), width(len(entries), most), anchor)
        for label, entries, anchor in rows
        if entries
    )


def earned_and_redeemed(record: Points) -> tuple[CountBar, ...]:
    """Points earned and points exchanged, of what the record lists entry by entry."""
    earned = sum(each.points for each in record.entries)
    redeemed = sum(each.points for each in record.redemptions)
    most = max(earned, redeemed)
    rows = (
        (msg("Points earned"), earned, "entries", record.entries),
        (msg("Points exchanged"), redeemed, "redemptions", record.redemptions),
    )
    return tuple(
        CountBar(label, points, width(points, most), anchor)
        for label, points, anchor, entries in rows
        if entries
    )
