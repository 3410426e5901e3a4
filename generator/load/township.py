"""The records of one township, read from its folder."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path as FilePath

from generator.diagnostics import Diagnostic, Position
from generator.load.faults import bad_id, duplicate_id, folder_is_no_township, unknown_folder
from generator.load.reading import read_model
from generator.load.reporter import fault
from generator.model import KINDS
from generator.model.base import SLUG, Record
from generator.model.kind import Kind
from generator.model.registry import Registry, TownshipEntry
from generator.model.township import Entry, Township

CONTENT = "content"
_ID = re.compile(SLUG)
_SUFFIXES = (".yml", ".yaml")


@dataclass
class _Folder:
    """What is gathered while a township's folder is read."""

    shown: str
    records: dict[str, tuple[Entry[Record], ...]] = field(default_factory=dict)
    files: set[str] = field(default_factory=set)
    unread: set[tuple[str, str]] = field(default_factory=set)
    found: list[Diagnostic] = field(default_factory=list)


def load_township(
    project: FilePath, registry: Registry, info: TownshipEntry
) -> tuple[Township, list[Diagnostic]]:
    """All records of a township that can be read, and what is wrong with the others."""
    shown = f"{CONTENT}/{info.id}"
    gathered = _Folder(shown)
    folders = {kind.folder: kind for kind in KINDS}
    for path in _visible(project / CONTENT / info.id):
        if path.is_dir() and path.name in folders:
            _read_kind(path, folders[path.name], gathered)
        else:
            words = unknown_folder.explain(path.name, folders)
            place = Position(f"{shown}/{path.name}")
            gathered.found.append(fault(unknown_folder, place, words))
    county = next(each for each in registry.counties if each.id == info.county)
    township = Township(
        info,
        county,
        registry.settings,
        gathered.records,
        frozenset(gathered.files),
        frozenset(gathered.unread),
    )
    return township, gathered.found


def stray_folders(project: FilePath, registry: Registry) -> list[Diagnostic]:
    """Folders and files under content/ that belong to no township."""
    known = [township.id for township in registry.townships]
    return [
        fault(
            folder_is_no_township,
            Position(f"{CONTENT}/{path.name}"),
            folder_is_no_township.explain(path.name, known),
        )
        for path in _visible(project / CONTENT)
        if path.name not in known or not path.is_dir()
    ]


def _visible(folder: FilePath) -> Iterator[FilePath]:
    """What lies in a folder, in order of names, without hidden files; nothing if there is none."""
    if not folder.is_dir():
        return
    yield from sorted(path for path in folder.iterdir() if not path.name.startswith("."))


def _read_kind(folder: FilePath, kind: Kind, gathered: _Folder) -> None:
    entries: dict[str, Entry[Record]] = {}
    for path in _visible(folder):
        shown = f"{gathered.shown}/{kind.folder}/{path.name}"
        if path.suffix.lower() not in _SUFFIXES:
            gathered.files.add(f"{kind.folder}/{path.name}")
            continue
        name = f"{gathered.shown.removeprefix(CONTENT + '/')}/{kind.folder}/{path.stem}"
        if not _ID.fullmatch(path.stem):
            place = Position(shown)
            gathered.found.append(fault(bad_id, place, bad_id.explain(path.name), name))
            continue
        if path.stem in entries:
            words = duplicate_id.explain(path.stem, entries[path.stem].document.path)
            gathered.found.append(fault(duplicate_id, Position(shown), words, name))
            continue
        record, source, found = read_model(kind.adapter, kind.model, path, shown, name)
        gathered.found.extend(found)
        if record is None or source is None:
            gathered.unread.add((kind.name, path.stem))
        else:
            entries[path.stem] = Entry(kind, path.stem, record, source)
    gathered.records[kind.name] = tuple(entries.values())
