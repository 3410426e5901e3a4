"""Periods of sheets: months, quarters, years, any two days, or everything on record."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from generator.messages import Message, msg
from generator.values import PartialDate

_MONTHS = (1, 3, 12)
"""Lengths of the periods that the site lists: month, quarter, year."""


@dataclass(frozen=True)
class Span:
    """From a day to a day, both included; without them everything on record, dated or not."""

    first: date | None = None
    last: date | None = None

    @classmethod
    def between(cls, start: PartialDate | None, end: PartialDate | None) -> "Span":
        """The days that two dates can mean; an open side reaches as far as the calendar."""
        return cls(start.first if start else date.min, end.last if end else date.max)

    @property
    def is_whole(self) -> bool:
        """Whether it is everything on record."""
        return self.first is None

    def holds(self, day: PartialDate | None) -> bool:
        """Whether every day that the date can mean lies inside; without a date only the whole."""
        if self.first is None or self.last is None:
            return True
        return day is not None and self.first <= day.first and day.last <= self.last

    def may_hold(self, day: PartialDate | None) -> bool:
        """Whether the date may lie inside, but may as well lie elsewhere."""
        if self.first is None or self.last is None or self.holds(day):
            return False
        return day is None or (day.first <= self.last and self.first <= day.last)

    @property
    def months(self) -> int | None:
        """1, 3 or 12 for a whole month, quarter or year; else None."""
        if self.first is None:
            return None
        return next((each for each in _MONTHS if _around(self.first, each) == self), None)

    @property
    def key(self) -> str:
        """Its name in addresses: `2025-q1`, `2025-03`, `2025`, `all`; else its two days."""
        if self.first is None or self.last is None:
            return "all"
        names = {1: f"{self.first:%Y-%m}", 3: self._quarter_key, 12: f"{self.first:%Y}"}
        return names.get(self.months or 0) or f"{self.first}-{self.last}"

    @property
    def _quarter_key(self) -> str:
        return f"{self.first.year}-q{_quarter(self.first)}" if self.first else ""

    @property
    def title(self) -> Message | PartialDate:
        """As a reader names it."""
        if self.first is None or self.last is None:
            return msg("everything on record")
        if self.months == 3:  # noqa: PLR2004 - a quarter
            return msg(
                "{year}, quarter {number}", year=self.first.year, number=_quarter(self.first)
            )
        if self.months:
            return PartialDate(self.first.year, self.first.month if self.months == 1 else None)
        return msg("chosen period")

    @property
    def start(self) -> PartialDate | None:
        """The first day; None where it is open."""
        return _day(self.first) if self.first and self.first != date.min else None

    @property
    def end(self) -> PartialDate | None:
        """The last day; None where it is open."""
        return _day(self.last) if self.last and self.last != date.max else None


WHOLE = Span()


def listed(days: Iterable[PartialDate | None]) -> tuple[Span, ...]:
    """The periods that the site lists for things of these dates, the newest first."""
    known = [day for day in days if day]
    found = {
        span
        for day in known
        for months in _MONTHS
        if (span := _around(day.first, months)).holds(day)
    }
    return (*sorted(found, key=_order, reverse=True), WHOLE)


def latest_quarter(days: Iterable[PartialDate | None], today: date) -> Span:
    """The last quarter that is over and has something; everything on record if there is none."""
    over = (
        span
        for span in listed(days)
        if span.months == 3 and span.last and span.last < today  # noqa: PLR2004 - a quarter
    )
    return next(over, WHOLE)


def notice_days(posted: date, days: int) -> tuple[PartialDate, PartialDate]:
    """The first and the last day of a notice; both count."""
    return _day(posted), _day(posted + timedelta(days=max(days, 1) - 1))


def _order(span: Span) -> tuple[date, int]:
    return (span.last or date.max, span.months or 0)


def _around(day: date, months: int) -> Span:
    """The month, quarter or year that a day lies in."""
    start = day.replace(day=1, month=(day.month - 1) // months * months + 1)
    count = start.year * 12 + start.month - 1 + months
    if count // 12 > date.max.year:
        return Span(start, date.max)
    return Span(start, date(count // 12, count % 12 + 1, 1) - timedelta(days=1))


def _quarter(day: date) -> int:
    return (day.month - 1) // 3 + 1


def _day(day: date) -> PartialDate:
    return PartialDate(day.year, day.month, day.day)


def anchor(span: Span) -> str:
    """Where a page shows the code of a period."""
    return f"period-{span.key}"
