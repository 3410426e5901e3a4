"""Yuan: exact sums of money, as clerks write them."""

import re
from dataclasses import dataclass
from decimal import Decimal
from functools import total_ordering
from typing import ClassVar, Self

from generator.messages import Message, msg
from generator.values.signs import MAX_INTEGER_DIGITS, ValueFault, parse_with, refuse_foreign_digits


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
        refuse_foreign_digits(text, cls._REMEDY)
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
