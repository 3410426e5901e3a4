"""A table as JSON: rows by the columns' keys, a row a line, so that differences can be read."""

import json

from generator.render.opendata.cells import plain
from generator.render.opendata.table import Table


def json_file(table: Table) -> bytes:
    """Rows as objects; the same table gives the same bytes."""
    rows = (
        json.dumps({key: plain(cell) for key, cell in row.items()}, ensure_ascii=False)
        for row in table.records()
    )
    return ("[\n" + ",\n".join(rows) + "\n]\n").encode()
