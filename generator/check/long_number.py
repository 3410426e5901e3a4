"""A text contains a long number that may be a bank card's.

Sixteen to nineteen digits that are right by the Luhn check, but do not begin like the cards that
are known (`bank-card`). Most likely it is an order or a document number, so this is only a warning.
The county can name it under `settings: privacy: no_cards` in `villages.yml`. The number is not
repeated in the message.

Fails:

    spent:
      - {purpose: 砖, amount: 200, note: 付至 (a long number)}
"""

from collections.abc import Iterator

from generator.check.finding import Context, Finding, texts
from generator.diagnostics import Severity
from generator.messages import msg
from generator.values.private import MANY_DIGITS, find_long_number

SEVERITY = Severity.WARNING


def check(context: Context) -> Iterator[Finding]:
    """Look through every text of every kind of record."""
    for entry, path, value in texts(context.readable, MANY_DIGITS):
        number = find_long_number(context.township.settings.privacy.without(value))
        if number:
            yield Finding(
                entry,
                path,
                msg("The text contains what looks like the number of a bank card."),
                msg("Remove the number, or leave it if it is none"),
                private=True,
                offset=number.start(),
            )
