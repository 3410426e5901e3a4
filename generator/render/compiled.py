"""What a township did in the period of a bulletin, compiled from its other records."""

from dataclasses import dataclass

from generator.model.base import Record
from generator.model.bulletin import Bulletin
from generator.model.fund import Fund
from generator.model.kind import Kind
from generator.model.township import Entry
from generator.render.ledger import Ledger
from generator.render.view import View, inside


@dataclass(frozen=True)
class Compiled:
    """Records of the period by kind, and the entries of the ledger dated in it."""

    records: tuple[tuple[Kind, tuple[Entry[Record], ...]], ...]
    ledger: Ledger


def compiled(view: View, bulletin: Bulletin) -> Compiled | None:
    """What lies in the bulletin's period; None if it has none, or nothing lies in it."""
    period = bulletin.period
    if period is None or (period.start is None and period.end is None):
        return None
    found = [
        each
        for each in view.within(period.start, period.end)
        if not isinstance(each.record, (Bulletin, Fund))
    ]
    by_kind = ((kind, tuple(each for each in found if each.kind is kind)) for kind in view.kinds)
    ledger = Ledger(
        line for line in view.ledger if inside(line.item.date, period.start, period.end)
    )
    records = tuple((kind, entries) for kind, entries in by_kind if entries)
    return Compiled(records, ledger) if records or ledger else None
