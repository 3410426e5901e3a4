"""The day on which something is made, which says for how long all that depends on it holds.

What a build makes of the day are answers: whether a task is late, whether a period is over. Each of
them is the same on other days too, and so is what is made of them, pages and warnings.
"""

from dataclasses import dataclass
from datetime import date, timedelta

_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Days:
    """From a first to a last day; both count."""

    first: date = date.min
    last: date = date.max

    @classmethod
    def parse(cls, first: str, last: str) -> "Days":
        """As `told` says them.

        Raises:
            ValueError: if one of them is no day.
        """
        return cls(date.fromisoformat(first), date.fromisoformat(last))

    @property
    def told(self) -> tuple[str, str]:
        """Both in ISO 8601."""
        return self.first.isoformat(), self.last.isoformat()

    def __contains__(self, day: date) -> bool:
        """Whether a day is one of them."""
        return self.first <= day <= self.last

    def __and__(self, other: "Days") -> "Days":
        """The days of both."""
        return Days(max(self.first, other.first), min(self.last, other.last))


ALWAYS = Days()


class Today:
    """A day that is asked where others lie, and remembers on which days it would say the same."""

    def __init__(self, day: date) -> None:
        """Nothing has been asked yet, so that it might be any day."""
        self._day = day
        self._first = date.min
        self._last = date.max

    @property
    def same(self) -> Days:
        """On which days every answer so far would have been the same."""
        return Days(self._first, self._last)

    def keep_to(self, days: Days) -> None:
        """Count with what was answered elsewhere, and holds on these days."""
        self._first = max(self._first, days.first)
        self._last = min(self._last, days.last)

    def apart(self) -> "Today":
        """The same day, of which nothing has been asked yet."""
        return Today(self._day)

    def is_among(self, days: Days) -> bool:
        """Whether it is one of some days; that it was asked is not remembered."""
        return self._day in days

    def is_after(self, other: date) -> bool:
        """Whether it comes after another day."""
        if self._day > other:
            self._first = max(self._first, other + _DAY)
            return True
        self._last = min(self._last, other)
        return False

    def is_before(self, other: date) -> bool:
        """Whether it comes before another day."""
        if self._day < other:
            self._last = min(self._last, other - _DAY)
            return True
        if other > self._first:  # noqa: PLR1730 - asked about every date of every record
            self._first = other
        return False

    def exactly(self) -> date:
        """The day itself; what is made of it holds on no other."""
        self._first = self._last = self._day
        return self._day
