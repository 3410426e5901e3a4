"""Dates as exactly as their source knows them: a year, a month or a day."""

import calendar
import re
from dataclasses import dataclass
from datetime import date
from typing import ClassVar, Self

from generator.messages import Message, msg
from generator.values.signs import ASCII_DIGITS, ValueFault, parse_with, refuse_foreign_digits

_MONTHS = 12


@dataclass(frozen=True, slots=True)
class PartialDate:
    """A date as exactly as its source knows it: a year, a month or a day."""

    year: int
    month: int | None = None
    day: int | None = None

    _PATTERN: ClassVar[re.Pattern[str]] = re.compile(r"([0-9]{4})(?:-([0-9]{2})(?:-([0-9]{2}))?)?")
    _CHINESE: ClassVar[re.Pattern[str]] = re.compile(
        r"([0-9]{4})\s*[年./-]\s*(?:([0-9]{1,2})(?:\s*[月./-]\s*(?:([0-9]{1,2})\s*[日号]?)?)?)?"
        r"|([0-9]{4})([0-9]{2})([0-9]{2})"
    )
    _WITHOUT_YEAR: ClassVar[re.Pattern[str]] = re.compile(
        r"[0-9０-９]{1,2}(?:\s*月(?:\s*[0-9０-９]{1,2}\s*[日号]?)?|[-/.][0-9]{1,2})"
    )
    _REMEDY: ClassVar[Message] = msg("Write 2022, 2022-08 or 2022-08-26")

    @classmethod
    def parse(cls, text: str) -> Self:
        """Read `2022`, `2022-08` or `2022-08-26`.

        Raises:
            ValueFault: for any other spelling, or a day that the calendar does not have.
        """
        return parse_with(text, cls._read, cls._REMEDY)

    @classmethod
    def _read(cls, text: str) -> Self:
        match = cls._PATTERN.fullmatch(text)
        if match is None:
            if cls._WITHOUT_YEAR.fullmatch(text.strip()):
                raise ValueFault(
                    msg("“{text}” has no year.", text=text),
                    msg("Write the year too, as in 2022-08-26"),
                )
            remedy = cls._suggest(text)
            refuse_foreign_digits(text, remedy)
            raise ValueFault(msg("“{text}” is not a date.", text=text), remedy)
        year, month, day = (int(part) if part else None for part in match.groups())
        parsed = cls(year or 0, month, day)
        if not parsed._exists():
            raise ValueFault(
                msg("“{text}” is not in the calendar.", text=text),
                msg("Correct the day or the month, or leave out what the source does not say"),
            )
        return parsed

    @classmethod
    def _suggest(cls, text: str) -> Message:
        match = cls._CHINESE.fullmatch(text.translate(ASCII_DIGITS).strip())
        if match is None:
            return cls._REMEDY
        parts = match.groups()
        chosen = parts[3:] if parts[3] else parts[:3]
        year, month, day = (int(part) if part else None for part in chosen)
        guess = cls(year or 0, month, day)
        return msg("Write {plain}", plain=str(guess)) if guess._exists() else cls._REMEDY

    def _exists(self) -> bool:
        if self.year < 1:
            return False
        if self.month is None:
            return True
        if not 1 <= self.month <= _MONTHS:
            return False
        return self.day is None or 1 <= self.day <= calendar.monthrange(self.year, self.month)[1]

    @property
    def first(self) -> date:
        """The earliest day that it can mean."""
        return date(self.year, self.month or 1, self.day or 1)

    @property
    def last(self) -> date:
        """The latest day that it can mean."""
        month = self.month or _MONTHS
        return date(self.year, month, self.day or calendar.monthrange(self.year, month)[1])

    @property
    def order(self) -> tuple[int, int, int]:
        """A key to sort by; a vaguer date comes before the exact ones inside it."""
        return (self.year, self.month or 0, self.day or 0)

    def certainly_after(self, other: "PartialDate") -> bool:
        """Whether every day that this can mean lies after every day that `other` can."""
        return self.first > other.last

    def __str__(self) -> str:
        """As it was written."""
        parts = [f"{self.year:04d}"]
        parts += [f"{part:02d}" for part in (self.month, self.day) if part is not None]
        return "-".join(parts)
