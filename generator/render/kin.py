"""Records that tell of each other: a page of one of them depends on its kin and on nobody else.

A project's page shows its funds, the suggestion that it came of, the meeting that decided on it. It
is written at a desk that knows these records alone, so that it cannot depend on others. Hence when
one record changes, the pages of all that are no kin of it are what they were.
"""

import hashlib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from generator.model.base import Record, VillageId
from generator.model.fields import marked
from generator.model.township import Entry, Township
from generator.render.sheet import Common

Kin = tuple[Entry[Record], ...]


def kinships(township: Township) -> tuple[Kin, ...]:
    """All records in groups: each with whatever it is linked to, at however many removes."""
    entries = [entry for found in township.records.values() for entry in found]
    group = {entry.key: [entry] for entry in entries}
    for one, other in township.links.pairs:
        mine, theirs = group[one.key], group[other.key]
        if mine is theirs:
            continue
        small, large = sorted((mine, theirs), key=len)
        large.extend(small)
        for entry in small:
            group[entry.key] = large
    groups = {id(found): found for found in group.values()}
    return tuple(tuple(sorted(found, key=lambda each: each.key)) for found in groups.values())


def concerned(kinships: Iterable[Kin]) -> Mapping[str, Kin]:
    """Of each village that any record names, by its id: all kin of the records that name it."""
    found: dict[str, list[Entry[Record]]] = {}
    for kin in kinships:
        named = {str(each) for entry in kin for _, each, _ in marked(entry.record, VillageId)}
        for village in named:
            found.setdefault(village, []).extend(kin)
    return {village: tuple(entries) for village, entries in found.items()}


def alone(township: Township, kin: Sequence[Entry[Record]]) -> Township:
    """The township as if there were no other records, and no files but theirs."""
    chosen = {entry.key for entry in kin}
    theirs = {kind for kind, _ in chosen}
    records = {
        kind: tuple(entry for entry in found if entry.key in chosen)
        for kind, found in township.records.items()
        if kind in theirs
    }
    named = {
        f"{entry.kind.folder}/{each.file}" for entry in kin for each in entry.record.attachments
    }
    return replace(
        township,
        records=records,
        files=township.files & named,
        pictures={name: each for name, each in township.pictures.items() if name in named},
    )


def key_of(shared: str, town: Township, common: Common) -> str:
    """A digest of everything that the pages of some kin depend on.

    Args:
        shared: of what all pages depend on: the registry, the day.
        town: the township with these records alone.
        common: as far as it concerns them.
    """
    told = (
        shared,
        common.told,
        sorted(town.files),
        town.pictures,
        [
            (kind, entry.id, entry.document.path, entry.document.text)
            for kind, found in sorted(town.records.items())
            for entry in found
        ],
    )
    return hashlib.sha256(repr(told).encode("utf-8", "surrogatepass")).hexdigest()
