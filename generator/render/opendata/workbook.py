"""All tables in one workbook: a sheet that explains the columns, then a sheet for each table.

The rows were written before, part by part, and are put behind the heads of their sheets with the
numbers that they have there. Sheets that are those of an earlier workbook are taken from it.
"""

import hashlib
import io
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import BinaryIO
from zipfile import ZipFile

from generator.render.opendata.archive import put, take
from generator.render.opendata.forms import ROW, ROW_END
from generator.render.opendata.frame import Cover, Frame, Joined, framed
from generator.render.opendata.parts import Form
from generator.render.opendata.sheets import ROOM, SHEET
from generator.render.words import Words

_EXTENT = re.compile(r'<dimension ref="A1:([A-Z]+)[0-9]+"/>')
_ROW, _ROW_END = ROW.encode(), ROW_END.encode()


@dataclass
class KeptBook:
    """What of an earlier workbook may be taken again; then, what of this one may be.

    Attributes:
        frame: the workbook without rows.
        sheets: of each of its sheets its name, with a digest of what it was made from.
        data: the earlier workbook, open for reading, if sheets are to be taken from it.
    """

    frame: Frame = field(default=Frame("", b""))
    sheets: Mapping[str, str] = field(default_factory=dict)
    data: BinaryIO | None = None


def write_workbook(
    tables: Sequence[Joined],
    cover: Cover,
    words: Words,
    to: BinaryIO,
    kept: KeptBook | None = None,
) -> None:
    """The workbook; the same parts give the same bytes, and one part at a time is in memory."""
    kept = kept or KeptBook()
    kept.frame = framed(tables, cover, words, kept.frame)
    own = {SHEET.format(number=at): table for at, table in enumerate(tables, start=2)}
    sheets: dict[str, str] = {}
    earlier = {each.filename: each for each in ZipFile(kept.data).infolist()} if kept.data else {}
    with ZipFile(io.BytesIO(kept.frame.data)) as source, ZipFile(to, "w") as target:
        for name in source.namelist():
            data, table = source.read(name), own.get(name)
            inputs = _inputs(data, table) if table else ""
            if kept.data and inputs and kept.sheets.get(name) == inputs:
                take(target, to, earlier[name], kept.data)
            else:
                put(target, name, _sheet(data.decode(), table) if table else [data])
            if inputs:
                sheets[name] = inputs
    kept.sheets = sheets


def _inputs(empty: bytes, table: Joined) -> str:
    """A digest of all that a sheet is made from; nothing if that is not known."""
    if not table.inputs:
        return ""
    return hashlib.sha256(f"{table.inputs}\n".encode() + empty).hexdigest()


def _sheet(empty: str, table: Joined) -> Iterator[bytes]:
    """A sheet with its rows behind its head."""
    last = min(table.resource.rows, ROOM + 1) + 1
    head, end, rest = _EXTENT.sub(rf'<dimension ref="A1:\g<1>{last}"/>', empty).partition(ROW_END)
    yield (head + end).encode()
    number = 1
    for part in table.pile.read(Form.SHEET):
        rows = part.split(_ROW_END)[:-1]
        rows = rows[: ROOM + 1 - number]
        numbered = [row.replace(_ROW, b"%d" % at) for at, row in enumerate(rows, start=number + 1)]
        yield _ROW_END.join([*numbered, b""])
        number += len(rows)
    yield rest.encode()
