"""One township: its place in the registry and all its records."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import Generic, Protocol, TypeVar

from generator.diagnostics import Path, Position
from generator.model.base import Record
from generator.model.fields import models_in
from generator.model.kind import Kind
from generator.model.links import Key, Links
from generator.model.paper import Paper
from generator.model.picture import Picture
from generator.model.registry import County, Settings, TownshipEntry, VillageEntry
from generator.model.searched import Searched

R = TypeVar("R", bound=Record)
R_co = TypeVar("R_co", bound=Record, covariant=True)


class Document(Protocol):
    """The text that a record was read from: its raw values, and where each of them stands."""

    @property
    def path(self) -> str:
        """The file, as an editor names it."""

    @property
    def text(self) -> str:
        """All of it, as written."""

    @property
    def data(self) -> object:
        """Raw values: str, list and dict only."""

    def position(self, path: Path, *, key: bool = False) -> Position:
        """Where the value at `path` stands, or its key; the nearest parent's if there is none."""

    def line(self, number: int) -> str:
        """The text of a line, counted from 1."""

    def value(self, path: Path) -> str | None:
        """The text at `path`; None if there is no single value."""

    def comments(self) -> Iterable[tuple[Position, str]]:
        """What stands behind `#`, and where."""


@dataclass(frozen=True)
class Entry(Generic[R_co]):
    """One record, with its address and the text that it came from."""

    kind: Kind
    id: str
    record: R_co
    document: Document

    @property
    def key(self) -> Key:
        """What it is known by within its township."""
        return self.kind.name, self.id

    @property
    def address(self) -> str:
        """Its path below the township's site: `projects/lihuashan-courtyards`."""
        return f"{self.kind.folder}/{self.id}"

    @property
    def addresses(self) -> tuple[str, ...]:
        """Its path, and those that it had under former ids."""
        return (self.address, *(f"{self.kind.folder}/{old}" for old in self.record.formerly))


def _may_be(kind: Kind, model: type[Record]) -> bool:
    """Whether a record of the kind can be a `model`, so that others need not be asked."""
    return any(issubclass(each, model) for each in models_in(kind.model))


@dataclass(frozen=True)
class Township:
    """Everything that is known of one township, drafts included."""

    info: TownshipEntry
    county: County
    settings: Settings
    records: Mapping[str, tuple[Entry[Record], ...]] = field(default_factory=dict)
    """Entries by the name of their kind, each kind in the order of ids."""
    files: frozenset[str] = frozenset()
    """Attachments that exist, as `folder/name`."""
    unread: frozenset[tuple[str, str]] = frozenset()
    """Kind and id of records that could not be read, so that nobody calls them missing."""

    partial: tuple[Entry[Record], ...] = ()
    """Those of them of which something could be read; for checking only."""

    pictures: Mapping[str, Picture] = field(default_factory=dict)
    """What the headers of the attached pictures say, as `folder/name`."""

    papers: Mapping[str, Paper] = field(default_factory=dict)
    """What can be read in attached files, as `folder/name`; for checking only."""

    unnamed: tuple[tuple[str, Searched], ...] = ()
    """Files of its folder that are neither records nor attachments, by their paths from the
    project's folder, and what was found in them; for checking only."""

    @cached_property
    def villages(self) -> Mapping[str, VillageEntry]:
        """Villages and communities by id."""
        return {village.id: village for village in self.info.villages}

    def of(self, model: type[R]) -> tuple[Entry[R], ...]:
        """All entries whose record is a `model`, drafts included."""
        found: list[Entry[R]] = []
        for entries in self.records.values():
            if entries and _may_be(entries[0].kind, model):
                found.extend(entry for entry in entries if isinstance(entry.record, model))  # type: ignore[misc]
        return tuple(found)

    def find(self, kind: str, record_id: str) -> Entry[Record] | None:
        """The record of `kind` with that id; None where there is none."""
        return self._by_id.get((kind, record_id))

    @cached_property
    def _by_id(self) -> Mapping[tuple[str, str], Entry[Record]]:
        return {entry.key: entry for entries in self.records.values() for entry in entries}

    def shown_picture(self, folder: str, name: str) -> Picture | None:
        """The picture of that name beside the records of a kind, if there is one to show."""
        picture = self.pictures.get(f"{folder}/{name}")
        return picture if picture and not picture.fault else None

    @cached_property
    def links(self) -> Links:
        """Which record came of which."""
        return Links.of(entry for entries in self.records.values() for entry in entries)

    @cached_property
    def public(self) -> "Township":
        """The same township without its drafts, which is all that pages may show."""
        shown = {
            kind: tuple(entry for entry in entries if not entry.record.draft)
            for kind, entries in self.records.items()
        }
        return replace(self, records=shown, partial=(), papers={}, unnamed=())
