"""All files of open data of one site, and what is said of them."""

import io
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from generator.model.page import File
from generator.model.registry import Licence
from generator.render.opendata.frame import Cover, Joined
from generator.render.opendata.joined import join
from generator.render.opendata.parts import Part, Pile, parts_of
from generator.render.opendata.shared import code_table
from generator.render.opendata.stored import FOLDER, Resource, Stored, csv_path, json_path
from generator.render.opendata.table import Spec, Table
from generator.render.opendata.workbook import KeptBook, write_workbook
from generator.render.words import Words


@dataclass(frozen=True)
class About:
    """What the data is, who published it, and under which licence."""

    name: str
    """In ASCII, as a name of files."""
    title: str
    description: str
    publisher: str
    licence: Licence | None
    keywords: tuple[str, ...]
    address: str | None = None
    earliest: str | None = None
    latest: str | None = None
    day: date = date(2020, 1, 1)
    """Of the newest record: the workbook is said to be of that day, so that its bytes stay."""
    lines: tuple[str, ...] = ()
    """What the workbook says before it explains the columns."""

    @property
    def cover(self) -> Cover:
        """The head of the workbook."""
        return Cover(self.title, self.lines, self.day)

    @property
    def book_path(self) -> str:
        """Where the workbook lies on the site."""
        return f"{FOLDER}/{self.name}.xlsx"


@dataclass(frozen=True)
class Bundle:
    """What lies in the folder `data` of a site."""

    about: About
    resources: tuple[Resource, ...]
    book: Stored | None = None
    package: Stored | None = None
    files: tuple[File, ...] = ()
    """Those of its files that are in memory."""

    def of(self, group: str) -> tuple[Resource, ...]:
        """The tables of one kind of record."""
        return tuple(each for each in self.resources if each.spec.group == group)


Parted = Iterable[tuple[Spec, Sequence[Part]]]
"""Tables with the parts of their rows."""


def in_memory(about: About, tables: Parted, words: Words, kept: KeptBook | None = None) -> Bundle:
    """The files of all tables that have a part, of their codes, and the workbook of them all.

    Of the workbook is taken what is `kept`.
    """
    joined: list[Joined] = []
    files: list[File] = []

    def take(spec: Spec, parts: Sequence[Part]) -> None:
        as_csv, as_json = io.BytesIO(), io.BytesIO()
        pile = Pile(parts)
        joined.append(Joined(join(spec, pile, words, as_csv, as_json), pile))
        files.append(File(csv_path(spec.name), as_csv.getvalue()))
        files.append(File(json_path(spec.name), as_json.getvalue()))

    for spec, parts in tables:
        if parts:
            take(spec, parts)
    if not joined:
        return Bundle(about, ())
    for spec, parts in with_parts([code_table([each.spec for each in joined], words)], words):
        take(spec, parts)
    data = io.BytesIO()
    write_workbook(joined, about.cover, words, data, kept)
    book = File(about.book_path, data.getvalue())
    resources = tuple(each.resource for each in joined)
    return Bundle(about, resources, Stored.of(book.path, book.data), files=(*files, book))


def with_parts(tables: Iterable[Table], words: Words) -> Parted:
    """Each table that has a row, with the one part that holds them all."""
    filled = [table for table in tables if table.rows]
    parts = parts_of(filled, words)
    return [(table.spec, (part,)) for table, part in zip(filled, parts, strict=True)]
