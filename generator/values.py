"""Exact values as clerks write them: yuan, partial dates, quantities.

Each type is parsed from text and prints itself back, so that what is published is what was written.
A text that cannot be read raises `ValueFault`, which says what is wrong and what to write instead.
"""

import calendar
import re
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum
from functools import total_ordering
from typing import ClassVar, Self

from generator.messages import Message, msg

MAX_INTEGER_DIGITS = 15
"""More digits than any public budget; keeps every sum inside Decimal's 28 exact digits."""

_ASCII_DIGITS = str.maketrans("０１２３４５６７８９．，－", "0123456789.,-")


class ValueFault(ValueError):  # noqa: N818 - it is the editor's fault record, not a program error
    """A text that is no value of its type: the reason, and the spelling that would be right."""

    def __init__(self, reason: Message, remedy: Message) -> None:
        """Keep both messages untranslated; a printer chooses the language."""
        super().__init__(reason.text)
        self.reason = reason
        self.remedy = remedy


def _refuse_foreign_digits(text: str, remedy: Message) -> None:
    """Raise if `text` has digits that only look right (full-width, Arabic-Indic and so on)."""
    if text.isascii():
        return
    plain = text.translate(_ASCII_DIGITS)
    if plain != text:
        raise ValueFault(
            msg("“{text}” has full-width digits or signs.", text=text),
            msg("Write half-width: {plain}", plain=plain),
        )
    if any(char.isdigit() and char not in "0123456789" for char in text):
        raise ValueFault(msg("“{text}” has digits of another script.", text=text), remedy)


@total_ordering
@dataclass(frozen=True, slots=True)
class Yuan:
    """An exact sum of money in yuan, to the fen; a difference may be negative, a record's never is."""

    amount: Decimal

    WAN: ClassVar[Decimal] = Decimal(10_000)
    _PATTERN: ClassVar[re.Pattern[str]] = re.compile(
        r"([0-9]+)(?:\.([0-9]+))?(万|亿)?元?", re.ASCII
    )
    _REMEDY: ClassVar[Message] = msg(
        "Write yuan in plain digits: 200000, 200000.50, 20万 or 20万元"
    )
    _UNITS: ClassVar[dict[str | None, Decimal]] = {
        None: Decimal(1),
        "万": Decimal(10_000),
        "亿": Decimal(100_000_000),
    }

    @classmethod
    def parse(cls, text: str) -> Self:
        """Read `200000`, `200000.50`, `20万`, `20万元` or `1.2亿元`.

        Raises:
            ValueFault: for any other spelling, a negative sum, or a part of a fen.
        """
        _refuse_foreign_digits(text, cls._REMEDY)
        match = cls._PATTERN.fullmatch(text)
        if match is None:
            raise ValueFault(*cls._explain(text))
        whole, fraction, unit = match.groups()
        amount = Decimal(f"{whole}.{fraction or 0}") * cls._UNITS[unit]
        if amount != amount.quantize(Decimal("0.01")):
            raise ValueFault(
                msg("“{text}” is not a whole number of fen.", text=text),
                msg("Give at most two decimals of a yuan"),
            )
        if amount >= Decimal(10) ** MAX_INTEGER_DIGITS:
            raise ValueFault(
                msg("“{text}” is too large for a sum of money.", text=text), cls._REMEDY
            )
        return cls(amount)

    @classmethod
    def _explain(cls, text: str) -> tuple[Message, Message]:
        if "," in text or "，" in text:
            plain = text.replace(",", "").replace("，", "")
            return (
                msg("“{text}” has separators between the digits.", text=text),
                msg("Leave them out: {plain}", plain=plain),
            )
        if text.startswith(("-", "−")):
            return (
                msg("“{text}” is negative.", text=text),
                msg("Sums are positive; write money that went out under “spent”"),
            )
        return msg("“{text}” is not a sum of money.", text=text), cls._REMEDY

    @classmethod
    def zero(cls) -> Self:
        """Nothing, the start of every sum."""
        return cls(Decimal(0))

    def __add__(self, other: "Yuan") -> "Yuan":
        """Exact sum."""
        return Yuan(self.amount + other.amount)

    def __sub__(self, other: "Yuan") -> "Yuan":
        """Exact difference, negative where more is taken than there is."""
        return Yuan(self.amount - other.amount)

    def __lt__(self, other: "Yuan") -> bool:
        """Compare by amount."""
        return self.amount < other.amount

    def __bool__(self) -> bool:
        """Zero is false."""
        return self.amount != 0

    @property
    def digits(self) -> str:
        """The amount with separators and only the decimals it needs: `200,000`, `0.50`."""
        whole = self.amount == self.amount.to_integral_value()
        return f"{self.amount:,.0f}" if whole else f"{self.amount:,.2f}"

    @property
    def wan(self) -> str | None:
        """The amount in 万 (ten thousand) if that is exact in two decimals: `20`, `0.5`; else None."""
        tens = self.amount / self.WAN
        if abs(self.amount) < self.WAN or tens != tens.quantize(Decimal("0.01")):
            return None
        return f"{tens.normalize():,f}"

    def __str__(self) -> str:
        """Yuan as text that `parse` reads back for sums that a record may hold: `200000`, `0.50`."""
        return self.digits.replace(",", "")


def total(sums: "list[Yuan] | tuple[Yuan, ...]") -> Yuan:
    """The exact sum of many."""
    return sum(sums, start=Yuan.zero())


