"""What the parts of all places were put together to, kept with a note of what it was made from."""

import hashlib
import json
from collections.abc import Sequence
from dataclasses import asdict
from pathlib import Path
from typing import Any

from generator.build.files import fresh, write_text
from generator.render.opendata.bundle import About, Bundle, with_parts
from generator.render.opendata.county import portal_specs
from generator.render.opendata.joined import join
from generator.render.opendata.parts import Pile
from generator.render.opendata.shared import CODES, code_table
from generator.render.opendata.stored import Resource, Stored
from generator.render.opendata.table import Spec
from generator.render.opendata.workbook import Joined, write_workbook
from generator.render.words import Words

Piles = Sequence[tuple[Spec, Pile]]
"""Tables with the parts of all places."""

_NOTE = "note.json"


def joined(folder: Path, about: About, piles: Piles, words: Words, inputs: str) -> Bundle:
    """What stands in the folder, made of the same inputs; else it is written there.

    Raises:
        OSError: if something cannot be read or written.
    """
    note = folder / _NOTE
    known = _known(note, about, inputs)
    if known is not None and all(_stands(folder, each) for each in files(known)):
        return known
    note.unlink(missing_ok=True)  # while files are exchanged, nothing is said of them
    tables = [_join(folder, spec, pile, words) for spec, pile in piles]
    codes = with_parts([code_table([each.spec for each in tables], words)], words)
    tables += [_join(folder, spec, Pile(parts), words) for spec, parts in codes]
    book = _book(folder, about, tables, words) if tables else None
    bundle = Bundle(about, tuple(each.resource for each in tables), book)
    write_text(note, _told(bundle, inputs))
    return bundle


def files(bundle: Bundle) -> tuple[Stored, ...]:
    """All that lies in the folder."""
    tables = (file for each in bundle.resources for file in (each.csv, each.json))
    return (*tables, bundle.book) if bundle.book else tuple(tables)


def _stands(folder: Path, file: Stored) -> bool:
    path = folder / Path(file.path).name
    return path.is_file() and path.stat().st_size == file.size


def _join(folder: Path, spec: Spec, pile: Pile, words: Words) -> Joined:
    csv, rows = folder / f"{spec.name}.csv", folder / f"{spec.name}.json"
    with fresh(csv) as to_csv, fresh(rows) as to_json:
        return join(spec, pile, words, to_csv, to_json)


def _book(folder: Path, about: About, tables: Sequence[Joined], words: Words) -> Stored:
    path = folder / Path(about.book_path).name
    with fresh(path) as file:
        write_workbook(tables, about.cover, words, file)
    with path.open("rb") as file:
        digest = hashlib.file_digest(file, "sha256").hexdigest()
    return Stored(about.book_path, path.stat().st_size, digest)


def _told(bundle: Bundle, inputs: str) -> str:
    """The note of what was put together."""
    tables = [
        (each.spec.name, each.rows, each.examples, asdict(each.csv), asdict(each.json))
        for each in bundle.resources
    ]
    note = {"inputs": inputs, "tables": tables, "book": bundle.book and asdict(bundle.book)}
    return json.dumps(note, ensure_ascii=False, sort_keys=True) + "\n"


def _known(note: Path, about: About, inputs: str) -> Bundle | None:
    """What was put together of the same inputs before."""
    try:
        told: dict[str, Any] = json.loads(note.read_text("utf-8"))
        if told["inputs"] != inputs:
            return None
    except (OSError, ValueError, LookupError, TypeError):
        return None
    specs = {spec.name: spec for spec in (*portal_specs(), CODES)}
    resources = (
        Resource(specs[name], rows, tuple(examples), Stored(**csv), Stored(**json_))
        for name, rows, examples, csv, json_ in told["tables"]
    )
    return Bundle(about, tuple(resources), Stored(**told["book"]) if told["book"] else None)
