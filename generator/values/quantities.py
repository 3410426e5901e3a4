"""Quantities: numbers with a unit, as exact as their source."""

import re
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from typing import ClassVar, Self

from generator.messages import Message, msg
from generator.values.signs import MAX_INTEGER_DIGITS, ValueFault, parse_with, refuse_foreign_digits


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
        refuse_foreign_digits(text, cls._REMEDY)
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
