"""A table as JSON: rows by the columns' keys, a row a line, so that differences can be read."""

import json

from generator.render.opendata.cells import plain
from generator.render.opendata.table import Table

HEAD = b"[\n"
BETWEEN = b",\n"
END = b"\n]\n"


def json_rows(table: Table) -> bytes:
    """Rows as objects, with a comma between them; the same table gives the same bytes."""
    keys = [column.key for column in table.spec.columns]
    rows = ({key: plain(cell) for key, cell in zip(keys, row, strict=True)} for row in table.rows)
    return BETWEEN.join(json.dumps(row, ensure_ascii=False).encode() for row in rows)
