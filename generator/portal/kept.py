"""What a place adds to the tables of the portal, made once and kept for later builds.

So is what the registry tells. What a place adds lies in `build/<place>/tables/`: of each table its
rows in three forms, and a note that says of which published rows they were made. What the note does
not vouch for is made anew.
"""

import json
import os
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from generator.build.files import write_bytes, write_text
from generator.build.fingerprint import fingerprint, of_the_generator
from generator.build.mkdocs_site import SiteFault
from generator.render.opendata.bundle import with_parts
from generator.render.opendata.county import Place, Rows
from generator.render.opendata.parts import Form, Part
from generator.render.opendata.table import Table
from generator.render.words import Words

Source = Path | bytes
"""A table of a place in JSON: the file, or what will be in it."""

Parts = Mapping[str, tuple[str, Part]]
"""By the name of its table, each part with a digest of what it was made of."""

_NOTE = "note.json"


def kept_parts(folder: Path, place: Place, tables: Mapping[str, Source], words: Words) -> Parts:
    """The parts of one place, as far as it has rows; `folder` is where they are kept.

    Raises:
        SiteFault: if a table cannot be read: the portal would be short of a place's rows.
        OSError: if something cannot be read or written.
    """

    def make(missing: Iterable[str]) -> Iterable[Table]:
        return place.tables({name: rows_of(tables[name]) for name in missing})

    shared = [of_the_generator(), words.language, repr(place.head)]
    inputs = {name: fingerprint([*shared, source]) for name, source in tables.items()}
    return _kept(folder, inputs, make, words)


def kept_part(folder: Path, table: Table, words: Words) -> Parts:
    """The one part of a table that has rows; `folder` is where it is kept.

    Raises:
        OSError: if something cannot be read or written.
    """
    told = [of_the_generator(), words.language, repr(table.before), repr(table.rows)]
    return _kept(folder, {table.spec.name: fingerprint(told)}, lambda _: [table], words)


def _kept(
    folder: Path,
    inputs: Mapping[str, str],
    make: Callable[[Iterable[str]], Iterable[Table]],
    words: Words,
) -> Parts:
    """Of each table with the digest of its inputs the part; what is not there is made."""
    known = {
        name: note
        for name, note in _read(folder).items()
        if inputs.get(name) == note["inputs"] and _stand(folder, name, note)
    }
    missing = inputs.keys() - known.keys()
    if missing:
        _write(folder, known)  # while files are exchanged, nothing is said of them
        made = _made(folder, make(missing), words)
        known |= {name: {"inputs": inputs[name], **made.get(name, {"rows": 0})} for name in missing}
        _write(folder, known)
    return {
        name: (note["inputs"], _part(folder, name, note))
        for name in inputs
        if (note := known[name])["rows"]
    }


def _made(folder: Path, tables: Iterable[Table], words: Words) -> dict[str, dict[str, Any]]:
    """Write the parts of these tables; gives what is noted of each that has rows."""
    notes: dict[str, dict[str, Any]] = {}
    for spec, (part,) in with_parts(tables, words):
        data = {form: part.read(form) for form in Form}
        for form, written in data.items():
            write_bytes(_file(folder, spec.name, form), written)
        notes[spec.name] = {
            "rows": part.rows,
            "widths": part.widths,
            "examples": part.examples,
            "sizes": {form.value: len(written) for form, written in data.items()},
        }
    return notes


def rows_of(source: Source) -> Rows:
    """What a table holds."""
    told = "" if isinstance(source, bytes) else f"{source}: "
    try:
        rows = json.loads(source if isinstance(source, bytes) else source.read_bytes())
    except ValueError as error:
        raise SiteFault([f"{told}{error}"]) from None
    if not isinstance(rows, list) or not all(isinstance(row, dict) for row in rows):
        raise SiteFault([f"{told}no list of rows"])
    return rows


def _part(folder: Path, name: str, note: Mapping[str, Any]) -> Part:
    return Part(
        note["rows"],
        tuple(note["widths"]),
        tuple(note["examples"]),
        _Kept(folder, name).read,
    )


@dataclass(frozen=True, slots=True)
class _Kept:
    """Where the rows of a part lie: there are a dozen tables of each place."""

    folder: Path
    table: str

    def read(self, form: Form) -> bytes:
        return _file(self.folder, self.table, form).read_bytes()


def _file(folder: Path, table: str, form: Form) -> Path:
    return folder / f"{table}.{form.value}"


def _stand(folder: Path, name: str, note: Mapping[str, Any]) -> bool:
    """Whether the files of a part are there as they were written."""
    sizes = note["sizes"].items() if note["rows"] else ()
    try:
        return all(os.stat(f"{folder}/{name}.{form}").st_size == size for form, size in sizes)  # noqa: PTH116 - texts, since there are some thousands of them
    except FileNotFoundError:
        return False


def _read(folder: Path) -> dict[str, dict[str, Any]]:
    """The notes of all tables; none if there are none that can be read."""
    try:
        notes: Any = json.loads((folder / _NOTE).read_text("utf-8"))
    except (OSError, ValueError):
        return {}
    return notes if isinstance(notes, dict) else {}


def _write(folder: Path, notes: Mapping[str, Mapping[str, Any]]) -> None:
    write_text(folder / _NOTE, json.dumps(notes, ensure_ascii=False, sort_keys=True) + "\n")
