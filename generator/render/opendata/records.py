"""The tables of every kind of record: one row a record, and a table for each list inside."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from generator.messages import Message, msg
from generator.model import KINDS
from generator.model.base import Record
from generator.model.fields import models_in
from generator.model.kind import Kind
from generator.model.township import Entry
from generator.render.opendata.columns import Nest, Part, parts_of
from generator.render.opendata.table import Cell, Column, Spec, Table, Target, Type
from generator.render.opendata.texts import one_line
from generator.render.view import View

FOLDERS = {kind.name: kind.folder for kind in KINDS}
_SHARED = frozenset({"village", "villages", "draft", "sources", "attachments"})
"""Fields of every record that have tables of their own."""

_ID = Column(
    "id",
    (msg("id"),),
    Type.ID,
    msg("The record's id, one of its kind; it never changes."),
    required=True,
)
_PLACES = Column(
    "places",
    (msg("village"),),
    Type.TEXT,
    msg("Names of its villages, else those of its project; empty for the whole place."),
)
_PAGE = Column(
    "page",
    (msg("page"),),
    Type.PATH,
    msg("Its page, from the root of this site."),
    required=True,
)
RECORD_ID = Column(
    "record_id", (msg("belonging to"), msg("id")), Type.ID, msg("Id of the record."), required=True
)
RECORD_TITLE = Column(
    "record_title", (msg("belonging to"),), Type.TEXT, msg("Its title."), required=True
)
LINE = Column(
    "line",
    (msg("place in the list"),),
    Type.INTEGER,
    msg("Its number in the record's list, from 1, as on the page."),
    required=True,
)
_OF_RECORDS = msg("One row for each record.")
_OF_ENTRIES = msg("One row for each entry of this list; “record_id” leads to the table {table}.")


@dataclass(frozen=True)
class Plan:
    """The tables of a kind: its own, and one for each list inside its records."""

    kind: Kind
    spec: Spec
    parts: tuple[Part, ...]
    lists: tuple[tuple[Spec, Nest, tuple[Part, ...]], ...]


@cache
def plan(kind: Kind) -> Plan:
    """What the tables of a kind are, from its model alone."""
    parts, nests = parts_of(models_in(kind.model), FOLDERS, _SHARED)
    title, *others = [part.column for part in parts]
    columns = (_ID, title, _PLACES, *others, _PAGE)
    spec = Spec(kind.folder, (kind.label,), _OF_RECORDS, columns, ("id",), kind.folder)
    return Plan(kind, spec, parts, tuple(_lists(kind, nests)))


def _lists(kind: Kind, nests: tuple[Nest, ...]) -> Iterator[tuple[Spec, Nest, tuple[Part, ...]]]:
    for nest in nests:
        parts, inner = (nest.parts, ()) if nest.parts else parts_of(nest.models, FOLDERS)
        if inner:
            message = f"{kind.name}: a list inside a list has no table yet"
            raise NotImplementedError(message)
        name = "-".join((kind.folder, *nest.path)).replace("_", "-").strip("-")
        record = Column(**{**vars(RECORD_ID), "target": Target(kind.folder)})
        columns = (record, RECORD_TITLE, LINE, *(part.column for part in parts))
        about = Message(_OF_ENTRIES.text, {"table": kind.folder})
        titles = (kind.label, *nest.titles)
        yield (
            Spec(name, titles, about, columns, ("record_id", "line"), kind.folder),
            nest,
            parts,
        )


def record_specs() -> Iterator[Spec]:
    """Every table that a kind of record can have."""
    for kind in KINDS:
        made = plan(kind)
        yield made.spec
        yield from (spec for spec, _, _ in made.lists)


def record_tables(view: View) -> Iterator[Table]:
    """The tables of all kinds with public records, in each of them in the order of ids."""
    for kind in view.kinds:
        made = plan(kind)
        entries = view.township.records[kind.name]
        yield Table(made.spec, tuple(_row(view, made, entry) for entry in entries))
        for spec, nest, parts in made.lists:
            rows = tuple(row for each in entries for row in _entries(view, each, nest, parts))
            yield Table(spec, rows)


def group_order(spec: Spec) -> int:
    """The tables of each kind stand together, in the order of kinds, then all others."""
    return [*FOLDERS.values(), ""].index(spec.group)


def _row(view: View, made: Plan, entry: Entry[Record]) -> tuple[Cell, ...]:
    title, *others = [part.read(view, entry.record) for part in made.parts]
    known = [view.villages[each].name for each in view.places(entry) if each in view.villages]
    return (entry.id, title, "、".join(known) or None, *others, f"{entry.address}/")


def _entries(
    view: View, entry: Entry[Record], nest: Nest, parts: tuple[Part, ...]
) -> Iterator[tuple[Cell, ...]]:
    found: object = entry.record
    for name in nest.path:
        found = getattr(found, name, None)
    title = one_line(entry.record.title)
    for number, item in enumerate(found if isinstance(found, tuple) else (), start=1):
        yield (entry.id, title, number, *(part.read(view, item) for part in parts))
