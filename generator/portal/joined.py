"""What the parts of all places were put together to, kept with a note of what it was made from."""

import hashlib
import json
from collections.abc import Mapping, Sequence
from contextlib import ExitStack
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Any

from generator.build.files import fresh, write_text
from generator.build.fingerprint import fingerprint
from generator.kept_book import kept_book
from generator.render.opendata.bundle import About, Bundle, with_parts
from generator.render.opendata.county import portal_specs
from generator.render.opendata.frame import Joined
from generator.render.opendata.joined import join
from generator.render.opendata.parts import Pile
from generator.render.opendata.shared import CODES, code_table
from generator.render.opendata.stored import Resource, Stored
from generator.render.opendata.table import Spec
from generator.render.opendata.workbook import write_workbook
from generator.render.words import Words


@dataclass
class Whole:
    """The parts of a table of all places, and a digest of what they were made from."""

    spec: Spec
    pile: Pile
    inputs: str


@dataclass(frozen=True)
class _Before:
    """What was put together last time."""

    inputs: str = ""
    tables: Mapping[str, tuple[str, Resource]] = field(default_factory=dict)
    book: Stored | None = None
    sheets: Mapping[str, str] = field(default_factory=dict)

    def bundle(self, about: About) -> Bundle:
        return Bundle(about, tuple(each for _, each in self.tables.values()), self.book)


_NOTE = "note.json"


def joined(folder: Path, about: About, wholes: Sequence[Whole], words: Words) -> Bundle:
    """What stands in the folder, made of the same; what is not there is written.

    Raises:
        OSError: if something cannot be read or written.
    """
    note = folder / _NOTE
    before = _read(note)
    inputs = fingerprint([repr(about), *(each.inputs for each in wholes)])
    if before.inputs == inputs:
        known = before.bundle(about)
        if _stands(folder, *files(known)):
            return known
    note.unlink(missing_ok=True)  # while files are exchanged, nothing is said of them
    tables = [_joined(folder, each, before, words) for each in wholes]
    codes = with_parts([code_table([each.spec for each in tables], words)], words)
    tables += [_join(folder, Whole(spec, Pile(parts), ""), words) for spec, parts in codes]
    book, sheets = _book(folder, about, tables, words, before) if tables else (None, {})
    bundle = Bundle(about, tuple(each.resource for each in tables), book)
    write_text(note, _told(tables, book, sheets, inputs))
    return bundle


def files(bundle: Bundle) -> tuple[Stored, ...]:
    """All that lies in the folder."""
    tables = (file for each in bundle.resources for file in (each.csv, each.json))
    return (*tables, bundle.book) if bundle.book else tuple(tables)


def _stands(folder: Path, *found: Stored) -> bool:
    """Whether files are there, as long as they were."""
    paths = [(folder / Path(file.path).name, file.size) for file in found]
    return all(path.is_file() and path.stat().st_size == size for path, size in paths)


def _joined(folder: Path, whole: Whole, before: _Before, words: Words) -> Joined:
    """A table as it stands there, if it was made of the same; else it is written."""
    inputs, known = before.tables.get(whole.spec.name, ("", None))
    if known and inputs == whole.inputs and _stands(folder, known.csv, known.json):
        return Joined(known, whole.pile, inputs)
    return _join(folder, whole, words)


def _join(folder: Path, whole: Whole, words: Words) -> Joined:
    name = whole.spec.name
    csv, rows = folder / f"{name}.csv", folder / f"{name}.json"
    with fresh(csv) as to_csv, fresh(rows) as to_json:
        resource = join(whole.spec, whole.pile, words, to_csv, to_json)
    return Joined(resource, whole.pile, whole.inputs)


def _book(
    folder: Path, about: About, tables: Sequence[Joined], words: Words, before: _Before
) -> tuple[Stored, Mapping[str, str]]:
    """The workbook, with the sheets that the last one has of the same."""
    path = folder / Path(about.book_path).name
    with ExitStack() as opened:
        kept = opened.enter_context(kept_book(folder))
        if before.book and _stands(folder, before.book) and _digest(path) == before.book.digest:
            kept.data = opened.enter_context(path.open("rb"))
            kept.sheets = before.sheets
        write_workbook(tables, about.cover, words, opened.enter_context(fresh(path)), kept)
    return Stored(about.book_path, path.stat().st_size, _digest(path)), kept.sheets


def _digest(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def _told(
    tables: Sequence[Joined], book: Stored | None, sheets: Mapping[str, str], inputs: str
) -> str:
    """The note of what was put together."""
    told = [
        (of.spec.name, each.inputs, of.rows, of.examples, asdict(of.csv), asdict(of.json))
        for each in tables
        for of in [each.resource]
    ]
    note = {"inputs": inputs, "tables": told, "book": book and asdict(book), "sheets": sheets}
    return json.dumps(note, ensure_ascii=False, sort_keys=True) + "\n"


def _read(note: Path) -> _Before:
    """What was put together before; nothing if there is no note that can be read."""
    try:
        told: Any = json.loads(note.read_text("utf-8"))
        specs = {spec.name: spec for spec in (*portal_specs(), CODES)}
        tables = {
            name: (inputs, _resource(specs[name], *more)) for name, inputs, *more in told["tables"]
        }
        book = Stored(**told["book"]) if told["book"] else None
        return _Before(told["inputs"], tables, book, dict(told["sheets"]))
    except (OSError, ValueError, LookupError, TypeError):
        return _Before()


def _resource(
    spec: Spec, rows: int, examples: Sequence[str], csv: dict[str, Any], rows_: dict[str, Any]
) -> Resource:
    return Resource(spec, rows, tuple(examples), Stored(**csv), Stored(**rows_))
