"""Exact values as clerks write them: yuan, partial dates, quantities.

Each type is parsed from text and prints itself back, so that what is published is what was written.
A text that cannot be read raises `ValueFault`, which says what is wrong and what to write instead.
"""

import calendar
import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum
from functools import total_ordering
from typing import ClassVar, Self, TypeVar

from generator.messages import Message, msg

MAX_INTEGER_DIGITS = 15
"""More digits than any public budget; keeps every sum inside Decimal's 28 exact digits."""

MAX_LENGTH = 100
"""Characters that a value may have; what is longer is a text that slipped into the wrong field."""

_MONTHS = 12
_ASCII_DIGITS = str.maketrans("０１２３４５６７８９．，－", "0123456789.,-")


V = TypeVar("V")


class ValueFault(ValueError):  # noqa: N818 - it is the editor's fault record, not a program error
    """A text that is no value of its type: the reason, and the spelling that would be right."""

    def __init__(self, reason: Message, remedy: Message) -> None:
        """Keep both messages untranslated; a printer chooses the language."""
        super().__init__(str(reason))
        self.reason = reason
        self.remedy = remedy


def _respell(text: str, read: Callable[[str], object]) -> tuple[Message, Message] | None:
    """What is wrong with the signs of `text`, and its right spelling, where `read` accepts one."""
    half = text.translate(_ASCII_DIGITS)
    joined = half.replace(",", "")
    closed = "".join(joined.split())
    if half != text and _reads(half, read):
        return _full_width(text), msg("Write half-width: {plain}", plain=half)
    if joined != half and _reads(joined, read):
        return (
            msg("“{text}” has separators between the digits.", text=text),
            msg("Leave them out: {plain}", plain=joined),
        )
    if closed != joined and _reads(closed, read):
        return (
            msg("“{text}” has spaces that do not belong there.", text=text),
            msg("Write without spaces: {plain}", plain=closed),
        )
    return None


def parse_with(text: str, read: Callable[[str], V], remedy: Message) -> V:
    """What `read` makes of `text`; if only its signs are wrong, the fault gives the right ones."""
    if len(text) > MAX_LENGTH:
        reason = msg("A text of {length} characters stands here.", length=len(text))
        raise ValueFault(reason, remedy)
    try:
        return read(text)
    except ValueFault:
        if better := _respell(text, read):
            raise ValueFault(*better) from None
        raise


def _full_width(text: str) -> Message:
    return msg("“{text}” has full-width digits or signs.", text=text)


def _reads(text: str, read: Callable[[str], object]) -> bool:
    try:
        read(text)
    except ValueFault:
        return False
    return True


def _refuse_foreign_digits(text: str, remedy: Message) -> None:
    """Raise if `text` has digits that only look right (full-width, Arabic-Indic and so on)."""
    if text.isascii():
        return
    if text.translate(_ASCII_DIGITS) != text:
        raise ValueFault(_full_width(text), remedy)
    if any(char.isdecimal() and char not in "0123456789" for char in text):
        raise ValueFault(msg("“{text}” has digits of another script.", text=text), remedy)


