"""What stands on a printed bulletin: its text, the figures of its period, and corrections."""

from dataclasses import dataclass
from functools import cached_property

from generator.model.base import Record
from generator.model.bulletin import Bulletin, Section
from generator.model.kind import Kind
from generator.model.township import Entry
from generator.render.compiled import compiled
from generator.render.ledger import Ledger
from generator.render.paper.code import check_code
from generator.render.paper.content import leaves
from generator.render.releases import Line, release
from generator.render.view import View, as_of, inside

_VERSION = 1
"""Of what a code is made of; a change here changes the code of every bulletin in print."""


@dataclass(frozen=True)
class Issue:
    """One bulletin as it is printed."""

    view: View
    entry: Entry[Bulletin]

    @property
    def record(self) -> Bulletin:
        """The bulletin itself."""
        return self.entry.record

    @cached_property
    def told(self) -> tuple[tuple[Section, tuple[Line, ...]], ...]:
        """Its lines, each with what the record says today."""
        return tuple((section, tuple(lines)) for section, lines in release(self.view, self.record))

    @cached_property
    def ledger(self) -> Ledger:
        """Money of its period, as the records have it today; empty if it names no period."""
        period = self.record.period
        if period is None or (period.start is None and period.end is None):
            return Ledger(())
        return Ledger(
            line for line in self.view.ledger if inside(line.item.date, period.start, period.end)
        )

    @cached_property
    def records(self) -> tuple[tuple[Kind, tuple[Entry[Record], ...]], ...]:
        """Records of its period, where it keeps no lines of its own."""
        found = None if self.told else compiled(self.view, self.record)
        return found.records if found else ()

    @cached_property
    def code(self) -> str:
        """The code by which paper and site are compared; a correction changes it."""
        record, town = self.record, self.view.info
        head = [str(record.number), str(record.date), record.publisher or "", record.title]
        lines = [
            [section.value, *_words(line.said), "=" if not line.corrected else _words(line.now)]
            for section, found in self.told
            for line in found
        ]
        records = [
            [kind.name, each.record.title, str(as_of(each.record) or "")]
            for kind, entries in self.records
            for each in entries
        ]
        return check_code(
            [
                ["bulletin", _VERSION, town.code, town.name, *head],
                [
                    record.summary or "",
                    record.body,
                    *(leaves(record.period) if record.period else []),
                ],
                lines,
                records,
                [[line.fund.record.title, line.part, *leaves(line.item)] for line in self.ledger],
            ]
        )


def _words(line: object) -> list[str]:
    title, figure = getattr(line, "title", ""), getattr(line, "figure", "")
    return [title or "", figure or ""]


def issues(view: View) -> tuple[Issue, ...]:
    """All bulletins, newest first."""
    return tuple(
        Issue(view, entry)  # type: ignore[arg-type]
        for entry in view.entries("bulletin")
        if isinstance(entry.record, Bulletin)
    )
