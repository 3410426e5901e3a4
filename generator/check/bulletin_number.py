"""Bulletin numbers are out of order.

A township numbers its bulletins 1, 2, 3 … by date. A number stands once, none is left out, and a
later number has no earlier date: a gap would look like a bulletin that was withdrawn.

Fails:

    number: 3     # and the township has no number 2
"""

from collections.abc import Iterator
from itertools import pairwise

from generator.check.finding import Context, Finding
from generator.diagnostics import Severity
from generator.messages import Message, msg
from generator.model.bulletin import Bulletin
from generator.model.township import Entry

SEVERITY = Severity.ERROR


def check(context: Context) -> Iterator[Finding]:
    """Compare each bulletin with the one before it, by number."""
    entries = sorted(context.township.of(Bulletin), key=lambda entry: entry.record.number)
    if entries and entries[0].record.number != 1 and not _unread(context):
        yield _finding(
            entries[0],
            msg("The first bulletin has number {number}.", number=entries[0].record.number),
        )
    for before, entry in pairwise(entries):
        if message := _fault(before, entry, gaps=not _unread(context)):
            yield _finding(entry, message)


def _unread(context: Context) -> bool:
    """Whether a bulletin could not be read; then a gap is no news."""
    return any(kind == "bulletin" for kind, _ in context.township.unread)


def _finding(entry: Entry[Bulletin], message: Message) -> Finding:
    remedy = msg("Number the bulletins 1, 2, 3 … in the order of their dates")
    return Finding(entry, ("number",), message, remedy)


def _fault(before: Entry[Bulletin], entry: Entry[Bulletin], *, gaps: bool) -> Message | None:
    first, second = before.record, entry.record
    if first.number == second.number:
        return msg(
            "Number {number} is taken already by {other}.", number=second.number, other=before.id
        )
    if first.date.certainly_after(second.date):
        return msg(
            "Number {number} is dated {date}, before number {other} of {other_date}.",
            number=second.number,
            date=str(second.date),
            other=first.number,
            other_date=str(first.date),
        )
    if gaps and second.number != first.number + 1:
        return msg(
            "Number {number} follows number {other}.", number=second.number, other=first.number
        )
    return None