@dataclass(frozen=True, slots=True)
class PartialDate:
    """A date as exactly as its source knows it: a year, a month or a day."""

    year: int
    month: int | None = None
    day: int | None = None

    _PATTERN: ClassVar[re.Pattern[str]] = re.compile(r"([0-9]{4})(?:-([0-9]{2})(?:-([0-9]{2}))?)?")
    _CHINESE: ClassVar[re.Pattern[str]] = re.compile(
        r"([0-9]{4})\s*[年./-]\s*(?:([0-9]{1,2})\s*[月./-]?\s*(?:([0-9]{1,2})\s*[日号]?)?)?"
    )
    _REMEDY: ClassVar[Message] = msg("Write 2022, 2022-08 or 2022-08-26")

    @classmethod
    def parse(cls, text: str) -> Self:
        """Read `2022`, `2022-08` or `2022-08-26`.

        Raises:
            ValueFault: for any other spelling, or a day that the calendar does not have.
        """
        _refuse_foreign_digits(text, cls._REMEDY)
        match = cls._PATTERN.fullmatch(text)
        if match is None:
            raise ValueFault(msg("“{text}” is not a date.", text=text), cls._suggest(text))
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
        match = cls._CHINESE.fullmatch(text.strip())
        if match is None:
            return cls._REMEDY
        year, month, day = (int(part) if part else None for part in match.groups())
        guess = cls(year or 0, month, day)
        return msg("Write {plain}", plain=str(guess)) if guess._exists() else cls._REMEDY

    def _exists(self) -> bool:
        if self.year < 1:
            return False
        if self.month is None:
            return True
        if not 1 <= self.month <= len(calendar.mdays) - 1:
            return False
        return self.day is None or 1 <= self.day <= calendar.monthrange(self.year, self.month)[1]

    @property
    def first(self) -> date:
        """The earliest day that it can mean."""
        return date(self.year, self.month or 1, self.day or 1)

    @property
    def last(self) -> date:
        """The latest day that it can mean."""
        month = self.month or 12
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


class Approximation(StrEnum):
    """How a source qualifies a number that it does not give exactly."""

    EXACT = ""
    ABOUT = "约"
    NEARLY = "近"
    OVER = "余"


@dataclass(frozen=True, slots=True)
class Quantity:
    """A number with a unit, as exact as its source: `1200 平方米`, `近50 人`, `10余 吨`.

    A count of people or households is a quantity without a unit: `68`, `近50`.
    """

    number: Decimal
    unit: str = ""
    approximation: Approximation = Approximation.EXACT

    _PATTERN: ClassVar[re.Pattern[str]] = re.compile(
        r"(约|近)?\s*([0-9]+(?:\.[0-9]{1,6})?)(万)?([余多])?\s*([^\s0-9<>&|{}\[\]`]{0,20})"
    )
    _REMEDY: ClassVar[Message] = msg("Write a number and a unit: 1200 平方米, 近50 人, 10余 吨")

    @classmethod
    def parse(cls, text: str) -> Self:
        """Read a number with its unit, and 约, 近, 余 or 多 where the source is not exact.

        Raises:
            ValueFault: for any other spelling.
        """
        _refuse_foreign_digits(text, cls._REMEDY)
        match = cls._PATTERN.fullmatch(text)
        if match is None:
            raise ValueFault(msg("“{text}” is not a quantity.", text=text), cls._REMEDY)
        before, digits, wan, after, unit = match.groups()
        if (before and after) or len(digits.split(".")[0]) > MAX_INTEGER_DIGITS:
            raise ValueFault(msg("“{text}” is not a quantity.", text=text), cls._REMEDY)
        if not after and unit[:1] in ("余", "多"):  # 4.2万个 reads 个; 4.2万余个 reads 余, then 个
            after, unit = unit[0], unit[1:]
        number = Decimal(digits) * (10_000 if wan else 1)
        mark = (
            Approximation(before)
            if before
            else Approximation.OVER
            if after
            else Approximation.EXACT
        )
        return cls(number, unit, mark)

    @classmethod
    def parse_count(cls, text: str) -> Self:
        """Read a count: whole, and without a unit (the field says of what).

        Raises:
            ValueFault: for a fraction, a unit or anything that is no number.
        """
        try:
            count = cls.parse(text)
        except ValueFault as fault:
            raise ValueFault(fault.reason, msg("Write a whole number: 68, 近50, 100余")) from None
        if count.unit:
            raise ValueFault(
                msg("“{text}” has a unit; the field already says of what it counts.", text=text),
                msg(
                    "Write only the number: {plain}",
                    plain=str(cls(count.number, "", count.approximation)),
                ),
            )
        if count.number != count.number.to_integral_value():
            raise ValueFault(
                msg("“{text}” is not a whole number.", text=text),
                msg("Write a whole number: 68, 近50, 100余"),
            )
        return count

    @property
    def exact(self) -> bool:
        """Whether the source gave the number itself."""
        return self.approximation is Approximation.EXACT

    @property
    def digits(self) -> str:
        """The number with separators and its qualifier: `1,200`, `近50`, `10余`."""
        number = f"{self.number.normalize():,f}"
        if self.approximation is Approximation.OVER:
            return number + self.approximation.value
        return self.approximation.value + number

    def __str__(self) -> str:
        """Text that `parse` reads back."""
        digits = self.digits.replace(",", "")
        return f"{digits} {self.unit}" if self.unit else digits
