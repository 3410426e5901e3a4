"""A text contains what looks like the number of a bank card.

Sixteen to nineteen digits, beginning like a card's and right by the Luhn check, are most likely a
card, but may be an order or a document number, so this is only a warning. The number is not
repeated in the message.

Fails:

    spent:
      - {purpose: 砖, amount: 200, note: 付至 (a card's number)}
"""

import re
from collections.abc import Iterator

from generator.check.finding import MANY_DIGITS, Context, Finding, half_width, texts
from generator.diagnostics import Severity
from generator.messages import msg

SEVERITY = Severity.WARNING
_CARD = re.compile(
    r"(?<![0-9A-Za-z])[3-6][0-9]{3}(?:[ -]?[0-9]{4}){3}(?:[ -]?[0-9]{1,3})?(?![0-9A-Za-z])"
)


def check(context: Context) -> Iterator[Finding]:
    """Look through every text of every kind of record."""
    for entry, path, value in texts(context.readable, MANY_DIGITS):
        card = _find_card(value)
        if card is not None:
            yield Finding(
                entry,
                path,
                msg("The text contains what looks like the number of a bank card."),
                msg("Remove the number, or leave it if it is none"),
                private=True,
                offset=card,
            )


def _find_card(text: str) -> int | None:
    """Where the number of a card stands; None if there is none."""
    cards = (match for match in _CARD.finditer(half_width(text)) if _is_card(match.group()))
    return next((match.start() for match in cards), None)


def _is_card(number: str) -> bool:
    """The Luhn check (ISO/IEC 7812-1, annex B)."""
    digits = [int(char) for char in reversed(number) if char.isdigit()]
    doubled = (sum(divmod(2 * digit, 10)) for digit in digits[1::2])
    return (sum(digits[::2]) + sum(doubled)) % 10 == 0
