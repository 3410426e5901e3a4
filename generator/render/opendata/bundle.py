"""All files of open data of one site, and what is said of them."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from generator.model.page import File
from generator.model.registry import Licence
from generator.render.opendata.csv_file import csv_file
from generator.render.opendata.json_file import json_file
from generator.render.opendata.table import Table
from generator.render.opendata.workbook import Cover, workbook
from generator.render.words import Words

FOLDER = "data"
PACKAGE = f"{FOLDER}/datapackage.json"


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


@dataclass(frozen=True)
class Resource:
    """One table in its two files."""

    table: Table
    csv: File
    json: File


@dataclass(frozen=True)
class Bundle:
    """The files that lie in the folder `data` of a site."""

    about: About
    resources: tuple[Resource, ...]
    book: File | None = None
    package: File | None = None

    @cached_property
    def files(self) -> tuple[File, ...]:
        """All of them."""
        tables = (file for each in self.resources for file in (each.csv, each.json))
        return (*tables, *(file for file in (self.book, self.package) if file))

    def of(self, group: str) -> tuple[Resource, ...]:
        """The tables of one kind of record."""
        return tuple(each for each in self.resources if each.table.spec.group == group)

    @property
    def others(self) -> tuple[Resource, ...]:
        """The tables that belong to no kind."""
        return self.of("")


def resources(tables: Iterable[Table], words: Words) -> tuple[Resource, ...]:
    """The two files of each table."""
    return tuple(
        Resource(
            table,
            File(f"{FOLDER}/{table.spec.name}.csv", csv_file(table, words)),
            File(f"{FOLDER}/{table.spec.name}.json", json_file(table)),
        )
        for table in tables
    )


def book(about: About, made: Sequence[Resource], words: Words) -> File:
    """The workbook of all tables."""
    cover = Cover(about.title, about.lines, about.day)
    tables = [each.table for each in made]
    return File(f"{FOLDER}/{about.name}.xlsx", workbook(tables, cover, words))
