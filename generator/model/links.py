"""The thread: which record came of which, read from the references and shown in both directions.

An editor writes a reference once, where it is known: a suggestion names its project, a fund names
the project it belongs to. `Reference.leads` says which of the two came first.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from generator.model.base import Record, Reference
from generator.model.fields import marked

if TYPE_CHECKING:
    from generator.model.township import Entry

Key = tuple[str, str]
"""Kind and id."""


@dataclass(frozen=True)
class Links:
    """What came of what among the records of one township; references to nothing are left out."""

    pairs: tuple[tuple["Entry[Record]", "Entry[Record]"], ...]
    """What came first, and what came of it; each pair once."""

    @classmethod
    def of(cls, entries: Iterable["Entry[Record]"]) -> "Links":
        """Follow every reference of every record."""
        known = {entry.key: entry for entry in entries}
        pairs: dict[tuple[Key, Key], tuple[Entry[Record], Entry[Record]]] = {}
        for entry in known.values():
            for _, value, reference in marked(entry.record, Reference):
                other = known.get((reference.kind, str(value)))
                if other is None:
                    continue
                pair = (entry, other) if reference.leads else (other, entry)
                pairs[pair[0].key, pair[1].key] = pair
        return cls(tuple(pairs.values()))

    def came_from(self, entry: "Entry[Record]") -> tuple["Entry[Record]", ...]:
        """What this record came of, one step back."""
        return self._before.get(entry.key, ())

    def came_of(self, entry: "Entry[Record]") -> tuple["Entry[Record]", ...]:
        """What came of this record, one step on."""
        return self._after.get(entry.key, ())

    def origins(self, entry: "Entry[Record]") -> tuple["Entry[Record]", ...]:
        """Everything that led here, the farthest first; a circle is walked once."""
        return tuple(reversed(_reach(entry, self._before)))

    def consequences(self, entry: "Entry[Record]") -> tuple["Entry[Record]", ...]:
        """Everything that followed, the nearest first; a circle is walked once."""
        return _reach(entry, self._after)

    @cached_property
    def _before(self) -> Mapping[Key, tuple["Entry[Record]", ...]]:
        return _grouped((after.key, before) for before, after in self.pairs)

    @cached_property
    def _after(self) -> Mapping[Key, tuple["Entry[Record]", ...]]:
        return _grouped((before.key, after) for before, after in self.pairs)


def _grouped(
    pairs: Iterable[tuple[Key, "Entry[Record]"]],
) -> Mapping[Key, tuple["Entry[Record]", ...]]:
    groups: dict[Key, list[Entry[Record]]] = {}
    for key, entry in pairs:
        groups.setdefault(key, []).append(entry)
    return {key: tuple(entries) for key, entries in groups.items()}


def _reach(
    start: "Entry[Record]", steps: Mapping[Key, tuple["Entry[Record]", ...]]
) -> tuple["Entry[Record]", ...]:
    """All that can be reached, breadth first, the start itself left out."""
    found: dict[Key, Entry[Record]] = {start.key: start}
    edge = [start]
    while edge:
        following = (next_ for entry in edge for next_ in steps.get(entry.key, ()))
        new = {entry.key: entry for entry in following if entry.key not in found}
        found |= new
        edge = list(new.values())
    del found[start.key]
    return tuple(found.values())