@total_ordering
@dataclass(frozen=True, slots=True)
class Yuan:
    """An exact sum of money in yuan, to the fen; only a difference of two may be negative."""

    amount: Decimal

    WAN: ClassVar[Decimal] = Decimal(10_000)
    _PATTERN: ClassVar[re.Pattern[str]] = re.compile(r"([0-9]+)(?:\.([0-9]+))?(万|亿)?元?")
    _ESTIMATE: ClassVar[re.Pattern[str]] = re.compile(r"[约近]|[0-9万亿][余多]")
    _REMEDY: ClassVar[Message] = msg(
        "Write yuan in plain digits: 200000, 200000.50, 20万 or 20万元"
    )
    ESTIMATE_REMEDY: ClassVar[Message] = msg(
        "Write the exact sum; what the source only estimates goes into a text"
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
        return parse_with(text, cls._read, cls._REMEDY)

    @classmethod
    def _read(cls, text: str) -> Self:
        match = cls._PATTERN.fullmatch(text)
        if match is None:
            raise ValueFault(*cls._explain(text))
        whole, fraction, unit = match.groups()
        whole, fraction = whole.lstrip("0") or "0", (fraction or "").rstrip("0")
        if len(whole) > MAX_INTEGER_DIGITS:
            raise ValueFault(*cls._too_large(text))
        exact = len(fraction) <= MAX_INTEGER_DIGITS  # a longer one has a part of a fen in any unit
        amount = Decimal(f"{whole}.{fraction or 0}") * cls._UNITS[unit] if exact else Decimal(0)
        if amount >= Decimal(10) ** MAX_INTEGER_DIGITS:
            raise ValueFault(*cls._too_large(text))
        if not exact or amount != amount.quantize(Decimal("0.01")):
            raise ValueFault(
                msg("“{text}” is not a whole number of fen.", text=text),
                msg("Give at most two decimals of a yuan"),
            )
        return cls(amount)

    @classmethod
    def _too_large(cls, text: str) -> tuple[Message, Message]:
        return msg("“{text}” is too large for a sum of money.", text=text), cls._REMEDY

    @classmethod
    def _explain(cls, text: str) -> tuple[Message, Message]:
        if text.startswith(("-", "−", "－")):
            return (
                msg("“{text}” is negative.", text=text),
                msg("Sums are positive; write money that went out under “spent”"),
            )
        if cls._ESTIMATE.search(text):
            return (
                msg("“{text}” is not an exact sum.", text=text),
                cls.ESTIMATE_REMEDY,
            )
        _refuse_foreign_digits(text, cls._REMEDY)
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
        """The amount in 万 (ten thousand) where two decimals say it exactly: `20`; else None."""
        tens = self.amount / self.WAN
        if abs(self.amount) < self.WAN or tens != tens.quantize(Decimal("0.01")):
            return None
        return f"{tens.normalize():,f}"

    def __str__(self) -> str:
        """Yuan as text that `parse` reads back, if it is not negative: `200000`, `0.50`."""
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
            _refuse_foreign_digits(text, remedy)
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
        match = cls._CHINESE.fullmatch(text.translate(_ASCII_DIGITS).strip())
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
        r"(约|近)?\s*([0-9]+(?:\.[0-9]{1,6})?)(?:\s*(万))?([余多])?\s*"
        r"([^\s0-9<>&|{}\[\]`,;:，；：。、]{0,20})"
    )
    _NUMERAL: ClassVar[re.Pattern[str]] = re.compile(r"[十百亿]|千(?![克瓦米伏赫卡])")
    _REMEDY: ClassVar[Message] = msg("Write a number and a unit: 1200 平方米, 近50 人, 10余 吨")
    _COUNT_REMEDY: ClassVar[Message] = msg("Write a whole number: 68, 近50, 100余")

    @classmethod
    def parse(cls, text: str) -> Self:
        """Read a number with its unit, and 约, 近, 余 or 多 where the source is not exact.

        Raises:
            ValueFault: for any other spelling.
        """
        return parse_with(text, cls._read, cls._REMEDY)

    @classmethod
    def _read(cls, text: str) -> Self:
        _refuse_foreign_digits(text, cls._REMEDY)
        match = cls._PATTERN.fullmatch(text)
        if match is None:
            raise ValueFault(msg("“{text}” is not a quantity.", text=text), cls._REMEDY)
        before, digits, wan, after, unit = match.groups()
        if not after and unit[:1] in ("余", "多"):  # a space before it, as in 10 余吨
            after, unit = unit[0], unit[1:]
        if (before and after) or len(digits.split(".")[0]) > MAX_INTEGER_DIGITS:
            raise ValueFault(msg("“{text}” is not a quantity.", text=text), cls._REMEDY)
        if cls._NUMERAL.match(unit):
            raise ValueFault(
                msg("“{text}” has a part of its number in words.", text=text),
                msg("Write the number in digits: 3000 instead of 3千"),
            )
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
        return parse_with(text, cls._read_count, cls._COUNT_REMEDY)

    @classmethod
    def _read_count(cls, text: str) -> Self:
        try:
            count = cls._read(text)
        except ValueFault as fault:
            remedy = cls._COUNT_REMEDY if fault.remedy == cls._REMEDY else fault.remedy
            raise ValueFault(fault.reason, remedy) from None
        if count.number != count.number.to_integral_value():
            raise ValueFault(msg("“{text}” is not a whole number.", text=text), cls._COUNT_REMEDY)
        if count.unit:
            plain = str(cls(count.number, "", count.approximation))
            raise ValueFault(
                msg("“{text}” has a unit; the field already says of what it counts.", text=text),
                msg("Write only the number: {plain}", plain=plain),
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
