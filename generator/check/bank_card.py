"""A text or the name of a file contains the number of a bank card.

A card's number has sixteen to nineteen digits, begins as the cards of a bank do (UnionPay `62`,
older cards of the large banks, Visa, Mastercard, JCB), and is right by the Luhn check. One in ten
other numbers with such a beginning is right by chance: if it is an order or a document number, the
county names it under `settings: privacy: no_cards` in `villages.yml`. The number is not repeated
in the message.

Fails:

    spent:
      - {purpose: 砖, amount: 200, note: 付至 (a card's number)}
"""

from collections.abc import Iterator

from generator.check.finding import (
    Context,
    Finding,
    RegistryContext,
    RegistryFinding,
    all_texts,
    file_names,
)
from generator.diagnostics import Severity
from generator.messages import msg
from generator.values.private import MANY_DIGITS, find_card, without_letters

SEVERITY = Severity.ERROR
_REMEDY = msg("Remove the number; if it is no card, the county names it under “no_cards”")


def check(context: Context) -> Iterator[Finding]:
    """Look through every text of every kind of record, and the names of files."""
    known = context.township.settings.privacy
    for entry, path, value in all_texts(context, MANY_DIGITS):
        card = _find_card(known.without(value))
        if card is not None:
            message = msg("The text contains the number of a bank card.")
            yield Finding(entry, path, message, _REMEDY, private=True, offset=card)
    for entry, path, name in file_names(context.readable):
        if _find_card(known.without(without_letters(name))) is not None:
            message = msg("The name of the file contains the number of a bank card.")
            yield Finding(entry, path, message, _REMEDY, private=True)


def check_registry(context: RegistryContext) -> Iterator[RegistryFinding]:
    """Look through every text of the registry."""
    known = context.registry.settings.privacy
    for path, value in context.texts:
        card = _find_card(known.without(value))
        if card is not None:
            message = msg("The text contains the number of a bank card.")
            yield RegistryFinding(path, message, _REMEDY, private=True, offset=card)


def _find_card(text: str) -> int | None:
    """Where the number of a card stands; None if there is none."""
    card = find_card(text)
    return card.start() if card else None
