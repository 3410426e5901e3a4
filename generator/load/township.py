"""The records of one township, read from its folder."""

import os
import re
from dataclasses import dataclass, field
from pathlib import Path as FilePath

from generator.diagnostics import Diagnostic, Position
from generator.load.faults import (
    bad_id,
    content_missing,
    duplicate_id,
    folder_is_no_township,
    unknown_folder,
)
from generator.load.reading import read_model
from generator.load.reporter import fault
from generator.load.salvage import salvage
from generator.model import KINDS
from generator.model.base import SLUG, Record, is_harmless
from generator.model.kind import Kind
from generator.model.paper import Paper
from generator.model.picture import Picture, is_picture
from generator.model.registry import Registry, TownshipEntry
from generator.model.township import Entry, Township

CONTENT = "content"
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
            _read_kind(FilePath(path), folders[path.name], gathered)
        else:
            file = _shown(path.name)
            words = (
                unknown_folder.explain(file, folders)
                if path.is_dir()
                else unknown_folder.explain_file(file)
            )
            place = Position(f"{shown}/{_shown(path.name)}")
            gathered.found.append(fault(unknown_folder, place, words))
    pictures = _pictures(project / CONTENT / info.id, gathered)
    written = {name: Paper(each.words) for name, each in pictures.items() if each.words}
    township = Township(
        info,
        registry.county_of(info),
        registry.settings,
        gathered.records,
        frozenset(gathered.files),
        frozenset(gathered.unread),
        tuple(gathered.partial),
        pictures,
        _papers(project / CONTENT / info.id, gathered) | written,
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


def stray_folders(project: FilePath, registry: Registry) -> list[Diagnostic]:
    """Folders and files under content/ that belong to no township."""
    known = [place.id for place in places(project, registry)]
    return [
        _stray(path, known)
        for path in _visible(project / CONTENT)
        if path.name not in known or not path.is_dir()
    ]


def content_gone() -> Diagnostic:
    """There is no folder of records, where there must be one."""
    return fault(content_missing, Position(CONTENT), content_missing.explain())


def _stray(path: "os.DirEntry[str]", known: list[str]) -> Diagnostic:
    name = _shown(path.name)
    place = Position(f"{CONTENT}/{name}")
    if path.is_dir():
        return fault(folder_is_no_township, place, folder_is_no_township.explain(name, known))
    return fault(unknown_folder, place, unknown_folder.explain_file(name))


def _visible(folder: FilePath) -> list["os.DirEntry[str]"]:
    """What lies in a folder, in order of names, without hidden files; nothing if there is none."""
    try:
        with os.scandir(folder) as found:
            visible = [each for each in found if not each.name.startswith(".")]
    except (FileNotFoundError, NotADirectoryError):
        return []
    return sorted(visible, key=lambda each: each.name)


def _shown(name: str) -> str:
    """A name that can be printed; one from an old Windows archive may be no text."""
    if name.isascii() and name.isprintable():
        return name
    text = os.fsencode(name).decode("utf-8", "replace")
    return "".join(char if char.isprintable() else "\ufffd" for char in text)


def _read_kind(folder: FilePath, kind: Kind, gathered: _Folder) -> None:
    entries: list[Entry[Record]] = []
    seen: dict[str, str] = {}
    for path in _visible(folder):
        file = _shown(path.name)
        place = Position(f"{gathered.shown}/{kind.folder}/{file}")
        record_id, _, suffix = path.name.rpartition(".")
        name = f"{gathered.shown.removeprefix(CONTENT + '/')}/{kind.folder}/{_shown(record_id)}"
        if path.is_dir():
            gathered.found.append(fault(unknown_folder, place, unknown_folder.explain_inner(file)))
        elif not _is_record(path.name):
            gathered.files.add(f"{kind.folder}/{path.name}")
        elif not _ID.fullmatch(record_id) or suffix.lower() not in _ENDINGS:
            gathered.found.append(fault(bad_id, place, bad_id.explain(file), name))
        elif record_id in seen:
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
            rest = salvage(kind.adapter, source.data) if source else None
            if rest is not None and source is not None:
                gathered.partial.append(Entry(kind, record_id, rest, source))
    gathered.records[kind.name] = tuple(sorted(entries, key=lambda entry: entry.id))


def _pictures(folder: FilePath, gathered: _Folder) -> dict[str, Picture]:
    """The headers of the pictures that records name."""
    wanted = [name for name in _named(gathered) if is_picture(name)]
    if not wanted:
        return {}
    from generator.load.pictures import read_picture  # noqa: PLC0415 - slow, and seldom needed

    return {name: read_picture(folder / name) for name in wanted}


def _papers(folder: FilePath, gathered: _Folder) -> dict[str, Paper]:
    """What can be read in the other files that records name, and that are published."""
    wanted = [name for name in _named(gathered) if is_harmless(name) and not is_picture(name)]
    if not wanted:
        return {}
    from generator.load.papers import read_paper  # noqa: PLC0415 - slow, and seldom needed

    return {name: read_paper(folder / name) for name in wanted}


def _named(gathered: _Folder) -> list[str]:
    """Files that exist and that a record names, as `folder/name`, in order."""
    entries = [*(each for found in gathered.records.values() for each in found), *gathered.partial]
    named = {
        f"{entry.kind.folder}/{attachment.file}"
        for entry in entries
        for attachment in entry.record.attachments
    }
    return sorted(named & gathered.files)


def _is_record(name: str) -> bool:
    """Whether the name is meant for a record's: `bridge.yml`, and `bridge.yml.txt` too."""
    return not _ENDINGS.isdisjoint(name.lower().split(".")[1:])
