"""The records of one township, read from its folder."""

import re
from dataclasses import dataclass, field, replace
from pathlib import Path as FilePath

from generator.diagnostics import Diagnostic, Position
from generator.load.attached import named_by, read_papers, read_pictures
from generator.load.faults import bad_id, content_missing, duplicate_id, unknown_folder
from generator.load.reading import read_model
from generator.load.reporter import fault
from generator.load.salvage import salvage
from generator.load.scanned import CONTENT, scanned
from generator.load.signs import shown_name
from generator.load.unnamed import look_through
from generator.model import KINDS
from generator.model.base import SLUG, Record
from generator.model.kind import Kind
from generator.model.paper import Paper
from generator.model.registry import Privacy, Registry, TownshipEntry
from generator.model.searched import Looked, Searched
from generator.model.township import Entry, Township

_ID = re.compile(SLUG)
_ENDINGS = frozenset({"yml", "yaml"})


@dataclass
class _Folder:
    """What is gathered while a township's folder is read."""

    shown: str
    records: dict[str, tuple[Entry[Record], ...]] = field(default_factory=dict)
    files: set[str] = field(default_factory=set)
    unread: set[tuple[str, str]] = field(default_factory=set)
    partial: list[Entry[Record]] = field(default_factory=list)
    others: list[str] = field(default_factory=list)
    """What is no record and can be no attachment, hidden files among it, by its path inside."""
    doubtful: set[str] = field(default_factory=set)
    """Folders with records that nobody can read, or that bear no name of one."""
    found: list[Diagnostic] = field(default_factory=list)

    def leave(self, kind: Kind, name: str) -> None:
        """Note a file that is meant for a record, and is not read as one."""
        self.others.append(f"{kind.folder}/{name}")
        self.doubtful.add(kind.folder)

    def unnamed(
        self, project: FilePath, named: frozenset[str], known: Privacy, looked: Looked
    ) -> tuple[tuple[str, Searched], ...]:
        """What was found in files that are neither records nor attachments.

        What cannot be read is told of those alone that surely no record means to name.
        """
        doubtful = self.doubtful | {each.partition("/")[0] for each in named - self.files}
        unnamed = self.files - named
        found: list[tuple[str, Searched]] = []
        for name in sorted({*unnamed, *self.others}):
            is_sure = name in unnamed and name.partition("/")[0] not in doubtful
            for path, each in look_through(project, f"{self.shown}/{name}", known, looked):
                found.append((path, each if is_sure else replace(each, unread=None)))
        return tuple(found)


def load_township(
    project: FilePath, registry: Registry, info: TownshipEntry, looked: Looked | None = None
) -> tuple[Township, list[Diagnostic]]:
    """All records of a township that can be read, and what is wrong with the others.

    What earlier builds have `looked` through of files that no record names is not read again.
    """
    shown = f"{CONTENT}/{info.id}"
    gathered = _Folder(shown)
    folders = {kind.folder: kind for kind in KINDS}
    visible, gathered.others = scanned(project / CONTENT / info.id)
    for path in visible:
        if path.is_dir() and path.name in folders:
            _read_kind(FilePath(path), folders[path.name], gathered)
        else:
            gathered.others.append(path.name)
            file = shown_name(path.name)
            words = (
                unknown_folder.explain(file, folders)
                if path.is_dir()
                else unknown_folder.explain_file(file)
            )
            place = Position(f"{shown}/{shown_name(path.name)}")
            gathered.found.append(fault(unknown_folder, place, words))
    folder, files = project / CONTENT / info.id, frozenset(gathered.files)
    entries = [*(each for found in gathered.records.values() for each in found), *gathered.partial]
    named = named_by(entries)
    pictures = read_pictures(folder, named & files)
    written = {name: Paper(each.words) for name, each in pictures.items() if each.words}
    township = Township(
        info,
        registry.county_of(info),
        registry.settings,
        gathered.records,
        files,
        frozenset(gathered.unread),
        tuple(gathered.partial),
        pictures,
        read_papers(folder, named & files) | written,
        gathered.unnamed(project, named, registry.settings.privacy, looked or Looked()),
    )
    return township, gathered.found


def places(project: FilePath, registry: Registry) -> tuple[TownshipEntry, ...]:
    """All that have a site: the townships, and the counties that have records of their own."""
    counties = (
        TownshipEntry.of_county(county)
        for county in registry.counties
        if (project / CONTENT / county.id).is_dir()
    )
    return (*registry.townships, *counties)


def content_gone() -> Diagnostic:
    """There is no folder of records, where there must be one."""
    return fault(content_missing, Position(CONTENT), content_missing.explain())


def _read_kind(folder: FilePath, kind: Kind, gathered: _Folder) -> None:
    entries: list[Entry[Record]] = []
    seen: dict[str, str] = {}
    visible, hidden = scanned(folder)
    gathered.others += (f"{kind.folder}/{each}" for each in hidden)
    for path in visible:
        file = shown_name(path.name)
        place = Position(f"{gathered.shown}/{kind.folder}/{file}")
        record_id, _, suffix = path.name.rpartition(".")
        name = f"{gathered.shown.removeprefix(CONTENT + '/')}/{kind.folder}/{shown_name(record_id)}"
        if path.is_dir():
            gathered.others.append(f"{kind.folder}/{path.name}")
            gathered.found.append(fault(unknown_folder, place, unknown_folder.explain_inner(file)))
        elif not _is_record(path.name):
            gathered.files.add(f"{kind.folder}/{path.name}")
        elif not _ID.fullmatch(record_id) or suffix.lower() not in _ENDINGS:
            gathered.leave(kind, path.name)
            gathered.found.append(fault(bad_id, place, bad_id.explain(file), name))
        elif record_id in seen:
            gathered.leave(kind, path.name)
            words = duplicate_id.explain(record_id, seen[record_id])
            gathered.found.append(fault(duplicate_id, place, words, name))
        else:
            seen[record_id] = place.path
            record, source, found = read_model(kind.adapter, kind.model, path, place.path, name)
            gathered.found.extend(found)
            if record is not None and source is not None:
                entries.append(Entry(kind, record_id, record, source))
                continue
            gathered.unread.add((kind.name, record_id))
            gathered.doubtful.add(kind.folder)
            rest = salvage(kind.adapter, source.data) if source else None
            if rest is not None and source is not None:
                gathered.partial.append(Entry(kind, record_id, rest, source))
    gathered.records[kind.name] = tuple(sorted(entries, key=lambda entry: entry.id))


def _is_record(name: str) -> bool:
    """Whether the name is meant for a record's: `bridge.yml`, and `bridge.yml.txt` too."""
    return not _ENDINGS.isdisjoint(name.lower().split(".")[1:])
