"""Organisations as a tree, from the township down to the centre households."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from generator.model.organisation import Organisation, OrganisationLevel
from generator.model.township import Entry
from generator.render.funnel import Total, total


@dataclass(frozen=True)
class Node:
    """An organisation and those below it."""

    entry: Entry[Organisation]
    children: tuple["Node", ...]


@dataclass(frozen=True)
class LevelSums:
    """What works on one level: how many organisations, members and households covered.

    A record that does not say how many it stands for is in no sum: it may be one or hundreds.
    """

    level: OrganisationLevel
    records: int
    count: Total
    uncounted: int
    members: Total
    households: Total


def tree(entries: Iterable[Entry[Organisation]]) -> tuple[Node, ...]:
    """Those without a parent first, each with its children; what goes in a circle is cut open."""
    given = sorted(entries, key=_order)
    known = {entry.id for entry in given}
    below: dict[str | None, list[Entry[Organisation]]] = {}
    for entry in given:
        parent = entry.record.parent if entry.record.parent in known else None
        below.setdefault(parent, []).append(entry)
    placed: set[str] = set()
    nodes = [_grown(entry, below, placed) for entry in below.get(None, ())]
    nodes += [_grown(entry, below, placed) for entry in given if entry.id not in placed]
    return tuple(nodes)


def by_level(entries: Iterable[Entry[Organisation]]) -> tuple[LevelSums, ...]:
    """Sums of every level that has an organisation, the highest first."""
    records = [entry.record for entry in entries]
    levels = ((level, [each for each in records if each.level is level]) for level in _LEVELS)
    return tuple(_sums(level, found) for level, found in levels if found)


_LEVELS = tuple(OrganisationLevel)


def _sums(level: OrganisationLevel, found: list[Organisation]) -> LevelSums:
    return LevelSums(
        level,
        len(found),
        total(each.count for each in found if each.count),
        sum(each.count is None for each in found),
        total(each.members for each in found if each.members),
        total(each.households for each in found if each.households),
    )


def _grown(
    entry: Entry[Organisation],
    below: Mapping[str | None, list[Entry[Organisation]]],
    placed: set[str],
) -> Node:
    placed.add(entry.id)
    children = [
        _grown(child, below, placed) for child in below.get(entry.id, ()) if child.id not in placed
    ]
    return Node(entry, tuple(children))


def _order(entry: Entry[Organisation]) -> tuple[int, str]:
    return _LEVELS.index(entry.record.level), entry.id
