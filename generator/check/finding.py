"""What a rule says, before the runner stamps its ID, severity and place on it."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from generator.diagnostics import Path, Position
from generator.messages import Message
from generator.model.base import Attachment, File, Record
from generator.model.fields import walk
from generator.model.paper import Paper
from generator.model.picture import Picture
from generator.model.registry import Registry
from generator.model.searched import Searched
from generator.model.township import Document, Entry, Township
from generator.values import Today
from generator.values.private import may_hold


@dataclass(frozen=True)
class Context:
    """What a rule may look at: one township, and the day on which it is checked."""

    township: Township
    today: Today

    @cached_property
    def entries(self) -> tuple[Entry[Record], ...]:
        """All records of the township, drafts included."""
        return tuple(each for entries in self.township.records.values() for each in entries)

    @cached_property
    def readable(self) -> tuple[Entry[Record], ...]:
        """Those, and what could be read of faulty ones: for rules that look at single values."""
        return (*self.entries, *self.township.partial)

    @property
    def pictures(self) -> Iterator[tuple[Entry[Record], int, Attachment, Picture]]:
        """Attached pictures that lie beside their records: record, number in its list, header."""
        for entry in self.readable if self.township.pictures else ():
            for index, attachment in enumerate(entry.record.attachments):
                picture = self.township.pictures.get(f"{entry.kind.folder}/{attachment.file}")
                if picture:
                    yield entry, index, attachment, picture

    @property
    def papers(self) -> Iterator[tuple[Entry[Record], int, Attachment, Paper]]:
        """Attached files with words in them: record, number in its list, what can be read."""
        for entry in self.readable:
            for index, attachment in enumerate(entry.record.attachments):
                paper = self.township.papers.get(f"{entry.kind.folder}/{attachment.file}")
                if paper:
                    yield entry, index, attachment, paper


def texts(
    entries: Iterable[Entry[Record]], hint: re.Pattern[str]
) -> Iterator[tuple[Entry[Record], Path, str]]:
    r"""Every text of the records whose files hold the hint at all, but for names of files.

    A hint is cheap and never misses: what a rule looks for must not be there without it. Where a
    file writes signs as escapes (`\u0031`), every text of it is looked at.
    """
    for entry in entries:
        raw = entry.document.text
        if "\\" in raw or hint.search(raw):
            for path, value, marks in walk(entry.record):
                if isinstance(value, str) and not any(isinstance(each, File) for each in marks):
                    yield entry, path, value


def all_texts(context: Context, hint: re.Pattern[str]) -> Iterator[tuple[Entry[Record], Path, str]]:
    """Every text of the place's records, with what faulty ones were read without."""
    yield from texts(context.readable, hint)
    yield from _unread_texts(context.township.partial, hint)


def _unread_texts(
    entries: Iterable[Entry[Record]], hint: re.Pattern[str]
) -> Iterator[tuple[Entry[Record], Path, str]]:
    """Every single value, as written, that a faulty record was read without; as for `texts`."""
    for entry in entries:
        raw = entry.document.text
        if "\\" in raw or hint.search(raw):
            read = {path for path, _, _ in walk(entry.record)}
            for path, value in _scalars(entry.document.data, ()):
                if path not in read:
                    yield entry, path, value


def _scalars(data: object, path: Path) -> Iterator[tuple[Path, str]]:
    if isinstance(data, str):
        yield path, data
    inside = data.items() if isinstance(data, dict) else ()
    for part, each in enumerate(data) if isinstance(data, list) else inside:
        yield from _scalars(each, (*path, part))


def file_names(entries: Iterable[Entry[Record]]) -> Iterator[tuple[Entry[Record], Path, str]]:
    """The published names of files: of the records, and of their attachments."""
    for entry in entries:
        yield entry, (), entry.id
        for index, attachment in enumerate(entry.record.attachments):
            yield entry, ("attachments", index, "file"), attachment.file


@dataclass(frozen=True, slots=True)
class Finding:
    """One fault of one record.

    Attributes:
        entry: the record; None for a fault of the place as a whole, such as something missing, or
            of a file that is no record's.
        path: where in the record; the runner finds the line, the label and the value.
        key: point at the key rather than at its value.
        private: never show the value.
        offset: how far into the text the fault stands, in characters.
        place: where a text begins that is of no field, or the file that is no record's.
    """

    entry: Entry[Any] | None
    path: Path
    message: Message
    remedy: Message
    key: bool = False
    private: bool = False
    offset: int = 0
    place: Position | None = None


@dataclass(frozen=True, slots=True)
class RegistryFinding:
    """One fault of the registry.

    Attributes:
        path: where in the registry.
        private: never show the value.
        offset: how far into the text the fault stands, in characters.
        place: where a comment begins, or a file; their words are never shown.
    """

    path: Path
    message: Message
    remedy: Message
    private: bool = False
    offset: int = 0
    place: Position | None = None


@dataclass(frozen=True)
class RegistryContext:
    """What a rule of the registry may look at."""

    registry: Registry
    document: Document
    unnamed: tuple[tuple[str, Searched], ...] = ()
    """Files below content/ that lie in no place's folder: path, and what was found in them."""

    @cached_property
    def texts(self) -> tuple[tuple[Path, str], ...]:
        """Every text of the registry, if a private number may stand in its file at all.

        The registry of a province has a hundred thousand texts; they are not gone through for
        nothing.
        """
        text = self.registry.settings.privacy.without(self.document.text)
        if "\\" not in text and not may_hold(text):
            return ()
        every = ((path, value) for path, value, _ in walk(self.registry))
        return tuple((path, value) for path, value in every if isinstance(value, str))
